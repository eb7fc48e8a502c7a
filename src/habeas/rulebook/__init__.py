"""The standards, one module per group, each beside its citation."""

from habeas.rulebook import (
    alternatives,
    conditions,
    duration,
    ground,
    guarantees,
    monitoring,
    persons,
    places,
    treatment,
)
from habeas.rulebook.rule import Rule, Subject

RULES: tuple[Rule, ...] = (
    *ground.RULES,
    *persons.RULES,
    *duration.RULES,
    *guarantees.RULES,
    *treatment.RULES,
    *places.RULES,
    *conditions.RULES,
    *monitoring.RULES,
    *alternatives.RULES,
)

__all__ = ["RULES", "Rule", "Subject"]
