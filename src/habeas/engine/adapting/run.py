"""One adapter run over the tables it knows."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from habeas.engine.adapting import cleaning, feeding, figures, records, stays
from habeas.engine.adapting.adapted import QUALITY, Adapted, Records
from habeas.engine.adapting.sql import literal, quoted
from habeas.engine.adapting.work import Work, start_quality
from habeas.engine.duckdb import DuckDB
from habeas.engine.reading import RawTable
from habeas.facts.adapter import Adapter
from habeas.facts.table import Table
from habeas.law.errors import BadInputError


def run(
    adapter: Adapter,
    files: Sequence[RawTable],
    labels: Sequence[str],
    *,
    spill: Path | None = None,
) -> Adapted:
    """Turn tables that an adapter knows into canonical ones.

    `labels` name each table in the identifiers of records. With `spill`, a folder,
    the canonical tables are Parquet files in it; without, Arrow in memory.
    Raises BadInputError when no row is a record.
    """
    with DuckDB(spill=spill) as database:
        work = Work(database.connection, adapter, tuple(files), tuple(labels))
        start_quality(work)
        cleaning.clean(work)
        records.sift(work)
        kept = work.count("FROM records SELECT count(*)")
        if not kept:
            raise BadInputError(_no_record(work))
        records.check(work)
        cleaning.note_texts(work)
        cleaning.note_blanks(work, _blankable(work))
        if adapter.stays is not None:
            stays.group(work, adapter.stays)
        tables = feeding.feed(work)
        made = {name: _taken(database, t, spill) for name, t in tables.items()}
        as_of = _as_of(work)
        return Adapted(
            tables=made,
            quality=_quality(database, files),
            records=Records(sum(file.rows for file in files), kept),
            figures=figures.compute(work),
            adapters=(adapter,),
            as_of=as_of,
            jurisdiction=adapter.jurisdiction,
            assumptions=adapter.assumptions,
        )


def _blankable(work: Work) -> tuple[str, ...]:
    return tuple(n for n in feeding.columns_fed(work) if n in work.adapter.columns)


def _no_record(work: Work) -> str:
    found = work.first(
        'FROM quality SELECT "reason" GROUP BY 1 ORDER BY count(*) DESC LIMIT 1'
    )
    why = f": {found}" if found else ""
    return (
        f"no row of {work.files[0].path} is a record{why}; "
        f"check that the adapter {work.adapter.name!r} fits the file"
    )


def _taken(database: DuckDB, table: Table, spill: Path | None) -> pa.Table | Path:
    name = f"out_{table.name}"
    if spill is not None:
        path = _free(spill, table.name)
        database.write(f"FROM {quoted(name)}", path)
        return path
    made = database.fetch(f"FROM {quoted(name)}")
    schema = pa.schema([f for f in table.arrow if f.name in made.column_names])
    return made.select(schema.names).cast(schema)


def _free(folder: Path, name: str) -> Path:
    number = 1
    while (path := folder / f"adapted-{name}-{number}.parquet").exists():
        number += 1
    return path


def _quality(database: DuckDB, files: Sequence[RawTable]) -> pa.Table:
    paths: Iterable[str] = (literal(str(file.path)) for file in files)
    sheets = ("NULL" if f.sheet is None else literal(f.sheet) for f in files)
    made = database.fetch(
        f"FROM quality SELECT [{', '.join(paths)}][_file + 1] AS file, "
        f"[{', '.join(sheets)}][_file + 1] AS sheet, _line AS line, "
        '"column", "value", "action", "reason", "rows" '
        'ORDER BY _file, _line, "column", "reason", "value"'
    )
    return made.cast(QUALITY)


def _as_of(work: Work) -> dt.datetime | None:
    dates = work.adapter.dates
    if dates.as_of is not None:
        return dates.as_of
    there = [quoted(name) for name in dates.as_of_columns if name in work.present]
    if not there:
        return None
    latest = ", ".join(f"max({name})" for name in there)
    found = work.first(f"FROM records SELECT greatest({latest})")
    if not isinstance(found, dt.datetime):
        return None
    return dt.datetime.combine(found, dt.time()) if dates.as_of_is_day else found
