"""Duration: how long, until when, and who looks again."""

import ibis

from habeas.facts.assembly.duration import DurationFacts
from habeas.facts.rows import Flag
from habeas.law.applied import Law
from habeas.law.figure import Deadline, Interval
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, when

MAXIMUM_PERIOD = Standard(
    "maximum-period",
    Group.DURATION,
    "The law sets a maximum period and it is not exceeded",
    Kind.PROHIBITION,
    draft="63",
    adopted="52",
    convention="16(4)",
)


@rule(MAXIMUM_PERIOD, Subject.CUSTODY, DurationFacts)
def maximum_period(custody: DurationFacts, law: Law) -> Ruling:
    """Nobody is held where the law sets no maximum, or past the maximum it sets.

    All time deprived of liberty in the proceeding counts.
    """
    over = _is_over(custody)
    # What is surely over is a breach, whatever else of the law is not known.
    breached = ibis.cases(
        (over | ~custody.maximum_is_set, True),
        (custody.maximum_is_set, over),
        else_=ibis.null("boolean"),
    )
    since = ibis.cases(
        (custody.maximum_is_set, custody.expires_sure), else_=custody.began_at
    )
    return _without_maximum(
        always().judge(breached=breached, since=since, due_at=custody.expires_sure), law
    ).because(
        breach="Held past the maximum in law, or under a law that sets none.",
        met="The maximum in law is not reached.",
    )


RELEASE_ON_EXPIRY = Standard(
    "release-on-expiry",
    Group.DURATION,
    "On expiry the person is released automatically",
    Kind.DEADLINE,
    draft="63",
    adopted="52",
    convention="16(4)",
)


@rule(RELEASE_ON_EXPIRY, Subject.CUSTODY, DurationFacts)
def release_on_expiry(custody: DurationFacts, law: Law) -> Ruling:
    """Whoever is still held when the maximum is reached is released at that moment."""
    overran = _is_over(custody)
    pending = custody.is_running & ~overran
    # What was over once was due, even if the law has since come to set no maximum.
    arose = ibis.cases((overran, True), else_=custody.maximum_is_set)
    return _without_maximum(
        when(arose).judge(
            breached=overran,
            pending=pending,
            since=custody.expires_sure,
            due_at=custody.expires_sure,
        ),
        law,
    ).because(
        breach="Not released when the maximum was reached.",
        met="Released before the maximum was reached, or as it was.",
        pending="The maximum is not reached yet; release is due when it is.",
        not_applicable="The law sets no maximum that could be reached.",
    )


def _is_over(custody: DurationFacts) -> Flag:
    """Say whether the maximum is surely over, surely not, or may be."""
    return ibis.cases(
        (custody.until > custody.expires_sure, True),
        (custody.until <= custody.expires_first, False),
        else_=ibis.null("boolean"),
    )


PERIODIC_REVIEW = Standard(
    "periodic-review",
    Group.DURATION,
    "Necessity is reviewed at regular, frequent intervals",
    Kind.RECURRING,
    draft="19; 63",
    adopted="17; 22; 52; 63",
    convention="16",
)


@rule(PERIODIC_REVIEW, Subject.CUSTODY, DurationFacts)
def periodic_review(custody: DurationFacts, law: Law) -> Ruling:
    """No time between two reviews is longer than the interval the law sets."""
    interval = law.interval(Interval.PERIODIC_REVIEW)
    first = law.interval(Interval.FIRST_REVIEW) or interval
    second = law.interval(Interval.SECOND_REVIEW) or interval
    first_due = after(custody.began_at, first)
    second_due = after(custody.first_review_at, second)
    next_due = after(custody.unreviewed_from, interval)
    once = custody.second_review_at.isnull()
    second_at = ibis.cases((once, custody.until), else_=custody.second_review_at)
    first_late = custody.first_review_at > first_due
    second_late = second_at > second_due
    later_late = custody.unreviewed_to > next_due
    late = ibis.cases(
        (~custody.was_reviewed, custody.until > first_due),
        (once, first_late | second_late),
        else_=first_late | second_late | later_late,
    )
    since = ibis.cases(
        (~custody.was_reviewed | first_late, first_due),
        (second_late, second_due),
        else_=next_due,
    )
    waits = ~custody.was_reviewed & custody.is_running
    coming = ibis.cases(
        (once, second_due), else_=after(custody.last_review_at, interval)
    )
    return (
        always()
        .judge(
            breached=late,
            pending=waits,
            since=since,
            due_at=ibis.cases((custody.was_reviewed, coming), else_=first_due),
        )
        .lacking(
            f"the interval for reviews in the law of {law.jurisdiction.name}", interval
        )
        .because(
            breach=f"Longer without a review than {told(interval)}.",
            met="Reviewed in time, each time, or free before a review was due.",
            pending="The first review is not due yet.",
        )
    )


REMOVAL_IMPOSSIBLE = Standard(
    "removal-impossible",
    Group.DURATION,
    "Release when removal is impossible for reasons not of the person's making",
    Kind.DEADLINE,
    draft="64",
    adopted="48; 53",
    convention="16; 22",
)


@rule(REMOVAL_IMPOSSIBLE, Subject.CUSTODY, DurationFacts)
def removal_impossible(custody: DurationFacts, law: Law) -> Ruling:
    """Whoever cannot be removed, through no doing of their own, is released."""
    limit = law.deadline(Deadline.RELEASE_AFTER_OBSTACLE)
    due_at = after(custody.obstacle_from, limit)
    held_on = custody.obstacle_to > due_at
    may_be = custody.obstacle_may_be_to > after(custody.obstacle_may_be_from, limit)
    breached = ibis.cases((held_on, True), (~may_be, False), else_=ibis.null("boolean"))
    return (
        when(custody.has_obstacle)
        .judge(
            breached=breached,
            pending=custody.is_running & custody.obstacle_stands,
            since=due_at,
            due_at=due_at,
        )
        .lacking(f"the time to release in the law of {law.jurisdiction.name}", limit)
        .because(
            breach="Held on although removal is impossible for reasons not of the "
            "person's making.",
            met="Released in time, or removal became possible again in time.",
            pending=f"Removal is impossible; release is due within {told(limit)}.",
            not_applicable="Nothing recorded makes removal impossible.",
        )
    )


NO_PROLONGATION_FOR_USING_RIGHTS = Standard(
    "no-prolongation-for-using-rights",
    Group.DURATION,
    "Using a right never lengthens detention",
    Kind.PROHIBITION,
    draft="64",
    adopted="53",
    convention="16; 18",
)


@rule(NO_PROLONGATION_FOR_USING_RIGHTS, Subject.CUSTODY, DurationFacts)
def no_prolongation_for_using_rights(custody: DurationFacts, law: Law) -> Ruling:
    """An appeal, a claim for asylum or the use of any right prolongs no detention."""
    del law
    return (
        when(custody.was_prolonged)
        .breach_if(custody.lengthened_for_rights)
        .because(
            breach="Detention was prolonged because the person used a right.",
            met="No prolongation was for the use of a right.",
            not_applicable="Detention was not prolonged.",
        )
    )


NOT_INDEFINITE = Standard(
    "not-indefinite",
    Group.DURATION,
    "Every detention has an end date from its first day",
    Kind.PROHIBITION,
    draft="63-64",
    adopted="52-53",
    convention="16(4)",
)


@rule(NOT_INDEFINITE, Subject.CUSTODY, DurationFacts)
def not_indefinite(custody: DurationFacts, law: Law) -> Ruling:
    """A custody that runs has an end, set by the law or by an order."""
    del law
    has_end = custody.maximum_is_set | custody.order_sets_end
    return (
        when(custody.is_running)
        .met_if(has_end, since=custody.began_at)
        .because(
            breach="Neither the law nor an order sets an end.",
            met="The law or an order sets an end.",
            not_applicable="The custody has ended.",
        )
    )


NO_RENEWED_DETENTION = Standard(
    "no-renewed-detention",
    Group.DURATION,
    "A person released on expiry gets a protecting document and is not detained again "
    "on the same ground",
    Kind.PROHIBITION,
    adopted="52",
    convention="16",
    difference="In the adopted edition alone.",
)


@rule(NO_RENEWED_DETENTION, Subject.CUSTODY, DurationFacts)
def no_renewed_detention(custody: DurationFacts, law: Law) -> Ruling:
    """A release on expiry is final, and a document protects it."""
    del law
    applies = custody.follows_expiry | custody.released_on_expiry
    breached = custody.follows_expiry | (
        custody.released_on_expiry & ~custody.document_issued
    )
    since = ibis.cases((custody.follows_expiry, custody.began_at), else_=custody.until)
    return (
        when(applies)
        .breach_if(breached, since=since)
        .because(
            breach="Detained again after a release on expiry, or released without a "
            "document that protects.",
            met="Released on expiry with a document that protects.",
            not_applicable="No release on expiry is recorded in the proceeding.",
        )
    )


def _without_maximum(ruling: Ruling, law: Law) -> Ruling:
    """Say that the law is silent, where no limit of it is known."""
    known = law.jurisdiction.limits or None
    return ruling.lacking(
        f"a maximum period in the law of {law.jurisdiction.name}", known
    )


RULES = (
    maximum_period,
    release_on_expiry,
    periodic_review,
    removal_impossible,
    no_prolongation_for_using_rights,
    not_indefinite,
    no_renewed_detention,
)
