"""Stretches of time without a break, made of spans that touch or overlap."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else
from habeas.facts.rows import Flag, Moment


def stretches(
    spans: ir.Table, name: str, whose: Sequence[str], *, member: Flag, until: Moment
) -> ir.Table:
    """Give each span a column: when the stretch it continues began.

    Reads: spans with `span_id` and a known `began_at`; `whose` are the columns that
    spans of one stretch share. Spans that are surely no `member` join nothing.
    Promises: the start of what runs without a break up to this span, whatever
    follows it; a span that begins as another ends is joined to it.
    """
    spans = spans.mutate(
        _from=_where(member, spans.began_at), _to=_where(member, until)
    )
    spans = spans.mutate(_before=spans["_to"].max().over(_before(whose)))
    begins_anew = or_else(spans.began_at > spans["_before"], otherwise=True)
    spans = spans.mutate(_anew=begins_anew.cast("int64"))
    spans = spans.mutate(_number=spans["_anew"].sum().over(_up_to(whose)))
    start = spans["_from"].min().over(_up_to((*whose, "_number")))
    return spans.mutate(**{name: start}).drop(
        "_from", "_to", "_before", "_anew", "_number"
    )


def covered_until(spans: ir.Table, whose: Sequence[str]) -> Moment:
    """Give the last end of the spans before, so that no time counts twice."""
    return spans.until.max().over(_before(whose))


def _where(claim: Flag, moment: Moment) -> Moment:
    return ibis.cases((claim, moment), else_=ibis.null("timestamp(6)"))


def _before(keys: Sequence[str]) -> ibis.expr.builders.WindowBuilder:
    return ibis.window(
        group_by=list(keys), order_by=["began_at", "span_id"], rows=(None, -1)
    )


def _up_to(keys: Sequence[str]) -> ibis.expr.builders.WindowBuilder:
    return ibis.window(
        group_by=list(keys), order_by=["began_at", "span_id"], rows=(None, 0)
    )
