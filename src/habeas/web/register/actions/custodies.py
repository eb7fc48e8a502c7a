"""Record a custody from its first moment, and where the person is taken."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from habeas.facts.vocabulary import EndReason, IncidentKind
from habeas.web.accounts.models import Authority
from habeas.web.register.actions import facts
from habeas.web.register.codes import InstructionCause
from habeas.web.register.models import (
    Custody,
    Incident,
    Person,
    Place,
    Placement,
    Release,
    Transfer,
    Unit,
)
from habeas.web.register.queries.deciding import standing_instructions
from habeas.web.register.words import said
from habeas.web.trail.actions import Actor

# What a release on such an instruction is called; on any other it is a release.
_FREED_BY = {
    InstructionCause.MAXIMUM: EndReason.MAXIMUM_REACHED,
    InstructionCause.COURT: EndReason.COURT_ORDERED,
    InstructionCause.CHILD: EndReason.CHILD_PROTECTION,
}


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


@dataclass(frozen=True, slots=True)
class Way:
    """Where somebody is taken, by whom, and when they should arrive."""

    destination: Place
    left_at: dt.datetime
    escort: Authority | None = None
    expected_at: dt.datetime | None = None


@transaction.atomic
def send(custody: Custody, way: Way, *, by: Actor, at: dt.datetime) -> Transfer:
    """Record that somebody left for another place: until they arrive they are in none.

    That holds for a hospital and a court as for any place.
    """
    stay = _leave(custody, way.left_at, EndReason.TRANSFERRED, by=by)
    transfer = Transfer(
        custody=custody,
        origin=stay.place if stay else None,
        destination=way.destination,
        escort=way.escort,
        left_at=way.left_at,
        expected_at=way.expected_at,
    )
    return facts.record(transfer, by=by, at=at)


@transaction.atomic
def arrive(
    transfer: Transfer, arrived_at: dt.datetime, *, by: Actor, at: dt.datetime
) -> Placement:
    """Record that somebody on the way has arrived: from then on they are there."""
    changes = {"arrived_at": arrived_at}
    seen = transfer.version
    facts.correct(transfer, changes, by=by, reason=_("Arrived."), seen=seen)
    stay = Placement(
        custody=transfer.custody, place=transfer.destination, began_at=arrived_at
    )
    return facts.record(stay, by=by, at=at)


@dataclass(frozen=True, slots=True)
class End:
    """How a custody ended, and when."""

    reason: EndReason
    ended_at: dt.datetime


@transaction.atomic
def end(custody: Custody, how: End, *, by: Actor, at: dt.datetime) -> Custody:
    """Record that a custody ended by an escape, a death or otherwise.

    A death is an incident too, which somebody independent has to investigate.
    """
    _leave(custody, how.ended_at, how.reason, by=by)
    changes = {"ended_at": how.ended_at, "end_reason": how.reason}
    ended = facts.correct(
        custody, changes, by=by, reason=said(how.reason), seen=custody.version
    )
    if how.reason is EndReason.DIED:
        death = Incident(custody=ended, kind=IncidentKind.DEATH, at=how.ended_at)
        facts.record(death, by=by, at=at)
    return ended


@dataclass(frozen=True, slots=True)
class Freed:
    """When a person went free, and whether a paper protects from new detention."""

    at: dt.datetime
    document_issued: bool | None = None


@transaction.atomic
def set_free(custody: Custody, how: Freed, *, by: Actor, at: dt.datetime) -> Custody:
    """Record that a person went free: whatever instructed it is obeyed by that."""
    causes = [InstructionCause(i.cause) for i in standing_instructions(custody)]
    freed_by = (_FREED_BY[cause] for cause in causes if cause in _FREED_BY)
    release = Release(
        custody=custody,
        at=how.at,
        on_expiry=InstructionCause.MAXIMUM in causes,
        document_issued=how.document_issued,
    )
    facts.record(release, by=by, at=at)
    reason = next(freed_by, EndReason.RELEASED)
    return end(custody, End(reason, how.at), by=by, at=at)


def _leave(
    custody: Custody, left_at: dt.datetime, reason: EndReason, *, by: Actor
) -> Placement | None:
    """Close the stay that is running."""
    running = Placement.objects.filter(
        custody=custody, ended_at=None, withdrawn_at=None
    ).exclude(end_not_known=True)
    stay = running.select_related("place").order_by("-began_at").first()
    if stay is None:
        return None
    changes = {"ended_at": left_at, "end_reason": reason}
    return facts.correct(stay, changes, by=by, reason=said(reason), seen=stay.version)
