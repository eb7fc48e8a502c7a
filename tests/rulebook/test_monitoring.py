from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from habeas.law.amount import Amount
from habeas.law.figure import Deadline, Figure
from habeas.law.verdict import Verdict
from habeas.rulebook.monitoring import (
    independent_monitoring,
    monitor_independent,
    recommendations_answered,
)

AS_OF = datetime(2024, 7, 1)
HELD, SEEN = datetime(2022, 1, 1), datetime(2023, 6, 1)
YEAR = int(timedelta(days=366).total_seconds())
DAY = 86_400
M, B, U, N = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
P = Verdict.PENDING


def monitored(judge, **facts):
    known = {
        "is_detention": True,
        "is_in_use": True,
        "held_since": HELD,
        "visited_independently": True,
        "last_independent_visit_at": SEEN,
        "longest_unvisited": YEAR,
        "least_unvisited": YEAR,
        "unvisited_from": HELD,
        "was_obstructed": False,
        "obstructed_since": None,
    }
    return judge(independent_monitoring, **(known | facts))


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({}, M, id="at the limit"),
        pytest.param(
            {"longest_unvisited": YEAR + 1, "least_unvisited": YEAR + 1}, B, id="over"
        ),
        pytest.param(
            {"longest_unvisited": YEAR + 1}, U, id="over unless a doubtful visit counts"
        ),
        pytest.param(
            {"longest_unvisited": None, "least_unvisited": None},
            U,
            id="nobody known to be held",
        ),
        pytest.param({"was_obstructed": True}, B, id="access refused"),
        pytest.param(
            {
                "was_obstructed": True,
                "least_unvisited": None,
                "longest_unvisited": None,
            },
            B,
            id="access refused, the rest not recorded",
        ),
        pytest.param({"was_obstructed": None}, U, id="access not recorded"),
        pytest.param({"visited_independently": False}, P, id="first visit not due"),
        pytest.param(
            {"visited_independently": False, "is_in_use": False},
            M,
            id="closed before the first visit was due",
        ),
        pytest.param(
            {"visited_independently": None}, U, id="whether a body is independent"
        ),
        pytest.param({"is_detention": False}, N, id="people may leave"),
        pytest.param({"is_detention": None}, U, id="may leave not recorded"),
    ],
)
def test_independent_monitoring(judge, facts, verdict):
    assert monitored(judge, **facts).verdict is verdict


def test_a_lapse_is_a_breach_a_year_after_it_began(judge):
    over = {"longest_unvisited": 2 * YEAR, "least_unvisited": 2 * YEAR}
    judged = monitored(judge, **over)
    assert judged.since == datetime(2023, 1, 1)
    assert judged.due_at == datetime(2024, 6, 1)
    judged = monitored(judge, was_obstructed=True, obstructed_since=SEEN)
    assert judged.since == SEEN


def test_the_first_visit_is_due_from_the_first_day_anybody_is_held(judge):
    judged = monitored(judge, visited_independently=False)
    assert judged.due_at == datetime(2023, 1, 1)


def test_without_an_interval_in_law_it_is_unknown(judge, law):
    silent = replace(law, jurisdiction=replace(law.jurisdiction, intervals={}))
    judged = monitored(judge, under=silent)
    assert judged.verdict is U
    assert "the interval for independent visits" in judged.missing


@pytest.mark.parametrize(
    ("visited", "by_authority", "verdict"),
    [
        pytest.param(True, False, M, id="independent"),
        pytest.param(True, True, B, id="the authority's own"),
        pytest.param(True, None, U, id="to whom it reports not recorded"),
        pytest.param(False, None, N, id="no visit"),
        pytest.param(None, None, U, id="visits not given"),
    ],
)
def test_monitor_independent(judge, visited, by_authority, verdict):
    judged = judge(
        monitor_independent,
        is_detention=True,
        was_visited=visited,
        visited_by_authority=by_authority,
        visited_by_authority_since=SEEN,
    )
    assert judged.verdict is verdict
    assert judged.since == (SEEN if verdict is B else None)


@pytest.fixture
def thirty_days(law):
    """The model, with a time to answer recommendations."""
    source = law.jurisdiction.places_source
    figure = Figure(Amount.parse("30d"), source)
    deadlines = law.jurisdiction.deadlines | {Deadline.RECOMMENDATION_ANSWERED: figure}
    return replace(law, jurisdiction=replace(law.jurisdiction, deadlines=deadlines))


DUE = AS_OF - timedelta(days=30)


@pytest.mark.parametrize(
    ("answered", "slowest", "unanswered", "since", "untracked", "verdict"),
    [
        pytest.param(True, 30 * DAY, False, None, False, M, id="at the limit"),
        pytest.param(True, 30 * DAY + 1, False, None, False, B, id="a second late"),
        pytest.param(True, None, False, None, False, U, id="date not recorded"),
        pytest.param(True, DAY, False, None, True, B, id="outcome not tracked"),
        pytest.param(True, DAY, False, None, None, U, id="tracking not recorded"),
        pytest.param(False, None, True, DUE, False, P, id="due at this moment"),
        pytest.param(
            False, None, True, DUE - timedelta(seconds=1), False, B, id="overdue"
        ),
        pytest.param(
            False, None, True, None, False, U, id="when it was made not recorded"
        ),
    ],
)
def test_recommendations_answered(
    judge, thirty_days, answered, slowest, unanswered, since, untracked, verdict
):
    judged = judge(
        recommendations_answered,
        under=thirty_days,
        as_of=AS_OF,
        has_recommendation=True,
        has_answered=answered,
        slowest_answer=slowest,
        has_unanswered=unanswered,
        unanswered_since=since,
        is_untracked=untracked,
    )
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        pytest.param(False, N, id="none made"),
        pytest.param(None, U, id="recommendations not given"),
    ],
)
def test_no_recommendation(judge, thirty_days, made, verdict):
    judged = judge(recommendations_answered, under=thirty_days, has_recommendation=made)
    assert judged.verdict is verdict


def test_without_a_time_to_answer_in_law_it_is_unknown(judge):
    judged = judge(
        recommendations_answered,
        as_of=AS_OF,
        has_recommendation=True,
        has_answered=True,
        slowest_answer=DAY,
        has_unanswered=False,
        is_untracked=False,
    )
    assert judged.verdict is U
    assert "the time to answer a recommendation" in judged.missing
