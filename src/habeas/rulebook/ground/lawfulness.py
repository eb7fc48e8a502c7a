"""A detention has a legitimate objective, a basis in law, and an order that holds."""

import ibis

from habeas.facts.assembly.ground.basis import BasisFacts
from habeas.facts.assembly.ground.cover import CoverFacts
from habeas.facts.assembly.ground.reasons import ReasonFacts
from habeas.facts.rows import Flag
from habeas.facts.vocabulary import Branch, Conduct
from habeas.law.applied import Law
from habeas.law.figure import Deadline
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.limits import after, told
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, choose

LEGITIMATE_OBJECTIVE = Standard(
    "legitimate-objective",
    Group.GROUND,
    "The detention pursues a legitimate objective, proved by facts",
    Kind.PROHIBITION,
    draft="20-21; 23-24; 44",
    adopted="18; 20-21; 39",
    convention="16(1); 16(4)",
    difference="Draft: danger to self or society, or risk of avoiding proceedings. "
    "Adopted: risk of avoiding proceedings, or securing a deportation order; danger "
    "is no longer on the list.",
)


@rule(LEGITIMATE_OBJECTIVE, Subject.CUSTODY, ReasonFacts)
def legitimate_objective(custody: ReasonFacts, law: Law) -> Ruling:
    """Every reason given is one the edition accepts, and a fact proves it.

    Irregular entry or stay is no reason by itself; beside a reason that is
    accepted it is only the setting.
    """
    off_list = custody.has_refused_ground | _only_in_other_edition(custody, law)
    status_alone = custody.has_status_ground & ~_has_listed(custody, law)
    breached = choose(
        custody.has_ground,
        yes=off_list | status_alone | ~custody.grounds_are_proven,
        no=ibis.literal(value=True),
    )
    return (
        always()
        .breach_if(breached, since=custody.began_at)
        .because(
            breach="No ground was given, or one that is not legitimate, or one that "
            "no recorded fact proves.",
            met="Every ground given is legitimate, and a recorded fact proves it.",
        )
    )


def _only_in_other_edition(custody: ReasonFacts, law: Law) -> Flag:
    return custody.has_danger_ground if law.is_adopted else custody.has_removal_ground


def _has_listed(custody: ReasonFacts, law: Law) -> Flag:
    listed = custody.has_removal_ground if law.is_adopted else custody.has_danger_ground
    return custody.has_absconding_ground | listed


LEGAL_BASIS = Standard(
    "legal-basis",
    Group.GROUND,
    "A law in force authorises the detention and its procedure was followed",
    Kind.PROHIBITION,
    draft="25",
    adopted="23",
    convention="16(4)",
)


@rule(LEGAL_BASIS, Subject.CUSTODY, BasisFacts)
def legal_basis(custody: BasisFacts, law: Law) -> Ruling:
    """Each order rests on a provision in force that day.

    Whoever makes it is competent under that provision and follows its procedure.
    """
    breached = (
        ~custody.basis_is_in_force
        | ~custody.authority_is_competent
        | ~custody.procedure_was_followed
    )
    return (
        always()
        .breach_if(breached, since=custody.began_at)
        .lacking(
            f"what allows detention in the law of {law.jurisdiction.name}",
            law.jurisdiction.legal_bases,
        )
        .because(
            breach="No provision in force that day allows the detention, or the "
            "authority was not competent, or the procedure was not followed.",
            met="Each order rests on a provision in force, made by a competent "
            "authority by the procedure in law.",
        )
    )


NOT_CRIMINAL = Standard(
    "not-criminal",
    Group.GROUND,
    "Irregular entry or stay is never treated as a crime",
    Kind.PROHIBITION,
    draft="4; 17-18; 39-43; 57; 98",
    adopted="4; 16; 36-38",
    convention="16(4); 17",
)


@rule(NOT_CRIMINAL, Subject.CUSTODY, ReasonFacts)
def not_criminal(custody: ReasonFacts, law: Law) -> Ruling:
    """Nobody is held under criminal law for irregular entry, stay or exit."""
    del law
    is_irregular = custody.conduct.isin(
        (Conduct.IRREGULAR_ENTRY, Conduct.IRREGULAR_STAY, Conduct.IRREGULAR_EXIT)
    )
    breached = (custody.basis_branch == Branch.CRIMINAL) & is_irregular
    return (
        always()
        .breach_if(breached, since=custody.began_at)
        .because(
            breach="Held under criminal law for irregular entry, stay or exit.",
            met="Irregular entry, stay or exit is not treated as a crime here.",
        )
    )


PRESUMPTION_OF_LIBERTY = Standard(
    "presumption-of-liberty",
    Group.GROUND,
    "Without a valid order, the person is free",
    Kind.PROHIBITION,
    draft="20; 26; 44",
    adopted="18; 24; 39",
    convention="16",
)


@rule(PRESUMPTION_OF_LIBERTY, Subject.CUSTODY, CoverFacts)
def presumption_of_liberty(custody: CoverFacts, law: Law) -> Ruling:
    """Nobody is held while no order holds, beyond what the law allows an arrest."""
    allowance = law.deadline(Deadline.ARREST_ALLOWANCE)
    breached = ibis.cases(
        (custody.unordered_seconds > 0, True),
        (custody.orders_are_clear, False),
        else_=ibis.null("boolean"),
    )
    return (
        always()
        .judge(
            breached=breached,
            pending=~custody.is_ordered & custody.is_running,
            since=custody.unordered_since,
            due_at=ibis.cases(
                (~custody.is_ordered, after(custody.began_at, allowance))
            ),
        )
        .lacking(
            f"how long an arrest may last in the law of {law.jurisdiction.name}",
            allowance,
        )
        .because(
            breach="Held while no order held: none had been made within "
            f"{told(allowance)}, or it had lapsed or been quashed.",
            met="An order, or the time the law allows an arrest, covers the custody.",
            pending=f"No order is made yet; one is due within {told(allowance)}.",
        )
    )


RULES = (legitimate_objective, legal_basis, not_criminal, presumption_of_liberty)
