from datetime import date, datetime

import pytest

from habeas.engine import jurisdictions
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject


@pytest.fixture(scope="module")
def mexico():
    return Law(jurisdictions.load("MEX"))


def custody(key, began_at, ended_at, **more):
    return {
        "custody_id": key,
        "person_id": "p",
        "proceeding_id": None,
        "began_at": began_at,
        "ended_at": ended_at,
        **more,
    }


@pytest.mark.parametrize(
    ("ended_at", "verdict"),
    [
        pytest.param(datetime(2023, 5, 3, 20), Verdict.MET, id="at 36 hours"),
        pytest.param(datetime(2023, 5, 3, 20, 1), Verdict.BREACH, id="a minute over"),
    ],
)
def test_the_courts_limit_is_the_strictest(facts, mexico, ended_at, verdict):
    row = facts(
        Subject.CUSTODY,
        under=mexico,
        custody=[custody("c", datetime(2023, 5, 2, 8), ended_at)],
    )["c"]
    assert row["maximum-period"] is verdict
    assert row["expires_sure"] == datetime(2023, 5, 3, 20)


def test_a_new_limit_bites_no_earlier_than_the_day_it_came_into_force(facts, mexico):
    row = facts(
        Subject.CUSTODY,
        under=mexico,
        custody=[custody("c", datetime(2023, 3, 10), datetime(2023, 3, 20))],
    )["c"]
    assert row["expires_sure"] == datetime(2023, 3, 15)


def test_earlier_custodies_of_the_proceeding_are_added_to_the_clock(facts, mexico):
    rows = facts(
        Subject.CUSTODY,
        under=mexico,
        custody=[
            custody(
                "a", datetime(2023, 5, 1, 0), datetime(2023, 5, 2, 0), proceeding_id="x"
            ),
            custody(
                "b",
                datetime(2023, 6, 1, 0),
                datetime(2023, 6, 1, 13),
                proceeding_id="x",
            ),
            custody(
                "c", datetime(2023, 7, 1, 0), datetime(2023, 7, 2, 0), proceeding_id="y"
            ),
        ],
    )
    assert rows["b"]["expires_sure"] == datetime(2023, 6, 1, 12)
    assert rows["b"]["maximum-period"] is Verdict.BREACH
    assert rows["c"]["maximum-period"] is Verdict.MET


def test_an_earlier_custody_that_may_count_leaves_the_verdict_unknown(facts, mexico):
    rows = facts(
        Subject.CUSTODY,
        under=mexico,
        custody=[
            custody("a", datetime(2023, 5, 1, 0), datetime(2023, 5, 2, 0)),
            custody("b", datetime(2023, 6, 1, 0), datetime(2023, 6, 1, 13)),
        ],
    )
    assert rows["b"]["maximum-period"] is Verdict.UNKNOWN


def test_a_release_before_the_arrest_is_judged_unknown(facts, mexico):
    row = facts(
        Subject.CUSTODY,
        under=mexico,
        custody=[custody("c", datetime(2023, 5, 2), datetime(2023, 5, 1))],
    )["c"]
    assert row["maximum-period"] is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("birth", "began_at", "was_child"),
    [
        pytest.param(
            {"birth_date": date(2005, 5, 2)},
            datetime(2023, 5, 2),
            False,
            id="eighteen that day",
        ),
        pytest.param(
            {"birth_date": date(2005, 5, 3)},
            datetime(2023, 5, 2),
            True,
            id="a day short",
        ),
        pytest.param(
            {"birth_date": date(2004, 2, 29)},
            datetime(2022, 2, 28),
            True,
            id="born on 29 February",
        ),
        pytest.param(
            {"birth_date": date(2004, 2, 29)},
            datetime(2022, 3, 1),
            False,
            id="eighteen on 1 March",
        ),
        pytest.param(
            {"birth_year": 2005},
            datetime(2023, 5, 2),
            None,
            id="a year that leaves it open",
        ),
        pytest.param(
            {"birth_year": 2004},
            datetime(2023, 5, 2),
            False,
            id="a year that makes an adult",
        ),
        pytest.param(
            {"birth_year": 2006},
            datetime(2023, 5, 2),
            True,
            id="a year that makes a child",
        ),
        pytest.param({}, datetime(2023, 5, 2), None, id="nothing recorded"),
        pytest.param(
            {"birth_date": date(1990, 1, 1), "age_disputed": True},
            datetime(2023, 5, 2),
            True,
            id="a dispute not settled",
        ),
    ],
)
def test_was_child(facts, mexico, birth, began_at, was_child):
    row = facts(
        Subject.CUSTODY,
        under=mexico,
        custody=[custody("c", began_at, None)],
        person=[{"person_id": "p", **birth}],
    )["c"]
    assert row["expires_sure"] is not None
    if "was_child" in row:
        assert row["was_child"] is was_child
