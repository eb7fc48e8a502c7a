"""A jurisdiction read from the text of its TOML file, strictly."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import TypeVar

from habeas.law.alternative import Alternative
from habeas.law.calendar_text import read_calendar
from habeas.law.errors import BadLawError
from habeas.law.figure import Deadline, Figure, Interval
from habeas.law.jurisdiction import (
    Calendar,
    Clock,
    Jurisdiction,
    LegalBasis,
    Remark,
    SpanKind,
)
from habeas.law.jurisdiction_keys import KEYS
from habeas.law.limit import Limit, Regime, StartEvent
from habeas.law.limit_text import check_together, read_limit
from habeas.law.place_type import Permission, PlaceType
from habeas.law.source import Confidence, Source
from habeas.law.source_text import read_sources, source_of
from habeas.law.toml_table import Table

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")
_U = TypeVar("_U")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def read_jurisdiction(text: str, file: str) -> Jurisdiction:
    """Read a jurisdiction from the text of a file, named for the messages.

    Raises BadLawError with the first fault, and how many more there are: a key
    nobody knows, a unit no law counts in, a period that ends before it begins, a
    figure without its source, limits that contradict one another.
    """
    jurisdiction, faults = _read(text, file)
    if jurisdiction is None or faults:
        more = len(faults) - 1
        raise BadLawError(faults[0] + (f" (and {more} more)" if more else ""))
    return jurisdiction


def faults_in(text: str, file: str) -> tuple[str, ...]:
    """Give every fault of a file, one sentence each; none when it is sound."""
    return _read(text, file)[1]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file being read: its sources, and the faults met so far."""

    root: Table
    sources: Mapping[str, Source]
    faults: list[str] = field(default_factory=list)

    def attempt(self, read: Callable[[], _T], otherwise: _U) -> _T | _U:
        """Read a part; note its fault and go on when it has one."""
        try:
            return read()
        except BadLawError as error:
            self.faults.append(str(error))
            return otherwise

    def note(self, key: str, fault: str) -> None:
        """Note a fault of the whole file."""
        self.attempt(partial(self.root.fail, key, fault), None)

    def all_of(
        self, key: str, read: Callable[[Table, Mapping[str, Source]], _T]
    ) -> tuple[_T, ...]:
        """Read each table of an array."""
        found: list[_T] = []

        def keep(table: Table) -> None:
            found.append(read(table, self.sources))

        for table in self.attempt(partial(self.root.tables, key), ()):
            self.attempt(partial(keep, table), None)
        return tuple(found)


def _read(text: str, file: str) -> tuple[Jurisdiction | None, tuple[str, ...]]:
    try:
        root = Table(tomllib.loads(text), file)
        root.allow(*KEYS[""])
        reading = _Reading(root, read_sources(root.table("sources")))
    except tomllib.TOMLDecodeError as error:
        return None, (f"{file}: is not TOML: {error}; correct it there",)
    except BadLawError as error:
        return None, (str(error),)
    jurisdiction = reading.attempt(lambda: _jurisdiction(reading), None)
    return jurisdiction, tuple(reading.faults)


def _jurisdiction(reading: _Reading) -> Jurisdiction:
    root, sources = reading.root, reading.sources
    return Jurisdiction(
        code=_read_code(root),
        name=root.text("name"),
        is_fictional=_read_fiction(root, sources.values()),
        limits=_read_limits(reading),
        clock=reading.attempt(lambda: _read_clock(root, sources), None),
        deadlines=_read_figures(reading, "deadlines", Deadline),
        intervals=_read_figures(reading, "intervals", Interval),
        legal_bases=_read_bases(reading),
        alternatives=reading.attempt(lambda: _read_alternatives(root), None),
        alternatives_source=_source_of_part(reading, "alternatives"),
        places=reading.attempt(lambda: _read_places(root), {}),
        places_source=_source_of_part(reading, "places"),
        calendar=reading.attempt(
            lambda: read_calendar(root.table("calendar"), sources), Calendar()
        ),
        remarks=reading.all_of("remarks", _read_remark),
    )


def _read_code(root: Table) -> str:
    code = root.text("code")
    if not _CODE.fullmatch(code):
        root.fail("code", f"{code!r} is not a code; write letters, as in MEX")
    return code


def _read_fiction(root: Table, sources: Iterable[Source]) -> bool:
    is_fictional = root.flag("fictional")
    if not is_fictional and any(
        source.confidence is Confidence.FICTIONAL for source in sources
    ):
        root.fail("fictional", "a source is fictional and the file does not say it is")
    return is_fictional


def _read_limits(reading: _Reading) -> tuple[Limit, ...]:
    limits = reading.all_of("limits", read_limit)
    reading.attempt(lambda: check_together(reading.root, limits), None)
    return limits


def _read_clock(root: Table, sources: Mapping[str, Source]) -> Clock | None:
    table = root.table("clock")
    if not table.values:
        return None
    table.allow(*KEYS["clock"])
    return Clock(
        starts_at=table.choice("starts_at", StartEvent),
        counts=table.choices("counts", SpanKind),
        source=source_of(table, sources),
    )


def _read_figures(reading: _Reading, key: str, of: type[_E]) -> Mapping[_E, Figure]:
    table = reading.attempt(partial(reading.root.table, key), Table({}, ""))
    figures: dict[_E, Figure] = {}

    def read(name: str) -> None:
        member = table.named(name, name, of)
        figures[member] = _read_figure(table.table(name), key, reading.sources)

    for name in table.values:
        reading.attempt(partial(read, name), None)
    return figures


def _read_figure(table: Table, key: str, sources: Mapping[str, Source]) -> Figure:
    table.allow(*KEYS[key])
    amount = table.amount("amount")
    if amount is None:
        table.fail("amount", "is missing; leave the table out if it is not known")
    if key == "intervals" and not amount.value:
        table.fail("amount", f"{amount} is no interval; give a longer one")
    return Figure(
        amount=amount,
        source=source_of(table, sources),
        note=table.optional_text("note"),
        regime=table.choice("regime", Regime),
    )


def _read_bases(reading: _Reading) -> tuple[LegalBasis, ...] | None:
    bases = reading.all_of("legal_bases", _read_basis)
    codes = [basis.code for basis in bases]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        reading.note("legal_bases", f"two have the code {code!r}; give each its own")
    return bases if reading.root.has("legal_bases") else None


def _read_basis(table: Table, sources: Mapping[str, Source]) -> LegalBasis:
    table.allow(*KEYS["legal_bases"])
    begins, ends = table.date("in_force_from"), table.date("in_force_to")
    if begins and ends and begins.first > ends.last:
        table.fail("in_force_to", f"{ends.text} is before in_force_from {begins.text}")
    return LegalBasis(
        code=table.text("code"),
        title=table.text("title"),
        source=source_of(table, sources),
        authorities=table.texts("authorities") if table.has("authorities") else None,
        in_force_from=begins.last if begins else None,
        in_force_to=ends.first if ends else None,
    )


def _read_alternatives(root: Table) -> tuple[Alternative, ...] | None:
    if not root.has("alternatives"):
        return None
    table = root.table("alternatives")
    table.allow(*KEYS["alternatives"])
    if not table.has("available"):
        table.fail("available", "is missing; [] says that the law offers none")
    return table.choices("available", Alternative)


def _read_places(root: Table) -> Mapping[PlaceType, Permission]:
    table = root.table("places")
    table.allow(*KEYS["places"])
    allowed = table.choices("allowed", PlaceType)
    forbidden = table.choices("forbidden", PlaceType)
    for place in allowed:
        if place in forbidden:
            table.fail("forbidden", f"{place} is allowed as well; keep one of the two")
    return dict.fromkeys(allowed, Permission.ALLOWED) | dict.fromkeys(
        forbidden, Permission.FORBIDDEN
    )


def _source_of_part(reading: _Reading, key: str) -> Source | None:
    if not reading.root.has(key):
        return None
    return reading.attempt(
        lambda: source_of(reading.root.table(key), reading.sources), None
    )


def _read_remark(table: Table, sources: Mapping[str, Source]) -> Remark:
    table.allow(*KEYS["remarks"])
    return Remark(table.text("text"), source_of(table, sources))
