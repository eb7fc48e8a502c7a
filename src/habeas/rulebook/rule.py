"""A rule: how one standard, or one aspect of it, judges one kind of subject."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from habeas.facts.rows import Row
from habeas.law.applied import Law
from habeas.law.standard import Standard
from habeas.rulebook.writing import Ruling


class Subject(StrEnum):
    """What a rule judges."""

    CUSTODY = "custody"
    CONFINEMENT = "confinement"
    PLACE = "place"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Rule:
    """One standard, or an aspect of it, as a function of one wide row."""

    standard: Standard
    subject: Subject
    row: type[Row]
    judge: Callable[[Any, Law], Ruling]
    aspect: str = ""

    @property
    def id(self) -> str:
        """The standard's name, with the aspect's after a stroke."""
        return f"{self.standard.id}/{self.aspect}" if self.aspect else self.standard.id

    @property
    def column(self) -> str:
        """The name of the rule's columns in a wide table of verdicts."""
        return self.id.replace("-", "_").replace("/", "__")

    @property
    def duty(self) -> str:
        """What the rule demands, in our own words."""
        return " ".join((self.judge.__doc__ or "").split())


def rule(
    standard: Standard, subject: Subject, row: type[Row], *, aspect: str = ""
) -> Callable[[Callable[[Any, Law], Ruling]], Rule]:
    """Make a rule of a function that stands beside its standard."""

    def make(judge: Callable[[Any, Law], Ruling]) -> Rule:
        return Rule(standard, subject, row, judge, aspect)

    return make
