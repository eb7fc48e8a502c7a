"""States parties to the Convention: each figure with its source, as of any day.

The table is `parties.csv`: dates of signature and deposit from the United Nations
Treaty Collection, chapter IV-13; declarations and reservations from its state of March
2015, since none later was seen. A year alone is a year alone: nothing is made up.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from habeas.law.errors import BadInputError
from habeas.treaty.states import m49

# Article 76 and article 77 each come into force with ten declarations.
DECLARATIONS_NEEDED = 10
# Deposited by this day, among the first twenty: articles 87(1) and 87(2).
_TWENTIETH_DEPOSIT = dt.date(2003, 3, 14)
IN_FORCE = dt.date(2003, 7, 1)
_MONTHS_TO_FORCE = 3


class Procedure(StrEnum):
    """The procedures a State accepts by a declaration."""

    BETWEEN_STATES = "76"
    OF_INDIVIDUALS = "77"


@dataclass(frozen=True, slots=True)
class PartySource:
    """Where a figure was seen, and the state of things it tells."""

    title: str
    url: str
    as_of: str


_TREATIES = (
    "https://treaties.un.org/doc/Publication/MTDSG/Volume%20I/Chapter%20IV/iv-13.en.xml"
)
SOURCES: Mapping[str, PartySource] = {
    "untc": PartySource(
        "United Nations Treaty Collection, chapter IV-13", _TREATIES, "59 parties"
    ),
    "untc-2015": PartySource(
        "United Nations Treaty Collection, chapter IV-13", _TREATIES, "March 2015"
    ),
    "status-2022": PartySource(
        "Published table of ratifications by year", "", "2022, years only"
    ),
}


@dataclass(frozen=True, slots=True)
class Party:
    """What a State has done about the Convention.

    `deposited` is a day, or a year where no more is known; it is empty for a State
    that has only signed.
    """

    code: str
    m49: str
    name: str
    signed: dt.date | None
    deposited: str
    deposit_kind: str
    source: PartySource
    declared: frozenset[Procedure]
    declarations_source: PartySource | None
    reservations: tuple[str, ...]
    note: str

    @property
    def deposited_on(self) -> dt.date | None:
        """The day of deposit; None where only its year is known, or there is none."""
        return _day(self.deposited) if len(self.deposited) > len("2003") else None

    @property
    def in_force_on(self) -> dt.date | None:
        """When the Convention came into force for the State; None where not known."""
        day = self.deposited_on
        return entry_into_force(day) if day else None

    def is_party(self, on: dt.date) -> bool | None:
        """Say whether it had deposited by a day; None where its year leaves it open."""
        if not self.deposited:
            return False
        day = self.deposited_on
        if day is not None:
            return day <= on
        year = int(self.deposited)
        return None if year == on.year else year < on.year


def entry_into_force(deposited: dt.date) -> dt.date:
    """Work out when the Convention came into force for a State: article 87.

    >>> entry_into_force(dt.date(2007, 6, 5)), entry_into_force(dt.date(1999, 3, 8))
    (datetime.date(2007, 10, 1), datetime.date(2003, 7, 1))
    """
    if deposited <= _TWENTIETH_DEPOSIT:
        return IN_FORCE
    # The first day of the month after three months have run.
    month = deposited.month + _MONTHS_TO_FORCE
    return dt.date(deposited.year + month // 12, month % 12 + 1, 1)


@cache
def parties() -> tuple[Party, ...]:
    """Give the table that comes with Habeas, in the order of names."""
    text = (files("habeas.treaty") / "parties.csv").read_text(encoding="utf-8")
    return read_parties(text)


def read_parties(text: str) -> tuple[Party, ...]:
    """Read a table of parties; raises BadInputError that names the line."""
    rows = csv.DictReader(io.StringIO(text))
    missing = set(_COLUMNS) - set(rows.fieldnames or ())
    if missing:
        raise BadInputError(
            f"the table of States parties has no column {', '.join(sorted(missing))}: "
            f"it needs {', '.join(_COLUMNS)}"
        )
    return tuple(_party(row, line) for line, row in enumerate(rows, 2))


_COLUMNS = (
    "code",
    "name",
    "signed",
    "deposited",
    "deposit_kind",
    "source",
    "art76",
    "art77",
    "declarations_source",
    "reservations",
    "note",
)


def _party(row: Mapping[str, str], line: int) -> Party:
    try:
        declared = {p for p in Procedure if row[f"art{p}"] == "yes"}
        told = row["declarations_source"]
        return Party(
            code=row["code"],
            m49=m49(row["code"]) or "",
            name=row["name"],
            signed=_day(row["signed"]) if row["signed"] else None,
            deposited=_checked(row["deposited"]),
            deposit_kind=row["deposit_kind"],
            source=SOURCES[row["source"]],
            declared=frozenset(declared),
            declarations_source=SOURCES[told] if told else None,
            reservations=tuple(r for r in row["reservations"].split("; ") if r),
            note=row["note"],
        )
    except (KeyError, ValueError) as error:
        raise BadInputError(
            f"line {line} of the table of States parties cannot be read ({error}): "
            "dates are written 2007-06-05, or 2016 where only the year is known"
        ) from error


def _checked(deposited: str) -> str:
    if len(deposited) > len("2003"):
        _day(deposited)
    elif deposited:
        int(deposited)
    return deposited


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Count:
    """How many States were parties on a day; `open` are those whose year it was."""

    parties: int
    open: int


def count_parties(on: dt.date, table: Iterable[Party] | None = None) -> Count:
    """Count the States parties on a day, by deposit.

    >>> count_parties(dt.date(2011, 4, 8)).parties
    44
    """
    said = [party.is_party(on) for party in (parties() if table is None else table)]
    return Count(said.count(True), said.count(None))


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a procedure is from being in force."""

    procedure: Procedure
    declared: tuple[str, ...]

    @property
    def is_in_force(self) -> bool:
        """Say whether ten States have made the declaration."""
        return len(self.declared) >= DECLARATIONS_NEEDED


def standing(procedure: Procedure, table: Iterable[Party] | None = None) -> Standing:
    """Tell which States have made a declaration, as far as was seen.

    >>> standing(Procedure.BETWEEN_STATES).declared
    ('GTM', 'SLV')
    """
    rows = parties() if table is None else table
    made = (party.code for party in rows if procedure in party.declared)
    return Standing(procedure, tuple(sorted(made)))
