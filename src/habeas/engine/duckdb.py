"""The default engine: DuckDB, in process, spilling to disk where memory ends."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from habeas.engine import shares
from habeas.law.errors import BadInputError

# The units in which DuckDB tells its limit.
_UNITS = {"bytes": 1} | {
    f"{letter}iB": 1024**power for power, letter in enumerate("KMGT", start=1)
}
_SIZE = re.compile(r"[0-9]+(\.[0-9]+)? ?[KMGT]i?B", re.IGNORECASE | re.ASCII)


class DuckDB:
    """Run SQL on a DuckDB of its own; a context manager.

    `memory` is a limit such as ``4GB``, past which DuckDB spills to `spill`;
    raises BadInputError where it is no size.
    """

    dialect = "duckdb"

    def __init__(self, *, memory: str | None = None, spill: Path | None = None) -> None:
        self._spill = tempfile.TemporaryDirectory(prefix="habeas-", dir=spill)
        self._memory = memory
        self._shares = 1
        self.connection = duckdb.connect()
        settings = {
            "temp_directory": self._spill.name,
            "preserve_insertion_order": "false",
        }
        for name, value in settings.items():
            self.connection.execute(f"SET {name} = '{value}'")
        if memory is not None:
            self._limit(memory)

    def _limit(self, memory: str) -> None:
        if not _SIZE.fullmatch(memory.strip()):
            self.close()
            raise BadInputError(
                f"{memory!r} is not a size of memory: write a number and a unit, as in "
                "512MB or 4GB"
            )
        try:
            self.connection.execute(f"SET memory_limit = '{memory.strip()}'")
        except duckdb.Error as error:
            self.close()
            raise BadInputError(
                f"DuckDB cannot keep to {memory.strip()} of memory: write a size that "
                "a machine has, as in 512MB or 4GB"
            ) from error

    @contextmanager
    def _enough(self) -> Iterator[None]:
        """Say in a sentence that the memory does not suffice, where it does not."""
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            raise BadInputError(
                f"{self._memory or 'the memory of this machine'} is not enough for "
                "these data, even with what is put on disk: give more with --memory"
            ) from error

    @property
    def spill(self) -> Path:
        """The folder for what memory cannot hold; it goes when the engine is closed."""
        return Path(self._spill.name)

    @property
    def limit(self) -> int:
        """How many bytes of memory may be used."""
        (row,) = self.ask(
            "SELECT memory_limit AS n FROM pragma_database_size() LIMIT 1", ()
        )
        number, unit = str(row["n"]).split()
        return int(float(number) * _UNITS[unit])

    def another(self) -> Self:
        """Start one more, with the same limit, that spills to the same folder."""
        return type(self)(memory=self._memory, spill=self.spill)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def put(self, name: str, table: pa.Table | Path) -> None:
        """Make an Arrow table, or the Parquet files of a path, known under a name."""
        with self._enough():
            if isinstance(table, Path):
                source = self.connection.read_parquet(str(table))
                source.create_view(name, replace=True)
            else:
                self.connection.register(name, table)

    @contextmanager
    def in_shares(self, count: int) -> Iterator[None]:
        """Make wide rows in so many shares, and keep what is made on disk."""
        self._shares = count
        try:
            yield
        finally:
            self._shares = 1

    def make(self, name: str, query: str) -> None:
        """Run a query and keep its rows as a table under a name."""
        with self._enough():
            if self._shares > 1:
                shares.make(
                    self.connection, name, query, count=self._shares, folder=self.spill
                )
            else:
                self.connection.execute(
                    f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query}'
                )

    def view(self, name: str, sql: str) -> None:
        """Make a query known under a name; it runs when it is asked."""
        if self._shares > 1 and shares.has_parts(sql):
            self.make(name, sql)
            return
        with self._enough():
            self.connection.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {sql}')

    def fetch(self, sql: str) -> pa.Table:
        """Run a query and give its rows."""
        with self._enough():
            return self.connection.sql(sql).to_arrow_table()

    def ask(self, sql: str, values: Sequence[object]) -> list[dict[str, Any]]:
        """Run a query with values put in place of `?`, and give its rows."""
        with self._enough():
            cursor = self.connection.execute(sql, list(values))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def write(self, sql: str, path: Path) -> None:
        """Run a query and write its rows to one Parquet file."""
        with self._enough():
            self.connection.sql(sql).write_parquet(str(path), compression="zstd")

    def write_apart(self, sql: str, folder: Path, *, by: str) -> None:
        """Run a query and write its rows to a folder, apart by a column's values."""
        with self._enough():
            self.connection.execute(
                f"COPY ({sql}) TO '{folder}' (FORMAT parquet, PARTITION_BY ({by}))"
            )

    def drop(self, name: str) -> None:
        """Let go of a table that was made."""
        self.connection.execute(f'DROP TABLE "{name}"')

    def close(self) -> None:
        """Let go of the database and of what it spilled."""
        self.connection.close()
        self._spill.cleanup()
