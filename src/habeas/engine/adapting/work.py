"""An adapter at work on the tables of one kind of file, in one DuckDB."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from habeas.engine.adapting.sql import literal, quoted
from habeas.engine.reading import RawTable
from habeas.facts.adapter import Adapter

WITHHELD = "(withheld)"
# Room for a line number beside the number of its table in one whole number.
LINE_BITS = 40


@dataclass(frozen=True, slots=True)
class Work:
    """The adapter, the tables it reads, and what their records are called.

    Promises of the steps: `stage` holds every row, read and typed; `records` those
    that count; `quality` every row or value dropped, repaired or doubted. A column
    `c` has `c__stated` beside it: whether the file says anything there at all.
    """

    connection: duckdb.DuckDBPyConnection
    adapter: Adapter
    files: tuple[RawTable, ...]
    labels: tuple[str, ...]

    @property
    def present(self) -> frozenset[str]:
        """The adapter's columns that at least one of the files has."""
        return frozenset(
            name for file in self.files for name in self.adapter.placed(file.header)
        )

    def run(self, sql: str) -> None:
        """Run a statement."""
        self.connection.execute(sql)

    def count(self, sql: str) -> int:
        """Run a query that gives one whole number."""
        rows = self.connection.execute(sql).fetchall()
        return int(rows[0][0])

    def first(self, sql: str) -> object:
        """Run a query and give its first value; None where it gives no row."""
        rows = self.connection.execute(sql).fetchall()
        return rows[0][0] if rows else None

    def shown(self, name: str, expression: str | None = None) -> str:
        """Show a column's value in a finding, unless it could identify somebody."""
        if self.adapter.columns[name].identifies:
            return literal(WITHHELD)
        return f"CAST({expression or quoted(name)} AS VARCHAR)"


def start_quality(work: Work) -> None:
    """Open the list of findings."""
    work.run(
        "CREATE OR REPLACE TEMP TABLE quality (_file INTEGER, _line BIGINT, "
        '"column" VARCHAR, "value" VARCHAR, "action" VARCHAR, "reason" VARCHAR, '
        '"rows" BIGINT)'
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found: the column, its value as SQL, what was done, and why."""

    column: str
    value: str
    action: str
    reason: str


def note(work: Work, finding: Finding, source: str, where: str = "TRUE") -> None:
    """Add one finding for each row of a table or query that meets a condition."""
    work.run(
        f"INSERT INTO quality FROM {source} SELECT _file, _line, "
        f"{literal(finding.column)}, {finding.value}, {literal(finding.action)}, "
        f"{literal(finding.reason)}, 1 WHERE {where}"
    )


def note_together(
    work: Work, finding: Finding, source: str, where: str, *, per: str = ""
) -> None:
    """Add one finding for all rows of a kind, at the first of their lines."""
    by = f"_file, {per}" if per else "_file"
    work.run(
        f"INSERT INTO quality FROM {source} SELECT _file, min(_line), "
        f"{literal(finding.column)}, {finding.value}, {literal(finding.action)}, "
        f"{literal(finding.reason)}, count(*) WHERE {where} GROUP BY {by}"
    )


def names(columns: Iterable[str]) -> str:
    """Write columns' names between commas."""
    return ", ".join(quoted(name) for name in columns)
