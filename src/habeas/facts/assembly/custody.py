"""The base of every custody's row: when it began, until when, whether it runs."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else
from habeas.facts.assembly.source import Source

TIMED = ("as_of", "began_at", "until", "is_running")


def custodies(source: Source) -> ir.Table:
    """Give one row a custody, with the moments that every clock needs.

    Promises: `until` is the end, or the moment judged at while the custody
    runs; an end before the beginning makes both unknown. A custody that had
    not begun at the moment judged at is left out.
    """
    return timed(source.table("custody"), source)


def timed(spans: ir.Table, source: Source) -> ir.Table:
    """Give spans their sound moments, as of the moment judged at.

    Reads: a table with `began_at`, `ended_at` and, where it has one,
    `end_not_known`.
    """
    spans = spans.cross_join(source.clock)
    # A blank end means that it still runs, unless the source says otherwise.
    is_gone = (
        or_else(spans.end_not_known, otherwise=False)
        if "end_not_known" in spans.columns
        else ibis.literal(value=False)
    )
    ends = ibis.cases((spans.ended_at <= spans.as_of, spans.ended_at))
    is_running = ends.isnull() & ~(is_gone & spans.ended_at.isnull())
    spans = spans.filter(or_else(spans.began_at <= spans.as_of, otherwise=True))
    spans = spans.mutate(
        ended_at=ends,
        is_running=is_running,
        until=ibis.cases((is_running, spans.as_of), else_=ends),
    )
    is_sound = spans.until >= spans.began_at
    return spans.mutate(
        began_at=ibis.cases((or_else(is_sound, otherwise=True), spans.began_at)),
        until=ibis.cases((or_else(is_sound, otherwise=True), spans.until)),
    )
