"""Detention is no rule, and turns on no trait of the person."""

from habeas.facts.assembly.ground.reasons import ReasonFacts
from habeas.facts.assembly.ground.shares import ShareFacts
from habeas.law.applied import Law
from habeas.law.provision import Provision
from habeas.law.standard import Group, Kind, Standard
from habeas.law.threshold import Threshold
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, when

# No paragraph states a share: this is our reading of "exceptional", and of how few
# people are too few to speak of a share at all.
NEARLY_ALL = Threshold(90, "percent", Provision.parse("GC5 18"))
ENOUGH_PEOPLE = Threshold(10, "people", Provision.parse("GC5 18"))

NON_DISCRIMINATION = Standard(
    "non-discrimination",
    Group.GROUND,
    "No ground or rule of detention turns on nationality, origin or another "
    "protected trait",
    Kind.AGGREGATE,
    draft="36-38",
    adopted="33-35",
    convention="7",
)


@rule(NON_DISCRIMINATION, Subject.CUSTODY, ReasonFacts)
def non_discrimination(custody: ReasonFacts, law: Law) -> Ruling:
    """Nobody is held for their nationality, their origin or another such trait."""
    del law
    return (
        always()
        .breach_if(custody.has_trait_ground, since=custody.began_at)
        .because(
            breach="A ground given turns on nationality, origin or another trait.",
            met="No ground given turns on nationality, origin or another trait.",
        )
    )


AUTOMATIC_OR_SYSTEMATIC = Standard(
    "automatic-or-systematic",
    Group.GROUND,
    "Detention is exceptional, not automatic, systematic or widespread",
    Kind.AGGREGATE,
    draft="20-21; 43-44",
    adopted="18; 38-39",
    convention="16(4)",
)


@rule(AUTOMATIC_OR_SYSTEMATIC, Subject.CUSTODY, ReasonFacts)
def not_automatic(custody: ReasonFacts, law: Law) -> Ruling:
    """Nobody is held because a rule detains everybody in that position."""
    del law
    return (
        always()
        .breach_if(custody.has_automatic_ground, since=custody.began_at)
        .because(
            breach="The ground given is that such people are always detained.",
            met="No ground given is that such people are always detained.",
        )
    )


@rule(AUTOMATIC_OR_SYSTEMATIC, Subject.PLACE, ShareFacts, aspect="share")
def not_nearly_all(place: ShareFacts, law: Law) -> Ruling:
    """Of the people apprehended at a place, no nearly total share is detained."""
    del law
    too_many = place.detained * 100 >= place.apprehended * NEARLY_ALL.value
    return (
        when(place.apprehended >= ENOUGH_PEOPLE.value)
        .breach_if(too_many)
        .because(
            breach=f"{NEARLY_ALL.value} percent or more of those apprehended here were "
            "detained: our own benchmark of what is systematic.",
            met=f"Less than {NEARLY_ALL.value} percent of those apprehended here were "
            "detained.",
            not_applicable="Too few people were apprehended here to speak of a share.",
        )
    )


RULES = (non_discrimination, not_automatic, not_nearly_all)
