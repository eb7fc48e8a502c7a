"""Nobody is removed without a look at their own risk, or in a group."""

from habeas.facts.assembly.treatment.removals import RemovalFacts
from habeas.law.applied import Law
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, when

NOT_REMOVED = "No removal, return or transfer abroad is recorded."

NON_REFOULEMENT = Standard(
    "non-refoulement",
    Group.TREATMENT,
    "No transfer or return without an individual assessment of risk",
    Kind.PROHIBITION,
    draft="32; 85",
    adopted="29; 73",
    convention="9; 10; 22",
)


@rule(NON_REFOULEMENT, Subject.CUSTODY, RemovalFacts)
def non_refoulement(custody: RemovalFacts, law: Law) -> Ruling:
    """Nobody is sent abroad before their own risk there was assessed."""
    del law
    return (
        when(custody.was_removed)
        .met_if(custody.risk_was_assessed, since=custody.removed_at)
        .because(
            breach="Sent abroad without an individual assessment of risk before it.",
            met="An individual assessment of risk came before the removal.",
            not_applicable=NOT_REMOVED,
        )
    )


NO_COLLECTIVE_EXPULSION = Standard(
    "no-collective-expulsion",
    Group.TREATMENT,
    "No collective expulsion",
    Kind.AGGREGATE,
    draft="85",
    adopted="73",
    convention="22(1)",
)


@rule(NO_COLLECTIVE_EXPULSION, Subject.CUSTODY, RemovalFacts)
def no_collective_expulsion(custody: RemovalFacts, law: Law) -> Ruling:
    """Each removal is ordered by a decision about that person alone."""
    del law
    return (
        when(custody.was_removed)
        .met_if(custody.decision_is_individual, since=custody.removed_at)
        .because(
            breach="Removed without a decision about this person alone.",
            met="Removed by a decision about this person alone.",
            not_applicable=NOT_REMOVED,
        )
    )


@rule(
    NO_COLLECTIVE_EXPULSION,
    Subject.CUSTODY,
    RemovalFacts,
    aspect="identical-decisions",
)
def no_identical_decisions(custody: RemovalFacts, law: Law) -> Ruling:
    """No two people are removed on a day to a country by decisions word for word alike.

    What is called individual, and is written for a group, examined nobody.
    """
    del law
    return (
        when(custody.was_removed)
        .breach_if(custody.removed_alike, since=custody.removed_at)
        .because(
            breach="Others were removed on the same day to the same country by a "
            "decision of the same text.",
            met="Nobody else was removed that day to that country by the same text.",
            not_applicable=NOT_REMOVED,
        )
    )


RULES = (non_refoulement, no_collective_expulsion, no_identical_decisions)
