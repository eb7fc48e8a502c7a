"""Belongings are kept safe and given back; what a person needs stays with them."""

from habeas.facts.assembly.treatment.belongings import INVENTORIED, BelongingsFacts
from habeas.law.applied import Law
from habeas.law.standard import Group, Kind, Standard
from habeas.rulebook.rule import Subject, rule
from habeas.rulebook.writing import Ruling, always, choose, when

PROPERTY_INVENTORY = Standard(
    "property-inventory",
    Group.TREATMENT,
    "Belongings are inventoried, kept safe and given back",
    Kind.DEADLINE,
    draft="93-94",
    adopted="80-81",
    convention="15",
)


@rule(PROPERTY_INVENTORY, Subject.CUSTODY, BelongingsFacts)
def property_inventory(custody: BelongingsFacts, law: Law) -> Ruling:
    """What is taken is on a signed inventory, and is given back by release.

    For what was lost its compensation stands in.
    """
    del law
    late = custody.inventory_is_late
    return (
        when(custody.has_property)
        .judge(
            breached=late | custody.property_is_kept,
            pending=custody.inventory_is_awaited | custody.property_is_out,
            since=choose(late, yes=custody.inventory_due_at, no=custody.until),
            due_at=custody.inventory_due_at,
        )
        .because(
            breach=f"Taken without an inventory signed within {INVENTORIED}, or "
            "neither given back by release nor compensated.",
            met="All that was taken was inventoried, and given back or compensated.",
            pending="What was taken is to be inventoried, or given back on release.",
            not_applicable="Nothing was taken from the person.",
        )
    )


ESSENTIALS_KEPT = Standard(
    "essentials-kept",
    Group.TREATMENT,
    "Essential items stay with the person",
    Kind.PROHIBITION,
    draft="94",
    adopted="81",
    convention="15",
)


@rule(ESSENTIALS_KEPT, Subject.CUSTODY, BelongingsFacts)
def essentials_kept(custody: BelongingsFacts, law: Law) -> Ruling:
    """Medicines, assistive devices, relatives' numbers and papers are not withheld."""
    del law
    return (
        always()
        .breach_if(custody.essential_is_withheld)
        .because(
            breach="A medicine, an assistive device, numbers of relatives or identity "
            "documents were withheld.",
            met="No essential thing was withheld.",
        )
    )


IDENTITY_DOCUMENTS = Standard(
    "identity-documents",
    Group.TREATMENT,
    "Identity documents are withheld only where strictly necessary, accessible, and "
    "returned",
    Kind.PROHIBITION,
    draft="95-96",
    adopted="82",
    convention="21",
    difference="The draft allows withholding where it is strictly necessary; the "
    "adopted text never does.",
)


@rule(IDENTITY_DOCUMENTS, Subject.CUSTODY, BelongingsFacts)
def identity_documents(custody: BelongingsFacts, law: Law) -> Ruling:
    """Identity documents are never withheld.

    Under the draft they may be, for a recorded necessity and up to a set end, and
    are back with the person by then.
    """
    if law.is_adopted:
        return (
            always()
            .breach_if(custody.identity_is_withheld)
            .because(
                breach="An identity document was withheld.",
                met="No identity document was withheld.",
            )
        )
    breached = (
        custody.identity_without_necessity
        | custody.identity_without_end
        | custody.identity_is_late
    )
    return (
        when(custody.identity_is_withheld)
        .judge(
            breached=breached,
            pending=custody.identity_is_awaited,
            since=custody.identity_due_at,
            due_at=custody.identity_due_at,
        )
        .because(
            breach="An identity document was withheld without a recorded necessity or "
            "an end, or not given back by it.",
            met="Identity documents were withheld of necessity and given back in time.",
            pending="A withheld identity document is to be given back.",
            not_applicable="No identity document was withheld.",
        )
    )


RULES = (property_inventory, essentials_kept, identity_documents)
