"""Find a person by whatever is known of them, and say why each was found."""

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from habeas.names.folding import words
from habeas.web.register.models import (
    Citizenship,
    Language,
    Name,
    Person,
    Place,
    Placement,
)
from habeas.web.register.queries.access import Viewer, may, visible
from habeas.web.register.queries.asked import Term, alike, terms
from habeas.web.register.queries.few import few_people
from habeas.web.register.queries.grants import Do
from habeas.web.register.world import country_named, language_named
from habeas.web.trail.models import Recorded

R = TypeVar("R", bound=Recorded)

SHOWN = 30
# So few leave room to look more widely.
_ENOUGH = 3
# As many are compared; the likest of them are shown.
_COMPARED = 300
_ALIKE = 0.6
_SIGN = "[2-9B-DF-HJ-NP-TV-XZ]{4}"
_REFERENCE = re.compile(rf"\s*({_SIGN})-?({_SIGN})\s*")


@dataclass(slots=True)
class Profile:
    """What is known of a person that a search may ask for."""

    person: Person
    names: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """Give the year of birth, however it is known."""
        born = self.person.birth_date
        return self.person.birth_year if born is None else born.year


@dataclass(frozen=True, slots=True)
class Found:
    """A person found, under which names, and by what."""

    profile: Profile
    why: tuple[str, ...]
    likeness: float


def find(viewer: Viewer, text: str) -> list[Found]:
    """Find people among those whom somebody may see; the likest come first."""
    people = visible(viewer, Person)
    if (ids := few_people(viewer)) is not None:
        people = people.filter(pk__in=ids)
    standing = people.filter(withdrawn_at=None).select_related("merged_into")
    if found := _REFERENCE.fullmatch(text.upper()):
        return _by_reference(viewer, standing, f"{found[1]}-{found[2]}")
    asked = terms(text)
    if not asked:
        return []
    found_by = [_found(p, asked) for p in profiles(_matching(standing, asked), viewer)]
    return sorted(found_by, key=lambda f: -f.likeness)[:SHOWN]


def _by_reference(
    viewer: Viewer, people: QuerySet[Person], reference: str
) -> list[Found]:
    fits = people.filter(Q(reference=reference) | Q(custody__reference=reference))
    why = (_("Reference {reference}").format(reference=reference),)
    return [Found(profile, why, 1.0) for profile in profiles(fits.distinct(), viewer)]


def _matching(people: QuerySet[Person], asked: Sequence[Term]) -> list[Person]:
    """Look closely first, then widely, then for all words but one."""
    matching: dict[uuid.UUID, Person] = {}
    for ways in _ways(asked):
        for way in ways:
            for person in people.filter(way)[:_COMPARED]:
                root = person.merged_into or person
                matching[root.pk] = root
        if len(matching) >= _ENOUGH:
            break
    return list(matching.values())


def _ways(asked: Sequence[Term]) -> Iterator[list[Q]]:
    yield [reduce(and_, [term.condition(widely=False) for term in asked])]
    wide = [term.condition(widely=True) for term in asked]
    yield [reduce(and_, wide)]
    if len(asked) > 1:
        # One after the other: an OR of them would go along all people.
        yield [reduce(and_, wide[:i] + wide[i + 1 :]) for i in range(len(wide))]


def profiles(people: Iterable[Person], viewer: Viewer | None = None) -> list[Profile]:
    """Gather what somebody may know of people they see, in the order given.

    Without a viewer all is gathered: for a document that is the person's own.
    """
    known = {person.pk: Profile(person) for person in people}
    of_them = Q(person__in=known, withdrawn_at=None)
    names = _told(viewer, Name).filter(of_them)
    for name in names.order_by("-is_main", "recorded_at"):
        known[name.person_id].names.append(name.text)
    for held in _told(viewer, Citizenship).filter(of_them):
        known[held.person_id].countries.add(held.country)
    for spoken in _told(viewer, Language).filter(of_them):
        known[spoken.person_id].languages.add(spoken.language)
    now_at = _told(viewer, Placement).filter(
        custody__person__in=known, withdrawn_at=None, ended_at=None
    )
    for at in now_at.select_related("place", "custody"):
        known[at.custody.person_id].places[str(at.place_id)] = at.place
    return list(known.values())


def _told(viewer: Viewer | None, kind: type[R]) -> QuerySet[R]:
    """Give the facts of a kind, to whoever sees the people they are about."""
    rows: QuerySet[R] = kind._default_manager.all()
    return rows if viewer is None or may(viewer, Do.SEE, kind) else rows.none()


def _found(profile: Profile, asked: Sequence[Term]) -> Found:
    said = [_best(profile, term) for term in asked]
    why = tuple(dict.fromkeys(reason for _score, reason in said if reason))
    return Found(profile, why, sum(score for score, _reason in said) / len(said))


def _best(profile: Profile, term: Term) -> tuple[float, str]:
    return max(_reasons(profile, term), default=(0.0, ""))


def _reasons(profile: Profile, term: Term) -> Iterator[tuple[float, str]]:
    if term.year is not None and term.year == profile.year:
        yield 1.0, _("Born in {year}").format(year=term.year)
    for code in term.countries & profile.countries:
        yield 0.9, _("Nationality: {country}").format(country=country_named(code))
    for code in term.languages & profile.languages:
        yield 0.9, _("Speaks {language}").format(language=language_named(code))
    for key in term.places & profile.places.keys():
        yield 0.9, _("Held at {place}").format(place=profile.places[key])
    for name in profile.names:
        yield from _in_name(name, term.word)


def _in_name(name: str, word: str) -> Iterator[tuple[float, str]]:
    for part in words(name):
        likeness = alike(word, part)
        if likeness == 1:
            yield 1.0, _("Name: {name}").format(name=name)
        elif likeness >= _ALIKE:
            said = _("Name like {word}: {name}").format(word=word, name=name)
            yield likeness, said
