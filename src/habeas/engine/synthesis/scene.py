"""What is planted: a scene of one custody or a few, and the breaches that follow."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.rulebook import Subject


class Stay(StrEnum):
    """How long, and under which regime, the custodies of a scene last."""

    ANY = "any"
    """As the run of custodies: any regime, any lawful length."""
    LONG = "long"
    """For removal: weeks, within the first period the law allows, and over."""
    HOURS = "hours"
    """For removal: less than a day, and over."""
    OVERRUN = "overrun"
    """For removal: past every maximum; a few still run."""
    WHOLE = "whole"
    """For removal: the first period to its last second."""
    PROLONGED = "prolonged"
    """For removal: into the first prolongation."""
    ASYLUM = "asylum"
    """While a claim is examined: any length that is lawful then."""
    PART = "part"
    """For removal: a part of the first period, so that two fit into it."""


class Cast(StrEnum):
    """Who the custodies of a scene are of."""

    SINGLE = "single"
    """Of a person each, who have nothing to do with each other."""
    ONE = "one"
    """Of one person, one after the other."""
    TOGETHER = "together"
    """Of several people, at the same time and in the same places."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A breach that a scene makes: of which standard, by which member of it."""

    standard: str
    aspect: str = ""
    subject: Subject = Subject.CUSTODY
    member: int = 0

    @property
    def rule(self) -> str:
        """The name of the rule that must find it."""
        return f"{self.standard}/{self.aspect}" if self.aspect else self.standard


@dataclass(frozen=True, slots=True)
class Scene:
    """A pattern of one custody or a few, and how often it occurs.

    `rate` counts scenes in a thousand custodies. `plants` is empty for what is
    lawful and yet not ordinary. `may_lack` lets values be missing from it.
    """

    name: str
    rate: int
    plants: tuple[Planted, ...] = ()
    stay: Stay = Stay.LONG
    cast: Cast = Cast.SINGLE
    members: int = 1
    may_lack: bool = False
