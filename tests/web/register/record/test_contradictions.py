"""Facts that contradict each other are kept, marked, told, and in the end settled."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from habeas.web.register import guards
from habeas.web.register.actions import facts
from habeas.web.register.models import Contradiction, Custody, Placement, Release
from habeas.web.trail import actions as trail
from habeas.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def span(begins, ends):
    """Give a span in hours from NOW; None goes on, and "?" ended nobody knows when."""
    known = ends not in {None, "?"}
    return {
        "began_at": NOW + begins * HOUR,
        "ended_at": NOW + ends * HOUR if known else None,
        "end_not_known": ends == "?" or None,
    }


SPANS = [
    pytest.param((0, 10), (5, 15), True, id="they share hours"),
    pytest.param((0, 10), (2, 3), True, id="one within the other"),
    pytest.param((0, None), (5, None), True, id="both go on"),
    pytest.param((0, None), (-5, 1), True, id="the earlier one ends too late"),
    pytest.param((0, 10), (10, None), False, id="one ends as the other begins"),
    pytest.param((0, 10), (12, 15), False, id="one after the other"),
    pytest.param((0, "?"), (5, None), False, id="ended, nobody knows when"),
    pytest.param((0, 10), (5, 5), False, id="without length"),
]


@pytest.fixture
def custody(hold):
    held = hold()
    Placement.objects.all().delete()
    Custody.objects.filter(pk=held.pk).update(**span(0, 10))
    held.refresh_from_db()
    return held


@pytest.fixture(params=["custody", "placement"])
def made(request, custody, place):
    """Make spans of one person, and of one custody."""
    if request.param == "placement":
        Custody.objects.update(**span(-50, None))
        custody.refresh_from_db()
        return lambda given: Placement(custody=custody, place=place, **span(*given))
    Custody.objects.all().delete()
    return lambda given: Custody(person=custody.person, **span(*given))


@pytest.mark.parametrize(("one", "other", "clash"), SPANS)
def test_the_database_refuses_two_at_once(made, one, other, clash):
    made(one).save()
    if not clash:
        made(other).save()
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        made(other).save()


@pytest.mark.parametrize(("one", "other", "clash"), SPANS)
def test_recording_keeps_both_and_tells(made, one, other, clash):
    facts.record(made(one), by=SYSTEM)
    kept = facts.record(made(other), by=SYSTEM)
    assert type(kept).objects.get(pk=kept.pk).doubted is clash
    assert Contradiction.objects.filter(fact_id=str(kept.pk)).exists() is clash


def test_an_end_before_its_beginning_is_refused_and_kept(made):
    with pytest.raises(IntegrityError), transaction.atomic():
        made((5, 1)).save()
    kept = facts.record(made((5, 1)), by=SYSTEM)
    assert kept.doubted
    assert Contradiction.objects.get().kind_of == "ends_before"


def test_correcting_the_doubted_one_settles_it(made):
    facts.record(made((0, 10)), by=SYSTEM)
    kept = facts.record(made((5, 15)), by=SYSTEM)
    changes = {"began_at": NOW + 10 * HOUR}
    kept = facts.correct(kept, changes, by=SYSTEM, reason="misread", seen=1)
    assert not kept.doubted
    assert Contradiction.objects.get().settled_at


def test_correcting_the_other_one_settles_it_too(made):
    first = facts.record(made((0, 10)), by=SYSTEM)
    kept = facts.record(made((5, 15)), by=SYSTEM)
    changes = {"ended_at": NOW + 4 * HOUR}
    facts.correct(first, changes, by=SYSTEM, reason="misread", seen=1)
    kept.refresh_from_db()
    assert not kept.doubted
    assert Contradiction.objects.get().settled_at


def test_withdrawing_the_other_one_settles_it_too(made):
    first = facts.record(made((0, 10)), by=SYSTEM)
    kept = facts.record(made((5, 15)), by=SYSTEM)
    facts.withdraw(first, by=SYSTEM, reason="typed twice", seen=1)
    kept.refresh_from_db()
    assert not kept.doubted


def test_a_third_one_still_contradicts_when_the_first_is_withdrawn(made):
    first = facts.record(made((0, 10)), by=SYSTEM)
    second, third = (facts.record(made((5, 15)), by=SYSTEM) for _ in range(2))
    facts.withdraw(first, by=SYSTEM, reason="typed twice", seen=1)
    for fact in (second, third):
        fact.refresh_from_db()
    assert sorted((second.doubted, third.doubted)) == [False, True]


def test_a_correction_into_a_contradiction_is_kept_and_marked(made):
    facts.record(made((0, 10)), by=SYSTEM)
    later = facts.record(made((12, 15)), by=SYSTEM)
    changes = {"began_at": NOW + 5 * HOUR}
    later = facts.correct(later, changes, by=SYSTEM, reason="misread", seen=1)
    assert later.doubted
    assert Contradiction.objects.get().settled_at is None


def test_a_release_before_the_arrest_is_kept_and_told(custody):
    at = custody.began_at - HOUR
    facts.record(Release(custody=custody, at=at), by=SYSTEM)
    assert Contradiction.objects.get().kind_of == "outside"


def test_the_guards_come_back_after_a_table_was_rebuilt():
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER register_custody_once_INSERT")
        assert not guards.are_installed(connection)
    guards.install(connection)
    assert guards.are_installed(connection)


def test_what_is_recorded_beside_the_rules_is_refused_by_the_database(custody):
    again = Custody(person=custody.person, began_at=custody.began_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        trail.record(again, by=SYSTEM, at=timezone.now())
