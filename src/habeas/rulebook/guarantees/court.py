"""Who rules on the case: courts, soon and again, independent, and obeyed."""

import ibis

from habeas.facts.assembly.guarantees.court import OBEYED, CourtFacts
from habeas.facts.assembly.guarantees.remedies import RemedyFacts
from habeas.facts.assembly.guarantees.reviewers import ReviewerFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline, Interval
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.guarantees.once import Doing, owed
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, when

JUDICIAL_REVIEW = Standard(
    "judicial-review",
    Group.GUARANTEES,
    "A court can rule on the detention without delay",
    Kind.DEADLINE,
    draft="74-75",
    adopted="62-63",
    convention="16(6); 16(8)",
    difference="The adopted edition adds that a court orders the detention as a rule "
    "and reviews it periodically, and that an appeal lies to a higher court.",
)
_ONLY_ADOPTED = "The draft edition does not ask it."


@rule(JUDICIAL_REVIEW, Subject.CUSTODY, CourtFacts, aspect="brought-before-a-court")
def brought_before_a_court(custody: CourtFacts, law: Law) -> Ruling:
    """Whoever is detained is soon heard by a court that can order release."""
    limit = law.deadline(Deadline.JUDICIAL_REVIEW)
    return (
        owed(
            custody,
            Doing(custody.court_kept, custody.court_at, custody.court_may_be_at),
            by=after(custody.began_at, limit),
            arises=always(),
        )
        .lacking(f"the time to a court in the law of {law.jurisdiction.name}", limit)
        .because(
            breach=f"Not heard within {told(limit)} by a court that can order release.",
            met="Heard in time by a court that can order release.",
            pending=f"A hearing before a court is due within {told(limit)}.",
            not_applicable="The person was free before a hearing was due.",
        )
    )


@rule(JUDICIAL_REVIEW, Subject.CUSTODY, CourtFacts, aspect="ordered-by-a-court")
def ordered_by_a_court(custody: CourtFacts, law: Law) -> Ruling:
    """A court orders the detention, by the time it must have heard the person.

    Until then an arrest carries it.
    """
    limit = law.deadline(Deadline.JUDICIAL_REVIEW)
    due_at = after(custody.began_at, limit)
    ordered = custody.ordered_at_hearing | custody.ordered_by_court
    is_due = custody.until > due_at
    arises = (ordered | custody.is_running | is_due) & law.is_adopted
    return (
        when(arises)
        .judge(
            breached=~ordered & is_due,
            pending=~ordered & custody.is_running,
            since=due_at,
            due_at=due_at,
        )
        .lacking(f"the time to a court in the law of {law.jurisdiction.name}", limit)
        .because(
            breach="Detention goes on that no court ordered.",
            met="A court ordered the detention.",
            pending="The arrest still carries the detention; a court's order is due.",
            not_applicable="The person was free before a court's order was due."
            if law.is_adopted
            else _ONLY_ADOPTED,
        )
    )


@rule(JUDICIAL_REVIEW, Subject.CUSTODY, CourtFacts, aspect="periodic")
def reviewed_by_a_court_periodically(custody: CourtFacts, law: Law) -> Ruling:
    """After the first hearing a court looks again, at the interval the law sets."""
    interval = law.interval(Interval.JUDICIAL_PERIODIC_REVIEW)
    due_at = after(custody.maybe_unheard_from, interval)
    # Whatever was no court after all makes the time without one longer.
    over = custody.maybe_unheard_to > due_at
    within = custody.unheard_to <= after(custody.unheard_from, interval)
    # Without any hearing the series is late, at the latest, when it would go on.
    none_due = after(custody.began_at, interval)
    never = custody.court_kept & custody.court_may_be_at.isnull()
    breached = ibis.cases(
        (never, custody.until > none_due),
        (over, True),
        (within, False),
        else_=ibis.null("boolean"),
    )
    next_due = after(custody.last_heard_at, interval)
    return (
        when(ibis.literal(law.is_adopted))
        .judge(
            breached=breached,
            pending=never & custody.is_running,
            since=ibis.cases((never, none_due), else_=due_at),
            due_at=ibis.cases((never, none_due), else_=next_due),
        )
        .lacking(
            f"the interval for court reviews in the law of {law.jurisdiction.name}",
            interval,
        )
        .because(
            breach=f"Longer without a court's review than {told(interval)}.",
            met="A court reviewed in time, each time, or release came before.",
            pending="The first review by a court is still to come.",
            not_applicable=_ONLY_ADOPTED,
        )
    )


@rule(JUDICIAL_REVIEW, Subject.CUSTODY, CourtFacts, aspect="appeal")
def an_appeal_lies(custody: CourtFacts, law: Law) -> Ruling:
    """Against what a court rules on the detention an appeal lies to a higher one."""
    return (
        when(custody.was_heard & law.is_adopted)
        .met_if(custody.appeal_lies, since=custody.court_may_be_at)
        .because(
            breach="No appeal lies against a ruling on the detention.",
            met="An appeal lies to a higher court.",
            not_applicable="No court has ruled." if law.is_adopted else _ONLY_ADOPTED,
        )
    )


@rule(JUDICIAL_REVIEW, Subject.CUSTODY, CourtFacts, aspect="release-order-obeyed")
def release_order_obeyed(custody: CourtFacts, law: Law) -> Ruling:
    """A court's order to release is obeyed at once; it outranks everything."""
    del law
    return (
        when(custody.release_was_ordered)
        .judge(
            breached=custody.obeyed_is_late,
            pending=custody.obeyed_is_awaited,
            since=custody.obeyed_due_at,
            due_at=custody.obeyed_due_at,
        )
        .because(
            breach=f"Held on more than {OBEYED.value} hours after a court ordered "
            "release.",
            met="Free once a court had ordered it.",
            pending="A court has ordered release: it is due at once.",
            not_applicable="No court ordered release.",
        )
    )


REVIEWER_INDEPENDENT = Standard(
    "reviewer-independent",
    Group.GUARANTEES,
    "Who reviews is independent of who detained",
    Kind.PROHIBITION,
    draft="74",
    adopted="62",
    convention="16(8)",
)


@rule(REVIEWER_INDEPENDENT, Subject.CUSTODY, ReviewerFacts, aspect="apart")
def reviewer_apart(custody: ReviewerFacts, law: Law) -> Ruling:
    """No reviewer is, or stands under, the body that detains or ordered it."""
    del law
    return (
        when(custody.was_looked_at)
        .breach_if(custody.reviewer_is_tied)
        .because(
            breach="A reviewer is, or reports to, the body that detains or ordered "
            "the detention.",
            met="Each reviewer is apart from those who detain and ordered it.",
            not_applicable="Nobody reviewed the detention.",
        )
    )


@rule(REVIEWER_INDEPENDENT, Subject.CUSTODY, ReviewerFacts, aspect="may-release")
def reviewer_may_release(custody: ReviewerFacts, law: Law) -> Ruling:
    """Each reviewer has the power to order release."""
    del law
    return (
        when(custody.was_looked_at)
        .breach_if(custody.reviewer_is_powerless)
        .because(
            breach="A reviewer has no power to order release.",
            met="Each reviewer can order release.",
            not_applicable="Nobody reviewed the detention.",
        )
    )


SUSPENSIVE_REMEDY = Standard(
    "suspensive-remedy",
    Group.GUARANTEES,
    "A pending remedy suspends expulsion",
    Kind.PROHIBITION,
    draft="75",
    adopted="64",
    convention="22(4)",
    observations=("A/66/48 Albania 24",),
)


@rule(SUSPENSIVE_REMEDY, Subject.CUSTODY, RemedyFacts)
def suspensive_remedy(custody: RemedyFacts, law: Law) -> Ruling:
    """Nobody is removed while a remedy that suspends removal is pending."""
    del law
    return (
        when(custody.was_sent_away)
        .breach_if(
            custody.removed_while_pending, since=custody.removed_while_pending_at
        )
        .because(
            breach="Removed while a remedy that suspends removal was pending.",
            met="No remedy that suspends removal was pending when it took place.",
            not_applicable="No removal is recorded.",
        )
    )


RULES = (
    brought_before_a_court,
    ordered_by_a_court,
    reviewed_by_a_court_periodically,
    an_appeal_lies,
    release_order_obeyed,
    reviewer_apart,
    reviewer_may_release,
    suspensive_remedy,
)
