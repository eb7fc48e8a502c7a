"""A measure has the clocks and reviews that detention has."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.web.people import appointed

from habeas.web.accounts.models import Role
from habeas.web.register.models import Measure, MeasureReview, Support
from habeas.web.trail.actions import SYSTEM, record


@pytest.fixture
def measure(custody):
    began = timezone.now() - dt.timedelta(days=3)
    made = Measure(
        person=custody.person,
        kind="reporting",
        regime="removal",
        began_at=began,
        ends_at=began + dt.timedelta(days=60),
        legal_basis="AA19-50",
        is_round_the_clock=False,
        is_heavy=False,
    )
    return record(made, by=SYSTEM)


@pytest.fixture
def as_role(client, service):
    def signed(role):
        user = appointed(role, service)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed


def test_its_page_says_what_is_due_and_what_is_broken(measure, as_role):
    page = as_role(Role.DECISION_MAKER).get(
        reverse("register:measure", args=[measure.pk])
    )
    assert "Due next" in page.text
    assert "The first review by a court is not due yet." in page.text
    assert "It is not recorded among what was offered." in page.text


@pytest.mark.parametrize(
    ("name", "form", "then"),
    [
        pytest.param(
            "review",
            {"by_court": "yes"},
            lambda _: MeasureReview.objects.get().by_court,
            id="review",
        ),
        pytest.param(
            "support",
            {"kind": "housing"},
            lambda _: Support.objects.get().kind == "housing",
            id="support",
        ),
        pytest.param("burden", {}, lambda m: m.burden_examined_at, id="burden"),
        pytest.param(
            "end",
            {"appeared": "yes"},
            lambda m: m.ended_at and m.appeared,
            id="end",
        ),
    ],
)
def test_what_is_done_about_it_is_recorded(measure, as_role, name, form, then):
    client = as_role(Role.DECISION_MAKER)
    address = reverse("register:measure-do", args=[measure.pk, name])
    form = {"at": timezone.now().isoformat(), **form}
    assert client.post(address, form).status_code == 302
    assert then(Measure.objects.get())


def test_another_body_finds_no_measure(measure, client):
    client.force_login(
        appointed(Role.DECISION_MAKER),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    page = client.get(reverse("register:measure", args=[measure.pk]))
    assert page.status_code == 404
