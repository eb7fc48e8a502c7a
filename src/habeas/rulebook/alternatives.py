"""Alternatives to detention: lawful, light, and supported."""

import ibis

from habeas.facts.assembly.measures import MeasureFacts, SupportFacts
from habeas.facts.rows import Flag
from habeas.law.applied import Law
from habeas.law.figure import Interval
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, seconds, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, choose, when

_UNRESTRICTED = "The measure restricts nothing."

ALTERNATIVE_LAWFUL = Standard(
    "alternative-lawful",
    Group.ALTERNATIVES,
    "An alternative is set by law, limited in time and reviewed by a court",
    Kind.RECURRING,
    draft="60; 62",
    adopted="51",
    convention="16",
)


@rule(ALTERNATIVE_LAWFUL, Subject.MEASURE, MeasureFacts, aspect="set-by-law")
def set_by_law(measure: MeasureFacts, law: Law) -> Ruling:
    """A measure that restricts anything rests on a provision of the law."""
    del law
    return (
        when(measure.restricts)
        .met_if(measure.has_basis, since=measure.began_at)
        .because(
            breach="No provision is named, and the law is not known to have such a "
            "measure.",
            met="A provision of the law is named.",
            not_applicable=_UNRESTRICTED,
        )
    )


@rule(ALTERNATIVE_LAWFUL, Subject.MEASURE, MeasureFacts, aspect="limited-in-time")
def limited_in_time(measure: MeasureFacts, law: Law) -> Ruling:
    """A measure has an end, of its own or of the law's, and does not outlast it."""
    del law
    past_end = measure.has_end & (measure.until > measure.ordered_to_end)
    past_limit = ibis.cases(
        (measure.until > measure.surely_over_at, True),
        (measure.until <= measure.may_run_until, False),
        # Where no limit on measures is known, none can be overrun.
        (measure.may_run_until.isnull() & measure.surely_over_at.isnull(), False),
        # An end that was set shows how far the measure was prolonged.
        (measure.has_end & (measure.until <= measure.ordered_to_end), False),
        else_=ibis.null("boolean"),
    )
    is_capped = measure.surely_over_at.notnull()
    endless = ~ibis.cases((is_capped, True), else_=measure.has_end)
    since = ibis.cases(
        (past_end, measure.ordered_to_end),
        (past_limit, measure.surely_over_at),
        else_=measure.began_at,
    )
    return (
        when(measure.restricts)
        .judge(breached=past_end | past_limit | endless, since=since)
        .because(
            breach="It has no end, or outlasted its own end or the law's.",
            met="It has an end, and did not outlast it.",
            not_applicable=_UNRESTRICTED,
        )
    )


@rule(ALTERNATIVE_LAWFUL, Subject.MEASURE, MeasureFacts, aspect="reviewed-by-court")
def reviewed_by_court(measure: MeasureFacts, law: Law) -> Ruling:
    """A court reviews the measure at the interval the law sets, as for detention."""
    interval = law.interval(Interval.MEASURE_REVIEW)
    limit = seconds(interval)
    late = ibis.cases(
        (measure.least_unreviewed > limit, True),
        (measure.longest_unreviewed <= limit, False),
        else_=ibis.null("boolean"),
    )
    last_seen = choose(
        measure.reviewed_by_court, yes=measure.last_court_review_at, no=measure.began_at
    )
    return (
        when(measure.restricts)
        .judge(
            breached=late,
            pending=measure.is_running & ~measure.reviewed_by_court,
            since=after(measure.unreviewed_from, interval),
            due_at=after(last_seen, interval),
        )
        .lacking(_interval_in(law), interval)
        .because(
            breach=f"Longer without a court's review than {told(interval)}.",
            met="Reviewed by a court in time, each time.",
            pending="The first review by a court is not due yet.",
            not_applicable=_UNRESTRICTED,
        )
    )


ALTERNATIVE_LEAST_INVASIVE = Standard(
    "alternative-least-invasive",
    Group.ALTERNATIVES,
    "The least invasive measure is chosen and its burden re-examined",
    Kind.DUTY,
    draft="58-60",
    adopted="48-49; 51",
    convention="16",
)


@rule(
    ALTERNATIVE_LEAST_INVASIVE,
    Subject.MEASURE,
    MeasureFacts,
    aspect="lighter-ruled-out",
)
def lighter_ruled_out(measure: MeasureFacts, law: Law) -> Ruling:
    """A heavy measure needs a recorded reason why nothing lighter serves."""
    del law
    return (
        when(measure.is_burdensome)
        .met_if(measure.lighter_ruled_out, since=measure.began_at)
        .because(
            breach="A heavy measure, without a recorded reason why nothing lighter "
            "serves.",
            met="It is recorded why nothing lighter serves.",
            not_applicable="The measure is not a heavy one.",
        )
    )


@rule(
    ALTERNATIVE_LEAST_INVASIVE,
    Subject.MEASURE,
    MeasureFacts,
    aspect="burden-re-examined",
)
def burden_re_examined(measure: MeasureFacts, law: Law) -> Ruling:
    """The burden of a measure that restricts is looked at anew at each interval."""
    interval = law.interval(Interval.MEASURE_REVIEW)
    due_at = after(measure.burden_last_seen_at, interval)
    # Within the first interval nothing is owed, whatever was examined.
    is_young = measure.until <= after(measure.began_at, interval)
    late = ibis.cases((is_young, False), else_=measure.until > due_at)
    return (
        when(measure.restricts)
        .judge(
            breached=late,
            pending=measure.is_running & ~measure.burden_examined,
            since=due_at,
            due_at=due_at,
        )
        .lacking(_interval_in(law), interval)
        .because(
            breach=f"Its burden was not examined anew within {told(interval)}.",
            met="Its burden was examined anew in time.",
            pending="Its burden is not due to be examined anew yet.",
            not_applicable=_UNRESTRICTED,
        )
    )


@rule(
    ALTERNATIVE_LEAST_INVASIVE,
    Subject.MEASURE,
    MeasureFacts,
    aspect="not-detention",
)
def not_detention(measure: MeasureFacts, law: Law) -> Ruling:
    """House arrest, or a tag worn round the clock, is detention in all but name."""
    del law
    return (
        always()
        .breach_if(measure.confines, since=measure.began_at)
        .because(
            breach="It confines the person round the clock: it is no alternative but "
            "detention under another name, and counts as such.",
            met="It leaves the person at liberty.",
        )
    )


ALTERNATIVE_SUPPORTED = Standard(
    "alternative-supported",
    Group.ALTERNATIVES,
    "People in the community get case management, legal aid, housing, health and "
    "schooling",
    Kind.DUTY,
    draft="61-62",
    adopted="50-51",
    convention="28; 30; 43",
)


@rule(ALTERNATIVE_SUPPORTED, Subject.MEASURE, SupportFacts, aspect="case-management")
def case_management(measure: SupportFacts, law: Law) -> Ruling:
    """Somebody accompanies the person through the case."""
    del law
    return _offered(measure.has_case_management | measure.manages_case)


@rule(ALTERNATIVE_SUPPORTED, Subject.MEASURE, SupportFacts, aspect="legal-aid")
def legal_aid(measure: SupportFacts, law: Law) -> Ruling:
    """Legal help is offered."""
    del law
    return _offered(measure.has_legal_aid)


@rule(ALTERNATIVE_SUPPORTED, Subject.MEASURE, SupportFacts, aspect="housing")
def housing(measure: SupportFacts, law: Law) -> Ruling:
    """Housing is offered."""
    del law
    return _offered(measure.has_housing)


@rule(ALTERNATIVE_SUPPORTED, Subject.MEASURE, SupportFacts, aspect="health")
def health(measure: SupportFacts, law: Law) -> Ruling:
    """Health care is offered."""
    del law
    return _offered(measure.has_health)


@rule(ALTERNATIVE_SUPPORTED, Subject.MEASURE, SupportFacts, aspect="schooling")
def schooling(measure: SupportFacts, law: Law) -> Ruling:
    """Schooling is offered to a child."""
    del law
    return _offered(measure.has_schooling, to=measure.was_child)


def _offered(is_offered: Flag, *, to: Flag | None = None) -> Ruling:
    ruling = always() if to is None else when(to)
    return ruling.met_if(is_offered).because(
        breach="It is not recorded among what was offered.",
        met="It was offered.",
        not_applicable="The person is not a child.",
    )


def _interval_in(law: Law) -> str:
    return f"the interval for reviews of measures in the law of {law.jurisdiction.name}"


RULES = (
    set_by_law,
    limited_in_time,
    reviewed_by_court,
    lighter_ruled_out,
    burden_re_examined,
    not_detention,
    case_management,
    legal_aid,
    housing,
    health,
    schooling,
)
