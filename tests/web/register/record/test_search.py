"""A person is found by whatever is known of them, and the page says by what."""

import pytest
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.actions import facts
from habeas.web.register.models import Citizenship, Language, Name, Person, Placement
from habeas.web.register.queries.people import find
from habeas.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def monitor(viewer):
    """Give somebody who sees everybody."""
    return viewer(Role.MONITOR)


@pytest.fixture
def known(place, held):
    """Give a person with a name in two scripts, held at a place."""
    person = held.person
    for name in ("محمد الأمين", "Mohamed Elamin"):
        facts.record(Name(person=person, text=name), by=SYSTEM)
    facts.record(Citizenship(person=person, country="SDN"), by=SYSTEM)
    facts.record(Language(person=person, language="ara"), by=SYSTEM)
    return person


@pytest.fixture
def other():
    person = facts.record(Person(birth_year=1971), by=SYSTEM)
    facts.record(Name(person=person, text="Ana Souza"), by=SYSTEM)
    return person


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        pytest.param("Mohamed Elamin", "Name: Mohamed Elamin", id="as written"),
        pytest.param("elamin mohamed", "Name: Mohamed Elamin", id="turned about"),
        pytest.param("MUHAMMAD", "Name like muhammad", id="another spelling"),
        pytest.param("mohmaed", "Name like mohmaed", id="two letters swapped"),
        pytest.param("محمد", "محمد الأمين", id="another script"),
        pytest.param("moham", "Name like moham", id="its beginning"),
        pytest.param("1990 elamin", "Born in 1990", id="a year"),
        pytest.param("sudan", "Nationality: Sudan", id="a nationality"),
        pytest.param("arabic 1990", "Speaks Arabic", id="a language"),
        pytest.param("harbour", "Held at Harbour", id="a place"),
        pytest.param("unknown mohamed", "Name: Mohamed", id="one word fits nothing"),
    ],
)
def test_a_person_is_found_and_it_says_why(known, other, monitor, asked, why):
    first, *_ = find(monitor, asked)
    assert first.profile.person == known
    assert any(why in reason for reason in first.why)


def test_a_reference_finds_its_person_alone(known, other, held, monitor):
    for reference in (known.reference, held.reference, held.reference.lower()):
        (only,) = find(monitor, reference)
        assert only.profile.person == known


def test_nobody_is_found_by_a_name_nobody_has(known, other, monitor):
    assert find(monitor, "Xiomara Quispe") == []


def test_a_corrected_name_is_found_by_its_new_words_alone(other, monitor):
    (name,) = Name.objects.filter(person=other)
    facts.correct(name, {"text": "Ana Lima"}, by=SYSTEM, reason="misheard", seen=1)
    assert find(monitor, "lima")
    assert not find(monitor, "souza")


def test_nobody_is_found_among_people_one_may_not_see(known, viewer):
    assert find(viewer(Role.COUNSEL), "mohamed") == []


def test_a_place_left_is_not_where_somebody_is(known, monitor):
    placement = Placement.objects.get(custody__person=known)
    changes = {"ended_at": timezone.now()}
    facts.correct(placement, changes, by=SYSTEM, reason="left", seen=1)
    (found,) = find(monitor, "harbour mohamed")
    assert not any("Held at" in reason for reason in found.why)
