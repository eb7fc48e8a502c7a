"""Facts on the courts: when one heard the person, and what became of its orders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.gaps import gaps_between
from habeas.facts.assembly.guarantees.doing import done
from habeas.facts.assembly.logic import every, or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import Duty, fall_due, happened, together
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import AuthorityKind, OrderKind
from habeas.law.applied import Law
from habeas.law.provision import Provision
from habeas.law.threshold import Threshold

# Habeas's reading of "at once", the same as for an obstacle to removal.
OBEYED = Threshold(24, "hours", Provision.parse("ICMW 16(8)"))


@dataclass(frozen=True, slots=True)
class CourtFacts(Custody):
    """What the standard on judicial review asks."""

    court_kept: Annotated[Flag, "whether a court heard the person"]
    court_at: Annotated[Moment, "when a court with power to release heard the person"]
    court_may_be_at: Annotated[Moment, "when a court may have heard the person"]
    was_heard: Annotated[Flag, "whether a court heard the person"]
    appeal_lies: Annotated[Flag, "whether an appeal lies to a higher court"]
    ordered_at_hearing: Annotated[
        Flag, "whether a court ordered the detention when it heard the person"
    ]
    ordered_by_court: Annotated[Flag, "whether an order of detention is a court's"]
    last_heard_at: Annotated[Moment, "when a court last heard the person"]
    unheard_from: Annotated[Moment, "when each court hearing was held"]
    unheard_to: Annotated[Moment, "when each court hearing was held"]
    maybe_unheard_from: Annotated[Moment, "whether each hearing was before a court"]
    maybe_unheard_to: Annotated[Moment, "whether each hearing was before a court"]
    release_was_ordered: Annotated[Flag, "whether a court ordered release"]
    obeyed_is_late: Annotated[Flag, "when an order to release was obeyed"]
    obeyed_is_awaited: Annotated[Flag, "when an order to release was obeyed"]
    obeyed_due_at: Annotated[Moment, "when release was ordered"]


def court(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on hearings before a court."""
    del law
    if source.has("hearing"):
        heard = _heard(source)
        yield _hearings(heard, base)
        yield _gaps("unheard", heard.filter(heard.reviews), base)
        may_be = or_else(heard.reviews, otherwise=True)
        yield _gaps("maybe_unheard", heard.filter(may_be), base)
        yield _obedience(source, heard, base)
    if source.has("order"):
        yield _orders(source)


def _heard(source: Source) -> ir.Table:
    """Give the hearings that were held, and whether a court could release there.

    An application without a hearing yet is none.
    """
    rows = source.table("hearing")
    waits = rows["at"].isnull() & rows.applied_at.notnull()
    return rows.filter(~waits).mutate(reviews=rows.is_court & rows.may_release)


def _hearings(heard: ir.Table, base: ir.Table) -> Part:
    rows = heard.join(base.select("custody_id", "began_at"), "custody_id")
    before_court = or_else(rows.is_court, otherwise=True)
    return Part(
        "guarantee_hearings",
        rows.group_by("custody_id").aggregate(
            **done(rows, "court", rows.reviews),
            was_heard=some(rows.is_court),
            # Of a body that is surely no court no appeal is asked.
            appeal_lies=every(rows.appeal_available | ~before_court),
            ordered_at_hearing=some(rows.is_court & rows.ordered_detention),
        ),
        {"court_kept": True, "was_heard": False, "ordered_at_hearing": False},
    )


def _gaps(name: str, events: ir.Table, base: ir.Table) -> Part:
    """Measure the times without a court, the first hearing on."""
    gaps = gaps_between(events, base, from_second=False)
    facts = {f"{name}_from": gaps.gap_from, f"{name}_to": gaps.gap_to}
    if name == "unheard":
        facts["last_heard_at"] = gaps.last_at
    return Part(f"guarantee_{name}", gaps.select("custody_id", **facts))


def _obedience(source: Source, heard: ir.Table, base: ir.Table) -> Part:
    """Tell whether the person was free in time once a court ordered it."""
    custody = base.select("custody_id", "began_at", "until", "is_running")
    rows = heard.join(custody, "custody_id")
    ordered = rows.is_court & rows.ordered_release
    rows = rows.mutate(ordered=ordered)
    duty = Duty(
        is_owed=rows.ordered,
        due_at=rows["at"] + ibis.interval(hours=OBEYED.hours),
        is_done=happened(source, "hearing", rows, "obeyed_at"),
        done_at=rows.obeyed_at,
        until=rows.until,
        is_running=rows.is_running,
    )
    rows = fall_due(rows, "obeyed", duty)
    return Part(
        "guarantee_obedience",
        rows.group_by("custody_id").aggregate(
            release_was_ordered=some(rows.ordered), **together(rows, "obeyed")
        ),
        {"release_was_ordered": False},
    )


def _orders(source: Source) -> Part:
    """Tell whether a court made an order of detention, or of its prolongation."""
    orders = source.table("order")
    by_court = ibis.null("boolean")
    if source.has("authority"):
        bodies = source.table("authority")
        bodies = bodies.select(_body=bodies.authority_id, body_kind=bodies.kind)
        orders = orders.left_join(bodies, orders.authority_id == bodies["_body"])
        by_court = orders.body_kind == AuthorityKind.COURT
    holds = orders.kind != OrderKind.RELEASE
    return Part(
        "guarantee_orders",
        orders.group_by("custody_id").aggregate(
            ordered_by_court=some(holds & by_court)
        ),
        {"ordered_by_court": False},
    )
