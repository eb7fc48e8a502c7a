"""What several adapters made, put together as one data set."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.adapting.adapted import QUALITY, Adapted, Records
from habeas.engine.adapting.figures import Figure
from habeas.engine.adapting.sql import quoted
from habeas.engine.duckdb import DuckDB
from habeas.facts.tables import BY_NAME


def combine(
    parts: Sequence[Adapted], also: pa.Table, spill: Path | None = None
) -> Adapted:
    """Put parts together; `also` are findings of no one part.

    A row of one key in several parts is taken from the first. Figures keep their
    names where one adapter was at work; of several, each bears its adapter's name.
    """
    tables: dict[str, list[pa.Table | Path]] = {}
    for part in parts:
        for name, table in part.tables.items():
            tables.setdefault(name, []).append(table)
    joined = {name: _joined(name, found, spill) for name, found in tables.items()}
    again = [_again(name, table, tables[name]) for name, table in joined.items()]
    findings = pa.Table.from_pylist([f for f in again if f], QUALITY)
    jurisdictions = {part.jurisdiction for part in parts if part.jurisdiction}
    return Adapted(
        tables=joined,
        quality=pa.concat_tables([*(part.quality for part in parts), also, findings]),
        records=Records(
            sum(part.records.read for part in parts),
            sum(part.records.kept for part in parts),
        ),
        figures=tuple(_figures(parts)),
        adapters=tuple(adapter for part in parts for adapter in part.adapters),
        as_of=max((p.as_of for p in parts if p.as_of), default=None),
        jurisdiction=jurisdictions.pop() if len(jurisdictions) == 1 else None,
        assumptions=tuple(dict.fromkeys(a for part in parts for a in part.assumptions)),
    )


def _figures(parts: Sequence[Adapted]) -> list[Figure]:
    having = [part for part in parts if part.figures]
    if len(having) == 1:
        return list(having[0].figures)
    return [
        Figure(f"{part.adapters[0].name}.{figure.name}", figure.title, figure.value)
        for part in having
        for figure in part.figures
    ]


def _joined(
    name: str, found: Sequence[pa.Table | Path], spill: Path | None
) -> pa.Table | Path:
    if len(found) == 1:
        return found[0]
    key, schema = quoted(BY_NAME[name].key), BY_NAME[name].arrow
    with DuckDB(spill=spill) as database:
        for number, table in enumerate(found):
            database.put(f"part_{number}", table)
        parts = " UNION ALL BY NAME ".join(
            f"(FROM part_{number} SELECT *, {number} AS _part)"
            for number in range(len(found))
        )
        query = (
            f"FROM ({parts}) SELECT * EXCLUDE (_part) "
            f"QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY _part) = 1 "
            f"ORDER BY _part, {key}"
        )
        if spill is not None:
            path = spill / f"combined-{name}.parquet"
            database.write(query, path)
            return path
        made = database.fetch(query)
        given = pa.schema([f for f in schema if f.name in made.column_names])
        return made.select(given.names).cast(given)


def _again(
    name: str, joined: pa.Table | Path, found: Sequence[pa.Table | Path]
) -> Mapping[str, object] | None:
    more = sum(map(_rows, found)) - _rows(joined)
    if not more:
        return None
    reason = f"rows of {name} have the same identifier in several files: taken once"
    return {"action": "flagged", "reason": reason, "rows": more}


def _rows(table: pa.Table | Path) -> int:
    if isinstance(table, Path):
        return int(pq.read_metadata(table).num_rows)
    return int(table.num_rows)
