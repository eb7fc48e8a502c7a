"""What a person's record says of birth and nationality follows from the claims."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.actions import facts
from habeas.web.register.models import (
    BirthClaim,
    Citizenship,
    Contradiction,
    Person,
    Release,
)
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return record(Person(), by=SYSTEM)


def claimed(person, born, evidence, precision="day"):
    claim = BirthClaim(
        person=person,
        birth_date=dt.date.fromisoformat(born),
        evidence=evidence,
        precision=precision,
    )
    facts.record(claim, by=SYSTEM)
    person.refresh_from_db()
    return claim


def test_a_document_weighs_more_than_a_word(person):
    claimed(person, "1990-05-01", "document")
    claimed(person, "1988-01-01", "said")
    assert person.birth_date == dt.date(1990, 5, 1)


def test_of_a_year_alone_the_year_is_known(person):
    claimed(person, "2001-01-01", "estimate", "year")
    assert (person.birth_date, person.birth_year) == (None, 2001)


def test_a_claim_withdrawn_counts_no_more(person):
    claim = claimed(person, "1990-05-01", "document")
    claimed(person, "1988-01-01", "said")
    facts.withdraw(claim, by=SYSTEM, reason="another's passport", seen=1)
    person.refresh_from_db()
    assert person.birth_date == dt.date(1988, 1, 1)


def test_claims_that_make_a_child_and_an_adult_put_the_age_in_dispute(person):
    year = timezone.localdate().year
    claimed(person, f"{year - 30}-01-01", "document")
    assert person.age_disputed is None
    claimed(person, f"{year - 15}-01-01", "said")
    assert person.age_disputed is True


def test_a_nationality_proved_comes_before_one_claimed(person):
    for country, only in (("ERI", True), ("SDN", False)):
        held = Citizenship(person=person, country=country, is_claimed_only=only)
        facts.record(held, by=SYSTEM)
    person.refresh_from_db()
    assert person.nationality == "SDN"


def test_a_contradiction_is_listed_until_somebody_settles_it(client_as, held):
    officer = client_as(Role.CUSTODY_OFFICER)
    before = held.began_at - dt.timedelta(hours=1)
    facts.record(Release(custody=held, at=before), by=SYSTEM)
    told = Contradiction.objects.get()
    address = reverse("register:settle", args=[told.pk])
    listed = reverse("register:contradictions")
    assert address in officer.get(listed).text
    assert officer.post(address, {"seen": "1"}).status_code == 422
    officer.post(address, {"seen": "1", "how": "The clock at the gate was slow."})
    told.refresh_from_db()
    assert told.settled_at
    assert address not in officer.get(listed).text
