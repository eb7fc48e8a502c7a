"""What follows at once from a fact, whoever records it."""

import datetime as dt

import pytest
from tests.web.register.deciding.conftest import BEGAN, NOW

from habeas.web.register.actions import deciding
from habeas.web.register.actions.sweeping import sweep
from habeas.web.register.models import (
    Custody,
    Hearing,
    Instruction,
    Person,
    Review,
    Task,
)
from habeas.web.register.queries.owed import RELEASE
from habeas.web.trail.actions import SYSTEM, correct, record

LATER = NOW + dt.timedelta(hours=5)


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        pytest.param(Hearing, "court", id="a court"),
        pytest.param(Review, "review", id="a review"),
    ],
)
def test_an_order_to_release_is_instructed_as_it_is_recorded(custody, kind, cause):
    record(kind(custody=custody, at=NOW, ordered_release=True), by=SYSTEM, at=NOW)
    made = Instruction.objects.get()
    assert (made.cause, made.issued_at) == (cause, NOW)
    assert Task.objects.filter(role="monitor", is_alarm=True).exists()


def test_whoever_is_released_has_been_obeyed(custody):
    record(Hearing(custody=custody, at=NOW, ordered_release=True), by=SYSTEM, at=NOW)
    correct(custody, {"ended_at": LATER}, by=SYSTEM, reason="Released.", seen=1)
    assert Instruction.objects.get().obeyed_at == LATER
    assert Hearing.objects.get().obeyed_at == LATER


def test_a_hearing_that_frees_nobody_instructs_nothing(custody):
    record(Hearing(custody=custody, at=NOW, ordered_release=False), by=SYSTEM, at=NOW)
    record(Hearing(custody=custody, at=NOW), by=SYSTEM, at=NOW)
    assert not Instruction.objects.exists()


def test_a_child_is_recorded_and_freed_at_once(service):
    child = Person(birth_year=2012, sex="female")
    record(child, by=SYSTEM, at=NOW)
    held = Custody(person=child, began_at=BEGAN, detaining_authority=service)
    record(held, by=SYSTEM, at=NOW)
    causes = set(Instruction.objects.values_list("custody", "cause"))
    assert (held.pk, "child") in causes
    assert Task.objects.filter(role="child_protection", is_alarm=True).exists()


def test_whoever_turns_out_to_be_a_child_is_freed_at_once(custody):
    disputed = {"age_disputed": True}
    correct(custody.person, disputed, by=SYSTEM, reason="Says 16.", seen=1)
    assert Instruction.objects.filter(custody=custody, cause="child").exists()


def test_the_tasks_of_a_release_stand_until_the_person_is_free(custody, maker):
    deciding.decide_release(custody, "May live with a sister.", by=maker, at=NOW)
    sweep(NOW)
    waits = Task.objects.filter(line=RELEASE)
    assert set(waits.values_list("state", flat=True)) == {"open"}
    correct(custody, {"ended_at": LATER}, by=SYSTEM, reason="Released.", seen=1)
    assert set(waits.values_list("state", flat=True)) == {"done"}
