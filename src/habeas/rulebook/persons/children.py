"""Children, and those on whom children depend, are at liberty."""

import ibis

from habeas.facts.assembly.persons.children import ChildFacts
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, when

CHILD = Standard(
    "child",
    Group.PERSONS,
    "No child is detained for a migration reason, alone or with family",
    Kind.PROHIBITION,
    draft="46-50; 88-89",
    adopted="40-44; 76",
    convention="16; 17",
)


@rule(CHILD, Subject.CUSTODY, ChildFacts)
def child(custody: ChildFacts, law: Law) -> Ruling:
    """Nobody under 18 is held, not for a moment; in doubt the person is a child."""
    del law
    return (
        always()
        .breach_if(custody.was_child, since=custody.began_at)
        .because(
            breach="Under 18 while held, or of an age in dispute.",
            met="Eighteen or older when liberty was taken.",
        )
    )


CHILD_PROTECTION_INFORMED = Standard(
    "child-protection-informed",
    Group.PERSONS,
    "Child protection takes charge at once when a child is found",
    Kind.DEADLINE,
    draft="51",
    adopted="45",
    convention="44",
)


@rule(CHILD_PROTECTION_INFORMED, Subject.CUSTODY, ChildFacts)
def child_protection_informed(custody: ChildFacts, law: Law) -> Ruling:
    """Child protection is told as soon as a child is found, and made responsible."""
    limit = law.deadline(Deadline.CHILD_PROTECTION_INFORMED)
    return (
        when(custody.was_child)
        .due(
            at=after(custody.child_detected_at, limit),
            done=custody.protection_in_charge,
            done_at=custody.protection_informed_at,
            until=custody.until,
            is_running=custody.is_running,
        )
        .lacking(
            f"the time to tell child protection in the law of {law.jurisdiction.name}",
            limit,
        )
        .because(
            breach=f"Child protection was not told and put in charge within "
            f"{told(limit)} of finding the child.",
            met=f"Child protection was told and put in charge within {told(limit)}.",
            pending=f"Child protection is to take charge within {told(limit)}.",
            not_applicable="Not a child, or released before child protection was due.",
        )
    )


FAMILY_AT_LIBERTY = Standard(
    "family-at-liberty",
    Group.PERSONS,
    "A child's family is not detained; the family stays together and free",
    Kind.PROHIBITION,
    draft="49; 88-89",
    adopted="43; 76",
    convention="14; 44",
)


@rule(FAMILY_AT_LIBERTY, Subject.CUSTODY, ChildFacts)
def family_at_liberty(custody: ChildFacts, law: Law) -> Ruling:
    """Nobody who is parent or carer of a child is held, wherever the child is.

    That relatives are held apart from each other is for the standard on the unity
    of families.
    """
    del law
    return (
        when(custody.has_child)
        .breach_if(ibis.literal(value=True), since=custody.began_at)
        .because(
            breach="A parent or carer of a child is held.",
            not_applicable="No tie to a child is recorded.",
        )
    )


RULES = (child, child_protection_informed, family_at_liberty)
