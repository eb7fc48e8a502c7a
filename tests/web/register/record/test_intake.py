"""Somebody of whom nothing is known is on record within one page."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.models import BirthClaim, Custody, Language, Person, Placement

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_as):
    return client_as(Role.CUSTODY_OFFICER)


@pytest.fixture
def now():
    return timezone.now().replace(second=0, microsecond=0)


UNKNOWN_MAN = {
    "description": "man, grey jacket",
    "sex": "male",
    "apparent_age": "20",
    "language": "ara",
}


def taken(moment, police, place):
    return {
        "began_at": moment.isoformat(),
        "detaining_authority": str(police.pk),
        "place": str(place.pk),
    }


def test_a_new_person_is_offered_only_after_a_search(officer):
    search, intake = reverse("register:people"), reverse("register:intake")
    assert officer.get(intake).url == search
    assert intake not in officer.get(search).text
    assert intake in officer.get(search, {"q": "nobody"}).text
    assert officer.get(intake).status_code == 200


def test_an_unknown_man_is_registered_on_one_page(officer, police, place, now):
    officer.get(reverse("register:people"), {"q": "nobody"})
    began = now - dt.timedelta(hours=3)
    form = UNKNOWN_MAN | taken(began, police, place)
    page = officer.post(reverse("register:intake"), form, follow=True)
    custody = Custody.objects.latest("recorded_at")
    assert custody.reference in page.text
    assert (custody.began_at, custody.detaining_authority) == (began, police)
    assert custody.recorded_at > began
    assert Placement.objects.get(custody=custody).place == place
    assert Language.objects.get().language == "ara"
    claim = BirthClaim.objects.get()
    assert (claim.evidence, claim.precision) == ("estimate", "year")
    assert custody.person.birth_year == now.year - 20


def test_an_error_stands_beside_its_field_and_all_that_was_typed_is_kept(officer):
    officer.get(reverse("register:people"), {"q": "nobody"})
    form = UNKNOWN_MAN | {"apparent_age": "two"}
    page = officer.post(reverse("register:intake"), form)
    assert page.status_code == 422
    assert "Enter a whole number" in page.text
    assert "man, grey jacket" in page.text
    assert Person.objects.count() == 1


def test_a_custody_of_a_person_on_record_begins_from_their_page(
    officer, held, police, place, now
):
    page = reverse("register:person", args=[held.person.reference])
    begin = reverse("register:begin", args=[held.person.reference])
    assert begin in officer.get(page).text
    officer.post(begin, taken(now, police, place))
    assert Custody.objects.filter(person=held.person).count() == 2


def test_the_file_of_somebody_one_may_not_see_is_not_there(held, viewer, client):
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(viewer(Role.COUNSEL).user, backend=backend)
    for address in (
        reverse("register:custody", args=[held.reference]),
        reverse("register:person", args=[held.person.reference]),
    ):
        assert client.get(address).status_code == 404
