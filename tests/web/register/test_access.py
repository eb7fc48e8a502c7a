"""Who sees whose file: the walls and the reach of each role, on a small register."""

import datetime as dt

import pytest
from django.utils import timezone

from habeas.web.accounts.models import Appointment, Authority, Role
from habeas.web.register.models import (
    Custody,
    Engagement,
    HealthCheck,
    Person,
    Place,
    Placement,
    Protection,
)
from habeas.web.register.queries.access import (
    NotAllowedError,
    custodies_visible_to,
    may,
    require,
    viewer_of,
    visible,
)
from habeas.web.register.queries.grants import Do
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def police():
    return record(Authority(name="Border Police", kind="border"), by=SYSTEM)


@pytest.fixture
def custody(police):
    place = record(Place(name="Harbour", authority=police), by=SYSTEM)
    person = record(Person(birth_year=1990), by=SYSTEM)
    held = Custody(person=person, began_at=timezone.now(), detaining_authority=police)
    record(held, by=SYSTEM)
    at = Placement(custody=held, place=place, began_at=timezone.now())
    record(at, by=SYSTEM)
    record(Protection(custody=held, seeks_protection=True), by=SYSTEM)
    record(HealthCheck(custody=held, at=timezone.now()), by=SYSTEM)
    return held


@pytest.fixture
def viewer(django_user_model):
    def made(role, authority=None):
        user = django_user_model.objects.create_user(f"{role}-{authority}")
        since = dt.date(2026, 1, 1)
        given = Appointment(user=user, role=role, authority=authority, begins_on=since)
        record(given, by=SYSTEM)
        return viewer_of(user)

    return made


@pytest.mark.parametrize(
    ("role", "walls"),
    [
        pytest.param(Role.CUSTODY_OFFICER, (True, False, False), id="custody officer"),
        pytest.param(Role.DECISION_MAKER, (True, False, False), id="decision-maker"),
        pytest.param(Role.HEALTH_PROFESSIONAL, (True, True, False), id="health"),
        pytest.param(Role.SOCIAL_WORKER, (True, False, True), id="social worker"),
        pytest.param(Role.MONITOR, (True, True, True), id="monitor"),
        pytest.param(Role.COUNSEL, (False, False, False), id="another's counsel"),
        pytest.param(Role.CONSULAR_DESK, (False, False, False), id="consular desk"),
        pytest.param(Role.STATISTICIAN, (False, False, False), id="statistician"),
        pytest.param(Role.ADMINISTRATOR, (False, False, False), id="administrator"),
    ],
)
def test_a_role_sees_through_its_own_walls_only(custody, police, viewer, role, walls):
    seen = viewer(role, police)
    assert (
        tuple(
            visible(seen, kind).exists() for kind in (Custody, HealthCheck, Protection)
        )
        == walls
    )


def test_another_body_sees_nothing(custody, viewer):
    other = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    assert not custodies_visible_to(viewer(Role.CUSTODY_OFFICER, other)).exists()


def test_counsel_sees_their_own_client(custody, viewer):
    counsel = viewer(Role.COUNSEL)
    since = timezone.now() - dt.timedelta(days=1)
    acts = Engagement(
        custody=custody, user=counsel.user, role=Role.COUNSEL, begins_at=since
    )
    record(acts, by=SYSTEM)
    assert custodies_visible_to(counsel).get() == custody


def test_nobody_acts_without_a_grant(custody, police, viewer):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    assert require(officer, Do.RECORD, Placement).role == Role.CUSTODY_OFFICER
    assert not may(officer, Do.RECORD, HealthCheck)
    with pytest.raises(NotAllowedError, match="health check"):
        require(officer, Do.RECORD, HealthCheck)
