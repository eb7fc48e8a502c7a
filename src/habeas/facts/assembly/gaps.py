"""The longest time in which something owed again and again was not done."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else, seconds_between

_MILLION = 1_000_000


def gaps_between(
    events: ir.Table, base: ir.Table, *, from_second: bool = True
) -> ir.Table:
    """Measure the times between events of a custody, and from the last to its end.

    Reads: events with `custody_id` and `at`. Promises: for each custody that has
    one, `first_at`, `second_at` and `last_at`; `gap_from` and `gap_to`, the longest
    time without one from the second on, or from the first. What happened outside
    the custody is left out; where the moment of one is not recorded, all of these
    are unknown.
    """
    rows = events.join(base, "custody_id").select(
        events.custody_id, events["at"], base.began_at, base.until
    )
    # An event without a date, or of a custody without its own, stays: it may count.
    outside = (rows["at"] < rows.began_at) | (rows["at"] > rows.until)
    rows = rows.filter(~or_else(outside, otherwise=False))
    turn = ibis.window(group_by="custody_id", order_by="at")
    rows = rows.mutate(
        turn=ibis.row_number().over(turn), next=rows["at"].lead().over(turn)
    )
    rows = rows.mutate(
        next=ibis.cases((rows.next.isnull(), rows.until), else_=rows.next)
    )
    length = ibis.cases(
        (rows.turn >= int(from_second), seconds_between(rows["at"], rows.next))
    )
    # Of gaps of one length the last; nobody has a million events in one custody.
    rows = rows.mutate(length=length * _MILLION + rows.turn)
    found = rows.group_by("custody_id").aggregate(
        undated=(rows["at"].isnull() | rows.until.isnull()).cast("int8").max(),
        first_at=rows["at"].min(),
        second_at=ibis.cases((rows.turn == 1, rows["at"])).max(),
        last_at=rows["at"].max(),
        gap_from=rows["at"].argmax(rows.length),
        gap_to=rows.next.argmax(rows.length),
    )
    moments = ("first_at", "second_at", "last_at", "gap_from", "gap_to")
    known = {name: ibis.cases((found.undated == 0, found[name])) for name in moments}
    return found.select("custody_id", **known)
