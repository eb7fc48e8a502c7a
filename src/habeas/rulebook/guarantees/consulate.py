"""Consulates: told of the right, and of the person only if the person asks."""

from habeas.facts.assembly.guarantees.consular import ConsularFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.guarantees.once import Doing, owed
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, when

CONSULAR_RIGHT_TOLD = Standard(
    "consular-right-told",
    Group.GUARANTEES,
    "The person is told at once of the right to consular contact",
    Kind.DEADLINE,
    draft="76",
    adopted="65",
    convention="16(7); 23",
)


@rule(CONSULAR_RIGHT_TOLD, Subject.CUSTODY, ConsularFacts)
def consular_right_told(custody: ConsularFacts, law: Law) -> Ruling:
    """The right to consular contact is told in time, in a language understood."""
    limit = law.deadline(Deadline.CONSULAR_RIGHT_TOLD)
    return (
        owed(
            custody,
            Doing(
                custody.consular_right_kept,
                custody.consular_right_at,
                custody.consular_right_may_be_at,
            ),
            by=after(custody.began_at, limit),
            arises=always(),
        )
        .lacking(
            f"the time to tell of consular contact in the law of "
            f"{law.jurisdiction.name}",
            limit,
        )
        .because(
            breach=f"Not told of the right to consular contact within {told(limit)}, "
            "in a language the person understands.",
            met="Told in time of the right to consular contact.",
            pending=f"Consular contact is to be explained within {told(limit)}.",
            not_applicable="The person was free before it was due.",
        )
    )


CONSULAR_ONLY_ON_REQUEST = Standard(
    "consular-only-on-request",
    Group.GUARANTEES,
    "The consulate is told only if the person asks, and then promptly",
    Kind.PROHIBITION,
    draft="76",
    adopted="65",
    convention="16(7)",
)


@rule(CONSULAR_ONLY_ON_REQUEST, Subject.CUSTODY, ConsularFacts, aspect="not-unasked")
def consulate_not_told_unasked(custody: ConsularFacts, law: Law) -> Ruling:
    """No consulate is told of a person who did not ask for it."""
    del law
    return (
        when(custody.consulate_was_told)
        .breach_if(custody.told_unasked, since=custody.told_unasked_at)
        .because(
            breach="A consulate was told although the person had not asked for it.",
            met="A consulate was told because the person asked.",
            not_applicable="No consulate was told.",
        )
    )


@rule(
    CONSULAR_ONLY_ON_REQUEST, Subject.CUSTODY, ConsularFacts, aspect="told-when-asked"
)
def consulate_told_when_asked(custody: ConsularFacts, law: Law) -> Ruling:
    """Once the person asks, the consulate is told within the limit."""
    limit = law.deadline(Deadline.CONSULATE_NOTIFIED_AFTER_REQUEST)
    return (
        when(custody.asked_for_consulate)
        .judge(
            breached=custody.answer_is_late,
            pending=custody.answer_is_awaited,
            since=custody.answer_due_at,
            due_at=custody.answer_due_at,
        )
        .lacking(
            f"the time to tell the consulate in the law of {law.jurisdiction.name}",
            limit,
        )
        .because(
            breach=f"The consulate was not told within {told(limit)} of the request.",
            met="The consulate was told in time, or the request fell away before.",
            pending=f"The consulate is to be told within {told(limit)} of the request.",
            not_applicable="The person did not ask for the consulate.",
        )
    )


CONSULAR_REFUSAL_RESPECTED = Standard(
    "consular-refusal-respected",
    Group.GUARANTEES,
    "Asylum seekers and refugees are never exposed to their consulate",
    Kind.PROHIBITION,
    draft="77",
    adopted="66",
    convention="16(7)",
)


@rule(CONSULAR_REFUSAL_RESPECTED, Subject.CUSTODY, ConsularFacts)
def consular_refusal_respected(custody: ConsularFacts, law: Law) -> Ruling:
    """Nobody who seeks protection is made known to the country of origin unasked."""
    del law
    return (
        when(custody.seeks_protection)
        .breach_if(custody.exposed_to_origin, since=custody.exposed_to_origin_at)
        .because(
            breach="The consulate of the country of origin was told, or given access, "
            "while protection is sought and no request stands.",
            met="The country of origin was not told but at the person's request.",
            not_applicable="The person does not seek protection.",
        )
    )


RULES = (
    consular_right_told,
    consulate_not_told_unasked,
    consulate_told_when_asked,
    consular_refusal_respected,
)
