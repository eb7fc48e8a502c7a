"""Facts on screenings for vulnerability: the first, and those that changes call for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import after
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import IncidentKind
from habeas.law.applied import Law
from habeas.law.figure import Deadline

# What calls for a new screening, and the column that tells when it happened.
_CHANGES = {"incident": "at", "need": "recorded_at", "placement": "began_at"}


@dataclass(frozen=True, slots=True)
class ScreeningFacts(Custody):
    """What the standard on screening asks."""

    screened_in_time: Annotated[
        Flag, "whether, when and by whom the person was screened"
    ]
    has_changed: Annotated[
        Flag, "whether an incident, a transfer or a need of care was recorded"
    ]
    rescreening_is_missed: Annotated[
        Flag, "each incident, transfer and need of care, and each screening after it"
    ]
    rescreening_is_awaited: Annotated[Flag, "whether a screening followed each change"]
    rescreening_due_at: Annotated[Moment, "when the person was to be screened again"]


def screening(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the screenings of each custody, and what called for them.

    Promises: a change is answered by a screening no earlier than it; what is not
    kept of incidents, transfers or needs leaves unknown whether all were.
    """
    if source.has("screening"):
        yield _admission(source, law, base)
    kept = [table for table in _CHANGES if source.has(table)]
    if kept:
        yield _changes(source, law, base, kept)


def _admission(source: Source, law: Law, base: ir.Table) -> Part:
    made = source.table("screening").join(
        base.select("custody_id", "began_at"), "custody_id"
    )
    due_at = after(made.began_at, law.deadline(Deadline.SCREENING_ON_ADMISSION))
    in_time = made.by_qualified_person & (made["at"] <= due_at)
    return Part(
        "screening_first",
        made.group_by("custody_id").aggregate(screened_in_time=some(in_time)),
        {"screened_in_time": False},
    )


def _changes(source: Source, law: Law, base: ir.Table, kept: list[str]) -> Part:
    """Look after each change for the next screening."""
    events = _with_answers(source, kept)
    held = base.select("custody_id", "until", "is_running")
    events = events.join(held, "custody_id")
    due_at = after(events["at"], law.deadline(Deadline.RESCREENING))
    answered = or_else(events.next_sure <= due_at, otherwise=False)
    perhaps = events.may_answer | or_else(
        events.next_perhaps <= due_at, otherwise=False
    )
    is_open = ~answered & events.is_running & (events.until <= due_at)
    events = events.mutate(
        due_at=due_at,
        missed=ibis.cases(
            (answered | (events.until <= due_at), False),
            (perhaps, ibis.null("boolean")),
            else_=events.until > due_at,
        ),
        awaited=is_open if source.has("screening") else ibis.null("boolean"),
    )
    missed, awaited = (events.is_change & c for c in (events.missed, events.awaited))
    late_at = ibis.cases((missed, events.due_at)).min()
    found = {
        "has_changed": some(events.is_change),
        "rescreening_is_missed": some(missed),
        "rescreening_is_awaited": some(awaited),
        # Where none is missed, the next that is awaited is the one to tell.
        "rescreening_due_at": or_else(
            late_at, otherwise=ibis.cases((awaited, events.due_at)).min()
        ),
    }
    if len(kept) == len(_CHANGES):
        nothing = {"has_changed": False}
    else:
        nothing = {}
        # There may be changes that were not kept: that none is missed is not known.
        found["rescreening_is_missed"] = ibis.cases((some(missed), True))
    rows = events.group_by("custody_id").aggregate(**found)
    return Part("screening_again", rows, nothing)


def _with_answers(source: Source, kept: list[str]) -> ir.Table:
    """Give each change the next screening after it, and the next that may be one."""
    events = reduce(ir.Table.union, (_change(source, table) for table in kept))
    if not source.has("screening"):
        never = ibis.null("timestamp(6)")
        perhaps = ibis.literal(value=True)
        return events.mutate(next_sure=never, next_perhaps=never, may_answer=perhaps)
    made = source.table("screening")
    may_be = or_else(made.by_qualified_person, otherwise=True)
    answers = made.select(
        "custody_id",
        "at",
        is_change=ibis.literal(value=False),
        turn=ibis.literal(1, "int8"),
        sure=ibis.cases((made.by_qualified_person, made["at"])),
        perhaps=ibis.cases((may_be, made["at"])),
        undated=(may_be & made["at"].isnull()).cast("int8"),
    )
    never = ibis.null("timestamp(6)")
    events = events.mutate(sure=never, perhaps=never, undated=ibis.literal(0, "int8"))
    both = events.select(*answers.columns).union(answers)
    onward = ibis.window(group_by="custody_id", order_by=["at", "turn"], rows=(0, None))
    both = both.mutate(
        next_sure=both.sure.min().over(onward),
        next_perhaps=both.perhaps.min().over(onward),
        may_answer=both.undated.max().over(ibis.window(group_by="custody_id")) == 1,
    )
    return both.filter(both.turn == 0)


def _change(source: Source, table: str) -> ir.Table:
    """Give what surely or perhaps called for a new screening, one row each."""
    rows = source.table(table)
    match table:
        case "incident":
            # Whoever died is not screened again.
            is_change = or_else(rows.kind != IncidentKind.DEATH, otherwise=True)
        case "placement":
            before = ibis.window(
                group_by="custody_id", order_by=["began_at", "placement_id"]
            )
            rows = rows.mutate(
                turn=ibis.row_number().over(before),
                came_from=rows.place_id.lag().over(before),
            )
            is_change = (rows.turn > 0) & (rows.place_id != rows.came_from)
        case _:
            is_change = ibis.literal(value=True)
    rows = rows.mutate(is_change=is_change)
    rows = rows.filter(or_else(rows.is_change, otherwise=True))
    return rows.select(
        "custody_id",
        "is_change",
        at=rows[_CHANGES[table]],
        turn=ibis.literal(0, "int8"),
    )
