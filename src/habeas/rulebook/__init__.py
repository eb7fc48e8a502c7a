"""The standards, one module per group, each beside its citation."""

from habeas.rulebook import duration, treatment
from habeas.rulebook.rule import Rule, Subject

RULES: tuple[Rule, ...] = (*duration.RULES, *treatment.RULES)

__all__ = ["RULES", "Rule", "Subject"]
