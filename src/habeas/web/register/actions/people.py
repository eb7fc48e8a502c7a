"""Register a person with what is known now, however little that is."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from habeas.facts.vocabulary import DatePrecision
from habeas.web.register.actions import facts
from habeas.web.register.codes import BirthEvidence
from habeas.web.register.models import (
    BirthClaim,
    Citizenship,
    Language,
    Name,
    Person,
)
from habeas.web.trail.actions import Actor


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person at first: any of it may be missing."""

    name: str = ""
    description: str = ""
    sex: str = ""
    born: dt.date | None = None
    # How old the person looks, where no birth date is known.
    apparent_age: int | None = None
    nationality: str = ""
    language: str = ""


@transaction.atomic
def register(known: Known, *, by: Actor, at: dt.datetime) -> Person:
    """Register a person; nothing but a description is needed, nor even that."""
    person = Person(description=known.description, sex=known.sex)
    facts.record(person, by=by, at=at)
    for claim in (_name(known), _birth(known, at), _language(known), _country(known)):
        if claim is not None:
            claim.person = person
            facts.record(claim, by=by, at=at)
    person.refresh_from_db()
    return person


def _name(known: Known) -> Name | None:
    return Name(text=known.name) if known.name else None


def _birth(known: Known, at: dt.datetime) -> BirthClaim | None:
    if known.born is not None:
        said = BirthEvidence.SAID
        return BirthClaim(
            birth_date=known.born, precision=DatePrecision.DAY, evidence=said
        )
    if known.apparent_age is None:
        return None
    return BirthClaim(
        birth_date=dt.date(at.year - known.apparent_age, 1, 1),
        precision=DatePrecision.YEAR,
        evidence=BirthEvidence.ESTIMATE,
    )


def _language(known: Known) -> Language | None:
    if not known.language:
        return None
    return Language(language=known.language, is_understood=True)


def _country(known: Known) -> Citizenship | None:
    if not known.nationality:
        return None
    return Citizenship(country=known.nationality, is_claimed_only=True)
