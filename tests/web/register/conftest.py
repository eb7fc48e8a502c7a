"""A small register: a body, its place, somebody held there, and people of each role."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from habeas.web.accounts.models import Appointment, Authority, Role, User
from habeas.web.register.models import (
    Custody,
    Engagement,
    OwnAccount,
    Person,
    Place,
    Placement,
)
from habeas.web.register.queries.viewer import Viewer, viewer_of
from habeas.web.trail.actions import SYSTEM, record

YESTERDAY = dt.timedelta(days=1)
ENGAGED = (Role.COUNSEL, Role.INTERPRETER, Role.JUDGE)


@pytest.fixture
def police(db):
    return record(
        Authority(name="Border Police", kind="border", detains=True), by=SYSTEM
    )


@pytest.fixture
def place(police):
    return record(
        Place(name="Harbour", type="police_station", authority=police), by=SYSTEM
    )


@pytest.fixture
def hold(police, place):
    """Give a way of having somebody held: in a place, since a moment."""

    def made(person=None, *, at=place, since=None, **custody):
        began = since or timezone.now() - YESTERDAY
        if person is None:
            person = record(Person(birth_year=1990), by=SYSTEM)
        custody.setdefault("detaining_authority", police)
        held = Custody(person=person, began_at=began, **custody)
        record(held, by=SYSTEM)
        stay = Placement(custody=held, place=at, began_at=began, ended_at=held.ended_at)
        record(stay, by=SYSTEM)
        return held

    return made


@pytest.fixture
def held(hold):
    return hold()


def appointed(role, authority=None, name=None):
    """Give a new user with a role in a body."""
    user = User.objects.create_user(name or f"{role}-{User.objects.count()}")
    if role is not Role.DETAINED_PERSON:
        since = dt.date(2026, 1, 1)
        given = Appointment(user=user, role=role, authority=authority, begins_on=since)
        record(given, by=SYSTEM)
    return user


@pytest.fixture
def viewer(db):
    """Give a way of making whoever looks: in a role, of a body."""

    def made(role, authority=None) -> Viewer:
        return viewer_of(appointed(role, authority))

    return made


@pytest.fixture
def related(held, police):
    """Give a way of making whoever has to do with the custody that is held."""

    def made(role) -> User:
        bound = None if role in ENGAGED else police
        user = appointed(role, bound)
        if role in ENGAGED:
            since = timezone.now() - YESTERDAY
            acts = Engagement(custody=held, user=user, role=role, begins_at=since)
            record(acts, by=SYSTEM)
        if role is Role.DETAINED_PERSON:
            record(OwnAccount(person=held.person, user=user), by=SYSTEM)
        return user

    return made


@pytest.fixture
def browser_of():
    """Give a browser in which somebody has signed in."""

    def made(user) -> Client:
        browser = Client()
        browser.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return browser

    return made


@pytest.fixture
def client_as(related, viewer, browser_of):
    """Give a browser signed in by role: of a body, or with the custody held."""

    def made(role, authority=None) -> Client:
        user = viewer(role, authority).user if authority else related(role)
        return browser_of(user)

    return made
