"""Facts on the time a person was held without an order that allowed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import every, or_else, seconds_between
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import after
from habeas.facts.rows import Custody, Flag, Moment, Whole
from habeas.facts.vocabulary import OrderKind
from habeas.law.applied import Law
from habeas.law.figure import Deadline


@dataclass(frozen=True, slots=True)
class CoverFacts(Custody):
    """What the presumption of liberty asks."""

    is_ordered: Annotated[Flag, "whether detention was ordered"]
    unordered_seconds: Annotated[Whole, "the orders to detain"]
    unordered_since: Annotated[Moment, "since when no order held"]
    orders_are_clear: Annotated[
        Flag, "what each order ordered, from when and until when it held"
    ]


def cover(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Add up the time that neither an order nor the arrest allowance covers.

    Promises: `unordered_seconds` is what is surely uncovered: whatever an order
    leaves open is read in its favour, and `orders_are_clear` is then unknown.
    An order holds until it ends by its own terms, is quashed, or release is
    ordered; the allowance ends with the first order.
    """
    if not source.has("order"):
        return
    orders = Part("cover_orders", _orders(source, base))
    spans = Part("cover_spans", _spans(orders.reference, base, law))
    yield from (orders, spans, Part("cover", _gaps(spans.reference)))


def _orders(source: Source, base: ir.Table) -> ir.Table:
    """Put each order within the bounds of its custody, with what may end it."""
    own = base.select("custody_id", "began_at", "until")
    orders = source.table("order").join(own, "custody_id")
    start = ibis.cases(
        (orders["at"].isnull() | (orders["at"] <= orders.began_at), orders.began_at),
        (orders["at"] >= orders.until, orders.until),
        else_=orders["at"],
    )
    orders = orders.mutate(
        start=start,
        is_release=or_else(orders.kind == OrderKind.RELEASE, otherwise=False),
        is_unclear=_unclear(source, orders),
    )
    later_ones = ibis.window(
        group_by="custody_id", order_by=["start", "order_id"], rows=(1, None)
    )
    freed_at = ibis.cases((orders.is_release, orders.start)).min().over(later_ones)
    return orders.select(
        "custody_id",
        "order_id",
        "start",
        "until",
        "is_release",
        "is_unclear",
        freed_at=freed_at,
        told_end=_sooner(orders.ends_at, orders.quashed_at),
    )


def _unclear(source: Source, orders: ir.Table) -> Flag:
    """Say whether an order leaves open when it held: a blank does in no column kept."""
    if not all(source.keeps("order", name) for name in ("ends_at", "quashed_at")):
        return ibis.literal(value=True)
    return orders.kind.isnull() | orders["at"].isnull()


def _spans(orders: ir.Table, base: ir.Table, law: Law) -> ir.Table:
    """Give every span that is covered, and one without length at the very end."""
    held = orders.filter(~orders.is_release)
    told_end, freed_at = _within(held.told_end, held), _within(held.freed_at, held)
    stop = ibis.cases((told_end <= freed_at, told_end), else_=freed_at)
    ordered = held.select(
        "custody_id", "start", span_id="order_id", stop=stop, is_clear=~held.is_unclear
    )
    rows = _with_first_order(orders, base)
    allowance = law.deadline(Deadline.ARREST_ALLOWANCE)
    allowed = rows.select(
        "custody_id",
        start=rows.began_at,
        span_id=ibis.literal(""),
        stop=_sooner(after(rows.began_at, allowance), rows.ends_at),
        # Without a known allowance it is taken to last until the first order.
        is_clear=ibis.literal(value=allowance is not None)
        | or_else(rows.ends_at <= rows.began_at, otherwise=False),
    )
    end = base.select(
        "custody_id",
        start=base.until,
        span_id=ibis.literal(""),
        stop=base.until,
        is_clear=base.until.notnull() & base.began_at.notnull(),
    )
    return ordered.union(allowed).union(end)


def _with_first_order(orders: ir.Table, base: ir.Table) -> ir.Table:
    """Give each custody its end, or its first order of whatever kind if that is sooner.

    The allowance serves until somebody decides; it does not come back later.
    """
    firsts = orders.group_by("custody_id").aggregate(first_at=orders.start.min())
    firsts = firsts.select("first_at", of="custody_id")
    rows = base.left_join(firsts, base.custody_id == firsts["of"])
    return rows.select(
        "custody_id", "began_at", ends_at=_sooner(rows.first_at, rows.until)
    )


def _within(end: Moment, held: ir.Table) -> Moment:
    """Keep an end within the order's own start and the end of the custody."""
    return ibis.cases(
        (end.isnull() | (end >= held.until), held.until),
        (end <= held.start, held.start),
        else_=end,
    )


def _gaps(spans: ir.Table) -> ir.Table:
    before = ibis.window(
        group_by="custody_id", order_by=["start", "span_id"], rows=(None, -1)
    )
    spans = spans.mutate(covered=spans.stop.max().over(before))
    is_gap = or_else(spans.start > spans.covered, otherwise=False)
    lost = ibis.cases((is_gap, seconds_between(spans.covered, spans.start)), else_=0)
    return spans.group_by("custody_id").aggregate(
        unordered_seconds=lost.sum().cast("int64"),
        unordered_since=ibis.cases((is_gap, spans.covered)).min(),
        # What is not clear is not known to be otherwise.
        orders_are_clear=ibis.cases((every(spans.is_clear), True)),
    )


def _sooner(one: Moment, other: Moment) -> Moment:
    """Give the earlier of two moments, or the only one there is."""
    return ibis.cases(
        (one.isnull(), other), (other.isnull() | (one <= other), one), else_=other
    )
