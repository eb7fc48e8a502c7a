"""Conditions of detention, item by item, as an independent visit last rated them."""

from habeas.facts.assembly.visits import ConditionFacts
from habeas.facts.rows import Flag
from habeas.law.applied import Law
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, when

CONDITIONS = Standard(
    "conditions",
    Group.PLACES,
    "Space, open air, cleaning, light, food, water, bedding and staff meet the "
    "standard",
    Kind.DUTY,
    draft="97-99",
    adopted="83-85",
    convention="17",
)


@rule(CONDITIONS, Subject.PLACE, ConditionFacts, aspect="space")
def space(place: ConditionFacts, law: Law) -> Ruling:
    """Each person has room enough."""
    del law
    return _rated(place, place.space_is_adequate, place.space_is_followed_up)


@rule(CONDITIONS, Subject.PLACE, ConditionFacts, aspect="open-air")
def open_air(place: ConditionFacts, law: Law) -> Ruling:
    """There is open air to be in, with others and for recreation."""
    del law
    return _rated(place, place.open_air_is_adequate, place.open_air_is_followed_up)


@rule(CONDITIONS, Subject.PLACE, ConditionFacts, aspect="cleaning")
def cleaning(place: ConditionFacts, law: Law) -> Ruling:
    """The place is kept clean."""
    del law
    return _rated(place, place.cleaning_is_adequate, place.cleaning_is_followed_up)


@rule(CONDITIONS, Subject.PLACE, ConditionFacts, aspect="light")
def light(place: ConditionFacts, law: Law) -> Ruling:
    """There is light enough."""
    del law
    return _rated(place, place.light_is_adequate, place.light_is_followed_up)


@rule(CONDITIONS, Subject.PLACE, ConditionFacts, aspect="food")
def food(place: ConditionFacts, law: Law) -> Ruling:
    """There is food enough, and fit to eat."""
    del law
    return _rated(place, place.food_is_adequate, place.food_is_followed_up)


@rule(CONDITIONS, Subject.PLACE, ConditionFacts, aspect="water")
def water(place: ConditionFacts, law: Law) -> Ruling:
    """There is safe water."""
    del law
    return _rated(place, place.water_is_adequate, place.water_is_followed_up)


@rule(CONDITIONS, Subject.PLACE, ConditionFacts, aspect="bedding")
def bedding(place: ConditionFacts, law: Law) -> Ruling:
    """Each person has a bed and bedding."""
    del law
    return _rated(place, place.bedding_is_adequate, place.bedding_is_followed_up)


@rule(CONDITIONS, Subject.PLACE, ConditionFacts, aspect="staff")
def staff(place: ConditionFacts, law: Law) -> Ruling:
    """There are staff enough, women and men, trained for the people they care for."""
    del law
    return _rated(place, place.staff_is_adequate, place.staff_is_followed_up)


def _rated(place: ConditionFacts, is_adequate: Flag, is_followed_up: Flag) -> Ruling:
    """Judge an item by its last rating; what is being put right is not a breach yet.

    An item that the visit left unrated tells nothing.
    """
    return (
        when(place.is_detention)
        .judge(
            breached=~is_adequate & ~is_followed_up,
            pending=~is_adequate,
            since=place.rated_at,
        )
        .because(
            breach="Rated inadequate at the last independent visit, and nothing "
            "follows it up.",
            met="Rated adequate at the last independent visit.",
            pending="Rated inadequate at the last independent visit; follow-up is "
            "open.",
            not_applicable="Nobody is deprived of liberty there.",
        )
    )


RULES = (space, open_air, cleaning, light, food, water, bedding, staff)
