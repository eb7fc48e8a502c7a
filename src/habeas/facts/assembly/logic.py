"""Three-valued words for gathering many rows into one fact.

An engine's own `any`, `all`, `least` and `greatest` pass over what is missing;
these keep it unknown wherever it could change the answer.
"""

import ibis
import ibis.expr.types as ir

from habeas.facts.rows import Flag, Moment, Whole

SECONDS_A_DAY = 86_400


def some(claim: Flag) -> Flag:
    """Say whether any row claims it; where none does and one may, unknown."""
    return ibis.cases(
        (claim.cast("int8").max() == 1, True),
        (claim.isnull().cast("int8").max() == 1, ibis.null("boolean")),
        else_=False,
    )


def every(claim: Flag) -> Flag:
    """Say whether each row claims it; where none denies and one may, unknown."""
    return ibis.cases(
        (claim.cast("int8").min() == 0, False),
        (claim.isnull().cast("int8").max() == 1, ibis.null("boolean")),
        else_=True,
    )


def first(at: Moment) -> Moment:
    """Give the first of the moments; unknown where one of them is not recorded."""
    return _unless_missing(at, at.min())


def last(at: Moment) -> Moment:
    """Give the last of the moments; unknown where one of them is not recorded."""
    return _unless_missing(at, at.max())


def earlier(one: Moment, other: Moment) -> Moment:
    """Give the earlier of two moments; unknown if either is."""
    return ibis.cases(
        (one.isnull() | other.isnull(), ibis.null("timestamp(6)")),
        (one <= other, one),
        else_=other,
    )


def later(one: Moment, other: Moment) -> Moment:
    """Give the later of two moments; unknown if either is."""
    return ibis.cases(
        (one.isnull() | other.isnull(), ibis.null("timestamp(6)")),
        (one >= other, one),
        else_=other,
    )


def seconds_between(start: Moment, end: Moment) -> Whole:
    """Count the whole seconds from one moment to another; unknown if either is."""
    return end.epoch_seconds().cast("int64") - start.epoch_seconds().cast("int64")


def or_else(value: ir.Value, *, otherwise: ir.Value | bool | int) -> ir.Value:
    """Give a value, or the other one where it is missing.

    It turns unknown into known, so each use says why that is right.
    """
    return ibis.cases((value.isnull(), otherwise), else_=value)


def _unless_missing(at: Moment, answer: Moment) -> Moment:
    return ibis.cases(
        (at.isnull().cast("int8").max() == 1, ibis.null("timestamp(6)")),
        else_=answer,
    )
