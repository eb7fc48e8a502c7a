from datetime import datetime, timedelta

import pytest

from habeas.engine import jurisdictions
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook.duration import (
    maximum_period,
    no_prolongation_for_using_rights,
    no_renewed_detention,
    not_indefinite,
    periodic_review,
    release_on_expiry,
    removal_impossible,
)

MET, BREACH, PENDING = Verdict.MET, Verdict.BREACH, Verdict.PENDING
UNKNOWN, NOT_APPLICABLE = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
BEGAN = datetime(2024, 1, 1)
EARLY, LIMIT, LATE = (datetime(2024, 1, day) for day in (10, 20, 30))


def day(number):
    return BEGAN + timedelta(days=number)


@pytest.fixture(scope="module")
def canada():
    """48 hours, then 7 days, then every 30."""
    return Law(jurisdictions.load("CAN"))


@pytest.fixture(scope="module")
def without_figures():
    return Law(jurisdictions.load("GBR"))


@pytest.mark.parametrize(
    ("is_set", "until", "first", "sure", "verdict"),
    [
        pytest.param(True, LIMIT, LIMIT, LIMIT, MET, id="at the limit"),
        pytest.param(True, LATE, LIMIT, LIMIT, BREACH, id="over the limit"),
        pytest.param(True, LIMIT, EARLY, LATE, UNKNOWN, id="over one that may hold"),
        pytest.param(False, EARLY, None, None, BREACH, id="the law sets none"),
        pytest.param(None, EARLY, None, None, UNKNOWN, id="the law is not known"),
        pytest.param(
            None, LATE, LIMIT, LIMIT, BREACH, id="over a limit that surely holds"
        ),
        pytest.param(None, EARLY, LIMIT, LIMIT, UNKNOWN, id="the law then not known"),
        pytest.param(True, None, LIMIT, LIMIT, UNKNOWN, id="end not recorded"),
        pytest.param(
            True, EARLY, None, LIMIT, UNKNOWN, id="earlier custodies not known"
        ),
        pytest.param(True, LATE, LIMIT, None, UNKNOWN, id="longest not known"),
    ],
)
def test_maximum_period(judge, is_set, until, first, sure, verdict):
    judged = judge(
        maximum_period,
        maximum_is_set=is_set,
        until=until,
        expires_first=first,
        expires_sure=sure,
        began_at=BEGAN,
    )
    assert judged.verdict is verdict


def test_a_breach_of_the_maximum_began_when_it_was_reached(judge):
    judged = judge(
        maximum_period,
        maximum_is_set=True,
        until=LATE,
        expires_first=LIMIT,
        expires_sure=LIMIT,
    )
    assert judged.since == LIMIT


def test_a_law_without_maximum_is_broken_from_the_first_day(judge):
    judged = judge(maximum_period, maximum_is_set=False, until=LATE, began_at=BEGAN)
    assert judged.since == BEGAN


def test_an_unknown_names_what_is_missing(judge):
    judged = judge(maximum_period, maximum_is_set=True, until=EARLY)
    assert judged.missing is not None
    assert "maximum" in judged.missing


@pytest.mark.parametrize(
    ("is_set", "running", "until", "first", "sure", "verdict"),
    [
        pytest.param(True, False, LIMIT, LIMIT, LIMIT, MET, id="released as it came"),
        pytest.param(True, False, LATE, LIMIT, LIMIT, BREACH, id="released too late"),
        pytest.param(True, True, LATE, LIMIT, LIMIT, BREACH, id="held on"),
        pytest.param(True, True, LIMIT, LIMIT, LIMIT, PENDING, id="due this moment"),
        pytest.param(True, True, LIMIT, EARLY, LATE, UNKNOWN, id="may be over"),
        pytest.param(
            False, True, LATE, None, None, NOT_APPLICABLE, id="the law sets none"
        ),
        pytest.param(
            False, True, LATE, LIMIT, LIMIT, BREACH, id="over before a law set none"
        ),
        pytest.param(None, True, EARLY, None, None, UNKNOWN, id="law not known"),
        pytest.param(True, None, EARLY, LIMIT, LIMIT, UNKNOWN, id="running unknown"),
        pytest.param(True, False, None, LIMIT, LIMIT, UNKNOWN, id="end not recorded"),
        pytest.param(True, False, EARLY, None, LIMIT, UNKNOWN, id="start not known"),
        pytest.param(True, False, LATE, LIMIT, None, UNKNOWN, id="longest not known"),
    ],
)
def test_release_on_expiry(judge, is_set, running, until, first, sure, verdict):
    judged = judge(
        release_on_expiry,
        maximum_is_set=is_set,
        is_running=running,
        until=until,
        expires_first=first,
        expires_sure=sure,
    )
    assert judged.verdict is verdict
    assert judged.due_at == sure


REVIEWED = {
    "began_at": BEGAN,
    "until": day(70),
    "is_running": True,
    "was_reviewed": True,
    "first_review_at": day(30),
    "second_review_at": day(60),
    "last_review_at": day(60),
    "unreviewed_from": day(60),
    "unreviewed_to": day(70),
}
ONCE = REVIEWED | {
    "until": day(60),
    "second_review_at": None,
    "last_review_at": day(30),
    "unreviewed_from": None,
    "unreviewed_to": None,
}
NEVER_REVIEWED = {
    "began_at": BEGAN,
    "until": day(30),
    "is_running": True,
    "was_reviewed": False,
}


@pytest.mark.parametrize(
    ("facts", "verdict", "since"),
    [
        pytest.param(REVIEWED, MET, None, id="each at the limit"),
        pytest.param(
            REVIEWED | {"first_review_at": day(31)}, BREACH, day(30), id="first late"
        ),
        pytest.param(
            REVIEWED | {"second_review_at": day(61)}, BREACH, day(60), id="second late"
        ),
        pytest.param(
            REVIEWED | {"unreviewed_to": day(91)},
            BREACH,
            day(90),
            id="a later one late",
        ),
        pytest.param(ONCE, MET, None, id="one, the next not due yet"),
        pytest.param(ONCE | {"until": day(61)}, BREACH, day(60), id="one, then none"),
        pytest.param(NEVER_REVIEWED, PENDING, None, id="none, not due yet"),
        pytest.param(
            NEVER_REVIEWED | {"until": day(31)}, BREACH, day(30), id="none, overdue"
        ),
        pytest.param(
            NEVER_REVIEWED | {"is_running": False},
            MET,
            None,
            id="free before it fell due",
        ),
        pytest.param(
            {"began_at": BEGAN, "until": day(90), "is_running": True},
            UNKNOWN,
            None,
            id="reviews not kept",
        ),
        pytest.param(
            REVIEWED | {"first_review_at": None}, UNKNOWN, None, id="first not dated"
        ),
        pytest.param(
            REVIEWED | {"unreviewed_to": None}, UNKNOWN, None, id="later not dated"
        ),
        pytest.param(
            NEVER_REVIEWED | {"began_at": None}, UNKNOWN, None, id="start not recorded"
        ),
        pytest.param(
            NEVER_REVIEWED | {"until": None}, UNKNOWN, None, id="end not recorded"
        ),
        pytest.param(
            NEVER_REVIEWED | {"is_running": None}, UNKNOWN, None, id="running unknown"
        ),
    ],
)
def test_periodic_review(judge, facts, verdict, since):
    judged = judge(periodic_review, **facts)
    assert judged.verdict is verdict
    assert judged.since == since


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        pytest.param(2, 9, MET, id="48 hours, then 7 days, then within 30"),
        pytest.param(3, 9, BREACH, id="the first after 48 hours"),
        pytest.param(2, 10, BREACH, id="the second after 7 days"),
    ],
)
def test_the_first_two_reviews_may_have_intervals_of_their_own(
    judge, canada, first, second, verdict
):
    facts = REVIEWED | {
        "first_review_at": day(first),
        "second_review_at": day(second),
        "unreviewed_from": day(second),
        "unreviewed_to": day(second + 30),
    }
    assert judge(periodic_review, under=canada, **facts).verdict is verdict


def test_an_interval_the_law_is_not_known_to_set_is_named(judge, without_figures):
    judged = judge(periodic_review, under=without_figures, **REVIEWED)
    assert judged.verdict is UNKNOWN
    assert judged.missing == "the interval for reviews in the law of United Kingdom"


IMPOSSIBLE = {
    "has_obstacle": True,
    "obstacle_stands": True,
    "obstacle_from": day(0),
    "obstacle_to": day(1),
    "obstacle_may_be_from": day(0),
    "obstacle_may_be_to": day(1),
    "is_running": False,
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        pytest.param({}, MET, id="freed at the limit"),
        pytest.param(
            {"obstacle_to": day(2), "obstacle_may_be_to": day(2)},
            BREACH,
            id="held past it",
        ),
        pytest.param({"is_running": True}, PENDING, id="not due yet"),
        pytest.param(
            {"is_running": True, "obstacle_stands": False}, MET, id="lifted in time"
        ),
        pytest.param({"has_obstacle": False}, NOT_APPLICABLE, id="no obstacle"),
        pytest.param({"has_obstacle": None}, UNKNOWN, id="obstacles not kept"),
        pytest.param(
            {"obstacle_may_be_to": day(2)},
            UNKNOWN,
            id="another may be no doing of theirs",
        ),
        pytest.param({"obstacle_may_be_from": None}, UNKNOWN, id="since when unknown"),
        pytest.param(
            {"obstacle_to": None, "obstacle_may_be_to": None},
            UNKNOWN,
            id="end not recorded",
        ),
        pytest.param({"is_running": None}, UNKNOWN, id="running unknown"),
        pytest.param(
            {"is_running": True, "obstacle_stands": None},
            UNKNOWN,
            id="standing unknown",
        ),
    ],
)
def test_removal_impossible(judge, changed, verdict):
    assert judge(removal_impossible, **(IMPOSSIBLE | changed)).verdict is verdict


def test_without_a_time_to_release_in_law_it_cannot_be_told(judge, without_figures):
    judged = judge(removal_impossible, under=without_figures, **IMPOSSIBLE)
    assert judged.verdict is UNKNOWN


@pytest.mark.parametrize(
    ("prolonged", "for_rights", "verdict"),
    [
        pytest.param(True, False, MET, id="for another reason"),
        pytest.param(True, True, BREACH, id="for the use of a right"),
        pytest.param(False, False, NOT_APPLICABLE, id="not prolonged"),
        pytest.param(None, None, UNKNOWN, id="orders not kept"),
        pytest.param(True, None, UNKNOWN, id="reason not recorded"),
    ],
)
def test_no_prolongation_for_using_rights(judge, prolonged, for_rights, verdict):
    judged = judge(
        no_prolongation_for_using_rights,
        was_prolonged=prolonged,
        lengthened_for_rights=for_rights,
    )
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("running", "in_law", "by_order", "verdict"),
    [
        pytest.param(True, True, None, MET, id="the law sets an end"),
        pytest.param(True, False, True, MET, id="an order sets an end"),
        pytest.param(True, None, True, MET, id="an order does, the law is not known"),
        pytest.param(True, False, False, BREACH, id="nothing sets an end"),
        pytest.param(False, False, False, NOT_APPLICABLE, id="it has ended"),
        pytest.param(True, None, False, UNKNOWN, id="law not known"),
        pytest.param(True, False, None, UNKNOWN, id="orders not kept"),
        pytest.param(None, False, False, UNKNOWN, id="running unknown"),
    ],
)
def test_not_indefinite(judge, running, in_law, by_order, verdict):
    judged = judge(
        not_indefinite,
        is_running=running,
        maximum_is_set=in_law,
        order_sets_end=by_order,
        began_at=BEGAN,
    )
    assert judged.verdict is verdict
    assert judged.since == (BEGAN if verdict is BREACH else None)


@pytest.mark.parametrize(
    ("follows", "on_expiry", "document", "verdict"),
    [
        pytest.param(True, False, None, BREACH, id="detained again"),
        pytest.param(False, True, True, MET, id="released with a document"),
        pytest.param(False, True, False, BREACH, id="released without one"),
        pytest.param(False, False, None, NOT_APPLICABLE, id="no release on expiry"),
        pytest.param(True, None, None, BREACH, id="detained again, whatever followed"),
        pytest.param(None, False, None, UNKNOWN, id="earlier custodies not known"),
        pytest.param(False, None, None, UNKNOWN, id="releases not kept"),
        pytest.param(False, True, None, UNKNOWN, id="document not recorded"),
        pytest.param(None, True, True, UNKNOWN, id="may have been detained again"),
    ],
)
def test_no_renewed_detention(judge, follows, on_expiry, document, verdict):
    judged = judge(
        no_renewed_detention,
        follows_expiry=follows,
        released_on_expiry=on_expiry,
        document_issued=document,
    )
    assert judged.verdict is verdict
