"""Every kind of fact is recorded, corrected, withdrawn and looked back on by page."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.facts.tables import BY_NAME
from habeas.web.accounts.models import Role
from habeas.web.register.models import (
    Contradiction,
    Custody,
    Ground,
    HealthCheck,
    Measure,
    Obstacle,
    Place,
    Placement,
    Visit,
)
from habeas.web.register.queries.grants import Do, may_with
from habeas.web.register.queries.kinds import kinds
from habeas.web.trail.actions import SYSTEM, record
from habeas.web.trail.queries import history

pytestmark = pytest.mark.django_db
# Recorded as people, custodies, places and authorities, or not about one case.
BACKEND = "django.contrib.auth.backends.ModelBackend"
BY_OTHER_PAGES = {"person", "custody", "place", "authority"}


def test_every_canonical_table_has_a_page():
    by_page = {kind.slug.replace("-", "_") for kind in kinds().values()}
    assert set(BY_NAME) - BY_OTHER_PAGES - by_page == set()


@pytest.fixture
def officer(client_as):
    return client_as(Role.CUSTODY_OFFICER)


@pytest.fixture
def owners(held, place):
    """Give one of each thing that facts belong to, as addresses name it."""
    measure = record(Measure(person=held.person, kind="reporting"), by=SYSTEM)
    visit = record(Visit(place=place, at=timezone.now()), by=SYSTEM)
    return {
        "custody": ("custodies", held.reference),
        "person": ("people", held.person.reference),
        "place": ("places", place.pk),
        "measure": ("measures", measure.pk),
        "visit": ("visits", visit.pk),
    }


@pytest.mark.parametrize("slug", list(kinds()))
def test_each_kind_is_shown_and_asked_for(owners, viewer, police, client, slug):
    kind = kinds()[slug]
    recorders = [r for r in Role if may_with(r, Do.RECORD, kind.model)]
    answers = set()
    for role in {Role.MONITOR, Role.STATISTICIAN, *recorders[:1]}:
        client.force_login(viewer(role, police).user, backend=BACKEND)
        for name in ("fact-list", "fact-new"):
            address = reverse(f"register:{name}", args=[*owners[kind.owner], slug])
            answers.add((role, name, client.get(address).status_code))
    assert {code for *_, code in answers} <= {200, 403, 404, 422}
    assert (Role.MONITOR, "fact-list", 200) in answers
    assert (Role.STATISTICIAN, "fact-list", 404) in answers


def test_a_fact_is_recorded_corrected_and_looked_back_on(officer, held):
    address = reverse("register:fact-new", args=["custodies", held.reference, "ground"])
    assert "Is it proven by a fact?" in officer.get(address).text
    officer.post(address, {"ground": "identity", "is_proven": "no"})
    (ground,) = Ground.objects.all()
    correct = reverse("register:fact-correct", args=["ground", ground.pk])
    changed = {"ground": "identity", "is_proven": "yes", "seen": "1"}
    page = officer.post(correct, changed)
    assert page.status_code == 422
    assert "This field is required" in page.text
    officer.post(correct, changed | {"reason_given": "passport found"})
    ground.refresh_from_db()
    assert (ground.is_proven, ground.version) == (True, 2)
    past = officer.get(reverse("register:fact", args=["ground", ground.pk])).text
    assert "passport found" in past
    assert "Version 1" in past


def test_a_stale_page_changes_nothing_and_keeps_what_was_typed(officer, held):
    ground = record(Ground(custody=held, ground="identity"), by=SYSTEM)
    correct = reverse("register:fact-correct", args=["ground", ground.pk])
    first = {"ground": "identity", "fact": "first", "seen": "1", "reason_given": "a"}
    officer.post(correct, first)
    page = officer.post(correct, first | {"fact": "second thoughts"})
    ground.refresh_from_db()
    assert (ground.fact, page.status_code) == ("first", 409)
    assert "second thoughts" in page.text


def test_sent_twice_is_recorded_once(officer, held):
    address = reverse("register:fact-new", args=["custodies", held.reference, "ground"])
    page = officer.get(address)
    token = page.text.split('name="once" value="')[1].split('"')[0]
    for _ in range(2):
        officer.post(address, {"ground": "identity", "once": token})
    assert Ground.objects.count() == 1


def test_an_ended_session_loses_nothing(officer, held):
    address = reverse("register:fact-new", args=["custodies", held.reference, "ground"])
    token = officer.get(address).text.split('name="once" value="')[1].split('"')[0]
    user = Ground.recorded_by.field.related_model.objects.get(
        pk=officer.session["_auth_user_id"]
    )
    officer.session.flush()
    officer.cookies.pop("sessionid")
    officer.post(address, {"fact": "typed with care", "once": token})
    officer.force_login(user, backend=BACKEND)
    assert "typed with care" in officer.get(address).text
    assert not Ground.objects.exists()


def test_a_contradiction_is_warned_of_once_and_then_saved(officer, held, place):
    address = reverse(
        "register:fact-new", args=["custodies", held.reference, "placement"]
    )
    began = timezone.now() - dt.timedelta(hours=2)
    form = {"place": str(place.pk), "began_at": began.isoformat()}
    page = officer.post(address, form)
    assert page.status_code == 422
    assert "Save it all the same?" in page.text
    assert 'name="anyway" value="on"' in page.text
    officer.post(address, form | {"anyway": "on"})
    assert Placement.objects.filter(custody=held, doubted=True).count() == 1
    custody = officer.get(reverse("register:custody", args=[held.reference])).text
    assert Contradiction.objects.get().told in custody


def test_withdrawn_in_error_it_stays_in_the_history(officer, held):
    ground = record(Ground(custody=held, ground="identity"), by=SYSTEM)
    address = reverse("register:fact-withdraw", args=["ground", ground.pk])
    assert officer.post(address, {"seen": "1"}).status_code == 422
    officer.post(address, {"seen": "1", "reason": "another file"})
    ground.refresh_from_db()
    assert ground.withdrawn_at
    assert [entry.action for entry in history(ground)] == ["withdrawn", "recorded"]


def test_what_a_role_may_not_read_it_does_not_find(officer, held):
    check = record(HealthCheck(custody=held, at=timezone.now()), by=SYSTEM)
    addresses = [
        reverse("register:fact", args=["health-check", check.pk]),
        reverse("register:fact-correct", args=["health-check", check.pk]),
        reverse("register:fact-list", args=["custodies", held.reference, "screening"]),
    ]
    assert {officer.get(address).status_code for address in addresses} == {404}


def test_the_custody_and_the_place_themselves_are_corrected(officer, held, place):
    address = reverse("register:fact-correct", args=["custody", held.pk])
    began = (held.began_at - dt.timedelta(hours=5)).replace(second=0, microsecond=0)
    form = {
        "began_at": began.isoformat(),
        "detaining_authority": str(held.detaining_authority_id),
        "seen": "1",
        "reason_given": "arrested earlier",
    }
    officer.post(address, form)
    assert Custody.objects.get().began_at == began
    assert Place.objects.get().pk == place.pk


def test_enforcement_is_not_told_of_asylum_by_a_page_a_history_or_a_form(officer, held):
    obstacle = record(Obstacle(custody=held, kind="non_refoulement"), by=SYSTEM)
    addresses = [
        reverse("register:fact", args=["obstacle", obstacle.pk]),
        reverse("register:fact-correct", args=["obstacle", obstacle.pk]),
        reverse("register:fact-list", args=["custodies", held.reference, "obstacle"]),
    ]
    for address in addresses:
        page = officer.get(address)
        assert page.status_code == 200
        assert "refoulement" not in page.text


def test_a_moment_shown_to_the_minute_and_left_so_contradicts_nothing(officer, hold):
    since = timezone.now().replace(second=20) - dt.timedelta(hours=5)
    stay = hold(since=since).placement_set.get()
    address = reverse("register:fact-correct", args=["placement", stay.pk])
    shown = timezone.localtime(since).strftime("%Y-%m-%dT%H:%M")
    said = {"place": stay.place_id, "began_at": shown, "regime": "removal"}
    said |= {"reason_given": "Told later.", "seen": 1}
    assert officer.post(address, said).status_code == 302
    stay.refresh_from_db()
    assert stay.began_at == since
    assert not Contradiction.objects.exists()
