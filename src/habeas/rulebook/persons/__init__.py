"""Persons: whom nobody may detain, and how they are found in time."""

from habeas.rulebook.persons import children, screening, situations

RULES = (*children.RULES, *situations.RULES, *screening.RULES)
"""The standards, in the order of the text."""
