"""Health is checked on admission and regularly, and care is given."""

import ibis

from habeas.facts.assembly.treatment.care import CareFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline, Interval
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, seconds, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.treatment.silence import silent
from habeas.rulebook.writing import Ruling, always, when

HEALTH_ON_ADMISSION = Standard(
    "health-on-admission",
    Group.TREATMENT,
    "Health is checked on admission",
    Kind.DEADLINE,
    draft="91",
    adopted="78",
    convention="28",
)


@rule(HEALTH_ON_ADMISSION, Subject.CUSTODY, CareFacts)
def health_on_admission(custody: CareFacts, law: Law) -> Ruling:
    """A health professional assesses body and mind in time after admission."""
    limit = law.deadline(Deadline.HEALTH_ON_ADMISSION)
    due_at = after(custody.began_at, limit)
    return (
        always()
        .due(
            at=due_at,
            done=custody.checked_on_admission,
            # The fact itself is of checks in time.
            done_at=due_at,
            until=custody.until,
            is_running=custody.is_running,
        )
        .lacking(silent(law, "the time to a check of health"), limit)
        .because(
            breach="No health professional assessed physical and mental health "
            f"within {told(limit)}.",
            met="Physical and mental health were assessed in time on admission.",
            pending=f"A check of health is due within {told(limit)}.",
            not_applicable="Released before a check of health was due.",
        )
    )


HEALTH_REGULARLY = Standard(
    "health-regularly",
    Group.TREATMENT,
    "Physical and mental health are assessed regularly",
    Kind.RECURRING,
    draft="91",
    adopted="78",
    convention="28",
)


@rule(HEALTH_REGULARLY, Subject.CUSTODY, CareFacts)
def health_regularly(custody: CareFacts, law: Law) -> Ruling:
    """No time without a check of body and of mind is longer than the law's interval."""
    interval = law.interval(Interval.HEALTH_CHECK)
    due_at = ibis.cases(
        (custody.last_health_check_at.notnull(), custody.last_health_check_at),
        else_=custody.began_at,
    )
    due_at = after(due_at, interval)
    late = ibis.cases(
        (custody.has_health_check.isnull(), ibis.null("boolean")),
        (~custody.has_health_check, custody.until > due_at),
        (custody.health_gap_most <= seconds(interval), False),
        (custody.health_gap_least > seconds(interval), True),
        else_=ibis.null("boolean"),
    )
    waits = ~custody.has_health_check & custody.is_running
    return (
        always()
        .judge(breached=late, pending=waits, since=due_at, due_at=due_at)
        .lacking(silent(law, "the interval for checks of health"), interval)
        .because(
            breach=f"Longer without a check of physical and mental health than "
            f"{told(interval)}.",
            met="Health was checked in time, each time.",
            pending="The first check is not due yet.",
        )
    )


CARE_GIVEN = Standard(
    "care-given",
    Group.TREATMENT,
    "Needed care is given, or the person is transferred to it",
    Kind.DEADLINE,
    draft="90-92",
    adopted="77-79",
    convention="28",
)


@rule(CARE_GIVEN, Subject.CUSTODY, CareFacts)
def care_given(custody: CareFacts, law: Law) -> Ruling:
    """Each urgent need is met in the time a professional set, or else in the law's."""
    limit = law.deadline(Deadline.URGENT_NEED_MET)
    return (
        when(custody.has_urgent_need)
        .judge(
            breached=custody.care_is_late,
            pending=custody.care_is_awaited,
            since=custody.care_due_at,
            due_at=custody.care_due_at,
        )
        .lacking(silent(law, "the time to meet an urgent need"), limit)
        .because(
            breach=f"An urgent need was not met in the time set, or {told(limit)}.",
            met="Each urgent need was met in time.",
            pending="Care for an urgent need is due.",
            not_applicable="No urgent need is recorded.",
        )
    )


RULES = (health_on_admission, health_regularly, care_given)
