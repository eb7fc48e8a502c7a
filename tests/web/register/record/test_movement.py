"""A person is taken elsewhere, arrives, escapes or dies; what is late says so."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.models import (
    Incident,
    Instruction,
    Place,
    Placement,
    Release,
    Transfer,
)
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def officer(client_as):
    return client_as(Role.CUSTODY_OFFICER)


@pytest.fixture
def hospital(police):
    return record(Place(name="Hospital", type="hospital", authority=police), by=SYSTEM)


@pytest.fixture
def now():
    return timezone.now().replace(second=0, microsecond=0)


def sent(officer, held, place, **moments):
    form = {"destination": str(place.pk)}
    form |= {name: moment.isoformat() for name, moment in moments.items()}
    return officer.post(reverse("register:send", args=[held.reference]), form)


def test_leaving_closes_the_stay_and_arriving_opens_another(
    officer, held, hospital, now
):
    sent(officer, held, hospital, left_at=now - 2 * HOUR, expected_at=now - HOUR)
    (stay,) = Placement.objects.all()
    assert (stay.ended_at, stay.end_reason) == (now - 2 * HOUR, "transferred")
    page = officer.get(reverse("register:custody", args=[held.reference])).text
    assert "On the way to Hospital" in page
    assert "Overdue" in page
    way = Transfer.objects.get()
    arrive = reverse("register:arrive", args=[way.pk])
    officer.post(arrive, {"arrived_at": (now - HOUR).isoformat()})
    assert Placement.objects.get(place=hospital).began_at == now - HOUR
    assert officer.get(arrive).status_code == 404


def test_a_transfer_recorded_wrongly_is_told_beside_its_field(officer, held, hospital):
    form = {"destination": str(hospital.pk), "left_at_day": "31", "left_at_month": "2"}
    page = officer.post(reverse("register:send", args=[held.reference]), form)
    assert page.status_code == 422
    assert "Fill in every part of it" in page.text
    assert 'value="31"' in page.text


@pytest.mark.parametrize("reason", ["escaped", "died", "other_authority"])
def test_an_end_that_nobody_decided(officer, held, now, reason):
    ended = {"reason": reason, "ended_at": now.isoformat()}
    officer.post(reverse("register:end", args=[held.reference]), ended)
    held.refresh_from_db()
    assert (held.ended_at, held.end_reason) == (now, reason)
    assert Placement.objects.get().ended_at == now
    deaths = Incident.objects.filter(kind="death", custody=held)
    assert deaths.exists() is (reason == "died")


@pytest.mark.parametrize(
    ("cause", "reason", "on_expiry"),
    [
        pytest.param(None, "released", False, id="nobody told them to"),
        pytest.param("maximum", "maximum_reached", True, id="the clock"),
        pytest.param("court", "court_ordered", False, id="a court"),
        pytest.param("decision", "released", False, id="a decision"),
    ],
)
def test_a_release_obeys_what_instructed_it(
    officer, held, now, cause, reason, on_expiry
):
    if cause:
        issued = Instruction(custody=held, cause=cause, issued_at=now - HOUR)
        record(issued, by=SYSTEM)
    address = reverse("register:free", args=[held.reference])
    said = {"at": now.isoformat(), "document_issued": "yes"}
    assert officer.post(address, said).status_code == 302
    held.refresh_from_db()
    assert (held.ended_at, held.end_reason) == (now, reason)
    release = Release.objects.get()
    assert (release.at, release.on_expiry, release.document_issued) == (
        now,
        on_expiry,
        True,
    )
    assert not Instruction.objects.filter(obeyed_at=None).exists()
    assert officer.get(address).status_code == 404
