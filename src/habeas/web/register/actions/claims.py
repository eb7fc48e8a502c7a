"""What a person's record says of birth and nationality follows from what is claimed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from habeas.facts.vocabulary import DatePrecision
from habeas.web.register.codes import BirthEvidence
from habeas.web.register.models import BirthClaim, Citizenship, Person
from habeas.web.trail import actions as trail
from habeas.web.trail.actions import SYSTEM

# What weighs more comes first; among equals, what was recorded last.
_WEIGHT = (
    BirthEvidence.ASSESSMENT,
    BirthEvidence.DOCUMENT,
    BirthEvidence.SAID,
    BirthEvidence.RELATIVE,
    BirthEvidence.ESTIMATE,
)
_OF_AGE = 18


def follow(person: Person) -> Person:
    """Bring a person's record into line with the claims that stand."""
    births = BirthClaim.objects.filter(person=person, withdrawn_at=None)
    countries = Citizenship.objects.filter(person=person, withdrawn_at=None)
    person.refresh_from_db()
    said = {**_birth(list(births)), **_nationality(list(countries))}
    if _ages_differ(list(births)) and person.age_settled_at is None:
        said["age_disputed"] = True
    changed = {k: v for k, v in said.items() if getattr(person, k) != v}
    if not changed:
        return person
    why = "It follows from what is claimed of the person."
    return trail.correct(person, changed, by=SYSTEM, reason=why, seen=person.version)


def _birth(claims: Sequence[BirthClaim]) -> dict[str, Any]:
    dated = [claim for claim in claims if claim.birth_date is not None]
    if not dated:
        return {}
    best = min(dated, key=_weight)
    born = best.birth_date
    if best.precision == DatePrecision.YEAR and born is not None:
        return {"birth_date": None, "birth_precision": "", "birth_year": born.year}
    return {"birth_date": born, "birth_precision": best.precision, "birth_year": None}


def _weight(claim: BirthClaim) -> tuple[int, dt.timedelta]:
    order = _WEIGHT.index(BirthEvidence(claim.evidence))
    return order, timezone.now() - claim.recorded_at


def _nationality(countries: Sequence[Citizenship]) -> dict[str, Any]:
    if not countries:
        return {}
    first = min(countries, key=lambda c: (bool(c.is_claimed_only), c.recorded_at))
    return {"nationality": first.country}


def _ages_differ(claims: Sequence[BirthClaim]) -> bool:
    """Say whether one claim makes a child of a person, and another does not."""
    today = timezone.localdate()
    of_age = today.replace(year=today.year - _OF_AGE, day=min(today.day, 28))
    children = {c.birth_date > of_age for c in claims if c.birth_date is not None}
    return len(children) > 1
