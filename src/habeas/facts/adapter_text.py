"""An adapter read from the text of its TOML file, strictly."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping

from habeas.facts.adapter import (
    Adapter,
    Blanks,
    Dates,
    Derived,
    Duplicates,
    FigureSpec,
    Header,
    Keep,
    Kind,
    LengthCheck,
    NotARecord,
    OnDuplicate,
    OrderCheck,
    SourceColumn,
    Stays,
)
from habeas.facts.adapter_feed import read_feeds
from habeas.law.errors import BadAdapterError
from habeas.law.toml_table import Table, nearest

KEYS: Mapping[str, tuple[str, ...]] = {
    "": (
        "name",
        "title",
        "source",
        "licence",
        "jurisdiction",
        "suffixes",
        "order",
        "assumptions",
        "blanks",
        "dates",
        "columns",
        "headers",
        "not_records",
        "duplicates",
        "order_checks",
        "length_checks",
        "stays",
        "codes",
        "feeds",
        "figures",
    ),
    "blanks": ("missing", "redacted"),
    "dates": ("earliest", "latest", "as_of", "as_of_columns", "as_of_is_day"),
    "columns": (
        "names",
        "kind",
        "formats",
        "spellings",
        "means",
        "blank",
        "identifies",
    ),
    "headers": ("name", "columns"),
    "not_records": ("blank", "matches", "reason"),
    "duplicates": ("same", "by_day", "but", "action", "keep", "reason"),
    "order_checks": ("earlier", "later", "reason"),
    "length_checks": ("starts", "ends", "length", "may_exceed", "doubts", "reason"),
    "stays": (
        "person",
        "starts",
        "ends",
        "stay_starts",
        "stay_ends",
        "end_reason",
        "ending",
        "gap_hours",
        "lead_hours",
    ),
    "figures": ("name", "title", "value", "where", "of"),
}
_EARLIEST = dt.date(1900, 1, 1)
_LATEST = dt.date(2100, 1, 1)
_DAY_HOURS = 24
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
RECORDS = "records"


def read_adapter(text: str, file: str) -> Adapter:
    """Read an adapter from the text of a file, named for the messages.

    Raises BadAdapterError for what is no TOML, a key nobody knows, a column that
    is not declared, and whatever the canonical tables do not have.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadAdapterError(f"{file} is not TOML: {error}; mend that line") from None
    root = Table(values, file, error=BadAdapterError)
    root.allow(*KEYS[""])
    columns = _columns(root.table("columns"))
    stays = _stays(root, columns)
    known = (*columns, *(Derived if stays else ()))
    order = _known(root, "order", known)
    feeds = read_feeds(root, columns, has_stays=stays is not None)
    return Adapter(
        name=root.text("name"),
        title=root.text("title"),
        source=root.optional_text("source"),
        licence=root.optional_text("licence"),
        jurisdiction=root.optional_text("jurisdiction") or None,
        suffixes=root.texts("suffixes"),
        headers=_headers(root, columns),
        columns=columns,
        blanks=_blanks(root.table("blanks")),
        dates=_dates(root.table("dates"), columns),
        order=order,
        not_records=tuple(_not_record(t, columns) for t in root.tables("not_records")),
        duplicates=tuple(_duplicates(t, columns) for t in root.tables("duplicates")),
        order_checks=tuple(_order(t, columns) for t in root.tables("order_checks")),
        length_checks=tuple(_length(t, columns) for t in root.tables("length_checks")),
        stays=stays,
        feeds=feeds,
        figures=_figures(root, [feed.table.name for feed in feeds]),
        assumptions=root.texts("assumptions"),
    )


def _columns(table: Table) -> dict[str, SourceColumn]:
    if not table.values:
        table.fail("", "is missing; declare each column the file has")
    return {name: _column(name, table.table(name)) for name in table.values}


def _column(name: str, table: Table) -> SourceColumn:
    table.allow(*KEYS["columns"])
    if not _NAME.fullmatch(name) or name in set(Derived):
        table.fail(
            "",
            "is no name for a column: use small letters, digits and single _, and "
            f"none of {', '.join(Derived)}",
        )
    names = table.texts("names")
    if not names:
        table.fail("names", "is missing; list the names the column has had in files")
    kind = table.choice("kind", Kind) or Kind.TEXT
    formats = table.texts("formats")
    if formats and kind is not Kind.MOMENT:
        table.fail("formats", 'are for dates alone; set kind = "moment"')
    return SourceColumn(
        name,
        names,
        kind,
        formats,
        _texts_by_text(table, "spellings"),
        table.texts("means"),
        table.optional_text("blank"),
        table.flag("identifies"),
    )


def _texts_by_text(table: Table, key: str) -> dict[str, str]:
    inner = table.table(key)
    return {name: inner.text(name) for name in inner.values}


def _headers(root: Table, columns: Iterable[str]) -> tuple[Header, ...]:
    found = []
    for table in root.tables("headers"):
        table.allow(*KEYS["headers"])
        found.append(Header(table.text("name"), _known(table, "columns", columns)))
    if not all(header.columns for header in found) or not found:
        root.fail("headers", "needs at least one header, with the columns that tell it")
    return tuple(found)


def _known(table: Table, key: str, columns: Iterable[str]) -> tuple[str, ...]:
    """Give a list of columns, each of which must be declared."""
    return tuple(_declared(table, key, name, columns) for name in table.texts(key))


def _declared(table: Table, key: str, name: str, columns: Iterable[str]) -> str:
    if name not in columns:
        table.fail(
            key,
            f"no column {name!r} is declared{nearest(name, columns)}; "
            f"declare it as [columns.{name}]",
        )
    return name


def _one(table: Table, key: str, columns: Iterable[str]) -> str:
    return _declared(table, key, table.text(key), columns)


def _blanks(table: Table) -> Blanks:
    table.allow(*KEYS["blanks"])
    redacted = table.texts("redacted")
    for pattern in redacted:
        check_pattern(table, "redacted", pattern)
    return Blanks(table.texts("missing"), redacted)


def check_pattern(table: Table, key: str, pattern: str) -> None:
    """Refuse what is no regular expression."""
    try:
        re.compile(pattern)
    except re.error as error:
        table.fail(key, f"{pattern!r} is no regular expression: {error}")


def _dates(table: Table, columns: Mapping[str, SourceColumn]) -> Dates:
    table.allow(*KEYS["dates"])
    earliest, latest, as_of = (
        table.date(key) for key in ("earliest", "latest", "as_of")
    )
    names = _known(table, "as_of_columns", columns)
    for name in names:
        if columns[name].kind is not Kind.MOMENT:
            table.fail("as_of_columns", f"{name} is not a column of dates")
    return Dates(
        _EARLIEST if earliest is None else earliest.first,
        _LATEST if latest is None else latest.last,
        None if as_of is None else dt.datetime.combine(as_of.last, dt.time()),
        names,
        table.flag("as_of_is_day"),
    )


def _not_record(table: Table, columns: Iterable[str]) -> NotARecord:
    table.allow(*KEYS["not_records"])
    blank = columns if table.texts("blank") == ("*",) else None
    names = tuple(blank) if blank else _known(table, "blank", columns)
    matches = _texts_by_text(table, "matches")
    for name, pattern in matches.items():
        _declared(table, "matches", name, columns)
        check_pattern(table, "matches", pattern)
    if not names and not matches:
        table.fail("", "says of no column when a row is no record")
    return NotARecord(names, matches, table.text("reason"))


def _duplicates(table: Table, columns: Iterable[str]) -> Duplicates:
    table.allow(*KEYS["duplicates"])
    return Duplicates(
        _known(table, "same", columns),
        _known(table, "by_day", columns),
        _known(table, "but", columns),
        table.one_of("action", OnDuplicate),
        table.choice("keep", Keep) or Keep.FIRST,
        table.text("reason"),
    )


def _order(table: Table, columns: Iterable[str]) -> OrderCheck:
    table.allow(*KEYS["order_checks"])
    earlier, later = (_one(table, key, columns) for key in ("earlier", "later"))
    return OrderCheck(earlier, later, table.text("reason"))


def _length(table: Table, columns: Iterable[str]) -> LengthCheck:
    table.allow(*KEYS["length_checks"])
    starts, ends, length = (
        _one(table, key, columns) for key in ("starts", "ends", "length")
    )
    return LengthCheck(
        starts,
        ends,
        length,
        tuple(whole(table, "may_exceed", day) for day in _list(table, "may_exceed")),
        _known(table, "doubts", columns),
        table.text("reason"),
    )


def _list(table: Table, key: str) -> list[object]:
    value = table.values.get(key, [0])
    if not isinstance(value, list):
        table.fail(key, f"{value!r} is not a list, as in [0, 1]")
    return value


def whole(table: Table, key: str, value: object) -> int:
    """Give a whole number, or fail."""
    if not isinstance(value, int) or isinstance(value, bool):
        table.fail(key, f"{value!r} is not a whole number")
    return value


def _stays(root: Table, columns: Iterable[str]) -> Stays | None:
    if not root.has("stays"):
        return None
    table = root.table("stays")
    table.allow(*KEYS["stays"])
    hours = (
        whole(table, key, table.values.get(key, _DAY_HOURS))
        for key in ("gap_hours", "lead_hours")
    )
    keys = ("person", "starts", "ends", "stay_starts", "stay_ends", "end_reason")
    person, starts, ends, stay_starts, stay_ends, reason = (
        _one(table, key, columns) for key in keys
    )
    gap, lead = hours
    ending = table.texts("ending")
    return Stays(
        person, starts, ends, stay_starts, stay_ends, reason, ending, gap, lead
    )


def _figures(root: Table, fed: Iterable[str]) -> tuple[FigureSpec, ...]:
    found: dict[str, FigureSpec] = {}
    tables = (RECORDS, *dict.fromkeys(fed))
    for table in root.tables("figures"):
        table.allow(*KEYS["figures"])
        name = table.text("name")
        if name in found:
            table.fail("name", f"two figures are called {name!r}; rename one")
        of = table.optional_text("of") or RECORDS
        if of not in tables:
            table.fail("of", f"{of!r} is none of {', '.join(tables)}")
        found[name] = FigureSpec(
            name,
            table.text("title"),
            table.text("value"),
            table.optional_text("where"),
            of,
        )
    return tuple(found.values())
