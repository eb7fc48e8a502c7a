from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.ground.lawfulness import presumption_of_liberty

M, B, U, P = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN, Verdict.PENDING
BEGAN, AS_OF = datetime(2024, 1, 1), datetime(2024, 1, 11)
HOUR = 3600


def hours(n):
    return None if n is None else BEGAN + timedelta(hours=n)


def order(at, ends=None, quashed=None, kind="detention"):
    return {
        "at": hours(at),
        "ends_at": hours(ends),
        "quashed_at": hours(quashed),
        "kind": kind,
    }


# The hour the custody ends, or None; its orders; the verdict; hours uncovered; the
# hour since when.
CASES = {
    "released-at-the-allowance": (48, [], M, 0, None),
    "a-minute-over": (48 + 1 / 60, [], B, 1 / 60, 48),
    "ordered-at-the-allowance": (100, [order(48)], M, 0, None),
    "ordered-late": (100, [order(50)], B, 2, 48),
    "lapsed": (100, [order(1, ends=60)], B, 40, 60),
    "lapsed-at-release": (60, [order(1, ends=60)], M, 0, None),
    "prolonged-in-time": (
        100,
        [order(1, ends=60), order(60, kind="extension")],
        M,
        0,
        None,
    ),
    "prolonged-late": (
        100,
        [order(1, ends=60), order(63, kind="extension")],
        B,
        3,
        60,
    ),
    "two-gaps": (100, [order(1, ends=60), order(70, ends=90)], B, 20, 60),
    "within-another": (100, [order(1), order(5, ends=10)], M, 0, None),
    "quashed": (100, [order(1, ends=90, quashed=20)], B, 80, 20),
    "quashed-within-the-allowance": (40, [order(1, quashed=20)], B, 20, 20),
    "release-ordered": (100, [order(1), order(20, kind="release")], B, 80, 20),
    "release-not-obeyed": (40, [order(5, kind="release")], B, 35, 5),
    "ordered-again": (
        100,
        [order(1), order(20, kind="release"), order(30)],
        B,
        10,
        20,
    ),
    "ordered-before-arrest": (100, [order(-10)], M, 0, None),
    "ordered-after-release": (60, [order(70)], B, 12, 48),
    "kind-not-recorded": (100, [order(1, kind=None)], U, 0, None),
    "day-not-recorded": (100, [order(None)], U, 0, None),
    "day-not-recorded-and-lapsed": (100, [order(None, ends=60)], B, 40, 60),
    "runs-on-order": (None, [order(1)], M, 0, None),
}


def tables(cases):
    return {
        "custody": [
            {"custody_id": key, "began_at": BEGAN, "ended_at": hours(case[0])}
            for key, case in cases.items()
        ],
        "order": [
            {"order_id": f"{key}{n}", "custody_id": key, **made}
            for key, case in cases.items()
            for n, made in enumerate(case[1])
        ],
    }


@pytest.fixture(scope="module")
def judge_cover(judged, model):
    def judge(law=model, as_of=AS_OF, **given):
        rules = (presumption_of_liberty,)
        return judged(Subject.CUSTODY, under=law, as_of=as_of, rules=rules, **given)

    return judge


@pytest.fixture(scope="module")
def rows(judge_cover):
    return judge_cover(**tables(CASES))


@pytest.mark.parametrize("key", CASES)
def test_presumption_of_liberty(rows, key):
    _, _, verdict, uncovered, since = CASES[key]
    row = rows[key]
    assert row["presumption-of-liberty"] is verdict
    assert row["unordered_seconds"] == round(uncovered * HOUR)
    assert row["unordered_since"] == hours(since)


def test_an_order_is_awaited_within_the_allowance(judge_cover):
    row = judge_cover(as_of=hours(10), **tables({"c": (None, [])}))["c"]
    assert row["presumption-of-liberty"] is P
    assert row["presumption_of_liberty__due"] == hours(48)


def test_a_custody_of_unknown_end_is_unknown(judge_cover):
    given = tables({"c": (50, [order(1)])})
    given["custody"][0] |= {"ended_at": None, "end_not_known": True}
    assert judge_cover(**given)["c"]["presumption-of-liberty"] is U


def test_orders_of_which_no_end_is_kept_prove_nothing(judge_cover):
    given = tables({"c": (100, [order(1)])})
    del given["order"][0]["quashed_at"]
    assert judge_cover(**given)["c"]["presumption-of-liberty"] is U


def test_without_orders_nothing_is_known(judge_cover):
    given = tables({"c": (100, [])})
    row = judge_cover(custody=given["custody"])["c"]
    assert row["presumption-of-liberty"] is U


def test_where_the_law_gives_no_allowance_only_a_lapse_is_sure(judge_cover, model):
    law = replace(model, jurisdiction=replace(model.jurisdiction, deadlines={}))
    cases = {
        "none": (100, []),
        "at-once": (100, [order(0)]),
        "later": (100, [order(10)]),
        "lapsed": (100, [order(10, ends=20)]),
    }
    rows = judge_cover(law, **tables(cases))
    said = {key: row["presumption-of-liberty"] for key, row in rows.items()}
    assert said == {"none": U, "at-once": M, "later": U, "lapsed": B}
