"""The same words for many people are found, and only by whom they concern."""

import datetime as dt

import pytest
from django.urls import reverse
from tests.web.people import appointed
from tests.web.register.deciding.conftest import NOW

from habeas.web.accounts.models import Role
from habeas.web.register.models import Consideration, Custody, Person
from habeas.web.register.queries.access import viewer_of
from habeas.web.register.queries.identical import (
    LOOK_BACK,
    MANY,
    fingerprint,
    identical_reasons,
)
from habeas.web.trail.actions import SYSTEM, record

SAME = "The person has no address in the country."


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param(SAME, SAME.upper(), True, id="case"),
        pytest.param(
            SAME, "The person has no address, in the country", True, id="stops"
        ),
        pytest.param(
            "Left on 3 May by the gate.",
            "Left on 4 May by the gate.",
            True,
            id="figures",
        ),
        pytest.param(
            "هو بلا عنوان في هذا البلد", "هُوَ بلا عنوان في هذا البلد", True, id="marks"
        ),
        pytest.param(SAME, SAME.replace("no", "an"), False, id="another sense"),
    ],
)
def test_only_the_look_of_a_text_makes_no_difference(one, other, alike):
    assert (fingerprint(one) == fingerprint(other)) is alike


def considered(body, text, many, at=NOW):
    for _ in range(many):
        person = record(Person(), by=SYSTEM, at=at)
        held = Custody(person=person, detaining_authority=body)
        record(held, by=SYSTEM, at=at)
        made = Consideration(custody=held, alternative="bail", reason=text)
        record(made, by=SYSTEM, at=at)


@pytest.fixture
def monitor():
    return viewer_of(appointed(Role.MONITOR))


@pytest.mark.parametrize(
    ("many", "text", "found"),
    [
        pytest.param(MANY, SAME, 1, id="as many as it takes"),
        pytest.param(MANY - 1, SAME, 0, id="one fewer"),
        pytest.param(MANY, "None are known.", 0, id="too short to tell"),
    ],
)
def test_a_text_for_many_people_is_reported(service, monitor, many, text, found):
    considered(service, text, many)
    same = identical_reasons(monitor, NOW)
    assert len(same) == found
    assert all(each.count == many for each in same)


def test_one_person_is_one_however_often(service, monitor, custody):
    for _ in range(MANY):
        made = Consideration(custody=custody, alternative="bail", reason=SAME)
        record(made, by=SYSTEM, at=NOW)
    assert not identical_reasons(monitor, NOW)


def test_what_is_long_past_is_not_compared(service, monitor):
    considered(service, SAME, MANY)
    assert not identical_reasons(monitor, NOW + LOOK_BACK + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("role", "status"),
    [
        pytest.param(Role.MONITOR, 200, id="monitor"),
        pytest.param(Role.CHECKING_OFFICER, 200, id="checking officer"),
        pytest.param(Role.DECISION_MAKER, 403, id="decision-maker"),
        pytest.param(Role.STATISTICIAN, 403, id="statistician"),
    ],
)
def test_the_list_is_for_whoever_checks(client, service, role, status):
    client.force_login(
        appointed(role, service), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get(reverse("register:identical")).status_code == status
