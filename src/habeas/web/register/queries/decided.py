"""What was decided, ordered and instructed in a custody, for its page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.web.register.models import (
    CompensationFile,
    Custody,
    Hearing,
    Instruction,
    Measure,
    Order,
    Proposal,
    Review,
)
from habeas.web.register.queries.access import Viewer, may, visible
from habeas.web.register.queries.deciding import may_be_decided, open_proposal
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.independence import independence
from habeas.web.register.words_of_reviewing import TIES


@dataclass(frozen=True, slots=True)
class Waiting:
    """An instruction that nobody has obeyed yet, and for how long it has waited."""

    instruction: Instruction
    hours: int


@dataclass(frozen=True, slots=True)
class Looked:
    """A review or a hearing, and what ties whoever looked to those who detain."""

    fact: Review | Hearing
    ties: Sequence[str]
    is_independent: bool | None


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions on the liberty of one person, as somebody may see them."""

    custody: Custody
    proposal: Proposal | None
    orders: Sequence[Order]
    reviews: Sequence[Looked]
    hearings: Sequence[Looked]
    waiting: Sequence[Waiting]
    claims: Sequence[CompensationFile]
    measures: Sequence[Measure]
    may_decide: bool
    may_review: bool
    may_hear: bool


def decided(custody: Custody, viewer: Viewer, *, at: dt.datetime) -> Decided:
    """Gather what was decided in a custody."""
    rows = {"custody": custody, "withdrawn_at": None}
    proposal = open_proposal(custody)
    waits = visible(viewer, Instruction).filter(**rows, obeyed_at=None)
    return Decided(
        custody,
        proposal if proposal and may(viewer, Do.SEE, proposal) else None,
        list(visible(viewer, Order).filter(**rows).order_by("at")),
        _reviews(custody, viewer),
        _hearings(custody, viewer),
        [Waiting(each, hours_since(each.issued_at, at)) for each in waits],
        list(visible(viewer, CompensationFile).filter(**rows)),
        _measures(custody, viewer),
        may_decide=bool(may_be_decided(custody))
        and may(viewer, Do.RECORD, Proposal, within=custody),
        may_review=may(viewer, Do.RECORD, Review, within=custody),
        may_hear=may(viewer, Do.RECORD, Hearing, within=custody),
    )


def _reviews(custody: Custody, viewer: Viewer) -> Sequence[Looked]:
    found = visible(viewer, Review).filter(custody=custody, withdrawn_at=None)
    rows = found.select_related("authority").order_by("at")
    return [_looked(each, custody) for each in rows]


def _hearings(custody: Custody, viewer: Viewer) -> Sequence[Looked]:
    found = visible(viewer, Hearing).filter(custody=custody, withdrawn_at=None)
    rows = found.select_related("authority").order_by("at")
    return [_looked(each, custody) for each in rows]


def _looked(fact: Review | Hearing, custody: Custody) -> Looked:
    if fact.authority is None:
        return Looked(fact, (), None)
    found = independence(fact.authority, custody, may_release=fact.may_release)
    return Looked(fact, [str(TIES[tie]) for tie in found.ties], found.is_independent)


def _measures(custody: Custody, viewer: Viewer) -> Sequence[Measure]:
    found = visible(viewer, Measure).filter(person=custody.person, withdrawn_at=None)
    return list(found.order_by("began_at"))


def hours_since(moment: dt.datetime, at: dt.datetime) -> int:
    """Count the whole hours that have passed."""
    return max(0, int((at - moment) / dt.timedelta(hours=1)))
