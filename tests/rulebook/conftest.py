"""A rule is tested on one wide row: the facts it asks, and nothing else known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from habeas.engine import jurisdictions
from habeas.engine.compiler import to_sql
from habeas.engine.duckdb import DuckDB
from habeas.engine.python import Python
from habeas.engine.script.program import to_script
from habeas.facts.rows import Row
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import Rule

_ARROW = {
    "boolean": pa.bool_(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "string": pa.string(),
    "date": pa.date32(),
    "timestamp(6)": pa.timestamp("us"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rule said of one row."""

    verdict: Verdict
    since: datetime | None
    due_at: datetime | None
    missing: str | None
    reason: str


Judge = Callable[..., Judged]


@pytest.fixture(scope="session")
def duck():
    with DuckDB() as engine:
        yield engine


@pytest.fixture(scope="session")
def law():
    """The model's benchmarks, in the adopted edition."""
    return Law(jurisdictions.load("model"))


@pytest.fixture
def judge(duck: DuckDB, law: Law) -> Judge:
    """Judge one row by a rule; facts not given are not known."""

    def judge_row(rule: Rule, under: Law = law, **facts: Any) -> Judged:
        schema = rule.row.schema()
        unknown = set(facts) - set(schema)
        assert not unknown, f"the row of {rule.id} has no {unknown}"
        duck.put("row", _row(schema, facts))
        return _judge(duck, rule, under, rule.row)

    return judge_row


def _row(schema: Mapping[str, str], facts: Mapping[str, Any]) -> pa.Table:
    return pa.table({n: pa.array([facts.get(n)], _ARROW[t]) for n, t in schema.items()})


def _scripted(duck: DuckDB, said: ir.Table) -> dict[str, Any]:
    """Judge the same row by a script: it must say the same."""
    engine = Python()
    engine.put("row", duck.fetch("FROM row"))
    engine.make("said", to_script(said))
    (found,) = engine.rows("said")
    return found


def _judge(duck: DuckDB, rule: Rule, law: Law, row: type[Row]) -> Judged:
    facts = ibis.table(row.schema(), name="row")
    ruling = rule.judge(row.of(facts), law)
    said = facts.select(
        verdict=ruling.verdict,
        since=ruling.since,
        due_at=ruling.due_at,
        missing=ruling.missing(row.meanings()),
    )
    (found,) = duck.fetch(to_sql(said, dialect=duck.dialect)).to_pylist()
    assert found == _scripted(duck, said)
    verdict = Verdict.of_code(found["verdict"])
    return Judged(
        verdict,
        found["since"],
        found["due_at"],
        found["missing"],
        ruling.reasons[verdict],
    )
