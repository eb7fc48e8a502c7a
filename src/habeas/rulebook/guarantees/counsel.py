"""Counsel, decisions that can be appealed, and compensation."""

from habeas.facts.assembly.guarantees.counsel import CounselFacts
from habeas.facts.assembly.guarantees.remedies import RemedyFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.guarantees.once import Doing, owed
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, when

LEGAL_AID = Standard(
    "legal-aid",
    Group.GUARANTEES,
    "Free legal advice and representation",
    Kind.DEADLINE,
    draft="79-80",
    adopted="68-69",
    convention="18(3)",
)


@rule(LEGAL_AID, Subject.CUSTODY, CounselFacts, aspect="counsel")
def counsel_assigned(custody: CounselFacts, law: Law) -> Ruling:
    """Whoever cannot pay has counsel assigned in time, free of charge."""
    limit = law.deadline(Deadline.LEGAL_AID)
    return (
        owed(
            custody,
            Doing(custody.counsel_kept, custody.counsel_at, custody.counsel_may_be_at),
            by=after(custody.began_at, limit),
            arises=when(custody.lacks_means),
        )
        .lacking(f"the time to counsel in the law of {law.jurisdiction.name}", limit)
        .because(
            breach=f"No counsel free of charge within {told(limit)}.",
            met="Counsel was assigned in time, free of charge.",
            pending=f"Counsel is to be assigned within {told(limit)}.",
            not_applicable="The person has means, or was free before it was due.",
        )
    )


@rule(LEGAL_AID, Subject.CUSTODY, CounselFacts, aspect="access")
def counsel_has_access(custody: CounselFacts, law: Law) -> Ruling:
    """Counsel, organizations and legal clinics are not kept from the person."""
    del law
    return (
        always()
        .breach_if(custody.counsel_refused | custody.helper_refused)
        .because(
            breach="Counsel or a civil-society organization was refused access.",
            met="No refusal of counsel or civil society is recorded.",
        )
    )


DECISION_NOTIFIED = Standard(
    "decision-notified",
    Group.GUARANTEES,
    "The immigration decision is reasoned, written and handed over personally",
    Kind.DUTY,
    draft="81",
    adopted="70",
    convention="22(3)",
)


@rule(DECISION_NOTIFIED, Subject.CUSTODY, CounselFacts)
def decision_notified(custody: CounselFacts, law: Law) -> Ruling:
    """Each decision gives reasons in writing and is handed over; counsel has a copy.

    Whoever is known to have no counsel is owed none for counsel.
    """
    del law
    copied = custody.counsel_had_copies | ~custody.has_counsel
    return (
        when(custody.was_decided)
        .met_if(custody.decisions_are_sound & copied)
        .because(
            breach="A decision lacks reasons, a written copy, delivery to the person "
            "or a copy to counsel.",
            met="Each decision is reasoned, written and handed over, also to counsel.",
            not_applicable="No decision on immigration is recorded.",
        )
    )


COMPENSATION = Standard(
    "compensation",
    Group.GUARANTEES,
    "Unlawful or arbitrary detention opens an enforceable claim",
    Kind.DEADLINE,
    draft="82",
    adopted="56",
    convention="16(9)",
)


@rule(COMPENSATION, Subject.CUSTODY, RemedyFacts)
def compensation(custody: RemedyFacts, law: Law) -> Ruling:
    """Each finding that a detention was unlawful opens a claim in time."""
    limit = law.deadline(Deadline.COMPENSATION_CLAIM)
    return (
        when(custody.was_found_unlawful)
        .judge(
            breached=custody.claim_is_late,
            pending=custody.claim_is_awaited,
            since=custody.claim_due_at,
            due_at=custody.claim_due_at,
        )
        .lacking(
            f"the time to open a claim in the law of {law.jurisdiction.name}", limit
        )
        .because(
            breach=f"No claim was opened within {told(limit)} of a finding.",
            met="A claim was opened in time after each finding.",
            pending=f"A claim is to be opened within {told(limit)} of the finding.",
            not_applicable="The detention was not found unlawful or arbitrary.",
        )
    )


RULES = (counsel_assigned, counsel_has_access, decision_notified, compensation)
