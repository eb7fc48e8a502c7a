"""Families are held together, and nobody is cut off from the world outside."""

from habeas.facts.assembly.treatment.family import FamilyFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.treatment.silence import silent
from habeas.rulebook.writing import Ruling, always, when

FAMILY_UNITY = Standard(
    "family-unity",
    Group.TREATMENT,
    "Family members are held together and can live family life",
    Kind.PROHIBITION,
    draft="88-89",
    adopted="43; 76",
    convention="14; 17",
)


@rule(FAMILY_UNITY, Subject.CUSTODY, FamilyFacts)
def family_unity(custody: FamilyFacts, law: Law) -> Ruling:
    """Relatives who are held at one time are held in one place, if they wish it."""
    del law
    return (
        when(custody.has_family_held)
        .breach_if(custody.family_is_apart, since=custody.family_apart_since)
        .because(
            breach="Held in another place than a relative, against their wish.",
            met="Held in the same place as the relatives held at the same time.",
            not_applicable="No relative with whom the person wishes to be was held "
            "at the same time.",
        )
    )


OUTSIDE_CONTACT = Standard(
    "outside-contact",
    Group.TREATMENT,
    "Contact with family, counsel and the outside world",
    Kind.DEADLINE,
    draft="92",
    adopted="79",
    convention="17(5)",
)


@rule(OUTSIDE_CONTACT, Subject.CUSTODY, FamilyFacts)
def outside_contact(custody: FamilyFacts, law: Law) -> Ruling:
    """A first contact is offered in time, and no refusal goes without its reason."""
    limit = law.deadline(Deadline.OUTSIDE_CONTACT)
    due_at = after(custody.began_at, limit)
    is_over = custody.until > due_at
    late = ~custody.contact_in_time & is_over
    arises = (
        custody.contact_in_time
        | is_over
        | custody.is_running
        | custody.refused_without_reason
    )
    # Whether it was due before release hangs on the figure, too.
    start = always() if limit is None else when(arises)
    return (
        start.judge(
            breached=late | custody.refused_without_reason,
            pending=~custody.contact_in_time & ~is_over,
            since=due_at,
            due_at=due_at,
        )
        .lacking(silent(law, "the time to a first contact"), limit)
        .because(
            breach=f"No contact was offered within {told(limit)}, or one was refused "
            "without a reason.",
            met="Contact was offered in time, and no refusal lacks a reason.",
            pending=f"A first contact is due within {told(limit)}.",
            not_applicable="Released before a first contact was due.",
        )
    )


RULES = (family_unity, outside_contact)
