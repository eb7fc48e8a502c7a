"""What a column of an unknown file holds, by its content alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from habeas.engine.adapting.cleaning import ISO
from habeas.engine.adapting.sql import listed, literal, quoted
from habeas.engine.duckdb import DuckDB
from habeas.engine.reading import RawTable

FORMATS = (
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y %I:%M:%S %p",
    "%d.%m.%Y",
    "%d.%m.%Y %H:%M",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d-%m-%Y %H:%M",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M",
    "%Y%m%d",
    "%d %b %Y",
    "%d %B %Y",
    "%d-%b-%Y",
    "%b %d, %Y",
    "%B %d, %Y",
)
# Enough rows to meet both a day over 12 and the rarer values.
_ROWS = 200_000
_FEW = 40
_MOST = 0.9


@dataclass(frozen=True, slots=True)
class Profile:
    """A column: how much it says, how varied, what it looks like.

    `values` are all that it says, the most frequent first, where they are few.
    `formats` are those that read nine in ten of its texts, the best first; empty
    also where dates are in ISO 8601, which `is_date` tells.
    """

    name: str
    rows: int
    stated: int
    distinct: int
    samples: tuple[str, ...]
    values: tuple[str, ...]
    formats: tuple[str, ...]
    is_date: bool
    is_number: bool

    @property
    def is_identifier(self) -> bool:
        """Whether nearly every row says something else."""
        return self.distinct > 1 and self.distinct >= _MOST * self.stated

    @property
    def is_ambiguous(self) -> bool:
        """Whether day and month could be exchanged in every date."""
        swapped = (f.replace("%d", "%_").replace("%m", "%d") for f in self.formats)
        return any(f.replace("%_", "%m") in self.formats for f in swapped)


def profile(table: RawTable, missing: Sequence[str]) -> tuple[Profile, ...]:
    """Look at the columns of a table; words for missing are not counted."""
    with DuckDB() as database:
        connection = database.connection
        table.relation(connection).limit(_ROWS).create("seen")
        return tuple(_column(connection, name, missing) for name in table.header)


def _column(
    connection: duckdb.DuckDBPyConnection, name: str, missing: Sequence[str]
) -> Profile:
    text = f"trim(CAST({quoted(name)} AS VARCHAR))"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE said AS FROM seen SELECT {text} AS t "
        f"WHERE {text} <> '' AND lower({text}) NOT IN ({listed(missing)})"
    )
    rows = _one(connection, "FROM seen SELECT count(*)")
    stated = _one(connection, "FROM said SELECT count(*)")
    distinct = _one(connection, "FROM said SELECT count(DISTINCT t)")
    frequent = connection.execute(
        f"FROM said SELECT t GROUP BY t ORDER BY count(*) DESC, t LIMIT {_FEW}"
    ).fetchall()
    values = tuple(row[0] for row in frequent)
    numbers = _one(connection, "FROM said SELECT count(TRY_CAST(t AS DOUBLE))")
    formats = _formats(connection, stated)
    is_iso = stated > 0 and _read(connection, ISO) >= _MOST * stated
    is_number = stated > 0 and numbers >= _MOST * stated
    return Profile(
        name,
        rows,
        stated,
        distinct,
        values[:4],
        values if distinct <= _FEW else (),
        () if is_iso else formats,
        is_iso or bool(formats),
        is_number,
    )


def _formats(connection: duckdb.DuckDBPyConnection, stated: int) -> tuple[str, ...]:
    if not stated:
        return ()
    read = {form: _read(connection, (form,)) for form in FORMATS}
    good = [form for form, count in read.items() if count >= _MOST * stated]
    return tuple(sorted(good, key=lambda form: -read[form]))


def _read(connection: duckdb.DuckDBPyConnection, formats: Sequence[str]) -> int:
    forms = ", ".join(map(literal, formats))
    # A date before 1900 is a number or a code that happens to fit.
    return _one(
        connection,
        f"FROM (FROM said SELECT try_strptime(t, [{forms}]) AS d) SELECT count(*) "
        "WHERE d >= TIMESTAMP '1900-01-01' AND d < TIMESTAMP '2100-01-01'",
    )


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.execute(sql).fetchall()[0][0])
