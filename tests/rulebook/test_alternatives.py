from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook.alternatives import (
    burden_re_examined,
    case_management,
    health,
    housing,
    legal_aid,
    lighter_ruled_out,
    limited_in_time,
    not_detention,
    reviewed_by_court,
    schooling,
    set_by_law,
)

BEGAN, UNTIL = datetime(2024, 3, 1), datetime(2024, 4, 30)
SOON, LATE = UNTIL - timedelta(days=1), UNTIL + timedelta(days=1)
MONTH = 30 * 86_400
M, B, U, N = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
P = Verdict.PENDING


@pytest.mark.parametrize(
    ("restricts", "basis", "verdict"),
    [
        pytest.param(True, True, M, id="provision named"),
        pytest.param(True, False, B, id="the law has no such measure"),
        pytest.param(True, None, U, id="provision not recorded"),
        pytest.param(False, None, N, id="restricts nothing"),
        pytest.param(None, False, U, id="kind not recorded"),
    ],
)
def test_set_by_law(judge, restricts, basis, verdict):
    judged = judge(set_by_law, restricts=restricts, has_basis=basis, began_at=BEGAN)
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("has_end", "end", "may", "sure", "verdict", "since"),
    [
        pytest.param(True, UNTIL, None, None, M, None, id="to its end"),
        pytest.param(True, SOON, None, None, B, SOON, id="past its end"),
        pytest.param(False, None, None, None, B, BEGAN, id="no end"),
        pytest.param(False, None, UNTIL, LATE, M, None, id="the law's end"),
        pytest.param(False, None, SOON, LATE, U, None, id="if it was prolonged"),
        pytest.param(True, LATE, SOON, LATE, M, None, id="it was prolonged"),
        pytest.param(True, LATE, SOON, SOON, B, SOON, id="past the law's end"),
        pytest.param(None, None, None, None, U, None, id="end not recorded"),
    ],
)
def test_limited_in_time(judge, has_end, end, may, sure, verdict, since):
    judged = judge(
        limited_in_time,
        restricts=True,
        began_at=BEGAN,
        until=UNTIL,
        has_end=has_end,
        ordered_to_end=end,
        may_run_until=may,
        surely_over_at=sure,
    )
    assert judged.verdict is verdict
    assert judged.since == since


@pytest.mark.parametrize(
    ("reviewed", "longest", "least", "running", "verdict"),
    [
        pytest.param(True, MONTH, MONTH, True, M, id="at the limit"),
        pytest.param(True, MONTH + 1, MONTH + 1, True, B, id="a second over"),
        pytest.param(True, MONTH + 1, MONTH, True, U, id="if a doubtful one counts"),
        pytest.param(False, MONTH, MONTH, True, P, id="first review not due"),
        pytest.param(False, MONTH, MONTH, False, M, id="over before it was due"),
        pytest.param(None, MONTH, MONTH, True, U, id="by whom not recorded"),
        pytest.param(None, None, None, True, U, id="reviews not given"),
    ],
)
def test_reviewed_by_court(judge, reviewed, longest, least, running, verdict):
    judged = judge(
        reviewed_by_court,
        restricts=True,
        is_running=running,
        began_at=BEGAN,
        reviewed_by_court=reviewed,
        last_court_review_at=BEGAN + timedelta(days=5),
        longest_unreviewed=longest,
        least_unreviewed=least,
        unreviewed_from=BEGAN,
    )
    assert judged.verdict is verdict
    assert judged.since == (BEGAN + timedelta(days=30) if verdict is B else None)
    # The next is due from the last that a court made, or from the beginning.
    due = {True: BEGAN + timedelta(days=35), False: BEGAN + timedelta(days=30)}
    assert judged.due_at == due.get(reviewed)


@pytest.mark.parametrize("rule", [reviewed_by_court, burden_re_examined])
def test_without_an_interval_in_law_it_is_unknown(judge, law, rule):
    silent = replace(law, jurisdiction=replace(law.jurisdiction, intervals={}))
    known = {name: BEGAN for name, kind in rule.row.schema().items() if "time" in kind}
    flags = {n: True for n, k in rule.row.schema().items() if k == "boolean"}
    numbers = {n: 0 for n, k in rule.row.schema().items() if k == "int64"}
    judged = judge(rule, under=silent, **known, **flags, **numbers)
    assert judged.verdict is U
    assert "the interval for reviews of measures" in judged.missing


@pytest.mark.parametrize(
    ("heavy", "ruled_out", "verdict"),
    [
        pytest.param(True, True, M, id="a reason recorded"),
        pytest.param(True, False, B, id="no reason"),
        pytest.param(True, None, U, id="reason not recorded"),
        pytest.param(False, None, N, id="light"),
        pytest.param(None, False, U, id="how heavy not recorded"),
    ],
)
def test_lighter_ruled_out(judge, heavy, ruled_out, verdict):
    judged = judge(lighter_ruled_out, is_burdensome=heavy, lighter_ruled_out=ruled_out)
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("days", "examined", "seen", "running", "verdict"),
    [
        pytest.param(30, False, 0, True, P, id="not due"),
        pytest.param(31, False, 0, True, B, id="never, a day over"),
        pytest.param(60, True, 30, True, M, id="at the limit"),
        pytest.param(61, True, 30, True, B, id="a day over"),
        pytest.param(30, False, 0, False, M, id="over before it was due"),
        pytest.param(31, None, None, True, U, id="not recorded"),
        pytest.param(30, None, None, False, M, id="not recorded, and not due"),
    ],
)
def test_burden_re_examined(judge, days, examined, seen, running, verdict):
    judged = judge(
        burden_re_examined,
        restricts=True,
        is_running=running,
        began_at=BEGAN,
        until=BEGAN + timedelta(days=days),
        burden_examined=examined,
        burden_last_seen_at=None if seen is None else BEGAN + timedelta(days=seen),
    )
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("confines", "verdict"),
    [
        pytest.param(False, M, id="at liberty"),
        pytest.param(True, B, id="round the clock"),
        pytest.param(None, U, id="not recorded"),
    ],
)
def test_not_detention(judge, confines, verdict):
    judged = judge(not_detention, confines=confines, began_at=BEGAN)
    assert judged.verdict is verdict
    assert judged.since == (BEGAN if verdict is B else None)


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        pytest.param(case_management, "has_case_management", id="case management"),
        pytest.param(legal_aid, "has_legal_aid", id="legal aid"),
        pytest.param(housing, "has_housing", id="housing"),
        pytest.param(health, "has_health", id="health"),
        pytest.param(schooling, "has_schooling", id="schooling"),
    ],
)
@pytest.mark.parametrize(("offered", "verdict"), [(True, M), (False, B), (None, U)])
def test_support(judge, rule, fact, offered, verdict):
    facts = {fact: offered, "was_child": True, "manages_case": False}
    assert judge(rule, **facts).verdict is verdict


@pytest.mark.parametrize(
    ("child", "verdict"),
    [pytest.param(False, N, id="adult"), pytest.param(None, U, id="age not recorded")],
)
def test_schooling_is_for_children(judge, child, verdict):
    assert judge(schooling, was_child=child, has_schooling=False).verdict is verdict


def test_case_management_is_its_own_support(judge):
    judged = judge(case_management, has_case_management=False, manages_case=True)
    assert judged.verdict is M
