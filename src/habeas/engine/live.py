"""Few cases judged again and again: one warm engine, and what it needs kept at hand."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

import pyarrow as pa

from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import run
from habeas.engine.plan import Judgement
from habeas.engine.remembered import compiled
from habeas.facts.assembly.source import Source
from habeas.law.applied import Law
from habeas.rulebook import RULES, Rule, Subject

Rows = Sequence[Mapping[str, Any]]


class Judge:
    """Judge small sets of tables under one law; a context manager.

    What is compiled for the columns of a set is kept, and so is the engine. One
    thread serves tiny tables best: there is nothing to share out.
    """

    def __init__(self, law: Law, *, rules: Iterable[Rule] = RULES) -> None:
        self._law = law
        self._rules = tuple(rules)
        self._driver = DuckDB()
        self._driver.connection.execute("SET threads = 1")
        self._compiled: dict[str, tuple[Judgement, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def judge(
        self, tables: Mapping[str, pa.Table], as_of: dt.datetime
    ) -> dict[Subject, list[dict[str, Any]]]:
        """Give the wide verdicts of each subject, as of a moment.

        Each row has the subject's key and, for each rule, the columns
        `<rule>__verdict` (a code), `__since`, `__due` and `__missing`.
        """
        source = Source({n: frozenset(t.column_names) for n, t in tables.items()})
        for name, table in tables.items():
            self._driver.put(name, table)
        judgements = self._judgements(source)
        run(self._driver, judgements, self._law, as_of=as_of)
        return {
            j.subject: self._driver.fetch(f"FROM {j.subject}_verdicts").to_pylist()
            for j in judgements
        }

    def close(self) -> None:
        """Let go of the engine."""
        self._driver.close()

    def _judgements(self, source: Source) -> tuple[Judgement, ...]:
        name = repr(sorted((t, sorted(columns)) for t, columns in source.given.items()))
        if name not in self._compiled:
            self._compiled[name] = compiled(
                source, self._law, self._rules, dialect=self._driver.dialect
            )
        return self._compiled[name]
