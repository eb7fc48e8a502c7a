"""Facts on duration, from tables: reviews, obstacles, orders and releases."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.duration import RULES

BEGAN = datetime(2024, 1, 1)
AS_OF = datetime(2024, 7, 1)
MET, BREACH, UNKNOWN = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
NOT_APPLICABLE = Verdict.NOT_APPLICABLE


def day(number):
    return BEGAN + timedelta(days=number)


def held(key, days, **more):
    """A custody of a person of its own, that lasted so many days; None: it runs."""
    ended_at = None if days is None else day(days)
    return {
        "custody_id": key,
        "person_id": f"person of {key}",
        "proceeding_id": None,
        "began_at": BEGAN,
        "ended_at": ended_at,
        "end_reason": None,
        **more,
    }


def rows(name, *entries):
    return [{f"{name}_id": str(n), **entry} for n, entry in enumerate(entries)]


def of(key, **columns):
    return {"custody_id": key, **columns}


REVIEWS = [
    pytest.param([], 31, BREACH, id="none"),
    pytest.param([30, 60], 90, MET, id="each at the limit"),
    pytest.param([30, 61], 80, BREACH, id="the second late"),
    pytest.param([30, 60], 91, BREACH, id="then none"),
    pytest.param([10, 20, 30], 50, MET, id="often"),
    pytest.param([-5, 20], 40, MET, id="one before the custody does not count"),
    pytest.param([-5], 31, BREACH, id="one before the custody is none"),
    pytest.param([20, 200], 40, MET, id="one after its end does not count"),
    pytest.param([20, None], 40, UNKNOWN, id="one without a date"),
    pytest.param([20], None, BREACH, id="it runs, and no other came"),
]


@pytest.fixture(scope="module")
def judged_on_duration(judged):
    return partial(judged, Subject.CUSTODY, rules=RULES)


@pytest.fixture(scope="module")
def reviewed(judged_on_duration):
    cases = {str(n): p.values for n, p in enumerate(REVIEWS)}
    return judged_on_duration(
        custody=[held(key, days) for key, (_, days, _) in cases.items()],
        review=rows(
            "review",
            *(
                of(key, at=None if at is None else day(at))
                for key, (moments, _, _) in cases.items()
                for at in moments
            ),
        ),
    )


@pytest.mark.parametrize("number", range(len(REVIEWS)), ids=[p.id for p in REVIEWS])
def test_reviews(reviewed, number):
    assert reviewed[str(number)]["periodic-review"] is REVIEWS[number].values[2]


OBSTACLES = [
    pytest.param([], 60, NOT_APPLICABLE, id="none"),
    pytest.param([(5, None, False)], 6, MET, id="freed at the limit"),
    pytest.param([(5, None, False)], 7, BREACH, id="held on"),
    pytest.param([(5, 20, False)], 60, BREACH, id="held on until it was lifted"),
    pytest.param([(5, 6, False)], 60, MET, id="lifted in time"),
    pytest.param([(5, None, True)], 60, NOT_APPLICABLE, id="of the person's making"),
    pytest.param([(5, None, None)], 60, UNKNOWN, id="not known whose making"),
    pytest.param(
        [(5, 6, False), (7, None, None)], 60, UNKNOWN, id="one lifted, one unclear"
    ),
    pytest.param([(5, 20, False), (7, None, None)], 60, BREACH, id="one is enough"),
    pytest.param([(None, None, False)], 60, UNKNOWN, id="not known since when"),
    pytest.param([(-30, None, False)], 1, MET, id="known before the custody began"),
    pytest.param([(-30, -10, False)], 60, NOT_APPLICABLE, id="lifted before it began"),
    pytest.param([(90, None, False)], 60, NOT_APPLICABLE, id="recorded after the end"),
]


@pytest.fixture(scope="module")
def obstructed(judged_on_duration):
    cases = {str(n): p.values for n, p in enumerate(OBSTACLES)}
    return judged_on_duration(
        custody=[held(key, days) for key, (_, days, _) in cases.items()],
        obstacle=rows(
            "obstacle",
            *(
                of(
                    key,
                    recorded_at=None if since is None else day(since),
                    lifted_at=None if until is None else day(until),
                    is_of_the_person=own,
                )
                for key, (obstacles, _, _) in cases.items()
                for since, until, own in obstacles
            ),
        ),
    )


@pytest.mark.parametrize("number", range(len(OBSTACLES)), ids=[p.id for p in OBSTACLES])
def test_obstacles(obstructed, number):
    said = obstructed[str(number)]["removal-impossible"]
    assert said is OBSTACLES[number].values[2]


ORDERS = [
    pytest.param([], NOT_APPLICABLE, False, id="none"),
    pytest.param([("detention", 30, None)], NOT_APPLICABLE, True, id="not prolonged"),
    pytest.param(
        [("detention", 30, None), ("extension", 60, "transport")],
        MET,
        True,
        id="for want of transport",
    ),
    pytest.param(
        [("extension", 60, "transport"), ("extension", 90, "appeal")],
        BREACH,
        True,
        id="for an appeal",
    ),
    pytest.param([("extension", 60, None)], UNKNOWN, True, id="reason not recorded"),
    pytest.param([(None, None, "appeal")], UNKNOWN, None, id="kind not recorded"),
    pytest.param([("detention", None, None)], NOT_APPLICABLE, None, id="no end told"),
    pytest.param([("release", 60, None)], NOT_APPLICABLE, False, id="a release"),
]


@pytest.fixture(scope="module")
def ordered(judged_on_duration):
    cases = {str(n): p.values for n, p in enumerate(ORDERS)}
    return judged_on_duration(
        custody=[held(key, None) for key in cases],
        order=rows(
            "order",
            *(
                of(
                    key,
                    kind=kind,
                    at=BEGAN,
                    ends_at=None if end is None else day(end),
                    extension_reason=reason,
                )
                for key, (orders, _, _) in cases.items()
                for kind, end, reason in orders
            ),
        ),
    )


@pytest.mark.parametrize("number", range(len(ORDERS)), ids=[p.id for p in ORDERS])
def test_orders(ordered, number):
    row, (_, verdict, sets_end) = ordered[str(number)], ORDERS[number].values
    assert row["no-prolongation-for-using-rights"] is verdict
    assert row["order_sets_end"] is sets_end


def renewed(key, proceeding, first_day, last_day, **more):
    return held(
        key,
        None,
        person_id=f"person {key[0]}",
        proceeding_id=proceeding,
        began_at=day(first_day),
        ended_at=day(last_day),
        **more,
    )


RENEWED = [
    # a: released on expiry, with a document, and detained again.
    renewed("a1", "x", 0, 10),
    renewed("a2", "x", 20, 30),
    renewed("a3", "y", 50, 60),
    # b: the later custody may be of the same proceeding.
    renewed("b1", "x", 0, 10),
    renewed("b2", None, 20, 30),
    # c: nothing came on expiry.
    renewed("c1", "x", 0, 10),
    renewed("c2", "x", 20, 30),
    # d: not recorded whether the release came on expiry.
    renewed("d1", "x", 0, 10),
    renewed("d2", "x", 20, 30),
    # e: the end of the custody says that the maximum was reached.
    renewed("e1", "x", 0, 10, end_reason="maximum_reached"),
    # f: nothing is known of the person.
    held("f1", 10, person_id=None),
]
RELEASES = rows(
    "release",
    of("a1", on_expiry=True, document_issued=True),
    of("b1", on_expiry=True, document_issued=False),
    of("c1", on_expiry=False, document_issued=False),
    of("d1", on_expiry=None, document_issued=True),
)


@pytest.fixture(scope="module")
def released(judged_on_duration):
    return judged_on_duration(custody=RENEWED, release=RELEASES)


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        pytest.param("a1", MET, id="released on expiry with a document"),
        pytest.param("a2", BREACH, id="detained again in the same proceeding"),
        pytest.param("a3", NOT_APPLICABLE, id="detained in another proceeding"),
        pytest.param("b1", BREACH, id="released without a document"),
        pytest.param("b2", UNKNOWN, id="detained in one that may be the same"),
        pytest.param("c1", NOT_APPLICABLE, id="released for another reason"),
        pytest.param("c2", NOT_APPLICABLE, id="detained again after that"),
        pytest.param("d1", UNKNOWN, id="not recorded why released"),
        pytest.param("d2", UNKNOWN, id="detained again after that"),
        pytest.param("e1", BREACH, id="maximum reached, no release entered"),
        pytest.param("f1", UNKNOWN, id="nobody knows whom"),
    ],
)
def test_releases_on_expiry(released, key, verdict):
    assert released[key]["no-renewed-detention"] is verdict


@pytest.mark.parametrize(
    ("reason", "release", "on_expiry"),
    [
        pytest.param("maximum_reached", None, True, id="the end says so"),
        pytest.param("maximum_reached", {"on_expiry": False}, True, id="the end alone"),
        pytest.param("maximum_reached", {"on_expiry": None}, True, id="or no more"),
        pytest.param("released", {"on_expiry": True}, True, id="the release does"),
        pytest.param("released", {"on_expiry": False}, False, id="neither does"),
        pytest.param("released", {"on_expiry": None}, None, id="it is not recorded"),
        pytest.param("released", None, False, id="no release is entered"),
        pytest.param(None, None, False, id="nor why it ended"),
    ],
)
def test_whether_a_release_came_on_expiry(
    judged_on_duration, reason, release, on_expiry
):
    row = judged_on_duration(
        custody=[held("c", 10, end_reason=reason)],
        release=[] if release is None else rows("release", of("c", **release)),
    )["c"]
    assert row["released_on_expiry"] is on_expiry


@pytest.mark.parametrize(
    ("days", "reason", "on_expiry"),
    [
        pytest.param(10, "maximum_reached", True, id="the end says so"),
        pytest.param(10, "released", None, id="it does not say"),
        pytest.param(10, None, None, id="why it ended is not recorded"),
        pytest.param(None, None, False, id="it runs"),
    ],
)
def test_a_release_on_expiry_where_releases_are_not_kept(
    judged_on_duration, days, reason, on_expiry
):
    row = judged_on_duration(custody=[held("c", days, end_reason=reason)])["c"]
    assert row["released_on_expiry"] is on_expiry
    assert row["document_issued"] is None


def test_tables_that_are_not_kept_leave_their_facts_unknown(judged_on_duration):
    row = judged_on_duration(custody=[held("c", 60)])["c"]
    for standard in (
        "periodic-review",
        "removal-impossible",
        "no-prolongation-for-using-rights",
        "no-renewed-detention",
    ):
        assert row[standard] is UNKNOWN, standard


def test_an_end_that_nobody_recorded_leaves_the_gaps_unknown(judged_on_duration):
    row = judged_on_duration(
        custody=[held("c", None) | {"end_not_known": True}],
        review=rows("review", of("c", at=day(5))),
        obstacle=rows("obstacle", of("c", recorded_at=day(5), is_of_the_person=False)),
    )["c"]
    assert row["periodic-review"] is UNKNOWN
    assert row["removal-impossible"] is UNKNOWN
