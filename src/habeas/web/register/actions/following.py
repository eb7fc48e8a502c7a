"""What follows at once from a fact, whoever records it and by whichever page."""

import datetime as dt

from django.utils import timezone

from habeas.rulebook.guarantees.court import JUDICIAL_REVIEW
from habeas.web.register.actions.releasing import (
    Cause,
    instruct,
    obeyed,
    release_run_out,
)
from habeas.web.register.codes import InstructionCause
from habeas.web.register.models import Custody, Hearing, Person, Review
from habeas.web.register.queries.expiry import held
from habeas.web.register.queries.law import law_in_force
from habeas.web.trail.actions import SYSTEM
from habeas.web.trail.models import Recorded

# Whoever may be younger is judged in the same moment; all others within seconds.
_SURELY_GROWN = 19


def follow_up(*, fact: Recorded, **sent: object) -> None:
    """Obey an order to release, close what a release ends, and free a child."""
    del sent
    if fact.withdrawn_at is not None:
        return
    now = fact.recorded_at if fact.version == 1 else timezone.now()
    match fact:
        case Hearing(ordered_release=True):
            _obey(fact, InstructionCause.COURT, now)
        case Review(ordered_release=True):
            _obey(fact, InstructionCause.REVIEW, now)
        case Custody(ended_at=None):
            _free_a_child(fact.person, now)
        case Custody(ended_at=dt.datetime() as ended_at):
            obeyed(fact, at=ended_at, by=SYSTEM)
        case Person():
            _free_a_child(fact, now)


def _obey(looked: Hearing | Review, kind: InstructionCause, now: dt.datetime) -> None:
    if looked.custody.ended_at is not None:
        return
    citation = JUDICIAL_REVIEW.citation(law_in_force().edition)
    cause = Cause(kind, looked.at or now, citation)
    instruct(looked.custody, cause, at=now)


def _free_a_child(person: Person, now: dt.datetime) -> None:
    """Instruct release where a child, or possibly one, is held: the rulebook says."""
    if not _may_be_a_child(person, now.date()):
        return
    for custody in held().filter(person=person):
        release_run_out(custody, now)


def _may_be_a_child(person: Person, today: dt.date) -> bool:
    if person.age_disputed:
        return True
    born = person.birth_date.year if person.birth_date else person.birth_year
    return born is not None and today.year - born <= _SURELY_GROWN
