"""No labour is forced, and victims of trafficking are found and referred."""

from habeas.facts.assembly.treatment.labour import LabourFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.treatment.silence import silent
from habeas.rulebook.writing import Ruling, choose, when

NO_FORCED_LABOUR = Standard(
    "no-forced-labour",
    Group.TREATMENT,
    "No forced, unpaid or underpaid labour",
    Kind.PROHIBITION,
    draft="86",
    adopted="74-75",
    convention="11",
)


@rule(NO_FORCED_LABOUR, Subject.CUSTODY, LabourFacts)
def no_forced_labour(custody: LabourFacts, law: Law) -> Ruling:
    """Whoever works in custody has agreed to it freely and is paid lawfully."""
    del law
    return (
        when(custody.has_work)
        .breach_if(
            custody.worked_without_consent | custody.worked_below_wage,
            since=custody.wronged_at_work_at,
        )
        .because(
            breach="Worked without free consent, or below the lawful wage.",
            met="All work was agreed to and lawfully paid.",
            not_applicable="No work in custody is recorded.",
        )
    )


TRAFFICKING_REFERRAL = Standard(
    "trafficking-referral",
    Group.TREATMENT,
    "Victims of trafficking are identified and referred",
    Kind.DEADLINE,
    draft="87",
    adopted="75",
    convention="11",
)


@rule(TRAFFICKING_REFERRAL, Subject.CUSTODY, LabourFacts)
def trafficking_referral(custody: LabourFacts, law: Law) -> Ruling:
    """An indicator of trafficking leads to protection in time, and to no removal."""
    limit = law.deadline(Deadline.TRAFFICKING_REFERRAL)
    late = custody.referral_is_late
    return (
        when(custody.has_indicator)
        .judge(
            breached=late | custody.removed_before_referral,
            pending=custody.referral_is_awaited,
            since=choose(late, yes=custody.referral_due_at, no=custody.until),
            due_at=custody.referral_due_at,
        )
        .lacking(silent(law, "the time to refer a victim"), limit)
        .because(
            breach=f"Not referred to protection within {told(limit)}, or removed "
            "before.",
            met="Referred to protection in time, and not removed before.",
            pending=f"The referral to protection is due within {told(limit)}.",
            not_applicable="No indicator of trafficking is recorded.",
        )
    )


RULES = (no_forced_labour, trafficking_referral)
