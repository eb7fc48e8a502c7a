from dataclasses import replace
from datetime import datetime

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook.places import (
    any_name,
    apart_from_convicted,
    men_women_separate,
    not_in_prison,
    occupancy,
    offshore,
    private_operator,
)

BEGAN, ARREST_OVER = datetime(2024, 3, 1), datetime(2024, 3, 3)
LATER, AS_OF = datetime(2024, 3, 9), datetime(2024, 7, 1)
M, B, U, N = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE


def minute_after(moment):
    return moment.replace(minute=1)


@pytest.mark.parametrize(
    ("forbidden", "police", "left", "placed", "verdict"),
    [
        pytest.param(False, False, None, True, M, id="neither prison nor police"),
        pytest.param(True, False, None, True, B, id="prison"),
        pytest.param(True, None, None, None, B, id="prison, the rest not recorded"),
        pytest.param(False, True, ARREST_OVER, True, M, id="police to the limit"),
        pytest.param(
            False, True, minute_after(ARREST_OVER), True, B, id="police a minute over"
        ),
        pytest.param(False, True, None, True, U, id="police, end not recorded"),
        pytest.param(None, False, None, True, U, id="type of a place not recorded"),
        pytest.param(False, None, None, True, U, id="police not recorded"),
        pytest.param(False, False, None, None, U, id="a stretch nowhere recorded"),
    ],
)
def test_not_in_prison(judge, forbidden, police, left, placed, verdict):
    judged = judge(
        not_in_prison,
        began_at=BEGAN,
        in_forbidden_place=forbidden,
        in_police_custody=police,
        police_custody_until=left,
        was_placed_throughout=placed,
    )
    assert judged.verdict is verdict


def test_a_breach_by_the_police_began_when_the_arrest_was_over(judge):
    judged = judge(
        not_in_prison,
        began_at=BEGAN,
        in_forbidden_place=False,
        in_police_custody=True,
        police_custody_until=LATER,
    )
    assert judged.since == ARREST_OVER
    assert "48 hours" in judged.reason


def test_a_breach_by_prison_began_on_entry(judge):
    judged = judge(
        not_in_prison,
        began_at=BEGAN,
        in_forbidden_place=True,
        forbidden_place_since=LATER,
    )
    assert judged.since == LATER


def test_police_custody_is_unknown_where_the_law_is_silent(judge, law):
    silent = replace(law, jurisdiction=replace(law.jurisdiction, deadlines={}))
    judged = judge(
        not_in_prison,
        under=silent,
        began_at=BEGAN,
        in_forbidden_place=False,
        in_police_custody=True,
        police_custody_until=LATER,
        was_placed_throughout=True,
    )
    assert judged.verdict is U
    assert "how long an arrest may last" in judged.missing


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        pytest.param(apart_from_convicted, "with_convicted", id="convicted"),
        pytest.param(men_women_separate, "with_other_sex", id="other sex"),
    ],
)
@pytest.mark.parametrize(
    ("claim", "placed", "verdict"),
    [
        pytest.param(False, True, M, id="apart"),
        pytest.param(True, True, B, id="together"),
        pytest.param(True, None, B, id="together, the rest not recorded"),
        pytest.param(None, True, U, id="not recorded"),
        pytest.param(False, None, U, id="a stretch nowhere recorded"),
    ],
)
def test_kept_apart(judge, rule, fact, claim, placed, verdict):
    facts = {fact: claim, f"{fact}_since": LATER, "was_placed_throughout": placed}
    judged = judge(rule, **facts)
    assert judged.verdict is verdict
    assert judged.since == (LATER if verdict is B else None)


@pytest.mark.parametrize(
    ("used", "days_over", "highest", "undated", "capacity", "verdict"),
    [
        pytest.param(True, 0, 10, 0, 10, M, id="full"),
        pytest.param(True, 1, 11, 0, 10, B, id="one too many on a day"),
        pytest.param(True, 0, 9, 1, 10, M, id="the undated would fit"),
        pytest.param(True, 0, 10, 1, 10, U, id="the undated might not fit"),
        pytest.param(True, None, 10, 0, None, U, id="capacity not recorded"),
        pytest.param(None, None, None, None, 10, U, id="placements not given"),
        pytest.param(False, 0, 0, None, 10, N, id="nobody was held there"),
    ],
)
def test_occupancy(judge, used, days_over, highest, undated, capacity, verdict):
    judged = judge(
        occupancy,
        was_used=used,
        days_over_capacity=days_over,
        highest_occupancy=highest,
        undated_stays=undated,
        capacity=capacity,
        over_capacity_since=LATER,
    )
    assert judged.verdict is verdict
    assert judged.since == (LATER if verdict is B else None)


@pytest.mark.parametrize(
    ("private", "scheme", "trained", "verdict"),
    [
        pytest.param(True, True, minute_after(AS_OF), M, id="monitored and trained"),
        pytest.param(True, True, AS_OF, B, id="training over at this moment"),
        pytest.param(True, False, LATER, B, id="neither"),
        pytest.param(True, False, None, B, id="not monitored, training not recorded"),
        pytest.param(True, None, LATER, B, id="monitoring not recorded, not trained"),
        pytest.param(True, True, None, U, id="training not recorded"),
        pytest.param(
            True, None, minute_after(AS_OF), U, id="monitoring not recorded, trained"
        ),
        pytest.param(False, None, None, N, id="run publicly"),
        pytest.param(None, True, minute_after(AS_OF), U, id="operator not recorded"),
    ],
)
def test_private_operator(judge, private, scheme, trained, verdict):
    judged = judge(
        private_operator,
        as_of=AS_OF,
        is_detention=True,
        is_run_privately=private,
        has_monitoring_scheme=scheme,
        trained_until=trained,
    )
    assert judged.verdict is verdict


def test_an_open_place_run_privately_is_not_judged(judge):
    judged = judge(
        private_operator, is_detention=False, is_run_privately=True, as_of=AS_OF
    )
    assert judged.verdict is N


@pytest.mark.parametrize(
    ("abroad", "detention", "registered", "verdict"),
    [
        pytest.param(True, True, True, M, id="registered"),
        pytest.param(True, True, False, B, id="not registered"),
        pytest.param(True, True, None, U, id="register not recorded"),
        pytest.param(False, True, False, N, id="at home"),
        pytest.param(True, False, False, N, id="people may leave"),
        pytest.param(None, True, True, U, id="where it lies not recorded"),
        pytest.param(True, None, True, U, id="whether people may leave not recorded"),
    ],
)
def test_offshore(judge, abroad, detention, registered, verdict):
    judged = judge(
        offshore, is_abroad=abroad, is_detention=detention, is_registered=registered
    )
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("closed", "called_open", "registered", "verdict"),
    [
        pytest.param(True, False, True, M, id="registered as detention"),
        pytest.param(True, False, False, B, id="not registered"),
        pytest.param(True, True, True, B, id="called open"),
        pytest.param(True, True, None, B, id="called open, register not recorded"),
        pytest.param(True, None, False, B, id="type not recorded, not registered"),
        pytest.param(True, None, True, U, id="type not recorded"),
        pytest.param(True, False, None, U, id="register not recorded"),
        pytest.param(False, True, False, N, id="people may leave"),
        pytest.param(None, False, True, U, id="whether people may leave not recorded"),
    ],
)
def test_any_name(judge, closed, called_open, registered, verdict):
    judged = judge(
        any_name,
        may_not_leave=closed,
        is_called_open=called_open,
        is_registered=registered,
    )
    assert judged.verdict is verdict
