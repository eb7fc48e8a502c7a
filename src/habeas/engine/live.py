"""Cases judged again and again: one at a time at once, and many in a sweep."""

import datetime as dt
from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Any, Self

import pyarrow as pa

from habeas.engine.driver import Maker
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import run
from habeas.engine.plan import Judgement
from habeas.engine.python import Python
from habeas.engine.reason import Reason, reasons
from habeas.engine.remembered import compiled
from habeas.facts.assembly.source import Source
from habeas.law.applied import Law
from habeas.rulebook import RULES, Rule, Subject

# Past so many rows in all tables DuckDB, which plans for seconds whatever the size,
# is quicker than the script.
MOST_SCRIPTED = 40_000
Rows = list[dict[str, Any]]


class Judge:
    """Judge live tables under one law; a context manager, for any number of threads.

    One custody with all its related rows takes some milliseconds, and so do a few:
    a script compiled from the standards runs over them. Larger sets, such as a sweep
    of all open custodies, run on DuckDB. Both answer alike in every cell. What is
    compiled for the columns of a set is kept, here and on disk: give each set the
    same tables and columns, empty ones too, for a table that is not given is one
    that is not kept, of which nothing is known.
    """

    def __init__(
        self,
        law: Law,
        *,
        rules: Iterable[Rule] = RULES,
        most_scripted: int = MOST_SCRIPTED,
    ) -> None:
        self._law = law
        self._rules = tuple(rules)
        self._most_scripted = most_scripted
        self._python = Python()
        self._duckdb: DuckDB | None = None
        self._compiled: dict[tuple[str, str], tuple[Judgement, ...]] = {}
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def judge(
        self, tables: Mapping[str, pa.Table], as_of: dt.datetime
    ) -> dict[Subject, Rows]:
        """Give the wide verdicts of each subject, as of a moment.

        Each row has the subject's key and, for each rule, the columns
        `<rule>__verdict` (a code), `__since`, `__due` and `__missing`.
        """
        with self._lock:
            engine = self._engine(tables)
            judgements = self._run(engine, tables, as_of)
            return {j.subject: _rows(engine, j, "verdicts") for j in judgements}

    def explain(
        self, tables: Mapping[str, pa.Table], as_of: dt.datetime
    ) -> dict[Subject, dict[str, tuple[Reason, ...]]]:
        """Give, by subject and key, what each standard says and why, as of a moment.

        A reason has the verdict, its sentence, since when and until when, the
        citation, the facts that decide it, and what is missing.
        """
        with self._lock:
            engine = self._engine(tables)
            judgements = self._run(engine, tables, as_of)
            return {j.subject: self._reasons(engine, j) for j in judgements}

    def close(self) -> None:
        """Let go of the engines."""
        self._python = Python()
        if self._duckdb is not None:
            self._duckdb.close()
            self._duckdb = None

    def _engine(self, tables: Mapping[str, pa.Table]) -> Python | DuckDB:
        if sum(table.num_rows for table in tables.values()) <= self._most_scripted:
            return self._python
        if self._duckdb is None:
            self._duckdb = DuckDB()
        return self._duckdb

    def _run(
        self, engine: Maker, tables: Mapping[str, pa.Table], as_of: dt.datetime
    ) -> tuple[Judgement, ...]:
        for name, table in tables.items():
            engine.put(name, table)
        judgements = self._judgements(tables, engine.dialect)
        run(engine, judgements, self._law, as_of=as_of)
        return judgements

    def _reasons(
        self, engine: Python | DuckDB, judgement: Judgement
    ) -> dict[str, tuple[Reason, ...]]:
        key, edition = judgement.key, self._law.edition
        facts = {row[key]: row for row in _rows(engine, judgement, "facts")}
        return {
            row[key]: tuple(reasons(judgement, row, facts[row[key]], edition))
            for row in _rows(engine, judgement, "verdicts")
        }

    def _judgements(
        self, tables: Mapping[str, pa.Table], dialect: str
    ) -> tuple[Judgement, ...]:
        source = Source({n: frozenset(t.column_names) for n, t in tables.items()})
        given = repr(sorted((t, sorted(cols)) for t, cols in source.given.items()))
        name = dialect, given
        if name not in self._compiled:
            self._compiled[name] = compiled(
                source, self._law, self._rules, dialect=dialect
            )
        return self._compiled[name]


def _rows(engine: Python | DuckDB, judgement: Judgement, kind: str) -> Rows:
    name = f"{judgement.subject}_{kind}"
    if isinstance(engine, Python):
        return engine.rows(name)
    return list(engine.fetch(f"FROM {name}").to_pylist())
