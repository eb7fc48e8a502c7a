"""Records that may be of the same person, with what speaks for it."""

import uuid
from dataclasses import dataclass

from django.db.models import Q

from habeas.web.register.models import Likeness, Person
from habeas.web.register.queries.access import Viewer, visible
from habeas.web.register.queries.people import Profile, find, profiles

# Two birth years so far apart may still be one person's.
_YEARS = 2
_LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be of the same person, and what speaks for and against it."""

    profile: Profile
    likeness: float
    same_nationality: bool | None
    years_apart: int | None


def candidates(viewer: Viewer, person: Person) -> list[Candidate]:
    """Find records like one; those of which somebody decided are not shown again."""
    (own,) = profiles([person], viewer)
    decided = _decided(person)
    found: dict[uuid.UUID, Candidate] = {}
    for name in own.names:
        for one in find(viewer, name):
            other = one.profile.person
            if other.pk not in decided and one.likeness >= _LIKE:
                found.setdefault(other.pk, _compared(own, one.profile, one.likeness))
    near = [c for c in found.values() if (c.years_apart or 0) <= _YEARS]
    return sorted(near, key=lambda c: (-c.likeness, c.years_apart or 0))


def _compared(own: Profile, other: Profile, likeness: float) -> Candidate:
    both = own.countries and other.countries
    years = own.year, other.year
    apart = None if None in years else abs((own.year or 0) - (other.year or 0))
    same = bool(own.countries & other.countries) if both else None
    return Candidate(other, likeness, same, apart)


def _decided(person: Person) -> set[uuid.UUID]:
    """Give the records that need no decision: the person's own, and those decided."""
    root = person.merged_into_id or person.pk
    said = Likeness.objects.filter(
        Q(one=person) | Q(other=person), withdrawn_at=None
    ).values_list("one_id", "other_id")
    decided = {pk for pair in said for pk in pair}
    merged = Person.objects.filter(merged_into=root).values_list("pk", flat=True)
    return {person.pk, root, *merged, *decided}


def decisions(viewer: Viewer, person: Person) -> list[Likeness]:
    """Give what people decided of a record and others."""
    said = visible(viewer, Likeness).filter(
        Q(one=person) | Q(other=person), withdrawn_at=None
    )
    return list(said.select_related("one", "other"))
