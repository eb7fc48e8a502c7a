"""Facts on the decision to detain, and on what was weighed before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import first, or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import after
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import AssessmentKind, OrderKind
from habeas.law.alternative import Alternative
from habeas.law.applied import Law
from habeas.law.figure import Deadline


@dataclass(frozen=True, slots=True)
class DecisionFacts(Custody):
    """What the standards on the decision to detain ask."""

    is_ordered: Annotated[Flag, "whether detention was ordered"]
    decision_at: Annotated[Moment, "when detention was ordered"]
    was_assessed: Annotated[
        Flag, "whether and when the person's own circumstances were assessed"
    ]
    was_weighed: Annotated[
        Flag, "whether and when purpose, health and needs were weighed"
    ]
    alternatives_ruled_out: Annotated[
        Flag, "whether, when and why each alternative was ruled out"
    ]


def decisions(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the decision to detain, and what had been weighed by then.

    Promises: `decision_at` is the first order; where none was made, the moment
    by which one was due.
    """
    decided = Part("decided", _decided(source, law, base))
    yield decided
    made = decided.reference.select("custody_id", "decision_at")
    if source.has("assessment"):
        yield _assessments(source.table("assessment").join(made, "custody_id"))
    available = law.jurisdiction.alternatives
    if source.has("consideration") and available:
        rows = source.table("consideration").join(made, "custody_id")
        yield _considerations(rows, available)


def _decided(source: Source, law: Law, base: ir.Table) -> ir.Table:
    if not source.has("order"):
        return base.select(
            "custody_id",
            is_ordered=ibis.null("boolean"),
            decision_at=ibis.null("timestamp(6)"),
        )
    orders = source.table("order")
    holds = orders.kind != OrderKind.RELEASE
    orders = orders.filter(or_else(holds, otherwise=True))
    holds = orders.kind != OrderKind.RELEASE
    found = orders.group_by("custody_id").aggregate(
        ordered=some(holds), first_at=first(ibis.cases((holds, orders["at"])))
    )
    found = found.select("ordered", "first_at", of=found.custody_id)
    rows = base.left_join(found, base.custody_id == found["of"])
    is_ordered = ibis.cases((rows["of"].isnull(), False), else_=rows.ordered)
    due_at = after(rows.began_at, law.deadline(Deadline.ARREST_ALLOWANCE))
    return rows.select(
        "custody_id",
        is_ordered=is_ordered,
        decision_at=ibis.cases((is_ordered, rows.first_at), (~is_ordered, due_at)),
    )


def _assessments(rows: ir.Table) -> Part:
    """Gather what was assessed by the time of the decision, be it in several goes."""
    counts = (rows.kind == AssessmentKind.NECESSITY) & (rows["at"] <= rows.decision_at)
    was_weighed = (
        some(counts & rows.weighs_proportionality)
        & some(counts & rows.considers_health)
        & some(counts & rows.considers_needs)
    )
    return Part(
        "assessments",
        rows.group_by("custody_id").aggregate(
            was_assessed=some(counts & rows.is_individual), was_weighed=was_weighed
        ),
        {"was_assessed": False, "was_weighed": False},
    )


def _considerations(rows: ir.Table, available: tuple[Alternative, ...]) -> Part:
    """Gather whether every alternative that the law offers was ruled out by then."""
    counts = (
        rows.was_ruled_out
        & rows.reason_is_individual
        & (rows["at"] <= rows.decision_at)
    )
    ruled_out = ibis.literal(value=True)
    for alternative in available:
        ruled_out = ruled_out & some(counts & (rows.alternative == alternative))
    return Part(
        "considerations",
        rows.group_by("custody_id").aggregate(alternatives_ruled_out=ruled_out),
        {"alternatives_ruled_out": False},
    )
