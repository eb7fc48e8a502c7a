"""The real segregation files, placement by placement."""

from collections import Counter
from datetime import datetime

import pytest

from habeas.engine import jurisdictions
from habeas.engine.adapting import adapt
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook.treatment.confinement import RULES

SRMS = "ice-segregation-2018-2023/srms_phr.csv"
POGO = "ice-segregation-2016-2018/pogo.csv"
MAIN, PROLONGED, VULNERABLE = (rule.column for rule in RULES)


def judged(path, as_of):
    """Give each placement's three verdicts beside its facts."""
    law = Law(jurisdictions.load("model"))
    with DuckDB() as engine:
        judge(engine, adapt(path).tables, law, as_of=as_of, rules=RULES)
        return engine.fetch(
            "FROM confinement_verdicts JOIN confinement_facts USING (confinement_id)"
        ).to_pylist()


def counted(rows, rule):
    return {
        Verdict.of_code(code): count
        for code, count in Counter(row[f"{rule}__verdict"] for row in rows).items()
    }


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "as_of", "placements", "unassessed"),
    [
        pytest.param(SRMS, datetime(2023, 9, 14), 14_264, 5_449, id="2018 to 2023"),
        pytest.param(POGO, datetime(2018, 9, 1), 6_558, 25, id="2016 to 2018"),
    ],
)
def test_each_placement_is_a_breach_and_only_a_blank_leaves_doubt(
    shared, file, as_of, placements, unassessed
):
    rows = judged(shared / "data" / file, as_of)
    assert counted(rows, MAIN) == {Verdict.BREACH: placements}
    doubtful = [
        row for row in rows if row[f"{VULNERABLE}__verdict"] == Verdict.UNKNOWN.code
    ]
    assert len(doubtful) == unassessed
    assert {row["mental_health"] for row in doubtful} == {None}


@pytest.mark.shared
def test_placements_beyond_fifteen_days_are_told_apart(shared):
    rows = judged(shared / "data" / SRMS, datetime(2023, 9, 14))
    assert counted(rows, PROLONGED) == {Verdict.BREACH: 6_934, Verdict.MET: 7_330}
    for row in rows:
        days = (row["until"] - row["began_at"]).days
        is_breach = row[f"{PROLONGED}__verdict"] == Verdict.BREACH.code
        assert is_breach is (days > 15)
