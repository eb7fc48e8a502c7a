"""Synthetic tables written to files, the same bytes for the same recipe."""

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from habeas.engine.folder import whole_or_nothing
from habeas.engine.synthesis.recipe import Recipe
from habeas.engine.synthesis.setting import open_setting, read_sql
from habeas.engine.synthesis.truth import COLUMNS
from habeas.facts.table import Table, Type
from habeas.facts.tables import TABLES
from habeas.law.errors import OutputError

TRUTH = "truth"
# Written last: a folder that has it is a synthetic set, and may be made anew.
RECIPE = "recipe.json"
_WORKERS = 2
# How many files are written, and times `tell` is called, for a progress bar.
FILES = len(TABLES) + 2
# Small enough that a reader of few columns can skip, large enough to compress.
_ROW_GROUP = 122_880
_SQL_TYPES = {
    Type.TEXT: "VARCHAR",
    Type.CODE: "VARCHAR",
    Type.FLAG: "BOOLEAN",
    Type.WHOLE: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.DAY: "DATE",
    Type.MOMENT: "TIMESTAMP",
}


class Format(StrEnum):
    """The forms a data set is written in."""

    PARQUET = "parquet"
    CSV = "csv"


def make(
    recipe: Recipe,
    out: Path,
    *,
    form: Format = Format.PARQUET,
    tell: Callable[[str], None] = lambda _: None,
) -> Mapping[str, int]:
    """Write every canonical table, the truth and the recipe to a folder.

    Calls `tell` with each file's name when it is begun, from two threads. Gives
    the rows of each table, the truth's under `truth`. Rows are made in the order
    of their numbers and go to the file as they are made: memory does not grow
    with them, and the same recipe makes the same bytes. Raises OutputError where
    the folder holds something else or cannot be written.
    """
    with whole_or_nothing(out, mark=RECIPE) as draft:
        try:
            rows = _write_tables(recipe, draft, form, tell)
        except duckdb.OperationalError as error:
            # A full disk fails a transaction as well as a file.
            raise _cannot_write("the setting", error) from error
        told = {
            "custodies": recipe.custodies,
            "seed": recipe.seed,
            "as_of": recipe.as_of.isoformat(),
            "jurisdiction": "XAA",
            "edition": "adopted",
            "rates": dict(recipe.rates),
            "rows": rows,
        }
        (draft / RECIPE).write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    return rows


def _write_tables(
    recipe: Recipe, out: Path, form: Format, tell: Callable[[str], None]
) -> dict[str, int]:
    tell("people and custodies")
    with (
        TemporaryDirectory(prefix=".setting-", dir=out) as draft,
        open_setting(recipe, Path(draft)) as db,
        ThreadPoolExecutor(_WORKERS) as pool,
    ):

        def write(task: tuple[str, str]) -> tuple[str, int]:
            name, sql = task
            tell(name)
            with db.cursor() as cursor:
                return name, _write(cursor, sql, out / f"{name}.{form}", form)

        return dict(pool.map(write, queries()))


def queries() -> Iterator[tuple[str, str]]:
    """Give each file's name, and the query over a setting that fills it."""
    for table in TABLES:
        yield table.name, _typed(table)
    yield TRUTH, f"SELECT {', '.join(COLUMNS)} FROM ({read_sql(TRUTH)})"


def _typed(table: Table) -> str:
    """Select a table's columns in their order and types; one never made is missing."""
    nothing = ", ".join(f'NULL AS "{c.name}"' for c in table)
    typed = ", ".join(f'"{c.name}"::{_SQL_TYPES[c.kind]} AS "{c.name}"' for c in table)
    made = read_sql(table.name)
    return (
        f"SELECT {typed} FROM ((SELECT {nothing} WHERE false) "
        f"UNION ALL BY NAME (FROM ({made})))"
    )


def _write(
    cursor: duckdb.DuckDBPyConnection, sql: str, path: Path, form: Format
) -> int:
    match form:
        case Format.PARQUET:
            how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP}"
        case Format.CSV:
            how = "FORMAT csv, HEADER"
    quoted = str(path).replace("'", "''")
    try:
        (row,) = cursor.execute(f"COPY ({sql}) TO '{quoted}' ({how})").fetchall()
    except duckdb.IOException as error:
        raise _cannot_write(path.name, error) from error
    return int(row[0])


def _cannot_write(what: str, error: duckdb.Error) -> OutputError:
    return OutputError(
        f"{what} cannot be written ({str(error).splitlines()[0]}): "
        "name another folder with --out, or make room"
    )
