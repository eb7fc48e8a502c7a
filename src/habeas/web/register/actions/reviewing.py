"""Record reviews and hearings; whoever orders release is obeyed at once."""

import datetime as dt

from django.db import transaction

from habeas.rulebook.guarantees.court import JUDICIAL_REVIEW
from habeas.web.register.actions import facts
from habeas.web.register.actions.releasing import Cause, instruct
from habeas.web.register.codes import InstructionCause
from habeas.web.register.models import Hearing, Instruction, Review
from habeas.web.register.queries.law import law_in_force
from habeas.web.trail.actions import Actor


@transaction.atomic
def record_hearing(
    hearing: Hearing, *, by: Actor, at: dt.datetime
) -> Instruction | None:
    """Record a hearing; an order to release is instructed in the same moment."""
    facts.record(hearing, by=by, at=at)
    return _obey(hearing, InstructionCause.COURT, at)


@transaction.atomic
def record_review(review: Review, *, by: Actor, at: dt.datetime) -> Instruction | None:
    """Record a review; an order to release is instructed in the same moment."""
    facts.record(review, by=by, at=at)
    return _obey(review, InstructionCause.REVIEW, at)


def _obey(
    looked: Hearing | Review, kind: InstructionCause, at: dt.datetime
) -> Instruction | None:
    if not looked.ordered_release or looked.custody.ended_at is not None:
        return None
    citation = JUDICIAL_REVIEW.citation(law_in_force().edition)
    cause = Cause(kind, looked.at or at, JUDICIAL_REVIEW.id, citation)
    return instruct(looked.custody, cause, at=at)
