"""Record what is found on the way of a decision: facts at once, answers beside them."""

import datetime as dt

from habeas.facts.vocabulary import AssessmentKind
from habeas.web.register.actions.deciding import answer
from habeas.web.register.models import Assessment, Consideration, Ground, Proposal
from habeas.web.register.queries.deciding import assessments, considerations
from habeas.web.trail.actions import Actor, correct, record


def give_ground(proposal: Proposal, given: Ground, *, by: Actor) -> Ground:
    """Record a reason that is given for the custody."""
    given.custody = proposal.custody
    return record(given, by=by)


def assess(
    proposal: Proposal, made: Assessment, *, by: Actor, at: dt.datetime
) -> Assessment:
    """Record an assessment of the person's own case."""
    made.custody = proposal.custody
    made.kind = AssessmentKind.NECESSITY
    made.at = at
    return record(made, by=by)


def consider(
    proposal: Proposal,
    made: Consideration,
    *,
    by: Actor,
    at: dt.datetime,
    seen: int | None,
) -> Consideration:
    """Record what was made of an alternative; what was made before is corrected.

    `seen` is the version of that which the page showed, if it showed one.
    """
    last = considerations(proposal).get(made.alternative)
    if last is None or last.recorded_by_id != by.user_id:
        made.custody = proposal.custody
        made.at = at
        return record(made, by=by)
    changes = {
        "at": at,
        "was_ruled_out": made.was_ruled_out,
        "reason_is_individual": made.reason_is_individual,
        "reason_kind": made.reason_kind,
        "reason": made.reason,
    }
    return correct(last, changes, by=by, reason="Considered again.", seen=seen or 0)


def weigh_gravity(
    proposal: Proposal,
    answers: dict[str, object],
    *,
    by: Actor,
    seen: int,
    at: dt.datetime,
) -> Proposal:
    """Answer the step on proportionality, and record what was weighed as a fact."""
    done = answer(proposal, answers, by=by, seen=seen)
    flags = {
        "weighs_proportionality": bool(done.proportionality.strip()),
        "considers_health": bool(done.health.strip()),
        "considers_needs": bool(done.needs.strip()),
    }
    last = assessments(done).last()
    if last is not None and last.recorded_by_id == by.user_id:
        why = "Purpose, health and needs were weighed."
        correct(last, {**flags, "at": at}, by=by, reason=why, seen=last.version)
    else:
        text = f"{done.proportionality}\n\n{done.health}\n\n{done.needs}".strip()
        assess(done, Assessment(text=text, is_individual=None, **flags), by=by, at=at)
    return done
