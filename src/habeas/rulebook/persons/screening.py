"""Vulnerability is screened on admission, and again when things change."""

from habeas.facts.assembly.persons.screening import ScreeningFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, when

SCREENING_ON_ADMISSION = Standard(
    "screening-on-admission",
    Group.PERSONS,
    "Vulnerability is screened promptly on admission and again when things change",
    Kind.DEADLINE,
    draft="9; 52; 83; 87",
    adopted="9; 46; 71; 75",
    convention="16; 17",
)


@rule(SCREENING_ON_ADMISSION, Subject.CUSTODY, ScreeningFacts, aspect="first")
def screened_on_admission(custody: ScreeningFacts, law: Law) -> Ruling:
    """Somebody qualified screens for vulnerability soon after liberty is taken."""
    limit = law.deadline(Deadline.SCREENING_ON_ADMISSION)
    due_at = after(custody.began_at, limit)
    is_over = custody.until > due_at
    return (
        when(custody.screened_in_time | custody.is_running | is_over)
        .judge(
            breached=~custody.screened_in_time & is_over,
            pending=~custody.screened_in_time & ~is_over,
            since=due_at,
            due_at=due_at,
        )
        .lacking(
            f"the time to screen on admission in the law of {law.jurisdiction.name}",
            limit,
        )
        .because(
            breach=f"No qualified person screened within {told(limit)}.",
            met=f"A qualified person screened within {told(limit)}.",
            pending=f"A screening by a qualified person is due within {told(limit)}.",
            not_applicable="Released before the screening was due.",
        )
    )


@rule(SCREENING_ON_ADMISSION, Subject.CUSTODY, ScreeningFacts, aspect="again")
def screened_again(custody: ScreeningFacts, law: Law) -> Ruling:
    """After an incident, a transfer or a new need of care, somebody screens again."""
    limit = law.deadline(Deadline.RESCREENING)
    return (
        when(custody.has_changed)
        .judge(
            breached=custody.rescreening_is_missed,
            pending=custody.rescreening_is_awaited,
            since=custody.rescreening_due_at,
            due_at=custody.rescreening_due_at,
        )
        .lacking(
            f"the time to screen again in the law of {law.jurisdiction.name}", limit
        )
        .because(
            breach="No new screening followed an incident, a transfer or a new need "
            f"of care within {told(limit)}.",
            met="A new screening followed each incident, transfer and need of care.",
            pending=f"A new screening is due within {told(limit)} of the change.",
            not_applicable="No incident, transfer or new need of care is recorded.",
        )
    )


RULES = (screened_on_admission, screened_again)
