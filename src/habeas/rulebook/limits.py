"""Figures of the law as moments and as words, inside a rule."""

import ibis

from habeas.facts.assembly.spans import interval
from habeas.facts.rows import Moment, Whole
from habeas.law.figure import Figure
from habeas.law.threshold import Threshold

_SECONDS_AN_HOUR = 3600


def after(start: Moment, figure: Figure | None) -> Moment:
    """Give the moment at which a time is over; unknown where the law is silent."""
    if figure is None:
        return ibis.null("timestamp(6)")
    return start + interval(figure.amount)


def beyond(start: Moment, benchmark: Threshold) -> Moment:
    """Give the moment at which a benchmark is over."""
    return start + ibis.interval(hours=benchmark.hours)


def seconds(figure: Figure | None) -> Whole:
    """Give a figure in whole seconds, a month as its longest; unknown if None."""
    if figure is None:
        return ibis.null("int64")
    return ibis.literal(int(figure.amount.most_days * 24 * _SECONDS_AN_HOUR), "int64")


def told(figure: Figure | None, *, otherwise: str = "the time the law allows") -> str:
    """Write a figure as it stands in a reason, with where it is from."""
    if figure is None:
        return otherwise
    return f"{figure.amount} ({figure.source.title})"
