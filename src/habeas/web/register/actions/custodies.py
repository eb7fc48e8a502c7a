"""Record a custody from its first moment, and where the person is taken."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from habeas.web.accounts.models import Authority
from habeas.web.register.actions import facts
from habeas.web.register.models import Custody, Person, Place, Placement, Unit
from habeas.web.trail.actions import Actor


@dataclass(frozen=True, slots=True)
class Taken:
    """When and by whom a person was deprived of liberty, and where they are now."""

    began_at: dt.datetime | None
    authority: Authority | None
    place: Place | None = None
    unit: Unit | None = None
    # When the person came to the place; the moment of deprivation where not told.
    arrived_at: dt.datetime | None = None


@transaction.atomic
def begin(person: Person, taken: Taken, *, by: Actor, at: dt.datetime) -> Custody:
    """Record that a person is deprived of liberty, since the deprivation itself."""
    custody = Custody(
        person=person, began_at=taken.began_at, detaining_authority=taken.authority
    )
    facts.record(custody, by=by, at=at)
    if taken.place is not None:
        admitted = Placement(
            custody=custody,
            place=taken.place,
            unit=taken.unit,
            began_at=taken.arrived_at or taken.began_at,
        )
        facts.record(admitted, by=by, at=at)
    return custody
