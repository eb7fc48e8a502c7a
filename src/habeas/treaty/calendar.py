"""The reporting calendar: when a State's next report is due, by which rule, and since.

Article 73(1) makes the first report due a year after the Convention comes into force
for the State, and one every five years after. In practice the Committee sets the day of
the next report in its concluding observations, or by a list of issues prior to
reporting; what it set last is what holds, and the five years are only the default.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.treaty.parties import Party

_YEARS_BETWEEN = 5
_LEAP_DAY = (2, 29)


class DueRule(StrEnum):
    """By what a report is due on its day."""

    FIRST = "article 73(1)(a)"
    EVERY_FIVE_YEARS = "article 73(1)(b)"
    OBSERVATIONS = "concluding observations"
    PRIOR_LIST = "list of issues prior to reporting"
    SET_BY_HAND = "set by hand"


@dataclass(frozen=True, slots=True)
class Submission:
    """That a State handed in a report, which may hold several.

    `on` is the day by which it is known to have been handed in.
    """

    state: str
    reports: tuple[int, ...]
    on: dt.date
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """That somebody set the day of a State's next report."""

    state: str
    due: dt.date
    set_on: dt.date
    rule: DueRule
    source: str
    reports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """When the next report is due, why, and what the rule alone would say.

    `reports` are the reports it is to hold; `by_rule` is the day by article 73 alone.
    """

    state: str
    on: dt.date
    reports: tuple[int, ...]
    rule: DueRule
    source: str
    by_rule: dt.date | None

    @property
    def is_override(self) -> bool:
        """Say whether the day differs from what article 73 alone would give."""
        return self.by_rule != self.on

    def days_overdue(self, as_of: dt.date) -> int:
        """Count the days past the due day; 0 where it is not past."""
        return max(0, (as_of - self.on).days)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a State's reporting, in any order."""

    submissions: tuple[Submission, ...] = ()
    settings: tuple[Setting, ...] = ()

    def until(self, day: dt.date) -> "Record":
        """Leave out what came after a day."""
        return Record(
            tuple(s for s in self.submissions if s.on <= day),
            tuple(s for s in self.settings if s.set_on <= day),
        )


def initial_due(in_force_on: dt.date) -> dt.date:
    """Give the day of the first report: a year after entry into force.

    >>> initial_due(dt.date(2003, 7, 1))
    datetime.date(2004, 7, 1)
    """
    return _years_later(in_force_on, 1)


def next_due(party: Party, record: Record, *, as_of: dt.date) -> Due | None:
    """Tell when a State's next report is due, as of a day.

    Reads: all that is known of the State's reporting; what came after the day is not
    looked at. Promises: None for a State not bound on that day, and for one whose day
    of entry into force is not known and for which nobody has set a day.
    """
    known = record.until(as_of)
    handed_in = [s for s in known.submissions if s.state == party.code]
    last = max((n for s in handed_in for n in s.reports), default=0)
    by_rule = _by_rule(party, last)
    mine = (s for s in known.settings if s.state == party.code)
    chosen = _latest([s for s in mine if _is_open(s, handed_in)])
    if chosen is not None:
        return Due(
            party.code,
            chosen.due,
            chosen.reports or (last + 1,),
            chosen.rule,
            chosen.source,
            by_rule,
        )
    if by_rule is None or not _is_bound(party, as_of):
        return None
    rule = DueRule.EVERY_FIVE_YEARS if last else DueRule.FIRST
    told = f"entry into force {party.in_force_on:%Y-%m-%d}, {party.source.title}"
    return Due(party.code, by_rule, (last + 1,), rule, told, by_rule)


def _is_bound(party: Party, as_of: dt.date) -> bool:
    in_force = party.in_force_on
    return in_force is not None and in_force <= as_of


def _by_rule(party: Party, last: int) -> dt.date | None:
    """Work out article 73 alone, for the report after the last one handed in."""
    if party.in_force_on is None:
        return None
    return _years_later(initial_due(party.in_force_on), _YEARS_BETWEEN * last)


def _is_open(setting: Setting, handed_in: Sequence[Submission]) -> bool:
    """Say whether what was asked for has not been handed in yet."""
    if setting.reports:
        last = max((n for s in handed_in for n in s.reports), default=0)
        return max(setting.reports) > last
    return all(s.on < setting.set_on for s in handed_in)


def _latest(settings: Sequence[Setting]) -> Setting | None:
    """Choose what was set last; set on one day, a hand's word goes before."""
    by_day = sorted(settings, key=lambda s: (s.set_on, s.rule is DueRule.SET_BY_HAND))
    return by_day[-1] if by_day else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One State's line of the calendar."""

    party: Party
    due: Due | None
    has_reported: bool
    days_overdue: int


def calendar(
    table: Iterable[Party], record: Record, *, as_of: dt.date
) -> tuple[Entry, ...]:
    """Give the calendar of all States bound on a day, the longest overdue first.

    `has_reported` is false where no report is known: it may be that none was recorded.
    """
    known = record.until(as_of)
    states = {s.state for s in known.submissions}
    entries = []
    for party in table:
        if party.is_party(as_of) is False:
            continue
        due = next_due(party, record, as_of=as_of)
        overdue = due.days_overdue(as_of) if due else 0
        entries.append(Entry(party, due, party.code in states, overdue))
    return tuple(sorted(entries, key=lambda e: (-e.days_overdue, e.party.name)))


def _years_later(day: dt.date, years: int) -> dt.date:
    if (day.month, day.day) == _LEAP_DAY:
        day = day.replace(day=28)
    return day.replace(year=day.year + years)
