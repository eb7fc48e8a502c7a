"""Ground: on what a detention may rest, and on what it never may."""

from habeas.rulebook.ground import decision, equality, lawfulness

RULES = (*lawfulness.RULES, *decision.RULES, *equality.RULES)
"""The standards, in the order of the text."""
