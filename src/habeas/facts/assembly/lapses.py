"""The longest time within a span in which something owed again was not done."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import seconds_between


def longest_lapse(spans: ir.Table, events: ir.Table) -> ir.Table:
    """Measure, in each span, the longest time without an event.

    Reads: spans of three columns, their key, their start and their end; events
    with the same key and `at`. Promises: for each span its key; `lapse`, the
    longest time without an event in seconds, the span's own two ends counted; and
    `lapse_from`, when it began. Events outside the span, or undated, are left out.
    """
    key, start, end = spans.columns
    within = events.join(spans, key)
    within = within.filter(
        (within["at"] > within[start]) & (within["at"] < within[end])
    )
    moments = within.select(key, "at", end).union(
        spans.select(key, spans[start].name("at"), end)
    )
    turn = ibis.window(group_by=key, order_by="at")
    following = moments["at"].lead().over(turn)
    until = ibis.cases((following.isnull(), moments[end]), else_=following)
    lapses = moments.mutate(length=seconds_between(moments["at"], until))
    longest = lapses.length.max().over(ibis.window(group_by=key))
    lapses = lapses.mutate(longest=longest)
    is_longest = lapses.length == lapses.longest
    return lapses.group_by(key).aggregate(
        lapse=lapses.length.max(),
        lapse_from=ibis.cases((is_longest, lapses["at"])).min(),
    )
