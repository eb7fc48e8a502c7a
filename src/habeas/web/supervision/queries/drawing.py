"""The calendar drawn: how long each overdue report is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.treaty.calendar import Entry

_ROW, _LEFT, _WIDTH = 22, 190, 620
_MOST = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A State's bar: where it stands and how far it reaches."""

    name: str
    days: int
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of those overdue, and the size of the drawing."""

    bars: tuple[Bar, ...]
    left: int
    width: int
    height: int


def bars(entries: Iterable[Entry]) -> Bars:
    """Draw a bar for each State whose report is overdue, the longest first."""
    late = [entry for entry in entries if entry.days_overdue][:_MOST]
    longest = max((entry.days_overdue for entry in late), default=1)
    drawn = tuple(
        Bar(
            entry.party.name,
            entry.days_overdue,
            at * _ROW,
            (_WIDTH - _LEFT) * entry.days_overdue / longest,
        )
        for at, entry in enumerate(late)
    )
    return Bars(drawn, _LEFT, _WIDTH, max(1, len(drawn)) * _ROW)
