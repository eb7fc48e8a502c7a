"""Every write marks the custodies it bears on, and no others."""

import pytest
from django.utils import timezone

from habeas.web.accounts.models import Authority
from habeas.web.register.models import (
    Custody,
    FamilyLink,
    Headcount,
    Mark,
    Notice,
    Person,
    Protection,
    Unit,
)
from habeas.web.trail.actions import SYSTEM, correct, record, withdraw


def marked():
    return set(Mark.objects.values_list("pk", flat=True))


@pytest.fixture
def other(db):
    person = record(Person(birth_year=1980), by=SYSTEM)
    return record(Custody(person=person, began_at=timezone.now()), by=SYSTEM)


@pytest.fixture
def nothing_waits(held, other):
    Mark.objects.all().delete()


FACTS = [
    pytest.param(lambda custody: Notice(custody=custody), id="of the custody"),
    pytest.param(lambda custody: Protection(custody=custody), id="behind a wall"),
    pytest.param(
        lambda custody: Unit(place=custody.placement_set.get().place), id="of the place"
    ),
]


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_marks_its_custody(nothing_waits, held, fact):
    record(fact(held), by=SYSTEM)
    assert marked() == {held.pk}


def test_a_correction_of_the_person_marks_their_custodies(nothing_waits, held):
    correct(held.person, {"birth_year": 2012}, by=SYSTEM, reason="seen", seen=1)
    assert marked() == {held.pk}


def test_family_is_judged_together(nothing_waits, held, other):
    link = FamilyLink(person=held.person, relative=other.person, relation="parent")
    record(link, by=SYSTEM)
    assert marked() == {held.pk, other.pk}
    Mark.objects.all().delete()
    record(Notice(custody=other), by=SYSTEM)
    assert marked() == {held.pk, other.pk}


def test_the_tree_of_authorities_bears_on_all_who_are_held(nothing_waits, held, other):
    record(Authority(name="Court", kind="court"), by=SYSTEM)
    assert marked() == {held.pk, other.pk}


def test_what_no_standard_asks_marks_nobody(nothing_waits, place):
    count = Headcount(place=place, at=timezone.now(), counted=1, on_record=1)
    record(count, by=SYSTEM)
    assert not marked()


def test_a_custody_withdrawn_is_left_alone(nothing_waits, other):
    withdraw(other, by=SYSTEM, reason="typed twice", seen=1)
    assert not marked()


def test_each_write_draws_a_new_token(nothing_waits, held):
    record(Notice(custody=held), by=SYSTEM)
    first = Mark.objects.get().token
    record(Notice(custody=held), by=SYSTEM)
    assert Mark.objects.get().token != first
