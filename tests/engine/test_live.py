import datetime as dt

import pyarrow as pa
import pytest

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import count_verdicts, judge
from habeas.engine.lines import count
from habeas.engine.live import Judge
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law
from habeas.rulebook import Subject
from habeas.rulebook.duration import RULES

AS_OF = dt.datetime(2024, 7, 1)
LAW = Law(jurisdictions.load("XAA"))


def _custodies(*began):
    rows = [
        {"custody_id": f"c{n}", "person_id": "p", "began_at": at, "regime": "removal"}
        for n, at in enumerate(began)
    ]
    given = {
        c.name: pa.array([row.get(c.name) for row in rows], c.kind.arrow)
        for c in BY_NAME["custody"]
    }
    return {"custody": pa.table(given)}


@pytest.fixture(scope="module")
def live():
    with Judge(LAW, rules=RULES) as warm:
        yield warm


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param(_custodies(dt.datetime(2024, 6, 1)), id="one custody"),
        pytest.param(
            _custodies(dt.datetime(2023, 1, 1), dt.datetime(2024, 6, 30)), id="two"
        ),
        pytest.param(_custodies(), id="none"),
    ],
)
def test_a_warm_engine_answers_as_a_cold_one(live, tables):
    with DuckDB() as cold:
        judge(cold, tables, LAW, as_of=AS_OF, rules=RULES)
        rows = cold.fetch("FROM custody_verdicts ORDER BY custody_id").to_pylist()
    found = live.judge(tables, AS_OF)[Subject.CUSTODY]
    assert sorted(found, key=lambda row: row["custody_id"]) == rows


def test_a_case_is_judged_as_of_the_moment_asked(live):
    tables = _custodies(dt.datetime(2024, 6, 1))
    early = live.judge(tables, dt.datetime(2024, 6, 2))[Subject.CUSTODY]
    late = live.judge(tables, dt.datetime(2030, 6, 2))[Subject.CUSTODY]
    assert [row["maximum_period__verdict"] for row in (*early, *late)] == [1, 4]


def test_counts_alone_are_those_of_the_verdicts():
    tables = _custodies(dt.datetime(2023, 1, 1), dt.datetime(2024, 6, 30))
    with DuckDB() as engine:
        (judged,) = judge(engine, tables, LAW, as_of=AS_OF, rules=RULES)
        counts = count(engine, judged)
    with DuckDB() as engine:
        assert counts == count_verdicts(engine, tables, LAW, as_of=AS_OF, rules=RULES)
