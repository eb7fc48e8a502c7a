"""Places: where nobody is held, who is kept apart, and what a place must be."""

import ibis

from habeas.facts.assembly.placements import PlacementFacts
from habeas.facts.assembly.places import OccupancyFacts, PlaceFacts
from habeas.facts.rows import Moment
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, choose, when

_NO_MOMENT: Moment = ibis.null("timestamp(6)")

NOT_IN_PRISON = Standard(
    "not-in-prison",
    Group.PLACES,
    "No migrant is held in a prison, a police cell or a prison-like place",
    Kind.PROHIBITION,
    draft="19; 98",
    adopted="17; 84",
    convention="17(3)",
    observations=("A/66/48 Ecuador 31", "A/66/48 Ecuador 32"),
)


@rule(NOT_IN_PRISON, Subject.CUSTODY, PlacementFacts)
def not_in_prison(custody: PlacementFacts, law: Law) -> Ruling:
    """Nobody is held in a prison or its like, nor by the police past the arrest.

    A law that forbids other types of place adds to these; one that allows them
    takes none away.
    """
    allowance = law.deadline(Deadline.ARREST_ALLOWANCE)
    arrest_over = after(custody.began_at, allowance)
    by_police = custody.in_police_custody & (custody.police_custody_until > arrest_over)
    breached = custody.in_forbidden_place | by_police | ~custody.was_placed_throughout
    since = choose(
        custody.in_forbidden_place, yes=custody.forbidden_place_since, no=arrest_over
    )
    return (
        always()
        .breach_if(breached, since=since)
        .lacking(
            f"how long an arrest may last in the law of {law.jurisdiction.name}",
            allowance,
        )
        .because(
            breach="Held in a place where no migrant may be held, or by the police "
            f"for longer than {told(allowance)}.",
            met="Never held in a prison or its like, nor by the police too long.",
        )
    )


APART_FROM_CONVICTED = Standard(
    "apart-from-convicted",
    Group.PLACES,
    "Held apart from persons accused or convicted of crimes",
    Kind.PROHIBITION,
    draft="99",
    adopted="85",
    convention="17(2)",
    observations=("A/66/48 Senegal 15",),
)


@rule(APART_FROM_CONVICTED, Subject.CUSTODY, PlacementFacts)
def apart_from_convicted(custody: PlacementFacts, law: Law) -> Ruling:
    """Nobody shares a place with the accused or convicted, save in a separate unit."""
    del law
    return (
        always()
        .breach_if(
            custody.with_convicted | ~custody.was_placed_throughout,
            since=custody.with_convicted_since,
        )
        .because(
            breach="Held in a place that also holds people accused or convicted of "
            "crimes, and not in a separate unit.",
            met="Each place holds migrants alone, or in a separate unit.",
        )
    )


MEN_WOMEN_SEPARATE = Standard(
    "men-women-separate",
    Group.PLACES,
    "Men and women are held apart save in family settings",
    Kind.PROHIBITION,
    draft="99",
    adopted="85",
    convention="17",
)


@rule(MEN_WOMEN_SEPARATE, Subject.CUSTODY, PlacementFacts)
def men_women_separate(custody: PlacementFacts, law: Law) -> Ruling:
    """Men and women share no unit at the same time, but for a family unit."""
    del law
    return (
        always()
        .breach_if(
            custody.with_other_sex | ~custody.was_placed_throughout,
            since=custody.with_other_sex_since,
        )
        .because(
            breach="Held in one unit with persons of the other sex, and it is no unit "
            "for families.",
            met="Held apart from persons of the other sex, or in a family setting.",
        )
    )


OCCUPANCY = Standard(
    "occupancy",
    Group.PLACES,
    "No overcrowding",
    Kind.RECURRING,
    draft="99",
    adopted="85",
    convention="17",
)


@rule(OCCUPANCY, Subject.PLACE, OccupancyFacts)
def occupancy(place: OccupancyFacts, law: Law) -> Ruling:
    """On no day does a place hold more people than it is certified to hold."""
    del law
    most = place.highest_occupancy + place.undated_stays
    breached = ibis.cases(
        (place.days_over_capacity > 0, True),
        # Even with everybody whose dates are lacking it would not have been full.
        (most <= place.capacity, False),
        else_=ibis.null("boolean"),
    )
    return (
        when(place.was_used)
        .breach_if(breached, since=place.over_capacity_since)
        .because(
            breach="On some days it held more people than it is certified to hold.",
            met="On no day did it hold more people than it is certified to hold.",
            not_applicable="Nobody is recorded to have been held there.",
        )
    )


PRIVATE_OPERATOR = Standard(
    "private-operator",
    Group.PLACES,
    "Private operators are supervised and their staff trained",
    Kind.DUTY,
    draft="33-34",
    adopted="30-31",
    convention="17",
)


@rule(PRIVATE_OPERATOR, Subject.PLACE, PlaceFacts)
def private_operator(place: PlaceFacts, law: Law) -> Ruling:
    """A private operator is monitored, and its staff's training is current."""
    del law
    is_trained = place.as_of < place.trained_until
    since = choose(place.has_monitoring_scheme, yes=place.trained_until, no=_NO_MOMENT)
    return (
        when(place.is_detention & place.is_run_privately)
        .judge(
            breached=~(place.has_monitoring_scheme & is_trained),
            since=since,
            due_at=place.trained_until,
        )
        .because(
            breach="Run privately without a scheme that monitors it, or by staff "
            "whose training in human rights is not current.",
            met="Run privately, monitored, by staff whose training is current.",
            not_applicable="Not run privately, or nobody is deprived of liberty there.",
        )
    )


OFFSHORE = Standard(
    "offshore",
    Group.PLACES,
    "Responsibility follows control beyond the territory",
    Kind.DUTY,
    draft="30-32",
    adopted="27-29",
    convention="7",
)


@rule(OFFSHORE, Subject.PLACE, PlaceFacts)
def offshore(place: PlaceFacts, law: Law) -> Ruling:
    """A place of detention abroad is registered, and judged as any other is."""
    del law
    return (
        when(place.is_abroad & place.is_detention)
        .met_if(place.is_registered)
        .because(
            breach="It holds people abroad and is not registered as a place of "
            "detention.",
            met="It lies abroad and is registered; every standard is judged for it.",
            not_applicable="It lies within the territory, or holds nobody against "
            "their will.",
        )
    )


ANY_NAME = Standard(
    "any-name",
    Group.PLACES,
    "A place one may not leave at will is a place of detention, whatever it is called",
    Kind.DUTY,
    draft="13-15",
    adopted="13-15",
    convention="16",
)


@rule(ANY_NAME, Subject.PLACE, PlaceFacts)
def any_name(place: PlaceFacts, law: Law) -> Ruling:
    """A place that people may not leave is called, and registered as, detention.

    A place entered as open, or left off the register, that people may not leave
    at will is detention under another name.
    """
    del law
    return (
        when(place.may_not_leave)
        .breach_if(place.is_called_open | ~place.is_registered)
        .because(
            breach="People may not leave it at will, yet it is called open or is not "
            "registered as a place of detention.",
            met="People may not leave it at will, and it is registered as detention.",
            not_applicable="People may leave it at will.",
        )
    )


RULES = (
    not_in_prison,
    apart_from_convicted,
    men_women_separate,
    occupancy,
    private_operator,
    offshore,
    any_name,
)
