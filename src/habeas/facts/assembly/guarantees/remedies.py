"""Facts on remedies pending at a removal, and on claims after a finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import (
    Duty,
    after,
    fall_due,
    happened,
    together,
)
from habeas.facts.rows import Custody, Flag, Moment
from habeas.law.applied import Law
from habeas.law.figure import Deadline


@dataclass(frozen=True, slots=True)
class RemedyFacts(Custody):
    """What the standards on suspensive remedies and on compensation ask."""

    was_sent_away: Annotated[Flag, "whether the person was removed"]
    removed_while_pending: Annotated[
        Flag, "whether a remedy that suspends removal was pending when it took place"
    ]
    removed_while_pending_at: Annotated[Moment, "when the person was removed"]
    was_found_unlawful: Annotated[Flag, "whether the detention was found unlawful"]
    claim_is_late: Annotated[Flag, "when a claim for compensation was opened"]
    claim_is_awaited: Annotated[Flag, "when a claim for compensation was opened"]
    claim_due_at: Annotated[Moment, "when the detention was found unlawful"]


def remedies(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on remedies and on compensation."""
    if source.has("removal"):
        yield _removals(source)
        if source.has("remedy"):
            yield _pending(source)
    if source.has("unlawfulness"):
        yield _claims(source, law, base)


def _removals(source: Source) -> Part:
    removals = source.table("removal")
    return Part(
        "guarantee_removals",
        removals.group_by("custody_id").aggregate(
            was_sent_away=ibis.literal(value=True)
        ),
        {"was_sent_away": False},
    )


def _pending(source: Source) -> Part:
    """Tell whether a removal fell between the filing of a remedy and its decision."""
    remedies, removals = source.table("remedy"), source.table("removal")
    removals = removals.select("custody_id", "at")
    rows = remedies.join(removals, "custody_id")
    undecided = ~happened(source, "remedy", rows, "decided_at") | (
        rows.decided_at > rows["at"]
    )
    pending = rows.is_suspensive & (rows.filed_at <= rows["at"]) & undecided
    return Part(
        "guarantee_pending",
        rows.group_by("custody_id").aggregate(
            removed_while_pending=some(pending),
            removed_while_pending_at=ibis.cases((pending, rows["at"])).min(),
        ),
        {"removed_while_pending": False},
    )


def _claims(source: Source, law: Law, base: ir.Table) -> Part:
    """Tell whether each finding was followed by a claim in time.

    The duty outlasts the custody: it runs on until the moment judged at.
    """
    rows = source.table("unlawfulness").join(
        base.select("custody_id", "as_of"), "custody_id"
    )
    duty = Duty(
        is_owed=ibis.literal(value=True),
        due_at=after(rows.found_at, law.deadline(Deadline.COMPENSATION_CLAIM)),
        is_done=happened(source, "unlawfulness", rows, "claim_opened_at"),
        done_at=rows.claim_opened_at,
        until=rows.as_of,
        is_running=ibis.literal(value=True),
    )
    rows = fall_due(rows, "claim", duty)
    return Part(
        "guarantee_claims",
        rows.group_by("custody_id").aggregate(
            was_found_unlawful=ibis.literal(value=True), **together(rows, "claim")
        ),
        {"was_found_unlawful": False},
    )
