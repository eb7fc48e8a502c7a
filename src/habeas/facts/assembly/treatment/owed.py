"""What is owed for each of several events of a custody, every time within a limit."""

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else, some
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.spans import interval
from habeas.facts.rows import Flag, Moment
from habeas.law.figure import Figure


@dataclass(frozen=True, slots=True)
class Duty:
    """One act owed for each event, as expressions over a table of events.

    `until` is how far the duty ran, and `is_running` whether it runs on.
    """

    is_owed: Flag
    due_at: Moment
    is_done: Flag
    done_at: Moment
    until: Moment
    is_running: Flag


def fall_due(events: ir.Table, name: str, duty: Duty) -> ir.Table:
    """Give each event three columns: whether it is late, awaited, and when due.

    A duty that ended before the act fell due is neither late nor awaited.
    """
    was_late = ibis.cases(
        (duty.until <= duty.due_at, False),
        (duty.is_done, duty.done_at > duty.due_at),
        (duty.is_done.isnull(), ibis.null("boolean")),
        else_=duty.until > duty.due_at,
    )
    is_open = ~duty.is_done & duty.is_running & (duty.until <= duty.due_at)
    return events.mutate(
        **{
            f"{name}_late": duty.is_owed & was_late,
            f"{name}_open": duty.is_owed & is_open,
            f"{name}_due": ibis.cases((duty.is_owed, duty.due_at)),
        }
    )


def together(events: ir.Table, name: str) -> dict[str, ir.Value]:
    """Gather what `fall_due` says of the events of a custody into three facts.

    Promises: `<name>_due_at` is when the first late act fell due; where none is
    late, when the first one awaited does; else when the last one did.
    """
    late, waits = events[f"{name}_late"], events[f"{name}_open"]
    due = events[f"{name}_due"]
    # Each is the next best moment to tell, where there is none of the one before.
    awaited = or_else(ibis.cases((waits, due)).min(), otherwise=due.max())
    return {
        f"{name}_is_late": some(late),
        f"{name}_is_awaited": some(waits),
        f"{name}_due_at": or_else(ibis.cases((late, due)).min(), otherwise=awaited),
    }


def after(start: Moment, limit: Figure | None) -> Moment:
    """Give the moment at which a limit is over; unknown where the law is silent."""
    if limit is None:
        return ibis.null("timestamp(6)")
    return start + interval(limit.amount)


def happened(source: Source, table: str, rows: ir.Table, column: str) -> Flag:
    """Say whether a dated act took place: a blank says no only in a column kept."""
    if source.keeps(table, column):
        return rows[column].notnull()
    return ibis.null("boolean")
