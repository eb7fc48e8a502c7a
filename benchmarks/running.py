"""Canonical tables moved in time, so that each person's last custody still runs.

What `habeas synthesize` makes is mostly over. Here each person's facts are moved by one
span, so that a moment falls at a chance place within their last custody, and what lies
after it has not happened yet. Each runs on within the time that it truly lasted.
"""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from habeas.facts.table import Table, Type
from habeas.facts.tables import TABLES

# Moments that may lie ahead: when something ends or is due.
_AHEAD = frozenset({"ends_at", "due_at", "withheld_until"})
# What closes a custody with its end, and says nothing while it runs.
_OF_THE_END = frozenset({"end_reason", "end_not_known"})

Spans = Mapping[str, dt.timedelta]


@dataclass(frozen=True, slots=True)
class _Moved:
    """By how much the facts of each person, and of each custody, are moved."""

    people: Spans
    custodies: Spans
    as_of: dt.datetime

    def of(self, table: Table, rows: pa.Table) -> pa.Array | None:
        """Give the span of each row; None where a table is of nobody."""
        for column, spans in (
            ("custody_id", self.custodies),
            ("person_id", self.people),
        ):
            if column in table.names:
                known = [spans.get(k) for k in rows[column].to_pylist()]
                return pa.array(known, pa.duration("us"))
        return None


def keep_running(made: Path, target: Path, *, as_of: dt.datetime, seed: int = 7) -> int:
    """Write the tables of a folder to another, moved; give how many custodies run."""
    target.mkdir(parents=True, exist_ok=True)
    moved = _moved(pq.read_table(made / "custody.parquet"), as_of, seed)
    running = 0
    for table in TABLES:
        rows = pq.read_table(made / f"{table.name}.parquet")
        kept = _move(table, rows, moved)
        if table.name == "custody":
            running = kept["ended_at"].null_count
        pq.write_table(kept, target / f"{table.name}.parquet")
    return running


def _moved(custodies: pa.Table, as_of: dt.datetime, seed: int) -> _Moved:
    draw = random.Random(seed)  # noqa: S311 - no secret, the same each time
    asked = ("person_id", "began_at", "ended_at", "custody_id")
    rows = [tuple(row[name] for name in asked) for row in custodies.to_pylist()]
    last: dict[str, tuple[dt.datetime, dt.datetime]] = {}
    for person, began, ended, _key in rows:
        until = as_of if ended is None else ended
        if began is not None and (person not in last or last[person][0] < began):
            last[person] = (began, until)
    people = {
        person: as_of - (began + (until - began) * draw.random())
        for person, (began, until) in last.items()
    }
    spans = {key: people[p] for p, _began, _ended, key in rows if p in people}
    return _Moved(people, spans, as_of)


def _move(table: Table, rows: pa.Table, moved: _Moved) -> pa.Table:
    spans = moved.of(table, rows)
    moments = [c.name for c in table if c.kind is Type.MOMENT]
    if spans is None or not moments:
        return rows
    for name in moments:
        later = pc.add(rows[name].combine_chunks(), spans)
        at = rows.schema.get_field_index(name)
        rows = rows.set_column(at, rows.schema.field(name), later)
    now = pa.scalar(moved.as_of, pa.timestamp("us"))
    begun = pc.fill_null(pc.less_equal(rows[moments[0]], now), fill_value=True)
    rows = rows.filter(begun)
    for name in (name for name in moments[1:] if name not in _AHEAD):
        rows = _not_yet(rows, name, now)
    return _without_its_end(rows) if table.name == "custody" else rows


def _not_yet(rows: pa.Table, name: str, now: pa.Scalar) -> pa.Table:
    """Leave out moments that have not come."""
    come = pc.if_else(pc.less_equal(rows[name], now), rows[name], None)
    at = rows.schema.get_field_index(name)
    return rows.set_column(at, rows.schema.field(name), come)


def _without_its_end(rows: pa.Table) -> pa.Table:
    runs = pc.is_null(rows["ended_at"])
    for name in sorted(_OF_THE_END):
        at = rows.schema.get_field_index(name)
        kept = pc.if_else(runs, None, rows[name])
        rows = rows.set_column(at, rows.schema.field(name), kept)
    return rows
