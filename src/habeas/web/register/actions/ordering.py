"""Carry out what was decided: the order, the measure, the instruction to release."""

import datetime as dt

from habeas.facts.vocabulary import OrderKind
from habeas.rulebook.authorising import Decision
from habeas.rulebook.ground.lawfulness import PRESUMPTION_OF_LIBERTY
from habeas.web.register.actions.releasing import Cause, instruct
from habeas.web.register.codes import InstructionCause
from habeas.web.register.models import Order, Proposal
from habeas.web.register.queries.deciding import standing_grounds
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.proposed import measure_of, order_of
from habeas.web.trail.actions import Actor, record

_KIND = {
    Decision.DETENTION: OrderKind.DETENTION,
    Decision.EXTENSION: OrderKind.EXTENSION,
    # Whoever is under an alternative is held no longer.
    Decision.ALTERNATIVE: OrderKind.RELEASE,
    Decision.RELEASE: OrderKind.RELEASE,
}


def carry_out(proposal: Proposal, *, by: Actor, at: dt.datetime) -> Order:
    """Make the order that a decision comes to, and all that follows from it."""
    made = Decision(proposal.proposes)
    kind = _KIND[made]
    order = order_of(proposal, at)
    order.kind = kind
    order.ends_at = None if kind is OrderKind.RELEASE else proposal.ends_at
    order.reasons = reasons_of(proposal)
    record(order, by=by, at=at)
    if made is Decision.ALTERNATIVE:
        record(measure_of(proposal, at), by=by, at=at)
    if kind is OrderKind.RELEASE:
        _instruct(proposal, by=by, at=at)
    return order


def reasons_of(proposal: Proposal) -> str:
    """Put the reasons of a decision together, as the order states them."""
    said = (
        proposal.facts,
        *(given.fact for given in standing_grounds(proposal.custody)),
        proposal.necessity,
        proposal.proportionality,
        proposal.health,
        proposal.needs,
    )
    return "\n\n".join(text.strip() for text in said if text.strip())


def _instruct(proposal: Proposal, *, by: Actor, at: dt.datetime) -> None:
    citation = PRESUMPTION_OF_LIBERTY.citation(law_in_force().edition)
    cause = Cause(InstructionCause.DECISION, at, citation)
    instruct(proposal.custody, cause, at=at, by=by)
