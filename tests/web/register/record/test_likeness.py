"""Two records of one person are merged and parted; what people decide is kept."""

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.actions import facts, likeness
from habeas.web.register.models import Name
from habeas.web.register.queries.likeness import candidates
from habeas.web.register.queries.people import find
from habeas.web.trail.actions import SYSTEM
from habeas.web.trail.models import Entry

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def monitor(viewer):
    return viewer(Role.MONITOR)


@pytest.fixture
def twice(held, hold):
    """Give two records whose names are alike."""
    one, other = held.person, hold().person
    for person, text in ((one, "Yusuf Adan"), (other, "يوسف أدن")):
        facts.record(Name(person=person, text=text), by=SYSTEM)
    return one, other


def like(viewer, person):
    return [one.profile.person for one in candidates(viewer, person)]


def test_records_alike_are_shown_from_either_side(twice, monitor):
    one, other = twice
    assert like(monitor, one) == [other]
    assert like(monitor, other) == [one]


def test_a_merged_record_is_found_as_the_one_that_stands_for_it(twice, monitor):
    one, other = twice
    likeness.same(one, other, "fingerprints", by=SYSTEM, at=NOW)
    other.refresh_from_db()
    assert other.merged_into == one
    (found,) = find(monitor, "yusuf adan")
    assert found.profile.person == one
    assert like(monitor, one) == []
    assert Entry.objects.filter(action="merged", about=str(one.pk)).exists()


def test_parting_undoes_merging_and_is_remembered(twice, monitor):
    one, other = twice
    likeness.same(one, other, "fingerprints", by=SYSTEM, at=NOW)
    other.refresh_from_db()
    likeness.different(one, other, "brothers", by=SYSTEM, at=NOW)
    other.refresh_from_db()
    assert other.merged_into is None
    assert like(monitor, one) == []
    assert {f.profile.person for f in find(monitor, "yusuf adan")} == {one, other}


def test_a_record_stands_for_one_person_once(twice):
    one, other = twice
    likeness.same(one, other, "fingerprints", by=SYSTEM, at=NOW)
    for record in (one, other):
        record.refresh_from_db()
    with pytest.raises(likeness.OneRecordError):
        likeness.same(other, one, "again", by=SYSTEM, at=NOW)


def test_an_officer_compares_and_decides(twice, client_as):
    one, other = twice
    officer = client_as(Role.CUSTODY_OFFICER)
    listed = officer.get(reverse("register:likeness", args=[one.reference])).text
    address = reverse("register:likeness-decide", args=[one.reference, other.reference])
    assert address in listed
    assert officer.post(address, {"decision": "same"}).status_code == 422
    officer.post(address, {"decision": "same", "why": "says so"})
    other.refresh_from_db()
    assert other.merged_into == one
    page = officer.get(reverse("register:person", args=[other.reference])).text
    assert "This record was merged" in page
