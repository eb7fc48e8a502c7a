"""Decide on liberty: proposed by one, checked by another, refused while in doubt."""

import datetime as dt
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from habeas.law.errors import HabeasError
from habeas.rulebook.authorising import Decision, Gate
from habeas.web.register.actions.ordering import carry_out
from habeas.web.register.codes import ProposalState
from habeas.web.register.models import Custody, Proposal
from habeas.web.register.queries.deciding import (
    gate_of,
    is_to_be_released,
    open_proposal,
)
from habeas.web.register.queries.proposed import Judging
from habeas.web.trail.actions import Actor, StalePageError, correct, note, record
from habeas.web.trail.models import Action, Head

_OF_THE_SYSTEM = "The state of the proposal changed."


class NotAuthorisedError(HabeasError):
    """A decision against liberty was refused; `gate` says what it lacks."""

    def __init__(self, message: str, gate: Gate | None = None) -> None:
        super().__init__(message)
        self.gate = gate


def propose(
    custody: Custody,
    decision: Decision,
    *,
    by: Actor,
    answers: Mapping[str, object] | None = None,
) -> Proposal:
    """Begin a decision; one that is being made already is given back.

    Raises NotAuthorisedError where release is instructed: it is obeyed first.
    """
    _refuse_while_release_is_due(custody, decision)
    if found := open_proposal(custody):
        return found
    made = Proposal(custody=custody, proposes=decision)
    made.proposed_by_id = _person(by)
    for name, value in (answers or {}).items():
        setattr(made, name, value)
    try:
        with transaction.atomic():
            record(made, by=by)
    except IntegrityError:
        # Somebody else began at the same moment: theirs is the one.
        found = open_proposal(custody)
        if found is None:
            raise
        return found
    return made


def answer(
    proposal: Proposal, answers: Mapping[str, object], *, by: Actor, seen: int
) -> Proposal:
    """Write down answers of one step; what waits to be checked is not changed."""
    if not proposal.is_being_made:
        raise NotAuthorisedError(
            "This proposal is not being written any more: withdraw it, or wait until "
            "whoever checks it sends it back."
        )
    return correct(proposal, answers, by=by, reason="An answer.", seen=seen)


def submit(
    proposal: Proposal,
    *,
    by: Actor,
    seen: int,
    at: dt.datetime,
    judging: Judging | None = None,
) -> Proposal:
    """Hand a proposal to whoever checks; refused while any step lacks anything."""
    _must_be_open(proposal, at, by=by, judging=judging)
    with transaction.atomic():
        held = _held(
            proposal, seen, states=(ProposalState.DRAFT, ProposalState.RETURNED)
        )
        gate = gate_of(held, at, by=judging)
        if gate.is_open:
            changes = {"state": ProposalState.SUBMITTED, "submitted_at": at}
            done = correct(held, changes, by=by, reason=_OF_THE_SYSTEM, seen=seen)
            note(
                Action.PROPOSED,
                Proposal.trail_name(),
                by=by,
                object_id=done.pk,
                about=done.person_id_told(),
            )
            return done
    raise _refused(held, gate, by=by)


def send_back(
    proposal: Proposal, why: str, *, by: Actor, seen: int, at: dt.datetime
) -> Proposal:
    """Send a proposal back to whoever made it, with a note."""
    _refuse_own_check(proposal, by)
    with transaction.atomic():
        held = _held(proposal, seen, states=(ProposalState.SUBMITTED,))
        changes = {
            "state": ProposalState.RETURNED,
            "checked_by_id": by.user_id,
            "checked_at": at,
            "check_note": why,
        }
        return correct(held, changes, by=by, reason=why, seen=seen)


def withdraw_proposal(proposal: Proposal, *, by: Actor, seen: int) -> Proposal:
    """Give a proposal up; what was recorded on the way stays."""
    with transaction.atomic():
        held = _held(
            proposal,
            seen,
            states=(
                ProposalState.DRAFT,
                ProposalState.SUBMITTED,
                ProposalState.RETURNED,
            ),
        )
        changes = {"state": ProposalState.WITHDRAWN}
        return correct(held, changes, by=by, reason=_OF_THE_SYSTEM, seen=seen)


def approve(
    proposal: Proposal,
    *,
    by: Actor,
    seen: int,
    at: dt.datetime,
    judging: Judging | None = None,
) -> Proposal:
    """Authorise what another proposed, if it still holds with the facts of now.

    Promises: the facts are read and the order is made while nothing else can be
    recorded. Raises NotAuthorisedError with what is lacking, and makes no order.
    """
    _refuse_own_check(proposal, by)
    _must_be_open(proposal, at, by=by, judging=judging, checked_by=str(by.user_id))
    with transaction.atomic():
        # Whatever is recorded waits for the end of the trail: held, the facts stand
        # still until the order is among them.
        Head.objects.select_for_update().get(pk=1)
        held = _held(proposal, seen, states=(ProposalState.SUBMITTED,))
        gate = gate_of(held, at, checked_by=str(by.user_id), by=judging)
        if gate.is_open:
            return _authorised(held, by=by, at=at)
    raise _refused(held, gate, by=by)


@transaction.atomic
def decide_release(
    custody: Custody, why: str, *, by: Actor, at: dt.datetime
) -> Proposal:
    """Free somebody, at once: detaining takes two people, freeing takes one.

    A decision that was being made for the same custody is given up.
    """
    if (waits := open_proposal(custody)) is not None:
        withdraw_proposal(waits, by=by, seen=waits.version)
    made = Proposal(
        custody=custody,
        proposes=Decision.RELEASE,
        state=ProposalState.APPROVED,
        authority=custody.detaining_authority,
        facts=why,
        submitted_at=at,
    )
    made.proposed_by_id = _person(by)
    made.order = carry_out(made, by=by, at=at)
    return record(made, by=by)


def _authorised(proposal: Proposal, *, by: Actor, at: dt.datetime) -> Proposal:
    order = carry_out(proposal, by=by, at=at)
    changes = {
        "state": ProposalState.APPROVED,
        "checked_by_id": by.user_id,
        "checked_at": at,
        "order": order,
    }
    done = correct(
        proposal, changes, by=by, reason=_OF_THE_SYSTEM, seen=proposal.version
    )
    note(
        Action.AUTHORISED,
        Proposal.trail_name(),
        by=by,
        object_id=done.pk,
        about=done.person_id_told(),
    )
    return done


def _held(
    proposal: Proposal, seen: int, *, states: tuple[ProposalState, ...]
) -> Proposal:
    """Hold a proposal, and make sure that it is as whoever acts saw it."""
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if held.version != seen or held.state not in states:
        raise StalePageError(
            "This proposal was changed by somebody else after you opened the page: "
            "nothing was done. Look at what it says now."
        )
    return held


def _must_be_open(
    proposal: Proposal,
    at: dt.datetime,
    *,
    by: Actor,
    judging: Judging | None,
    checked_by: str | None = None,
) -> None:
    """Refuse early, before anything is held that others wait for."""
    _refuse_while_release_is_due(proposal.custody, Decision(proposal.proposes))
    gate = gate_of(proposal, at, checked_by=checked_by, by=judging)
    if not gate.is_open:
        raise _refused(proposal, gate, by=by)


def _refused(proposal: Proposal, gate: Gate, *, by: Actor) -> NotAuthorisedError:
    """Tell the trail of a refusal, and make the error that says what is lacking."""
    lacking = ", ".join(outcome.step for outcome in gate.lacking)
    note(
        Action.REFUSED,
        Proposal.trail_name(),
        by=by,
        object_id=proposal.pk,
        about=proposal.person_id_told(),
        reason=lacking,
    )
    return NotAuthorisedError(
        f"This was not authorised, because these steps do not hold: {lacking}. "
        "Each of them says what it lacks.",
        gate,
    )


def _person(by: Actor) -> int:
    """Give who acts: the system decides on nobody's liberty."""
    if by.user_id is None:
        raise NotAuthorisedError("Only a person may decide: nobody is signed in.")
    return by.user_id


def _refuse_own_check(proposal: Proposal, by: Actor) -> None:
    if proposal.proposed_by_id == by.user_id:
        raise NotAuthorisedError(
            "You made this proposal yourself: somebody else has to check it."
        )


def _refuse_while_release_is_due(custody: Custody, decision: Decision) -> None:
    """Offer nothing but freedom while an order to release waits to be obeyed."""
    if decision is Decision.RELEASE:
        return
    if is_to_be_released(custody):
        raise NotAuthorisedError(
            "Release has been ordered and the person is still held: release them "
            "first. Nothing else can be decided before that."
        )
