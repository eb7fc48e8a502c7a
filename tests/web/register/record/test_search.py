"""A person is found by whatever is known of them, and the page says by what."""

import pytest
from django.utils import timezone

from habeas.web.register.actions import facts
from habeas.web.register.models import Citizenship, Language, Name, Person, Placement
from habeas.web.register.queries.people import find
from habeas.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db


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
def test_a_person_is_found_and_it_says_why(known, other, asked, why):
    first, *_ = find(Person.objects.all(), asked)
    assert first.profile.person == known
    assert any(why in reason for reason in first.why)


def test_a_reference_finds_its_person_alone(known, other, held):
    for reference in (known.reference, held.reference, held.reference.lower()):
        (only,) = find(Person.objects.all(), reference)
        assert only.profile.person == known


def test_nobody_is_found_by_a_name_nobody_has(known, other):
    assert find(Person.objects.all(), "Xiomara Quispe") == []


def test_a_corrected_name_is_found_by_its_new_words_alone(other):
    (name,) = Name.objects.filter(person=other)
    facts.correct(name, {"text": "Ana Lima"}, by=SYSTEM, reason="misheard", seen=1)
    assert find(Person.objects.all(), "lima")
    assert not find(Person.objects.all(), "souza")


def test_nobody_is_found_among_people_one_may_not_see(known):
    assert find(Person.objects.none(), "mohamed") == []


def test_a_place_left_is_not_where_somebody_is(known):
    placement = Placement.objects.get(custody__person=known)
    changes = {"ended_at": timezone.now()}
    facts.correct(placement, changes, by=SYSTEM, reason="left", seen=1)
    (found,) = find(Person.objects.all(), "harbour mohamed")
    assert not any("Held at" in reason for reason in found.why)
