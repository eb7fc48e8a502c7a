"""Engagements, postings, and the monitor's own pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Appointment, Authority, Role
from habeas.web.register.actions import relations
from habeas.web.register.actions.reading import note_read
from habeas.web.register.models import (
    Engagement,
    Posting,
    Rating,
    Visit,
    VisitRecommendation,
)
from habeas.web.register.queries.access import custodies_visible_to, viewer_of
from habeas.web.trail.actions import SYSTEM, record


def appointment_of(viewer):
    return Appointment.objects.get(user=viewer.user)


def test_an_officer_engages_counsel_who_then_sees_the_file(client_as, held, viewer):
    counsel = viewer(Role.COUNSEL)
    officer = client_as(Role.CUSTODY_OFFICER)
    address = reverse("register:engage", args=[held.reference])
    said = {"appointment": appointment_of(counsel).pk}
    assert officer.post(address, said).status_code == 302
    assert custodies_visible_to(viewer_of(counsel.user)).get() == held
    listed = officer.get(reverse("register:engagements", args=[held.reference]))
    assert counsel.user.username in listed.content.decode()


def test_an_engagement_is_ended_with_a_reason(client_as, held, viewer):
    counsel = viewer(Role.COUNSEL)
    by = viewer(Role.ADMINISTRATOR).acting()
    acts = relations.engage(held, appointment_of(counsel), by=by, at=timezone.now())
    address = reverse("register:end_engagement", args=[acts.pk])
    said = {"reason": "another lawyer was chosen", "seen": 1}
    assert client_as(Role.CUSTODY_OFFICER).post(address, said).status_code == 302
    assert not custodies_visible_to(viewer_of(counsel.user)).exists()


def test_the_detaining_body_chooses_no_judge(client_as, held, viewer):
    judge = viewer(Role.JUDGE)
    address = reverse("register:engage", args=[held.reference])
    said = {"appointment": appointment_of(judge).pk}
    assert client_as(Role.CUSTODY_OFFICER).post(address, said).status_code == 422
    assert not Engagement.objects.exists()
    officer = viewer(Role.CUSTODY_OFFICER).acting()
    with pytest.raises(relations.RelationError, match="judges"):
        relations.engage(held, appointment_of(judge), by=officer, at=timezone.now())


def test_an_administrator_engages_without_seeing_the_file(client_as, held, viewer):
    judge = viewer(Role.JUDGE)
    admin = client_as(Role.ADMINISTRATOR)
    said = {"reference": held.reference, "appointment": appointment_of(judge).pk}
    address = reverse("register:engage_by_reference")
    assert admin.post(address, said).status_code == 302
    assert custodies_visible_to(viewer_of(judge.user)).get() == held
    file = reverse("register:custody", args=[held.reference])
    assert admin.get(file).status_code == 404


def test_nobody_engages_themselves(held, viewer):
    counsel = viewer(Role.COUNSEL)
    with pytest.raises(relations.RelationError, match="themselves"):
        relations.engage(
            held, appointment_of(counsel), by=counsel.acting(), at=timezone.now()
        )


def test_a_posting_is_made_and_taken_back(client_as, held, place, police, viewer):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    admin = client_as(Role.ADMINISTRATOR)
    said = {"appointment": appointment_of(officer).pk, "place": place.pk}
    assert admin.post(reverse("register:new_posting"), said).status_code == 302
    posting = Posting.objects.get()
    assert viewer_of(officer.user).offices[0].is_posted
    listed = admin.get(reverse("register:postings")).content.decode()
    assert officer.user.username in listed
    back = reverse("register:end_posting", args=[posting.pk])
    assert admin.post(back, {"reason": "moved", "seen": 1}).status_code == 302
    assert not viewer_of(officer.user).offices[0].is_posted


def test_a_monitor_records_a_visit_and_what_it_found(client_as, held, place):
    monitor = client_as(Role.MONITOR)
    said = {"place": place.pk, "at": "2026-11-20T10:00", "was_announced": "no"}
    assert monitor.post(reverse("register:new_visit"), said).status_code == 302
    visit = Visit.objects.get()
    assert visit.authority == Authority.objects.get()
    found = {"rating-item": "space", "rating-is_adequate": "no"}
    rating = monitor.post(reverse("register:rate", args=[visit.pk]), found)
    advised = {"recommendation-made_at": "2026-11-21T10:00"}
    advice = monitor.post(reverse("register:recommend", args=[visit.pk]), advised)
    assert (rating.status_code, advice.status_code) == (302, 302)
    assert (Rating.objects.count(), VisitRecommendation.objects.count()) == (1, 1)
    page = monitor.get(reverse("register:visit", args=[visit.pk])).content.decode()
    assert "not adequate" in page
    assert "Harbour" in monitor.get(reverse("register:visits")).content.decode()


def test_an_officer_writes_nothing_into_a_visit(client_as, held, place):
    visit = record(Visit(place=place), by=SYSTEM)
    officer = client_as(Role.CUSTODY_OFFICER)
    assert officer.get(reverse("register:visit", args=[visit.pk])).status_code == 200
    for name in ("rate", "recommend"):
        address = reverse(f"register:{name}", args=[visit.pk])
        assert officer.get(address).status_code == 403


def test_the_monitor_sees_who_read_what(client_as, held, police, viewer):
    officers = [viewer(Role.CUSTODY_OFFICER, police) for _ in range(2)]
    for officer in officers:
        note_read(officer, held)
    monitor = client_as(Role.MONITOR)
    first, second = (officer.user.username for officer in officers)
    every = monitor.get(reverse("register:reads")).content.decode()
    assert first in every
    one = monitor.get(reverse("register:reads"), {"reader": second}).content.decode()
    assert first not in one


@pytest.mark.parametrize(
    ("role", "status"),
    [
        pytest.param(Role.MONITOR, 200, id="monitor"),
        pytest.param(Role.COUNSEL, 200, id="counsel"),
        pytest.param(Role.CUSTODY_OFFICER, 403, id="custody officer"),
        pytest.param(Role.CONSULAR_DESK, 404, id="consular desk"),
        pytest.param(Role.ADMINISTRATOR, 404, id="administrator"),
    ],
)
def test_who_sees_who_read_a_file(client_as, held, role, status):
    address = reverse("register:person_reads", args=[held.person.reference])
    assert client_as(role).get(address).status_code == status
