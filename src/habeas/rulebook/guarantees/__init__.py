"""Guarantees: what a person is told, who rules on the case, and who helps."""

from habeas.rulebook.guarantees import consulate, counsel, court, notice

RULES = (*notice.RULES, *court.RULES, *consulate.RULES, *counsel.RULES)
