"""Where a figure of law is from, and how firmly it is known."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How far a figure may be relied on."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    READING = "reading"
    """No source states the figure: it is Habeas's reading of the paragraph cited."""
    FICTIONAL = "fictional"
    """The law of a State that does not exist, made for samples."""
    HYPOTHESIS = "hypothesis"
    """What a user asked: what if the law were this."""


class Layer(StrEnum):
    """The rank of the rule that states a limit."""

    TREATY = "treaty"
    CONSTITUTION = "constitution"
    COURT = "court"
    STATUTE = "statute"
    REGULATION = "regulation"
    POLICY = "policy"
    PRACTICE = "practice"
    HYPOTHESIS = "what if"


@dataclass(frozen=True, slots=True)
class Source:
    """A text that states a figure.

    `date` is the day of the text, or the last day it can be of when only a month
    or a year is known: `dated` keeps that as it was given. `read_on` is the day on
    which it was read for Habeas. `also` are addresses that say the same.
    """

    title: str
    url: str | None
    date: dt.date | None
    read_on: dt.date | None
    confidence: Confidence
    dated: str = ""
    also: tuple[str, ...] = ()

    @property
    def known_on(self) -> dt.date | None:
        """The first day for which the text is a witness: its date, else its reading."""
        return self.read_on if self.date is None else self.date
