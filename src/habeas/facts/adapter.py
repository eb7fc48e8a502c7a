"""What an adapter is: how the columns of a foreign file feed the canonical tables."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.facts.table import Table

_NOT_A_LETTER = re.compile(r"[\W_]+")


class Kind(StrEnum):
    """How the text of a source column is read."""

    TEXT = "text"
    MOMENT = "moment"
    NUMBER = "number"


class OnDuplicate(StrEnum):
    """What is done with a record that repeats another."""

    DROP = "drop"
    FLAG = "flag"


class Keep(StrEnum):
    """Which of several records that repeat one another is the one that stays."""

    FIRST = "first"
    LAST = "last"


class Take(StrEnum):
    """Which value stands for the several records that make one row."""

    AGREED = "agreed"
    FIRST = "first"
    LAST = "last"
    LEAST = "least"
    GREATEST = "greatest"


class Derived(StrEnum):
    """The columns that grouping stretches into stays adds to every record."""

    STAY = "stay"
    BEGAN = "stay_began"
    ENDED = "stay_ended"


DERIVED_KINDS: Mapping[str, Kind] = {
    Derived.STAY: Kind.TEXT,
    Derived.BEGAN: Kind.MOMENT,
    Derived.ENDED: Kind.MOMENT,
}


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column of the foreign file, by every name it has borne.

    `formats` are those of `strptime`, tried in order; dates in ISO 8601 need none.
    `means` are words that say something in this column though the adapter calls
    them missing; `blank` is what it means that nothing is said, where that is not
    unknown. `identifies` keeps its values out of every report.
    """

    name: str
    names: tuple[str, ...]
    kind: Kind
    formats: tuple[str, ...]
    spellings: Mapping[str, str]
    means: tuple[str, ...]
    blank: str
    identifies: bool


@dataclass(frozen=True, slots=True)
class Header:
    """One generation of the file: the columns it must have to be recognised."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotARecord:
    """Rows that are no records: where all of `blank` are blank, and why."""

    blank: tuple[str, ...]
    matches: Mapping[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Records that repeat another: in all of `same`, or in all columns but some.

    A record is never a duplicate in `same` where one of those columns is blank.
    Columns of `by_day` are compared by the day.
    """

    same: tuple[str, ...]
    by_day: tuple[str, ...]
    but: tuple[str, ...]
    action: OnDuplicate
    keep: Keep
    reason: str


@dataclass(frozen=True, slots=True)
class OrderCheck:
    """One moment may not lie before another; where it does, neither is believed."""

    earlier: str
    later: str
    reason: str


@dataclass(frozen=True, slots=True)
class LengthCheck:
    """A length in days must agree with its own dates.

    `may_exceed` are the days by which it may exceed them: 0 counts the days
    between, 1 counts both ends. Otherwise the columns of `doubts` are not believed.
    """

    starts: str
    ends: str
    length: str
    may_exceed: tuple[int, ...]
    doubts: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Stays:
    """How stretches in one place make one stay, from book-in to release.

    Stretches of one `person` with the same `stay_starts` are one stay; where it is
    blank, stretches at most `gap_hours` apart are. A stay that begins more than
    `lead_hours` before its first stretch is counted from that stretch.
    `end_reason` holds the reason a stretch ended; one of `ending` ends the stay.
    """

    person: str
    starts: str
    ends: str
    stay_starts: str
    stay_ends: str
    end_reason: str
    ending: tuple[str, ...]
    gap_hours: int
    lead_hours: int


Constant = str | bool | int | float


@dataclass(frozen=True, slots=True)
class Value:
    """What a canonical column is fed with: one of the first five, then the codes.

    `sources` are source columns, the first that says something counts; `key` are
    columns hashed into an identifier; `is_row` is an identifier of the record;
    `lost` is true where the named column says something that cannot be believed, and
    where it says nothing of the kind, what `sources` say counts;
    `codes` and `patterns` turn values into ours, `others_unknown` says that every
    value not named is knowingly left unknown.
    """

    sources: tuple[str, ...] = ()
    constant: Constant | None = None
    key: tuple[str, ...] = ()
    is_row: bool = False
    lost: str = ""
    codes: Mapping[str, Constant] | None = None
    patterns: Mapping[str, Constant] | None = None
    others_unknown: bool = False
    take: Take = Take.AGREED

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of the record it is made of."""
        return (*self.sources, *self.key, *filter(None, (self.lost,)))


@dataclass(frozen=True, slots=True)
class Feed:
    """A canonical table fed: one row a record, or one for each value of a key."""

    table: Table
    is_one_per_record: bool
    columns: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A headline figure of the data: an SQL aggregate over the records that count."""

    name: str
    title: str
    value: str
    where: str
    of: str


@dataclass(frozen=True, slots=True)
class Dates:
    """Which dates can be true, and which columns tell how far the data reach.

    `as_of_is_day` leaves out the hour: where spans are told in days, the hour at
    which a row was made says nothing of how far they reach.
    """

    earliest: dt.date
    latest: dt.date
    as_of: dt.datetime | None
    as_of_columns: tuple[str, ...]
    as_of_is_day: bool = False


@dataclass(frozen=True, slots=True)
class Blanks:
    """How a file writes that it does not say: words for missing, marks of redaction."""

    missing: tuple[str, ...]
    redacted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adapter:
    """How one kind of foreign file is turned into canonical tables."""

    name: str
    title: str
    source: str
    licence: str
    jurisdiction: str | None
    suffixes: tuple[str, ...]
    headers: tuple[Header, ...]
    columns: Mapping[str, SourceColumn]
    blanks: Blanks
    dates: Dates
    order: tuple[str, ...]
    not_records: tuple[NotARecord, ...]
    duplicates: tuple[Duplicates, ...]
    order_checks: tuple[OrderCheck, ...]
    length_checks: tuple[LengthCheck, ...]
    stays: Stays | None
    feeds: tuple[Feed, ...]
    figures: tuple[FigureSpec, ...]
    assumptions: tuple[str, ...]

    def placed(self, header: Iterable[str]) -> dict[str, str]:
        """Find the adapter's columns in a header: our name to the name there.

        Of several columns that would do, the one named first by the adapter counts.
        """
        there = {fold(name, self.suffixes): name for name in reversed([*header])}
        found: dict[str, str] = {}
        for column in self.columns.values():
            for name in column.names:
                if (key := fold(name, self.suffixes)) in there:
                    found[column.name] = there[key]
                    break
        return found

    def recognises(self, header: Iterable[str]) -> Header | None:
        """Give the generation a header is of, the fullest; None where it is none."""
        found = self.placed(header).keys()
        fitting = [h for h in self.headers if found >= set(h.columns)]
        return max(fitting, key=lambda h: len(h.columns), default=None)

    def lacking(self, header: Iterable[str]) -> tuple[str, ...]:
        """Name what a header lacks, as the file would call it, to be the nearest."""
        found = self.placed(header).keys()
        lacks = [[c for c in h.columns if c not in found] for h in self.headers]
        nearest = min(lacks, key=len, default=[])
        return tuple(self.columns[name].names[0] for name in nearest)


def fold(name: str, suffixes: Iterable[str] = ()) -> str:
    """Bring a column's name to a form in which spellings of it are the same.

    >>> fold("Stay Book-In Date.detention", [".detention"])
    'stay_book_in_date'
    """
    bare = name.strip().casefold()
    for suffix in suffixes:
        bare = bare.removesuffix(suffix.casefold())
    return _NOT_A_LETTER.sub("_", bare).strip("_")
