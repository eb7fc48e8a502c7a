"""Monitoring: who visits each place, how often, and what comes of it."""

import ibis

from habeas.facts.assembly.visits import MonitoringFacts, RecommendationFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline, Interval
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, seconds, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, choose, when

INDEPENDENT_MONITORING = Standard(
    "independent-monitoring",
    Group.PLACES,
    "Every place is visited regularly by an independent body, unannounced and without "
    "restricted areas",
    Kind.RECURRING,
    draft="100-103",
    adopted="86-90",
    convention="33; 84",
)


@rule(INDEPENDENT_MONITORING, Subject.PLACE, MonitoringFacts)
def independent_monitoring(place: MonitoringFacts, law: Law) -> Ruling:
    """An independent body comes in time, again and again, and goes where it wants.

    The first visit is counted from the first day anybody is known to be held there.
    """
    interval = law.interval(Interval.INDEPENDENT_VISIT)
    limit = seconds(interval)
    unvisited = ibis.cases(
        (place.least_unvisited > limit, True),
        (place.longest_unvisited <= limit, False),
        else_=ibis.null("boolean"),
    )
    late_from = after(place.unvisited_from, interval)
    last_seen = choose(
        place.visited_independently,
        yes=place.last_independent_visit_at,
        no=place.held_since,
    )
    return (
        when(place.is_detention)
        .judge(
            breached=unvisited | place.was_obstructed,
            pending=place.is_in_use & ~place.visited_independently,
            since=choose(
                place.was_obstructed, yes=place.obstructed_since, no=late_from
            ),
            due_at=after(last_seen, interval),
        )
        .lacking(
            f"the interval for independent visits in the law of "
            f"{law.jurisdiction.name}",
            interval,
        )
        .because(
            breach=f"Longer without an independent visit than {told(interval)}, or a "
            "visit was refused access or shut out of an area.",
            met="Visited by an independent body in time, each time, and everywhere.",
            pending="The first independent visit is not due yet.",
            not_applicable="Nobody is deprived of liberty there.",
        )
    )


MONITOR_INDEPENDENT = Standard(
    "monitor-independent",
    Group.PLACES,
    "The monitor is not the authority that detains or makes migration policy",
    Kind.PROHIBITION,
    draft="100",
    adopted="86",
    convention="84",
)


@rule(MONITOR_INDEPENDENT, Subject.PLACE, MonitoringFacts)
def monitor_independent(place: MonitoringFacts, law: Law) -> Ruling:
    """No visiting body is of the tree of those who detain or make migration policy."""
    del law
    return (
        when(place.is_detention & place.was_visited)
        .breach_if(place.visited_by_authority, since=place.visited_by_authority_since)
        .because(
            breach="A visiting body detains, makes migration policy, or stands above "
            "or below one that does.",
            met="No visiting body is of the tree of those who detain or make policy.",
            not_applicable="No visit is recorded, or nobody is deprived of liberty "
            "there.",
        )
    )


RECOMMENDATIONS_ANSWERED = Standard(
    "recommendations-answered",
    Group.PLACES,
    "Recommendations of visits get an answer and a deadline",
    Kind.DEADLINE,
    draft="104",
    adopted="88; 91",
    convention="84",
)


@rule(RECOMMENDATIONS_ANSWERED, Subject.PLACE, RecommendationFacts)
def recommendations_answered(place: RecommendationFacts, law: Law) -> Ruling:
    """Each recommendation of a visit is answered in time, and its outcome tracked."""
    limit = law.deadline(Deadline.RECOMMENDATION_ANSWERED)
    due_at = after(place.unanswered_since, limit)
    is_overdue = place.has_unanswered & (place.as_of > due_at)
    was_late = place.has_answered & (place.slowest_answer > seconds(limit))
    return (
        when(place.has_recommendation)
        .judge(
            breached=is_overdue | was_late | place.is_untracked,
            pending=place.has_unanswered,
            since=choose(is_overdue, yes=due_at, no=ibis.null("timestamp(6)")),
            due_at=choose(
                place.has_unanswered, yes=due_at, no=ibis.null("timestamp(6)")
            ),
        )
        .lacking(
            f"the time to answer a recommendation in the law of "
            f"{law.jurisdiction.name}",
            limit,
        )
        .because(
            breach=f"A recommendation went unanswered for longer than {told(limit)}, "
            "or its outcome is not tracked.",
            met="Each recommendation was answered in time, and its outcome is tracked.",
            pending="A recommendation waits for its answer, which is not due yet.",
            not_applicable="No recommendation is recorded.",
        )
    )


RULES = (independent_monitoring, monitor_independent, recommendations_answered)
