"""Alternatives to detention: from tables to facts and verdicts."""

from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pytest

from habeas.engine import jurisdictions
from habeas.engine.compiler import to_sql
from habeas.engine.duckdb import DuckDB
from habeas.facts.assembly.measures import appearances
from habeas.facts.assembly.source import CLOCK, Source
from habeas.facts.tables import BY_NAME
from habeas.facts.vocabulary import Alternative
from habeas.law.applied import Law
from habeas.law.setting import with_setting
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject

M, B, U, N = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
P = Verdict.PENDING
LAWFUL, LIGHT = "alternative-lawful", "alternative-least-invasive"


def day(month, number=1):
    return datetime(2024, month, number)


def measure(key, kind="reporting", began=None, ended=None, **more):
    return {
        "measure_id": key,
        "person_id": key,
        "kind": kind,
        "began_at": began or day(3),
        "ended_at": ended,
        **more,
    }


def test_what_each_kind_asks_of_the_person(facts):
    kinds = [*Alternative, None]
    rows = facts(
        Subject.MEASURE,
        measure=[
            measure(str(kind), kind, is_heavy=None, is_round_the_clock=None)
            for kind in kinds
        ]
        + [
            measure("heavy", is_heavy=True, is_round_the_clock=False),
            measure("tag", "electronic_monitoring", is_round_the_clock=True),
            measure("night", "electronic_monitoring", is_round_the_clock=False),
        ],
    )
    restricting = {key for key, row in rows.items() if row["restricts"]}
    assert not restricting & {"release", "registration", "case_management", "None"}
    assert {"designated_address", "bail", "tag"} <= restricting
    assert rows["None"]["restricts"] is None
    heavy = {key: row["is_burdensome"] for key, row in rows.items()}
    assert [heavy[k] for k in ("bail", "curfew", "house_arrest", "tag")] == [True] * 4
    assert [heavy[k] for k in ("reporting", "heavy", "guarantor", "None")] == [
        None,
        True,
        False,
        None,
    ]
    confines = {key: row[f"{LIGHT}/not-detention"] for key, row in rows.items()}
    assert [confines[k] for k in ("house_arrest", "tag", "night", "bail")] == [
        B,
        B,
        M,
        M,
    ]
    assert [confines[k] for k in ("electronic_monitoring", "curfew", "None")] == [U] * 3


@pytest.mark.parametrize(
    ("setting", "basis", "verdict"),
    [
        pytest.param("alternatives=bail", "Act 1", M, id="provision named"),
        pytest.param("alternatives=bail", None, B, id="not among those in law"),
        pytest.param("alternatives=reporting", None, U, id="provision not recorded"),
        pytest.param("alternatives=unknown", None, U, id="law not known"),
    ],
)
def test_set_by_law(facts, model, setting, basis, verdict):
    law = replace(model, jurisdiction=with_setting(model.jurisdiction, setting))
    rows = facts(Subject.MEASURE, under=law, measure=[measure("a", legal_basis=basis)])
    assert rows["a"][f"{LAWFUL}/set-by-law"] is verdict


def test_the_end_of_a_measure(facts):
    rows = facts(
        Subject.MEASURE,
        measure=[
            measure("in time", ended=day(4), ends_at=day(4)),
            measure("late", ended=day(5), ends_at=day(4)),
            measure("endless", ends_at=None),
        ],
    )
    said = {key: row[f"{LAWFUL}/limited-in-time"] for key, row in rows.items()}
    assert said == {"in time": M, "late": B, "endless": B}
    row = facts(Subject.MEASURE, measure=[measure("a")])["a"]
    assert row[f"{LAWFUL}/limited-in-time"] is U


@pytest.mark.parametrize(
    ("code", "regime", "ended", "verdict"),
    [
        pytest.param("XAA", None, day(6), M, id="at the first period"),
        pytest.param("XAA", None, day(6, 2), U, id="if it was prolonged"),
        pytest.param("XAA", None, day(9, 2), B, id="past the whole"),
        pytest.param("SRB", "removal", day(9, 2), B, id="no end, no limit for it"),
        pytest.param("SRB", "asylum", day(6), M, id="the limit of its regime"),
    ],
)
def test_limits_on_measures(facts, code, regime, ended, verdict):
    row = facts(
        Subject.MEASURE,
        under=Law(jurisdictions.load(code)),
        as_of=datetime(2027, 1, 1),
        measure=[
            measure(
                "a",
                began=datetime(2026, 3, 1),
                ended=ended.replace(year=2026),
                ends_at=None,
                regime=regime,
            )
        ],
    )["a"]
    assert row[f"{LAWFUL}/limited-in-time"] is verdict


def test_reviews_by_a_court(facts):
    rows = facts(
        Subject.MEASURE,
        as_of=day(5, 10),
        measure=[
            measure(key, began=day(5) if key == "young" else day(3, 20))
            for key in ("seen", "never", "young", "clerk", "unsaid", "undated")
        ],
        measure_review=[
            {"measure_review_id": n, "measure_id": key, "at": at, "by_court": court}
            for n, key, at, court in (
                ("1", "seen", day(4, 15), True),
                ("2", "clerk", day(4, 15), False),
                ("3", "unsaid", day(4, 15), None),
                ("4", "undated", None, True),
                ("5", "never", day(6), True),
            )
        ],
    )
    said = {key: row[f"{LAWFUL}/reviewed-by-court"] for key, row in rows.items()}
    assert said == {
        "seen": M,
        "never": B,
        "young": P,
        "clerk": B,
        "unsaid": U,
        "undated": U,
    }
    assert rows["never"]["alternative_lawful__reviewed_by_court__since"] == day(4, 19)
    row = facts(Subject.MEASURE, measure=[measure("a")])["a"]
    assert row[f"{LAWFUL}/reviewed-by-court"] is U


def test_the_burden_is_examined_anew(facts):
    rows = facts(
        Subject.MEASURE,
        as_of=day(4, 20),
        measure=[
            measure("a", burden_examined_at=day(3, 25)),
            measure("b", burden_examined_at=None),
        ],
    )
    said = {key: row[f"{LIGHT}/burden-re-examined"] for key, row in rows.items()}
    assert said == {"a": M, "b": B}
    row = facts(Subject.MEASURE, measure=[measure("a")])["a"]
    assert row[f"{LIGHT}/burden-re-examined"] is U


def test_support(facts):
    rows = facts(
        Subject.MEASURE,
        person=[
            {"person_id": "child", "birth_date": date(2012, 1, 1)},
            {"person_id": "adult", "birth_date": date(1980, 1, 1)},
        ],
        measure=[
            measure("child"),
            measure("adult", "case_management"),
            measure("stranger"),
        ],
        support=[
            {"support_id": "1", "measure_id": "child", "kind": "housing"},
            {"support_id": "2", "measure_id": "adult", "kind": None},
        ],
    )
    said = {
        key: [
            row[f"alternative-supported/{aspect}"]
            for aspect in ("housing", "case-management", "schooling")
        ]
        for key, row in rows.items()
    }
    assert said == {"child": [M, B, B], "adult": [U, M, N], "stranger": [B, B, U]}
    row = facts(Subject.MEASURE, measure=[measure("a")])["a"]
    assert row["alternative-supported/housing"] is U


def test_appearances():
    table = BY_NAME["measure"]
    rows = [
        measure("a", appeared=True),
        measure("b", appeared=False),
        measure("c", appeared=None),
        measure("d", "bail", appeared=None),
    ]
    source = Source({"measure": frozenset(table.names)})
    with DuckDB() as engine:
        engine.put("measure", pa.Table.from_pylist(rows, table.arrow))
        engine.put(CLOCK, pa.table({"as_of": pa.array([day(7)], pa.timestamp("us"))}))
        found = engine.fetch(to_sql(appearances(source), dialect="duckdb")).to_pylist()
    assert {row.pop("kind"): row for row in found} == {
        "reporting": {"measures": 3, "known": 2, "appeared": 1},
        "bail": {"measures": 1, "known": 0, "appeared": 0},
    }
