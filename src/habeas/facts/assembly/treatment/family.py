"""Facts on the family held at the same time, and on contact with those outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.custody import timed
from habeas.facts.assembly.logic import later, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import after
from habeas.facts.rows import Custody, Flag, Moment, Whole
from habeas.law.applied import Law
from habeas.law.figure import Deadline


@dataclass(frozen=True, slots=True)
class FamilyFacts(Custody):
    """What the standards on family life and on contact ask."""

    has_family_held: Annotated[
        Flag, "whether relatives who wish to be together were held at the same time"
    ]
    family_is_apart: Annotated[
        Flag, "where each of the family was held, and whether they wished it so"
    ]
    family_apart_since: Annotated[Moment, "since when the family was apart"]
    contact_in_time: Annotated[
        Flag, "whether contact was offered, not refused, and when first"
    ]
    contact_refusals: Annotated[Whole, "how often contact was refused"]
    refused_without_reason: Annotated[
        Flag, "whether a reason was recorded for each refusal"
    ]


def family(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on family life."""
    if source.has("family_link"):
        yield _held_together(source, base)
    if source.has("contact"):
        yield _contacts(source, law, base)


def _held_together(source: Source, base: ir.Table) -> Part:
    """Compare where relatives were, moment by moment, while both were held."""
    pairs = _pairs(source, base)
    if source.has("placement"):
        pairs = _with_places(timed(source.table("placement"), source), pairs)
    else:
        pairs = pairs.mutate(
            is_apart=ibis.null("boolean"), since=ibis.null("timestamp(6)")
        )
    apart = pairs.wishes & pairs.is_apart
    found = pairs.group_by("custody_id").aggregate(
        has_family_held=some(pairs.wishes),
        family_is_apart=some(apart),
        family_apart_since=ibis.cases((apart, pairs.since)).min(),
    )
    nobody = base.filter(base.person_id.isnull()).select(
        "custody_id",
        has_family_held=ibis.null("boolean"),
        family_is_apart=ibis.null("boolean"),
        family_apart_since=ibis.null("timestamp(6)"),
    )
    return Part("family", found.union(nobody), {"has_family_held": False})


def _pairs(source: Source, base: ir.Table) -> ir.Table:
    """Pair the custodies of relatives that overlap; the ties keep the join small."""
    ties = source.table("family_link")
    ties = ties.select("person_id", "relative_id", wishes=ties.wishes_to_be_together)
    own = base.filter(base.person_id.notnull())
    own = own.select("custody_id", "person_id", "began_at", "until")
    other = own.select(
        other_id=own.custody_id,
        relative_id=own.person_id,
        other_began_at=own.began_at,
        other_until=own.until,
    )
    pairs = ties.join(own, "person_id").join(other, "relative_id")
    overlap = (pairs.began_at < pairs.other_until) & (
        pairs.other_began_at < pairs.until
    )
    return pairs.filter(overlap).select("custody_id", "other_id", "wishes")


def _with_places(spans: ir.Table, pairs: ir.Table) -> ir.Table:
    """Add each pair's placements that overlap; none recorded leaves it unknown."""
    here = spans.select("custody_id", "place_id", "began_at", "until")
    there = spans.select(
        other_id=spans.custody_id,
        other_place_id=spans.place_id,
        other_began_at=spans.began_at,
        other_until=spans.until,
    )
    both = pairs.join(here, "custody_id").join(there, "other_id")
    both = both.filter(
        (both.began_at < both.other_until) & (both.other_began_at < both.until)
    )
    met = both.select(
        "custody_id",
        "other_id",
        is_apart=both.place_id != both.other_place_id,
        since=later(both.began_at, both.other_began_at),
    )
    rows = pairs.left_join(met, ["custody_id", "other_id"])
    return rows.select("custody_id", "wishes", "is_apart", "since")


def _contacts(source: Source, law: Law, base: ir.Table) -> Part:
    rows = source.table("contact").join(
        base.select("custody_id", "began_at"), "custody_id"
    )
    due_at = after(rows.began_at, law.deadline(Deadline.OUTSIDE_CONTACT))
    return Part(
        "contacts",
        rows.group_by("custody_id").aggregate(
            contact_in_time=some(~rows.was_refused & (rows["at"] <= due_at)),
            contact_refusals=ibis.cases((rows.was_refused, 1), else_=0).sum(),
            refused_without_reason=some(rows.was_refused & ~rows.refusal_reasoned),
        ),
        {
            "contact_in_time": False,
            "contact_refusals": 0,
            "refused_without_reason": False,
        },
    )
