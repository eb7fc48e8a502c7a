"""What ties a reviewer is read off the tree of authorities."""

import pytest
from tests.web.register.deciding.conftest import NOW

from habeas.web.accounts.models import Authority
from habeas.web.register.models import Order
from habeas.web.register.queries.independence import Tie, independence, line_of
from habeas.web.trail.actions import SYSTEM, record


def body(name="Court", *, kind="court", parent=None, detains=False, policy=False):
    made = Authority(
        name=name,
        kind=kind,
        parent=parent,
        detains=detains,
        makes_migration_policy=policy,
    )
    return record(made, by=SYSTEM)


@pytest.mark.parametrize(
    ("changes", "may_release", "ties", "is_independent"),
    [
        pytest.param({}, True, (), True, id="apart, and may release"),
        pytest.param({}, False, (Tie.CANNOT_RELEASE,), False, id="powerless"),
        pytest.param({}, None, (Tie.NOT_KNOWN,), None, id="power not known"),
        pytest.param({"detains": True}, True, (Tie.DETAINS,), False, id="detains"),
        pytest.param({"policy": True}, True, (Tie.MAKES_POLICY,), False, id="policy"),
        pytest.param({"policy": None}, True, (Tie.NOT_KNOWN,), None, id="not known"),
    ],
)
def test_what_ties_a_reviewer(custody, changes, may_release, ties, is_independent):
    found = independence(body(**changes), custody, may_release=may_release)
    assert (found.ties, found.is_independent) == (ties, is_independent)


def test_whoever_detains_or_reports_to_them_is_tied(custody, service):
    found = independence(service, custody, may_release=True)
    assert Tie.DETAINS_HERE in found.ties
    unit = body("Unit", parent=service)
    panel = body("Panel", parent=unit)
    found = independence(panel, custody, may_release=True)
    assert (found.ties, found.line) == ((Tie.UNDER_IT,), (unit, service))


def test_whoever_ordered_it_is_tied_too(custody):
    ministry = body("Ministry", kind="ministry")
    order = Order(custody=custody, kind="detention", at=NOW, authority=ministry)
    record(order, by=SYSTEM)
    under = body("Office", parent=ministry)
    found = independence(under, custody, may_release=True)
    assert found.ties == (Tie.UNDER_IT,)


def test_a_court_that_ordered_it_may_review_it(custody):
    court = body("District Court")
    order = Order(custody=custody, kind="detention", at=NOW, authority=court)
    record(order, by=SYSTEM)
    assert independence(court, custody, may_release=True).is_independent


def test_a_line_that_runs_in_a_ring_ends(service):
    one = body("One")
    other = body("Other", parent=one)
    one.parent = other
    assert line_of(one) == (other, one)
