"""The canonical tables themselves as input: checked, and let through."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.engine.adapting.sql import listed, quoted
from habeas.engine.duckdb import DuckDB
from habeas.engine.reading import RawTable
from habeas.facts.adapter import (
    Adapter,
    Blanks,
    Constant,
    Dates,
    Duplicates,
    Feed,
    Header,
    Keep,
    Kind,
    NotARecord,
    OnDuplicate,
    OrderCheck,
    SourceColumn,
    Value,
    fold,
)
from habeas.facts.table import Column, Table, Type
from habeas.facts.tables import BY_NAME, TABLES
from habeas.law.toml_table import nearest

_KINDS = {
    Type.WHOLE: Kind.NUMBER,
    Type.NUMBER: Kind.NUMBER,
    Type.DAY: Kind.MOMENT,
    Type.MOMENT: Kind.MOMENT,
}
_FLAGS: Mapping[str, bool] = {
    "true": True,
    "t": True,
    "yes": True,
    "1": True,
    "false": False,
    "f": False,
    "no": False,
    "0": False,
}
_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2100, 1, 1)
BEGAN, ENDED, END_NOT_KNOWN = "began_at", "ended_at", "end_not_known"
# A table of ours under another name shares most of its columns with ours.
_ENOUGH = 0.6


def table_of(header: Iterable[str], name: str = "") -> Table | None:
    """Tell which canonical table a file is: by its key, its name and its columns."""
    cells = {fold(cell) for cell in header}
    if (table := BY_NAME.get(name)) and table.key in cells:
        return table
    shared = {
        table.name: len(cells & set(table.names))
        for table in TABLES
        if table.key in cells and len(cells & set(table.names)) > 1
    }
    best = max(shared, key=lambda found: shared[found], default=None)
    if best is None or shared[best] < _ENOUGH * len(cells):
        return None
    return BY_NAME[best]


def canonical_adapter(table: Table) -> Adapter:
    """Give the adapter that checks a canonical table against the dictionary."""
    clock = tuple(c.name for c in table if c.kind is Type.MOMENT and not c.is_plan)
    return Adapter(
        name=f"canonical {table.name}",
        title=table.meaning,
        source="",
        licence="",
        jurisdiction=None,
        suffixes=(),
        headers=(Header(table.name, (table.key,)),),
        columns={c.name: _column(c) for c in table},
        blanks=Blanks((), ()),
        dates=Dates(_EARLIEST, _LATEST, None, clock),
        order=(),
        not_records=(
            NotARecord(table.names, {}, "the row is wholly blank"),
            NotARecord((table.key,), {}, f"the row has no {table.key}"),
        ),
        duplicates=(
            Duplicates(
                (table.key,),
                (),
                (),
                OnDuplicate.DROP,
                Keep.FIRST,
                f"another row has the same {table.key}",
            ),
        ),
        order_checks=_order_checks(table),
        length_checks=(),
        stays=None,
        feeds=(Feed(table, True, {c.name: _value(c, table) for c in table}),),  # noqa: FBT003 - one row a record
        figures=(),
        assumptions=(),
    )


def _column(column: Column) -> SourceColumn:
    kind = _KINDS.get(column.kind, Kind.TEXT)
    return SourceColumn(column.name, (column.name,), kind, (), {}, (), "", False)  # noqa: FBT003 - no one is named


def _order_checks(table: Table) -> tuple[OrderCheck, ...]:
    if not {BEGAN, ENDED} <= set(table.names):
        return ()
    return (OrderCheck(BEGAN, ENDED, "the end is dated before the beginning"),)


def _value(column: Column, table: Table) -> Value:
    codes: Mapping[str, Constant] | None = None
    if column.codes is not None:
        codes = {code.value: code.value for code in column.codes}
    elif column.kind is Type.FLAG:
        codes = _FLAGS
    # An end that cannot be believed is an end all the same: nothing runs on for it.
    lost = ENDED if column.name == END_NOT_KNOWN and ENDED in table.names else ""
    return Value(sources=(column.name,), lost=lost, codes=codes)


@dataclass(frozen=True, slots=True)
class Stranger:
    """A column of a canonical file that the dictionary does not have."""

    column: str
    reason: str


def strangers(table: Table, header: Iterable[str]) -> Iterator[Stranger]:
    """Name the columns that the dictionary does not have, with what may be meant."""
    for cell in header:
        if fold(cell) not in table.names:
            near = nearest(fold(cell), table.names)
            yield Stranger(
                cell, f"the table {table.name} has no such column{near}: not read"
            )


def is_sound(file: RawTable, table: Table) -> bool:
    """Tell whether a typed file is as the dictionary says, and can be read in place.

    True for columns of the right types alone, a key that is there and distinct, codes
    on their lists, and nothing that ends before it began.
    """
    if file.is_text or not set(file.header) <= set(table.names):
        return False
    kinds = {f.name: f.type for f in file.head(0).schema}
    if any(kinds[name] != table.arrow.field(name).type for name in file.header):
        return False
    key = quoted(table.key)
    tests = [f"count({key}) = count(*)", f"count(DISTINCT {key}) = count(*)"]
    tests += [
        f"bool_and(coalesce({quoted(c.name)} IN ({listed(c.codes)}), TRUE))"
        for c in table
        if c.codes is not None and c.name in file.header
    ]
    tests += [
        f"bool_and(coalesce({quoted(check.later)} >= {quoted(check.earlier)}, TRUE))"
        for check in _order_checks(table)
        if {check.earlier, check.later} <= set(file.header)
    ]
    with DuckDB() as database:
        rows = file.relation(database.connection).aggregate(" AND ".join(tests))
        return bool(rows.fetchall()[0][0])
