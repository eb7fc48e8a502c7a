"""Facts on things taken from a person, essential ones and identity documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import Duty, fall_due, happened, together
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import ItemCategory
from habeas.law.applied import Law
from habeas.law.provision import Provision
from habeas.law.threshold import Threshold

# "On admission", as other acts owed on admission are read; here, since each thing
# is counted from its own taking.
INVENTORIED = Threshold(24, "hours", Provision.parse("Mandela 67(1)"))
_ESSENTIAL = (
    ItemCategory.MEDICINE,
    ItemCategory.ASSISTIVE_DEVICE,
    ItemCategory.CONTACT_LIST,
    ItemCategory.IDENTITY_DOCUMENT,
)


@dataclass(frozen=True, slots=True)
class BelongingsFacts(Custody):
    """What the standards on property ask."""

    has_property: Annotated[Flag, "whether anything was taken from the person"]
    inventory_is_late: Annotated[
        Flag, "when each thing was taken, and when its inventory was signed"
    ]
    inventory_is_awaited: Annotated[
        Flag, "whether an inventory of each thing was signed"
    ]
    inventory_due_at: Annotated[Moment, "when an inventory is due"]
    property_is_kept: Annotated[
        Flag, "whether each thing was given back on release, or its loss compensated"
    ]
    property_is_out: Annotated[Flag, "whether each thing was given back"]
    essential_is_withheld: Annotated[
        Flag, "whether an essential thing was kept from the person"
    ]
    identity_is_withheld: Annotated[
        Flag, "whether an identity document was kept from the person"
    ]
    identity_without_necessity: Annotated[
        Flag, "why it was necessary to withhold each identity document"
    ]
    identity_without_end: Annotated[
        Flag, "when the withholding of each identity document is to end"
    ]
    identity_is_late: Annotated[Flag, "when each identity document was given back"]
    identity_is_awaited: Annotated[
        Flag, "whether each identity document was given back"
    ]
    identity_due_at: Annotated[Moment, "when an identity document is to be given back"]


def belongings(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on property: each thing by itself, then all together."""
    del law
    if not source.has("property_item"):
        return
    rows = _things(source, base)
    kept = ~rows.is_settled & ~rows.is_running
    withheld = rows.is_identity & rows.is_withheld
    yield Part(
        "belongings",
        rows.group_by("custody_id").aggregate(
            has_property=some(rows.is_taken),
            **together(rows, "inventory"),
            property_is_kept=some(rows.is_taken & (kept | rows.is_returned_late)),
            property_is_out=some(rows.is_taken & ~rows.is_settled & rows.is_running),
            essential_is_withheld=some(
                rows.category.isin(_ESSENTIAL) & rows.is_withheld
            ),
            identity_is_withheld=some(withheld),
            identity_without_necessity=some(withheld & ~rows.necessity_recorded),
            identity_without_end=some(withheld & ~rows.has_end),
            **together(rows, "identity"),
        ),
        {
            "has_property": False,
            "essential_is_withheld": False,
            "identity_is_withheld": False,
        },
    )


def _things(source: Source, base: ir.Table) -> ir.Table:
    held = base.select("custody_id", "as_of", "until", "is_running")
    rows = source.table("property_item").join(held, "custody_id")
    was_taken = happened(source, "property_item", rows, "taken_at")
    is_returned = happened(source, "property_item", rows, "returned_at")
    rows = rows.mutate(
        is_taken=was_taken | rows.is_withheld,
        is_returned=is_returned,
        is_settled=is_returned
        | happened(source, "property_item", rows, "compensated_at"),
        is_returned_late=is_returned
        & (rows.returned_at > rows.until)
        & ~rows.is_running,
        is_identity=rows.category == ItemCategory.IDENTITY_DOCUMENT,
        has_end=happened(source, "property_item", rows, "withheld_until"),
    )
    rows = fall_due(rows, "inventory", _inventory(source, rows))
    return fall_due(rows, "identity", _return_of_identity(rows))


def _inventory(source: Source, rows: ir.Table) -> Duty:
    return Duty(
        is_owed=rows.is_taken,
        due_at=rows.taken_at + ibis.interval(hours=INVENTORIED.hours),
        is_done=happened(source, "property_item", rows, "inventoried_at"),
        done_at=rows.inventoried_at,
        until=rows.as_of,
        is_running=ibis.literal(value=True),
    )


def _return_of_identity(rows: ir.Table) -> Duty:
    """Owe an identity document when its withholding ends, and at release at last."""
    lasts = rows.is_running | (rows.withheld_until <= rows.until)
    return Duty(
        is_owed=rows.is_identity & rows.is_withheld,
        due_at=ibis.cases((lasts, rows.withheld_until), else_=rows.until),
        is_done=rows.is_returned,
        done_at=rows.returned_at,
        until=rows.as_of,
        is_running=ibis.literal(value=True),
    )
