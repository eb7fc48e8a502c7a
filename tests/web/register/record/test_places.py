"""Places count their people each day; what differs from the register stays open."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.web.accounts.models import Authority, Role
from habeas.web.register.actions import facts, headcounts
from habeas.web.register.models import (
    Headcount,
    Place,
    Placement,
    Rating,
    Transfer,
    Visit,
)
from habeas.web.register.queries import places
from habeas.web.register.queries.facts import tables_of_place
from habeas.web.register.queries.working_out import work_out_alone
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def officer(client_as):
    return client_as(Role.CUSTODY_OFFICER)


@pytest.fixture
def elsewhere(police):
    return record(Place(name="Airport", authority=police), by=SYSTEM)


def filed(place, people, at):
    told = headcounts.Counted(place, at, people)
    return headcounts.file(told, by=SYSTEM, recorded_at=at)


@pytest.mark.parametrize(
    ("hours", "on_record"),
    [
        pytest.param(-25, 0, id="before the person came"),
        pytest.param(-23, 1, id="while the person was there"),
        pytest.param(0, 1, id="now"),
    ],
)
def test_the_registers_number_is_that_of_the_moment(held, place, hours, on_record):
    at = timezone.now() + hours * HOUR
    assert places.people_on_record(place, at) == on_record


def test_whoever_is_on_the_way_is_in_no_place(held, place, elsewhere):
    left = timezone.now() - HOUR
    way = Transfer(custody=held, origin=place, destination=elsewhere, left_at=left)
    record(way, by=SYSTEM)
    assert places.people_on_record(place, timezone.now()) == 0
    assert places.people_on_record(elsewhere, timezone.now()) == 0


def test_a_count_that_agrees_is_closed_at_once(officer, held, place):
    address = reverse("register:count", args=[place.pk])
    now = timezone.now().isoformat()
    officer.post(address, {"at": now, "counted": "1"})
    assert not Headcount.objects.get().is_open


@pytest.mark.parametrize("name", ["count", "paper-forms"])
def test_of_a_place_that_is_not_ones_own_nothing_is_counted(officer, name):
    others = record(Place(name="A place of somebody else's"), by=SYSTEM)
    page = officer.get(reverse("register:place", args=[others.pk])).text
    address = reverse(f"register:{name}", args=[others.pk])
    assert address not in page
    assert officer.get(address).status_code == 403


def test_a_difference_stays_open_until_it_is_explained(officer, held, place):
    address = reverse("register:count", args=[place.pk])
    page = officer.post(address, {"at": timezone.now().isoformat(), "counted": "2"})
    count = Headcount.objects.get()
    assert (count.difference, count.is_open) == (1, True)
    assert page.url == reverse("register:headcount", args=[count.pk])
    listed = officer.get(reverse("register:places")).text
    assert page.url in listed
    assert officer.post(page.url, {"seen": "1"}).status_code == 422
    told = {"seen": "1", "explanation": "An interpreter was counted."}
    officer.post(page.url, told)
    count.refresh_from_db()
    assert not count.is_open
    assert page.url not in officer.get(reverse("register:places")).text


def test_a_difference_closes_when_the_person_is_recorded(officer, held, place, hold):
    at = timezone.now()
    count = filed(place, 2, at)
    hold(since=at - HOUR)
    officer.get(reverse("register:headcount", args=[count.pk]))
    count.refresh_from_db()
    assert (count.on_record, count.is_open) == (2, False)


def test_places_that_did_not_count_today_are_named(place, elsewhere):
    now = timezone.now()
    filed(place, 0, now - HOUR)
    filed(elsewhere, 0, now - 30 * HOUR)
    assert list(places.not_counted(Place.objects.all(), now)) == [elsewhere]


def test_somebody_expected_and_not_arrived_is_overdue(held, place, elsewhere):
    now = timezone.now()
    way = {"custody": held, "origin": place, "destination": elsewhere}
    late = Transfer(**way, left_at=now - 2 * HOUR, expected_at=now - HOUR)
    record(late, by=SYSTEM)
    assert list(places.overdue(Place.objects.all(), now)) == [late]
    facts.correct(late, {"arrived_at": now}, by=SYSTEM, reason="came", seen=1)
    assert not places.overdue(Place.objects.all(), now)


def test_the_tree_puts_each_body_below_the_one_it_reports_to(police):
    ministry = record(Authority(name="Ministry", kind="ministry"), by=SYSTEM)
    changes = {"parent": ministry}
    facts.correct(police, changes, by=SYSTEM, reason="reorganised", seen=1)
    assert [(b.authority.name, b.depth) for b in places.tree()] == [
        ("Ministry", 0),
        ("Border Police", 1),
    ]


def test_the_page_of_a_place_says_who_is_there(officer, held, place):
    page = officer.get(reverse("register:place", args=[place.pk])).text
    assert held.reference in page
    assert Placement.objects.get().place == place
    assert officer.get(reverse("register:authorities")).status_code == 200


def test_an_administrator_records_a_place_in_all_it_is(viewer, client, police):
    client.force_login(
        viewer(Role.ADMINISTRATOR).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    form = {
        "name": "Hotel Mar",
        "type": "hotel",
        "may_leave": "no",
        "operator": "private",
        "is_abroad": "yes",
        "control": "de_facto",
        "capacity": "40",
        "authority": str(police.pk),
        "supervising_authority": str(police.pk),
    }
    page = client.post(reverse("register:place-new"), form, follow=True)
    assert "whatever the place is called" in page.text
    assert Place.objects.get(name="Hotel Mar").control == "de_facto"


@pytest.fixture
def visited(place, held):
    body = record(Authority(name="Preventive mechanism"), by=SYSTEM)
    on = timezone.now() - dt.timedelta(days=20)
    seen = Visit(place=place, authority=body, at=on, is_independent=True)
    visit = record(seen, by=SYSTEM)
    found = Rating(visit=visit, item="food", is_adequate=False, follow_up_opened=False)
    return record(found, by=SYSTEM)


def verdict_of(place, line):
    given = tables_of_place(place.pk)
    found = work_out_alone(Subject.PLACE, place.pk, given, at=timezone.now())
    return next(f.verdict for f in found if f.line == line)


def test_a_place_is_judged_by_what_a_visit_found(place, visited):
    found = verdict_of(place, "conditions/food")
    assert found is Verdict.BREACH
    assert verdict_of(place, "conditions/water") is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("capacity", "verdict"),
    [
        pytest.param(0, Verdict.BREACH, id="over"),
        pytest.param(1, Verdict.MET, id="full"),
        pytest.param(None, Verdict.UNKNOWN, id="capacity not known"),
    ],
)
def test_a_place_is_judged_by_who_is_in_it(place, held, capacity, verdict):
    facts.correct(place, {"capacity": capacity}, by=SYSTEM, reason="told", seen=1)
    assert verdict_of(place, "occupancy") is verdict


@pytest.mark.parametrize(
    ("role", "is_shown"),
    [
        pytest.param(Role.MONITOR, True, id="monitor"),
        pytest.param(Role.CUSTODY_OFFICER, True, id="officer"),
        pytest.param(Role.ADMINISTRATOR, False, id="no files, no verdicts"),
    ],
)
def test_its_page_tells_the_verdicts(place, visited, client_as, role, is_shown):
    page = client_as(role).get(reverse("register:place", args=[place.pk]))
    assert (page.status_code, "(food)" in page.text) == (200, is_shown)
