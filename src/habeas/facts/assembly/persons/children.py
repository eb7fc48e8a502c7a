"""Facts on children in custody, and on the children of those in custody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.person import latest_birth, was_child
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import happened
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import Relation
from habeas.law.applied import Law

_UPWARD = (Relation.PARENT, Relation.CARER)


@dataclass(frozen=True, slots=True)
class ChildFacts(Custody):
    """What the standards on children and their families ask."""

    was_child: Annotated[Flag, "the person's age"]
    child_detected_at: Annotated[Moment, "when the child was found"]
    protection_in_charge: Annotated[
        Flag, "whether child protection was told and is named as responsible"
    ]
    protection_informed_at: Annotated[Moment, "when child protection was told"]
    has_child: Annotated[Flag, "whether the person is parent or carer of a child"]


def children(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather what was done when a child was found, and who has children."""
    del law
    yield _protection(source, base)
    if source.has("family_link", "person"):
        yield _parents(source, base)


def _protection(source: Source, base: ir.Table) -> Part:
    """Tell when the child was found: at the latest when liberty was taken."""
    if not source.has("child_notification"):
        return Part(
            "child_protection",
            base.select("custody_id", child_detected_at=base.began_at),
        )
    told = source.table("child_notification")
    is_told = happened(source, "child_notification", told, "informed_at")
    in_charge = is_told & told.is_responsible
    found = told.group_by("custody_id").aggregate(
        detected_at=told.detected_at.min(),
        in_charge=some(in_charge),
        informed_at=ibis.cases((in_charge, told.informed_at)).min(),
    )
    found = found.select("detected_at", "in_charge", "informed_at", of="custody_id")
    rows = base.left_join(found, base.custody_id == found["of"])
    return Part(
        "child_protection",
        rows.select(
            "custody_id",
            # Whoever is held is there to be seen: the day of arrest stands in.
            child_detected_at=or_else(rows.detected_at, otherwise=rows.began_at),
            protection_in_charge=ibis.cases(
                (rows["of"].isnull(), False), else_=rows.in_charge
            ),
            protection_informed_at=rows.informed_at,
        ),
    )


def _parents(source: Source, base: ir.Table) -> Part:
    """Find the children of each person in custody, by ties told from either side."""
    links = source.table("family_link")
    downward = links.select(
        "person_id",
        child_id=links.relative_id,
        is_parent=links.relation.isin(_UPWARD),
    )
    upward = links.select(
        person_id=links.relative_id,
        child_id=links.person_id,
        is_parent=links.relation == Relation.CHILD,
    )
    ties = downward.union(upward)
    # A tie told only from the other side says nothing against this one.
    ties = ties.filter(or_else(ties.is_parent, otherwise=True))
    held = base.select("custody_id", "person_id", "began_at", "until")
    rows = ties.join(held, "person_id")
    ages = source.table("person").select(
        "birth_date",
        "birth_precision",
        "birth_year",
        "age_disputed",
        "age_settled_at",
        born_as="person_id",
    )
    rows = rows.left_join(ages, rows.child_id == ages.born_as)
    was_born = or_else(latest_birth(rows) <= rows.until.date(), otherwise=True)
    is_parent = rows.is_parent & was_child(rows) & was_born
    found = rows.group_by("custody_id").aggregate(has_child=some(is_parent))
    nobody = base.filter(base.person_id.isnull()).select(
        "custody_id", has_child=ibis.null("boolean")
    )
    return Part("parents", found.union(nobody), {"has_child": False})
