"""What an engine must be able to do for the rulebook to run on it."""

from pathlib import Path
from typing import Protocol

import pyarrow as pa


class Maker(Protocol):
    """What runs compiled judgements, whatever it is that they were compiled to."""

    dialect: str

    def put(self, name: str, table: pa.Table | Path) -> None:
        """Make an Arrow table, or a Parquet file, known under a name."""

    def make(self, name: str, query: str) -> None:
        """Run a query and keep its rows as a table under a name."""


class Driver(Maker, Protocol):
    """A thin runner of SQL: Ibis compiles, the driver runs."""

    def view(self, name: str, sql: str) -> None:
        """Make a query known under a name; it runs when it is asked."""

    def fetch(self, sql: str) -> pa.Table:
        """Run a query and give its rows."""

    def write(self, sql: str, path: Path) -> None:
        """Run a query and write its rows to one Parquet file."""

    def close(self) -> None:
        """Let go of everything."""
