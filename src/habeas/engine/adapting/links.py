"""Links that lead nowhere: a row that names a person, a place, a custody not listed."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.adapting.adapted import QUALITY
from habeas.engine.adapting.sql import quoted
from habeas.engine.adapting.work import WITHHELD
from habeas.engine.duckdb import DuckDB
from habeas.engine.reading import RawTable
from habeas.facts.adapter import fold
from habeas.facts.table import Column
from habeas.facts.tables import BY_NAME

Made = Mapping[str, pa.Table | Path]
Files = Mapping[str, Sequence[RawTable]]


def dangling(made: Made, files: Files, *, spill: Path | None = None) -> pa.Table:
    """Find values that name no row of the table they refer to.

    `made` are the canonical tables, `files` the canonical files some were read from,
    by table: they tell the line, and only of these is the value shown. A table that
    is not given at all is no finding, for nothing then claims to list what it holds.
    """
    with DuckDB(spill=spill) as database:
        for name, table in made.items():
            database.put(f"made_{name}", table)
        found = [
            finding
            for name, link in _links(made)
            for finding in _findings(database, name, link, files.get(name, ()))
        ]
    return pa.Table.from_pylist(found, QUALITY)


def _links(made: Made) -> Iterator[tuple[str, Column]]:
    """Give the links whose two ends are both there."""
    for name, table in made.items():
        given = _columns(table)
        for column in BY_NAME[name]:
            if column.name in given and column.refers_to in made:
                yield name, column


def _findings(
    database: DuckDB, name: str, link: Column, files: Sequence[RawTable]
) -> Iterator[Mapping[str, object]]:
    column, other = quoted(link.name), BY_NAME[link.refers_to]
    lost = database.fetch(
        f"FROM made_{name} SELECT {column} AS value, count(*) AS rows "
        f"WHERE {column} IS NOT NULL AND {column} NOT IN "
        f"(FROM made_{other.name} SELECT {quoted(other.key)} "
        f"WHERE {quoted(other.key)} IS NOT NULL) GROUP BY ALL ORDER BY value"
    )
    places = _places(database, link.name, lost, files) if lost.num_rows else {}
    for row in lost.to_pylist():
        file, line = places.get(row["value"], (None, None))
        yield {
            "file": None if file is None else str(file.path),
            "sheet": None if file is None else file.sheet,
            "line": line,
            "column": f"{name}.{link.name}",
            "value": row["value"] if files else WITHHELD,
            "action": "doubted",
            "reason": f"no row of {other.name} has this {other.key}: "
            "what it would tell is unknown",
            "rows": row["rows"],
        }


def _places(
    database: DuckDB, column: str, lost: pa.Table, files: Sequence[RawTable]
) -> Mapping[str, tuple[RawTable, int]]:
    """Find the first file and line in which each value stands."""
    database.put("lost", lost)
    places: dict[str, tuple[RawTable, int]] = {}
    for file in files:
        header = {fold(cell): cell for cell in file.header}
        if column not in header:
            continue
        file.relation(database.connection).create_view("written", replace=True)
        text = f"trim(CAST({quoted(header[column])} AS VARCHAR))"
        rows = database.fetch(
            f"FROM written SELECT {text} AS value, min(_line) AS line "
            f"WHERE {text} IN (FROM lost SELECT value) GROUP BY ALL"
        ).to_pylist()
        for row in rows:
            places.setdefault(row["value"], (file, row["line"]))
    return places


def _columns(table: pa.Table | Path) -> frozenset[str]:
    if isinstance(table, Path):
        return frozenset(pq.read_schema(table).names)
    return frozenset(table.column_names)
