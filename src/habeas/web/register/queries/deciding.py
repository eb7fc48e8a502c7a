"""The case of a proposal: what was answered, what is recorded, what is judged."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from habeas.facts import vocabulary
from habeas.law.alternative import Alternative
from habeas.rulebook.authorising import (
    Assessed,
    Case,
    Considered,
    Decision,
    Gate,
    GivenGround,
    weigh,
)
from habeas.web.register.codes import ProposalState
from habeas.web.register.models import (
    Assessment,
    Consideration,
    Custody,
    Ground,
    Hearing,
    Instruction,
    Language,
    Order,
    Placement,
    Proposal,
)
from habeas.web.register.queries.facts import wall_time
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.proposed import Judging, findings

_HOLDING = (vocabulary.OrderKind.DETENTION, vocabulary.OrderKind.EXTENSION)
_BEING_DECIDED = (
    ProposalState.DRAFT,
    ProposalState.SUBMITTED,
    ProposalState.RETURNED,
)


def gate_of(
    proposal: Proposal,
    at: dt.datetime,
    *,
    checked_by: str | None = None,
    by: Judging | None = None,
) -> Gate:
    """Put a proposal to the test with the facts as they are now."""
    return weigh(case_of(proposal, at, checked_by=checked_by, by=by))


def case_of(
    proposal: Proposal,
    at: dt.datetime,
    *,
    checked_by: str | None = None,
    by: Judging | None = None,
) -> Case:
    """Gather the case of a proposal as of a moment."""
    law = law_in_force()
    bases = law.jurisdiction.legal_bases
    return Case(
        Decision(proposal.proposes),
        law.edition,
        wall_time(at),
        may_leave=may_leave(proposal.custody),
        grounds=tuple(_grounds(proposal.custody)),
        legal_basis=proposal.legal_basis,
        bases=None if bases is None else tuple(basis.code for basis in bases),
        authority=str(proposal.authority_id or ""),
        procedure_followed=proposal.procedure_followed,
        assessments=tuple(_assessments(proposal)),
        available=law.jurisdiction.alternatives,
        considered=considered(proposal),
        chosen=Alternative(proposal.alternative) if proposal.alternative else None,
        necessity=proposal.necessity,
        proportionality=proposal.proportionality,
        health=proposal.health,
        needs=proposal.needs,
        ends_at=None if proposal.ends_at is None else wall_time(proposal.ends_at),
        extension_reason=proposal.extension_reason,
        proposed_by=str(proposal.proposed_by_id),
        checked_by=checked_by,
        findings=findings(proposal, at, by=by),
    )


def may_leave(custody: Custody) -> bool | None:
    """Say whether the person may leave where they are; None where it is not known.

    Of several places at once, one that may not be left decides.
    """
    now = Placement.objects.filter(custody=custody, ended_at=None, withdrawn_at=None)
    said = set(now.values_list("place__may_leave", flat=True))
    if False in said:
        return False
    return True if said == {True} else None


def standing_grounds(custody: Custody) -> QuerySet[Ground]:
    """Give the reasons given for a custody."""
    found = Ground.objects.filter(custody=custody, withdrawn_at=None)
    return found.exclude(ground="").order_by("recorded_at", "pk")


def _grounds(custody: Custody) -> Iterable[GivenGround]:
    for given in standing_grounds(custody):
        yield GivenGround(
            vocabulary.Ground(given.ground), given.fact, is_proven=given.is_proven
        )


def assessments(proposal: Proposal) -> QuerySet[Assessment]:
    """Give the assessments of necessity that the decision may rest on."""
    found = Assessment.objects.filter(
        custody=proposal.custody,
        kind=vocabulary.AssessmentKind.NECESSITY,
        withdrawn_at=None,
    )
    since = _looked_at_since(proposal)
    found = found if since is None else found.filter(at__gt=since)
    return found.order_by("at", "recorded_at")


def _assessments(proposal: Proposal) -> Iterable[Assessed]:
    spoken = set(
        Language.objects.filter(
            person=proposal.custody.person, is_understood=True, withdrawn_at=None
        ).values_list("language", flat=True)
    ) - {""}
    for made in assessments(proposal):
        yield Assessed(
            is_individual=made.is_individual,
            text=made.text,
            was_understood=made.language in spoken
            or made.interpreter_qualified is True,
        )


def considerations(proposal: Proposal) -> dict[str, Consideration]:
    """Give what was last made of each alternative, by the alternative."""
    found = Consideration.objects.filter(custody=proposal.custody, withdrawn_at=None)
    since = _looked_at_since(proposal)
    found = found if since is None else found.filter(at__gt=since)
    return {
        c.alternative: c for c in found.order_by("at", "recorded_at") if c.alternative
    }


def considered(proposal: Proposal) -> dict[Alternative, Considered]:
    """Give the same as the test asks for it."""
    return {
        Alternative(name): Considered(
            c.was_ruled_out, c.reason_is_individual, c.reason_kind, c.reason
        )
        for name, c in considerations(proposal).items()
    }


def _looked_at_since(proposal: Proposal) -> dt.datetime | None:
    """Give since when a longer detention must be looked at anew: the order so far."""
    if proposal.proposes != Decision.EXTENSION:
        return None
    last = holding_orders(proposal.custody).last()
    return None if last is None else last.at


def holding_orders(custody: Custody) -> QuerySet[Order]:
    """Give the orders to detain and to extend, the first first."""
    found = Order.objects.filter(custody=custody, kind__in=_HOLDING, withdrawn_at=None)
    return found.exclude(at=None).order_by("at", "recorded_at")


def open_proposal(custody: Custody) -> Proposal | None:
    """Give the decision that is being made for a custody, if there is one."""
    found = Proposal.objects.filter(
        custody=custody, state__in=_BEING_DECIDED, withdrawn_at=None
    )
    return found.select_related("proposed_by", "authority", "place").first()


def standing_instructions(custody: Custody) -> QuerySet[Instruction]:
    """Give the instructions to release that nobody has obeyed yet."""
    found = Instruction.objects.filter(
        custody=custody, obeyed_at=None, withdrawn_at=None
    )
    return found.order_by("issued_at")


def court_order_to_release(custody: Custody) -> Hearing | None:
    """Give a court's order to release that waits to be obeyed."""
    found = Hearing.objects.filter(
        custody=custody, ordered_release=True, obeyed_at=None, withdrawn_at=None
    )
    return found.order_by("at").first()


def may_be_decided(custody: Custody) -> list[Decision]:
    """Give what may be decided for a custody now.

    While an order to release waits to be obeyed that is freedom alone; an extension
    needs an order to extend, and a person at liberty is past all of it.
    """
    if custody.ended_at is not None:
        return []
    if is_to_be_released(custody):
        return [Decision.RELEASE]
    longer = holding_orders(custody).exists()
    holding = Decision.EXTENSION if longer else Decision.DETENTION
    return [Decision.RELEASE, Decision.ALTERNATIVE, holding]


def is_to_be_released(custody: Custody) -> bool:
    """Say whether release was ordered, by whomever, and the person is still held."""
    return (
        court_order_to_release(custody) is not None
        or standing_instructions(custody).exists()
    )
