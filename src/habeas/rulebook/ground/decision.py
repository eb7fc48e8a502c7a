"""A decision to detain looks at one person, at every alternative, and at the cost."""

from habeas.facts.assembly.ground.decisions import DecisionFacts
from habeas.facts.rows import Flag
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, when

INDIVIDUAL_ASSESSMENT = Standard(
    "individual-assessment",
    Group.GROUND,
    "The decision rests on an individual assessment, never on an automatic or "
    "mandatory rule",
    Kind.DUTY,
    draft="20-21; 27",
    adopted="18; 22",
    convention="16(4)",
)


@rule(INDIVIDUAL_ASSESSMENT, Subject.CUSTODY, DecisionFacts)
def individual_assessment(custody: DecisionFacts, law: Law) -> Ruling:
    """The person's own circumstances are assessed before detention is ordered."""
    return _owed_by_the_decision(custody, custody.was_assessed, law).because(
        breach="No assessment of this person's circumstances was made by the time "
        "detention was ordered, or had to be.",
        met="The person's circumstances were assessed before detention was ordered.",
        pending="Detention is not ordered yet; the assessment must come first.",
        not_applicable="Released before an order to detain was made or due.",
    )


ALTERNATIVES_FIRST = Standard(
    "alternatives-first",
    Group.GROUND,
    "Every available alternative was considered and ruled out, with reasons, before "
    "detention",
    Kind.DUTY,
    draft="28; 45; 49; 54-56; 60",
    adopted="24-25; 39; 47-48",
    convention="16(4)",
)


@rule(ALTERNATIVES_FIRST, Subject.CUSTODY, DecisionFacts)
def alternatives_first(custody: DecisionFacts, law: Law) -> Ruling:
    """Each alternative the law offers is ruled out, for this person, beforehand."""
    available = law.jurisdiction.alternatives
    ruling = _owed_by_the_decision(
        custody, custody.alternatives_ruled_out, law, arises=available != ()
    )
    return ruling.lacking(
        f"which alternatives the law of {law.jurisdiction.name} offers", available
    ).because(
        breach="Not every alternative that the law offers was ruled out, for a reason "
        "about this person, before detention was ordered.",
        met="Every alternative that the law offers was ruled out, for a reason about "
        "this person, before detention was ordered.",
        pending="Detention is not ordered yet; alternatives must be considered first.",
        not_applicable="Released before an order to detain was made or due, or the "
        "law offers no alternative.",
    )


PROPORTIONALITY = Standard(
    "proportionality",
    Group.GROUND,
    "The gravity of detention was weighed against its purpose, health and needs "
    "included",
    Kind.DUTY,
    draft="29",
    adopted="26",
    convention="16(4)",
)


@rule(PROPORTIONALITY, Subject.CUSTODY, DecisionFacts)
def proportionality(custody: DecisionFacts, law: Law) -> Ruling:
    """What detention does to the person is weighed against what it is for.

    The likely effect on body and mind, and on special needs, is part of it.
    """
    return _owed_by_the_decision(custody, custody.was_weighed, law).because(
        breach="Purpose, health and needs were not all weighed by the time detention "
        "was ordered, or had to be.",
        met="Purpose, health and needs were weighed before detention was ordered.",
        pending="Detention is not ordered yet; the weighing must come first.",
        not_applicable="Released before an order to detain was made or due.",
    )


def _owed_by_the_decision(
    custody: DecisionFacts, done: Flag, law: Law, *, arises: bool = True
) -> Ruling:
    """Judge what must be done by the time detention is ordered, or had to be."""
    allowance = law.deadline(Deadline.ARREST_ALLOWANCE)
    due_at = after(custody.began_at, allowance)
    is_decided = custody.is_ordered | (custody.until > due_at)
    return (
        when((is_decided | custody.is_running) & arises)
        .judge(
            breached=is_decided & ~done,
            pending=~is_decided & ~done,
            since=custody.decision_at,
            due_at=custody.decision_at,
        )
        .lacking(
            f"how long an arrest may last in the law of {law.jurisdiction.name}",
            allowance,
        )
    )


RULES = (individual_assessment, alternatives_first, proportionality)
