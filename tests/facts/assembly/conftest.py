"""Assembly is tested from tables to facts, and to verdicts where that says more."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pytest

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.engine.python import Python
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule, Subject

Rows = Sequence[Mapping[str, Any]]
AS_OF = datetime(2024, 7, 1)


@pytest.fixture(scope="session")
def model():
    return Law(jurisdictions.load("model"))


@pytest.fixture
def facts(judged) -> Callable[..., dict[str, dict[str, Any]]]:
    """Give what `judged` gives."""
    return judged


@pytest.fixture(scope="session")
def judged(model) -> Callable[..., dict[str, dict[str, Any]]]:
    """Give each subject's facts and verdicts, by key; a table not given is not kept.

    `facts(Subject.CUSTODY, custody=[{...}], review=[])`: the columns of a table
    are those its rows name, and all of them where it has no row. `rules` are those
    to judge by: fewer take less time to compile.
    """

    def judge_tables(
        subject: Subject,
        *,
        under: Law = model,
        as_of: datetime = AS_OF,
        rules: Iterable[Rule] = RULES,
        **tables: Rows,
    ) -> dict[str, dict[str, Any]]:
        given = {name: _table(name, rows) for name, rows in tables.items()}
        with DuckDB() as engine:
            (found,) = (
                j
                for j in judge(engine, given, under, as_of=as_of, rules=rules)
                if j.subject is subject
            )
            rows = engine.fetch(f"FROM {subject}_facts").to_pylist()
            said = engine.fetch(f"FROM {subject}_verdicts").to_pylist()
        script = _scripted(given, under, as_of=as_of, rules=rules)
        assert _ordered(script.rows(f"{subject}_facts")) == _ordered(rows)
        assert _ordered(script.rows(f"{subject}_verdicts")) == _ordered(said)
        columns = {rule.column: rule.id for rule in found.rules}
        verdicts = {row[found.key]: _named(row, columns) for row in said}
        return {row[found.key]: row | verdicts[row[found.key]] for row in rows}

    return judge_tables


def _scripted(
    given: Mapping[str, pa.Table],
    law: Law,
    *,
    as_of: datetime,
    rules: Iterable[Rule],
) -> Python:
    """Judge by scripts too: both must say the same of every case there is."""
    engine = Python()
    judge(engine, given, law, as_of=as_of, rules=rules)
    return engine


def _ordered(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: next(iter(row.values())) or "")


def _table(name: str, rows: Rows) -> pa.Table:
    table = BY_NAME[name]
    named = {column for row in rows for column in row} or set(table.names)
    return pa.table(
        {
            c.name: pa.array([row.get(c.name) for row in rows], c.kind.arrow)
            for c in table
            if c.name in named
        }
    )


def _named(row: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    """Put each rule's verdict under its name."""
    return row | {
        rule: Verdict.of_code(row[f"{column}__verdict"])
        for column, rule in columns.items()
    }
