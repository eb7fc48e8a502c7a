"""The clock of a custody: when, by each layer of law, its maximum is reached."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import reduce

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.earlier import earlier_custodies
from habeas.facts.assembly.logic import or_else
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.person import OF_PERSON
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.spans import add
from habeas.facts.rows import Flag, Moment, Text
from habeas.facts.vocabulary import OrderKind
from habeas.law.amount import Amount
from habeas.law.applied import Law
from habeas.law.limit import Limit, LimitKind

_NEVER = ibis.null("timestamp(6)")
_CAPPING = (LimitKind.MAXIMUM, LimitKind.PROHIBITED, LimitKind.INITIAL)


def clock(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Tell when the maximum of each custody is reached.

    Promises: `expires_sure` is the first moment at which some limit is over
    whatever is not known (earlier custodies, regime, age, prolongations);
    `expires_first` the first at which one may be; `expiry_limit` names the
    limit that is surely over first, and `maximum_is_set` says whether the law
    in force sets a maximum at all.
    """
    limits = [i for i in law.jurisdiction.limits if not i.for_measures]
    capping = [i for i in limits if i.kind in _CAPPING]
    before = earlier_custodies(law, base)
    starts = Part("clock_starts", _rows(source, base, before))
    yield from (before, starts)
    rows = starts.reference
    for number, limit in enumerate(capping):
        rows = _reach(rows, number, limit)
    numbered = tuple(enumerate(capping))
    rows = rows.mutate(
        _first=_least(rows, "first", numbered, surely=False),
        _sure=_of_regimes(rows, numbered),
    )
    yield Part(
        "clock",
        rows.select(
            base.columns[0],
            expires_first=rows["_first"],
            expires_sure=rows["_sure"],
            expiry_limit=_named(rows, numbered),
            maximum_is_set=_maximum_is_set(rows, limits),
            extensions=rows.extensions,
        ),
    )


def _rows(source: Source, base: ir.Table, before: Part) -> ir.Table:
    """Put beside each custody the two moments its clock may have started at."""
    earlier = before.reference
    rows = base.left_join(earlier, "custody_id").drop("custody_id_right")
    rows = _with_ages(source, rows)
    rows = _with_extensions(source, rows)
    sure = or_else(rows.earlier_least, otherwise=0)
    return rows.select(
        "custody_id",
        "began_at",
        "until",
        "regime",
        "was_child",
        "extensions",
        starts_last=rows.began_at - sure.as_interval("s"),
        starts_first=rows.began_at - rows.earlier_most.as_interval("s"),
    )


def _with_ages(source: Source, rows: ir.Table) -> ir.Table:
    if not source.has("person"):
        return rows.mutate(was_child=ibis.null("boolean"))
    ages = ibis.table({"custody_id": "string", "was_child": "boolean"}, name=OF_PERSON)
    return rows.left_join(ages, "custody_id").drop("custody_id_right")


def _with_extensions(source: Source, rows: ir.Table) -> ir.Table:
    """Count the prolongations ordered; unknown where no orders are given."""
    if not source.has("order"):
        return rows.mutate(extensions=ibis.null("int64"))
    orders = source.table("order").filter(lambda t: t.kind == OrderKind.EXTENSION)
    counted = orders.group_by("custody_id").aggregate(n=orders.count())
    rows = rows.left_join(counted, "custody_id").drop("custody_id_right")
    return rows.mutate(extensions=or_else(rows.n, otherwise=0)).drop("n")


def _reach(rows: ir.Table, number: int, limit: Limit) -> ir.Table:
    """Add the moments at which a limit may be, and surely is, over."""
    first, sure = f"first_{number}", f"sure_{number}"
    rows = add(rows, first, "starts_first", _shortest(limit))
    if limit.kind is LimitKind.INITIAL:
        return rows.mutate(**{sure: _NEVER})
    granted = {k: limit.extensions[:k] for k in range(len(limit.extensions) + 1)}
    rows = add(rows, sure, "starts_last", limit.ceiling)
    if limit.amount is not None and limit.extensions:
        for k, steps in granted.items():
            amounts = (limit.amount, *(step.amount for step in steps))
            rows = add(rows, f"by_{k}", "starts_last", amounts)
            rows = add(rows, f"may_{k}", "starts_first", amounts)
        rows = rows.mutate(
            **{
                sure: _granted(rows, sure, "by", granted),
                first: _granted(rows, first, "may", granted),
            }
        ).drop(*(f"{kind}_{k}" for kind in ("by", "may") for k in granted))
    rows = _for_children(rows, number, limit)
    return rows.mutate(
        **{
            first: _not_before(rows[first], limit.in_force_from),
            sure: _not_before(rows[sure], limit.applies_from),
        }
    )


def _shortest(limit: Limit) -> Sequence[Amount]:
    """Give the least the limit may allow: the first period alone, a child's if less."""
    if limit.for_children is not None:
        return (limit.for_children,)
    return limit.ceiling if limit.amount is None else (limit.amount,)


def _granted(
    rows: ir.Table, otherwise: str, kind: str, granted: Iterable[int]
) -> Moment:
    """Choose by the prolongations ordered; more than the law has cannot lengthen it."""
    cap = rows[f"{otherwise}"]
    reached = [
        (
            rows.extensions == k,
            _soonest(rows[f"{kind}_{k}"], cap if kind == "by" else None),
        )
        for k in granted
    ]
    return ibis.cases(*reached, else_=cap)


def _soonest(moment: Moment, cap: Moment | None) -> Moment:
    return moment if cap is None else ibis.cases((moment <= cap, moment), else_=cap)


def _for_children(rows: ir.Table, number: int, limit: Limit) -> ir.Table:
    if limit.for_children is None:
        return rows
    sure = f"sure_{number}"
    rows = add(rows, "_child", "starts_last", (limit.for_children,))
    child = or_else(rows.was_child, otherwise=False)
    return rows.mutate(
        **{sure: ibis.cases((child, rows["_child"]), else_=rows[sure])}
    ).drop("_child")


def _not_before(moment: Moment, day: date | None) -> Moment:
    """Let a limit bite no earlier than the day it came into force."""
    if day is None:
        return moment
    start = ibis.timestamp(datetime.combine(day, time()).isoformat())
    return ibis.cases((moment < start, start), else_=moment)


def _bites(rows: ir.Table, column: str, limit: Limit, *, surely: bool) -> Moment:
    """Give the moment a limit is over, where it governs the custody and still binds."""
    governs = _governs(rows, limit)
    governs = or_else(governs, otherwise=not surely)
    if limit.in_force_to is not None:
        lapses = datetime.combine(limit.in_force_to + timedelta(days=1), time())
        governs = governs & (rows[column] < ibis.timestamp(lapses.isoformat()))
    return ibis.cases((governs, rows[column]), else_=_NEVER)


def _governs(rows: ir.Table, limit: Limit) -> Flag:
    if limit.regime is None:
        return ibis.literal(value=True)
    return rows.regime == limit.regime


def _least(
    rows: ir.Table, kind: str, limits: Sequence[tuple[int, Limit]], *, surely: bool
) -> Moment:
    """Give the soonest of the limits that govern; null where none does."""
    bites = [_bites(rows, f"{kind}_{n}", limit, surely=surely) for n, limit in limits]
    return reduce(_either, bites, _NEVER)


def _either(one: Moment, other: Moment) -> Moment:
    """Give the earlier of two moments, or the only one there is."""
    return ibis.cases(
        (one.isnull(), other), (other.isnull(), one), (one <= other, one), else_=other
    )


def _of_regimes(rows: ir.Table, limits: Sequence[tuple[int, Limit]]) -> Moment:
    """Give the moment surely over; where the regime is unknown, the longest of any."""
    regimes = {limit.regime for _, limit in limits if limit.regime is not None}
    known = _least(rows, "sure", limits, surely=True)
    if not regimes:
        return known
    for_any = [
        reduce(
            _either,
            (
                _bites(rows, f"sure_{n}", limit, surely=False)
                for n, limit in limits
                if limit.regime in (None, regime)
            ),
            _NEVER,
        )
        for regime in sorted(regimes)
    ]
    longest = reduce(
        lambda a, b: ibis.cases((a.isnull() | (a >= b), a), else_=b), for_any
    )
    return ibis.cases((rows.regime.isnull(), longest), else_=known)


def _named(rows: ir.Table, limits: Sequence[tuple[int, Limit]]) -> Text:
    """Name the limit that is surely over first."""
    cases = [(rows[f"sure_{n}"] == rows["_sure"], limit.key) for n, limit in limits]
    if not cases:
        return ibis.null("string")
    return ibis.cases(*cases, else_=ibis.null("string"))


def _maximum_is_set(rows: ir.Table, limits: Sequence[Limit]) -> Flag:
    """Say whether the law in force in the custody's time sets a maximum.

    Unknown where none of the limits is known to have been in force then.
    """
    cases = [
        (_in_force(rows, limit), ibis.literal(value=limit.kind is not LimitKind.NONE))
        for limit in sorted(limits, key=lambda i: i.kind is LimitKind.NONE)
        if limit.kind in (*_CAPPING, LimitKind.NONE)
    ]
    return (
        ibis.cases(*cases, else_=ibis.null("boolean"))
        if cases
        else ibis.null("boolean")
    )


def _in_force(rows: ir.Table, limit: Limit) -> Flag:
    """Say whether a limit was known to be in force in the custody's time."""
    holds = or_else(_governs(rows, limit), otherwise=True)
    begins, ends = limit.applies_from, limit.in_force_to
    if begins is None:
        return ibis.literal(value=False)
    holds = holds & (
        rows.until >= ibis.timestamp(datetime.combine(begins, time()).isoformat())
    )
    if ends is not None:
        after = datetime.combine(ends + timedelta(days=1), time())
        holds = holds & (rows.began_at < ibis.timestamp(after.isoformat()))
    return holds
