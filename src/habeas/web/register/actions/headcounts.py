"""File a headcount beside what the register says, and close a difference."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from habeas.law.errors import HabeasError
from habeas.web.register.actions import facts
from habeas.web.register.models import Headcount, Place
from habeas.web.register.queries.places import people_on_record
from habeas.web.trail.actions import Actor


class NotExplainedError(HabeasError):
    """Somebody closes a difference without saying how it came about."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people a place counted, and when."""

    place: Place
    at: dt.datetime
    people: int


@transaction.atomic
def file(counted: Counted, *, by: Actor, recorded_at: dt.datetime) -> Headcount:
    """File a count; the register's own number is that of the moment of the count."""
    count = Headcount(
        place=counted.place,
        at=counted.at,
        counted=counted.people,
        on_record=people_on_record(counted.place, counted.at),
    )
    return facts.record(count, by=by, at=recorded_at)


@transaction.atomic
def look_again(count: Headcount, *, by: Actor, at: dt.datetime) -> Headcount:
    """Compare a count with the register anew: somebody may have been recorded since.

    A difference that a record has closed is closed, and says so.
    """
    on_record = people_on_record(count.place, count.at)
    if on_record == count.on_record:
        return count
    changes: dict[str, object] = {"on_record": on_record}
    if on_record == count.counted:
        changes["explained_at"] = at
    why = _("The register was completed: it has {people} people for that moment.")
    reason = why.format(people=on_record)
    return facts.correct(count, changes, by=by, reason=reason, seen=count.version)


@transaction.atomic
def explain(
    count: Headcount, explanation: str, *, by: Actor, at: dt.datetime, seen: int
) -> Headcount:
    """Close a difference by an explanation; raises NotExplainedError without one."""
    if not explanation.strip():
        raise NotExplainedError(
            _("Say how the difference came about, or record the person it is about.")
        )
    changes = {"explanation": explanation, "explained_at": at}
    return facts.correct(count, changes, by=by, reason=explanation, seen=seen)
