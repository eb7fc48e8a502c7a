"""Tasks follow the verdicts: raised once, climbing while overdue, closed in the end."""

import datetime as dt

import pytest

from habeas.facts.vocabulary import EndReason
from habeas.web.accounts.models import Role
from habeas.web.register.actions.judging import judge
from habeas.web.register.actions.watching import watch
from habeas.web.register.codes import TaskState
from habeas.web.register.models import (
    Contact,
    Headcount,
    Person,
    Place,
    Task,
    Transfer,
)
from habeas.web.trail.actions import SYSTEM, correct, record

BEGAN = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
CONTACT = "outside-contact"


@pytest.fixture(autouse=True)
def law(settings):
    settings.JURISDICTION = "XAA"


@pytest.fixture
def since_march(hold):
    return hold(since=BEGAN, regime="removal")


def tasks(line=CONTACT, state=TaskState.OPEN):
    return list(Task.objects.filter(line=line, state=state).order_by("level"))


def test_what_is_due_soon_is_the_task_of_whoever_owes_it(since_march, police):
    judge([since_march.pk], at=BEGAN + HOUR)
    (task,) = tasks()
    assert (task.role, task.authority) == (Role.CUSTODY_OFFICER, police)
    assert task.due_at == BEGAN + 24 * HOUR
    assert not task.is_alarm


def test_twice_raises_nothing_twice(since_march):
    judge([since_march.pk], at=BEGAN + HOUR)
    before = Task.objects.count()
    judge([since_march.pk], at=BEGAN + 2 * HOUR)
    assert Task.objects.count() == before


@pytest.mark.parametrize(
    ("hours", "roles"),
    [
        pytest.param(25, [Role.CUSTODY_OFFICER], id="just overdue"),
        pytest.param(
            49, [Role.CUSTODY_OFFICER, Role.CHECKING_OFFICER], id="a day overdue"
        ),
        pytest.param(
            97,
            [Role.CUSTODY_OFFICER, Role.CHECKING_OFFICER, Role.MONITOR],
            id="three days overdue",
        ),
    ],
)
def test_what_is_overdue_climbs(since_march, hours, roles):
    judge([since_march.pk], at=BEGAN + hours * HOUR)
    assert [task.role for task in tasks()] == roles
    assert tasks()[-1].authority is None or Role.MONITOR not in roles


def test_what_is_done_is_closed(since_march):
    judge([since_march.pk], at=BEGAN + HOUR)
    call = Contact(
        custody=since_march, at=BEGAN + 2 * HOUR, kind="family", was_refused=False
    )
    record(call, by=SYSTEM)
    judge([since_march.pk], at=BEGAN + 3 * HOUR)
    assert not tasks()
    (done,) = tasks(state=TaskState.DONE)
    assert done.closed_at == BEGAN + 3 * HOUR


def test_what_cannot_be_told_stays_open(since_march):
    judge([since_march.pk], at=BEGAN + HOUR)
    record(Contact(custody=since_march, kind="family"), by=SYSTEM)
    judge([since_march.pk], at=BEGAN + 3 * HOUR)
    assert tasks()


def test_with_the_custody_ends_what_only_it_asked(since_march):
    judge([since_march.pk], at=BEGAN + 30 * HOUR)
    changes = {"ended_at": BEGAN + 31 * HOUR, "end_reason": EndReason.RELEASED}
    correct(since_march, changes, by=SYSTEM, reason="free", seen=1)
    judge([since_march.pk], at=BEGAN + 32 * HOUR)
    assert not tasks()
    assert tasks(state=TaskState.LAPSED)


def test_a_child_alarms_those_outside_at_once(hold):
    child = record(Person(birth_date=dt.date(2015, 1, 1)), by=SYSTEM)
    custody = hold(child, since=BEGAN)
    judge([custody.pk], at=BEGAN + HOUR)
    alarms = {task.role for task in tasks("child") if task.is_alarm}
    assert alarms >= {Role.CHILD_PROTECTION, Role.MONITOR}


def test_a_task_names_nobody(since_march):
    judge([since_march.pk], at=BEGAN + 100 * HOUR)
    fields = {field.name for field in Task._meta.get_fields()}
    assert "person" not in fields


@pytest.fixture
def on_the_way(since_march, place):
    left = Transfer(
        custody=since_march,
        destination=place,
        left_at=BEGAN,
        expected_at=BEGAN + HOUR,
    )
    return record(left, by=SYSTEM)


def test_who_does_not_arrive_is_looked_for(on_the_way, police):
    watch(BEGAN + HOUR)
    assert not tasks("overdue-arrival")
    watch(BEGAN + 2 * HOUR)
    watch(BEGAN + 26 * HOUR)
    assert [(task.role, task.authority) for task in tasks("overdue-arrival")] == [
        (Role.CUSTODY_OFFICER, police),
        (Role.CHECKING_OFFICER, police),
        (Role.MONITOR, None),
    ]
    arrived = {"arrived_at": BEGAN + 26 * HOUR}
    correct(on_the_way, arrived, by=SYSTEM, reason="arrived", seen=1)
    watch(BEGAN + 27 * HOUR)
    assert not tasks("overdue-arrival")


def test_each_count_that_differs_waits_for_an_explanation(place, police):
    other = record(Place(name="Airport", authority=police), by=SYSTEM)
    for where in (place, other):
        count = Headcount(place=where, at=BEGAN, counted=3, on_record=2)
        record(count, by=SYSTEM)
    watch(BEGAN + HOUR)
    assert {task.place for task in tasks("headcount")} == {place, other}
    watch(BEGAN + 2 * HOUR)
    assert len(tasks("headcount")) == 2
    said = {"explained_at": BEGAN + 3 * HOUR, "explanation": "in hospital"}
    correct(count, said, by=SYSTEM, reason="found", seen=1)
    watch(BEGAN + 4 * HOUR)
    assert [task.place for task in tasks("headcount")] == [place]
