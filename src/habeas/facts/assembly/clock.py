"""The clock of a custody: when, by each layer of law, its maximum is reached."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.earlier import earlier_custodies
from habeas.facts.assembly.in_force import CAPPING, after_day, maximum_is_set, on_day
from habeas.facts.assembly.logic import or_else
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.person import OF_PERSON
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.spans import add
from habeas.facts.rows import Flag, Moment, Text
from habeas.facts.vocabulary import OrderKind, Regime
from habeas.law.amount import Amount, Unit
from habeas.law.applied import Law
from habeas.law.jurisdiction import Calendar
from habeas.law.limit import Limit

_NEVER = ibis.null("timestamp(6)")
# A limit, and the number that its columns bear.
Numbered = tuple[int, Limit]


def clock(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Tell when the maximum of each custody is reached.

    Promises: `expires_sure` is the first moment at which some limit is over
    whatever is not known (earlier custodies, regime, age, prolongations);
    `expires_first` the first at which one may be; `expiry_limit` names the
    limit that is surely over first, and `maximum_is_set` says whether the law
    in force sets a maximum at all. Time in detention before a limit came into
    force counts towards it, but the limit bites no earlier than that day.
    """
    limits = [i for i in law.jurisdiction.limits if not i.for_measures]
    numbered = tuple(enumerate(i for i in limits if i.kind in CAPPING))
    steps = max((len(limit.extensions) for _, limit in numbered), default=0)
    before = earlier_custodies(law, base)
    starts = Part("clock_starts", _rows(source, base, before, steps=steps))
    yield from (before, starts)
    rows = starts.reference
    for number, limit in numbered:
        rows = _reach(rows, number, limit, calendar=law.jurisdiction.calendar)
    rows = rows.mutate(
        _first=_least(rows, "first", numbered, surely=False),
        _sure=_surely_over(rows, numbered),
    )
    yield Part(
        "clock",
        rows.select(
            base.columns[0],
            expires_first=rows["_first"],
            expires_sure=rows["_sure"],
            expiry_limit=_named(rows, numbered),
            maximum_is_set=maximum_is_set(rows, limits),
        ),
    )


def _rows(source: Source, base: ir.Table, before: Part, *, steps: int) -> ir.Table:
    """Put beside each custody the two moments its clock may have started at."""
    earlier = before.reference
    rows = base.left_join(earlier, "custody_id").drop("custody_id_right")
    rows = _with_ages(source, rows)
    rows = _with_extensions(source, rows, steps)
    # A custody of nobody known has no earlier ones that surely count.
    sure = or_else(rows.earlier_least, otherwise=0)
    return rows.select(
        "custody_id",
        "began_at",
        "until",
        "regime",
        "was_child",
        "prolonged_as_told",
        *(f"prolonged_{k}" for k in range(1, steps + 1)),
        starts_last=rows.began_at - sure.as_interval("s"),
        starts_first=rows.began_at - rows.earlier_most.as_interval("s"),
    )


def _with_ages(source: Source, rows: ir.Table) -> ir.Table:
    if not source.has("person"):
        return rows.mutate(was_child=ibis.null("boolean"))
    ages = ibis.table({"custody_id": "string", "was_child": "boolean"}, name=OF_PERSON)
    return rows.left_join(ages, "custody_id").drop("custody_id_right")


def _with_extensions(source: Source, rows: ir.Table, steps: int) -> ir.Table:
    """Add when each prolongation was ordered, and whether all that were are told of.

    One that was quashed or withdrawn prolonged nothing.
    """
    moments = {f"prolonged_{k}": _NEVER for k in range(1, steps + 1)}
    if not source.has("order"):
        return rows.mutate(**moments, prolonged_as_told=ibis.literal(value=False))
    orders = source.table("order").filter(lambda t: t.quashed_at.isnull())
    # Whatever kind is not known may be a prolongation.
    orders = orders.mutate(
        may_prolong=or_else(orders.kind == OrderKind.EXTENSION, otherwise=True)
    )
    turn = ibis.window(group_by=["custody_id", "may_prolong"], order_by="at")
    orders = orders.mutate(turn=ibis.row_number().over(turn))
    unclear = orders.may_prolong & (orders.kind.isnull() | orders["at"].isnull())
    found = orders.group_by("custody_id").aggregate(
        unclear=unclear.cast("int8").max(),
        **{
            name: ibis.cases((orders.may_prolong & (orders.turn == k), orders["at"]))
            .max()
            .cast("timestamp(6)")
            for k, name in enumerate(moments)
        },
    )
    rows = rows.left_join(found, "custody_id").drop("custody_id_right")
    # A custody without an order among those kept was not prolonged.
    return rows.mutate(
        prolonged_as_told=or_else(rows.unclear == 0, otherwise=True)
    ).drop("unclear")


def _reach(
    rows: ir.Table, number: int, limit: Limit, *, calendar: Calendar
) -> ir.Table:
    """Add the moments at which a limit may be, and surely is, over."""
    first, sure = f"first_{number}", f"sure_{number}"
    rows = _over(rows, first, "starts_first", limit, told=_shortest(limit))
    rows = _over(rows, sure, "starts_last", limit, told=limit.ceiling)
    if not _is_sure(limit, calendar):
        rows = rows.mutate(**{sure: _NEVER})
    rows = _for_children(rows, first, sure, limit)
    return rows.mutate(
        **{
            first: _not_before(rows[first], limit.in_force_from),
            sure: _not_before(rows[sure], limit.applies_from),
        }
    )


def _shortest(limit: Limit) -> Sequence[Amount]:
    """Give the least the limit may allow: the first period alone."""
    return limit.ceiling if limit.amount is None else (limit.amount,)


def _is_sure(limit: Limit, calendar: Calendar) -> bool:
    """Say whether the longest the limit allows can be told at all.

    It cannot of a first period alone, nor where its working days fall in a
    calendar that is not known: an unknown holiday puts the end off.
    """
    knows_days = calendar.work_week is not None and calendar.knows_holidays
    units = {amount.unit for amount in limit.ceiling}
    return bool(units) and (knows_days or Unit.WORKING_DAYS not in units)


def _over(
    rows: ir.Table, name: str, start: str, limit: Limit, *, told: Sequence[Amount]
) -> ir.Table:
    """Add when a limit is over, by the prolongations ordered while it still ran.

    `told` is the length to go by where it is not known what was ordered.
    """
    if limit.amount is None or not limit.extensions:
        return add(rows, name, start, told)
    steps = range(len(limit.extensions) + 1)
    for k in steps:
        amounts = (limit.amount, *(step.amount for step in limit.extensions[:k]))
        rows = add(rows, f"_by_{k}", start, amounts)
    rows = add(rows, "_told", start, told)
    ends = [rows[f"_by_{k}"] for k in steps]
    # A prolongation that came when the time was over already prolonged nothing.
    stops = [
        (~or_else(rows[f"prolonged_{k + 1}"] <= ends[k], otherwise=False), ends[k])
        for k in steps[:-1]
    ]
    rows = rows.mutate(
        **{
            name: ibis.cases(
                (~rows.prolonged_as_told, rows["_told"]), *stops, else_=ends[-1]
            )
        }
    )
    if limit.absolute is not None:
        rows = add(rows, "_whole", start, (limit.absolute,))
        rows = rows.mutate(**{name: _either(rows[name], rows["_whole"])}).drop("_whole")
    return rows.drop("_told", *(f"_by_{k}" for k in steps))


def _for_children(rows: ir.Table, first: str, sure: str, limit: Limit) -> ir.Table:
    """Cut the time short for a child; whoever may be one may be held no longer."""
    if limit.for_children is None:
        return rows
    rows = add(rows, "_first", "starts_first", (limit.for_children,))
    rows = add(rows, "_sure", "starts_last", (limit.for_children,))
    may_be = or_else(rows.was_child, otherwise=True)
    surely = or_else(rows.was_child, otherwise=False)
    return rows.mutate(
        **{
            first: ibis.cases(
                (may_be, _either(rows[first], rows["_first"])), else_=rows[first]
            ),
            sure: ibis.cases(
                (surely, _either(rows[sure], rows["_sure"])), else_=rows[sure]
            ),
        }
    ).drop("_first", "_sure")


def _not_before(moment: Moment, day: date | None) -> Moment:
    """Let a limit bite no earlier than the day it came into force."""
    if day is None:
        return moment
    return ibis.cases((moment < on_day(day), on_day(day)), else_=moment)


def _bites(rows: ir.Table, column: str, limit: Limit, *, governs: Flag) -> Moment:
    """Give the moment a limit is over, where it governs and did not lapse first."""
    if limit.in_force_to is not None:
        lapses = after_day(limit.in_force_to)
        governs = governs & ((rows[column] < lapses) | (rows.until < lapses))
    return ibis.cases((governs, rows[column]), else_=_NEVER)


def _least(
    rows: ir.Table, kind: str, limits: Sequence[Numbered], *, surely: bool
) -> Moment:
    """Give the soonest of the limits that govern, or may; null where none does."""
    return _soonest(
        _bites(rows, f"{kind}_{n}", i, governs=_governs(rows, i, surely=surely))
        for n, i in limits
    )


def _governs(rows: ir.Table, limit: Limit, *, surely: bool) -> Flag:
    if limit.regime is None:
        return ibis.literal(value=True)
    return or_else(rows.regime == limit.regime, otherwise=not surely)


def _soonest(moments: Iterator[Moment]) -> Moment:
    return reduce(_either, moments, _NEVER)


def _either(one: Moment, other: Moment) -> Moment:
    """Give the earlier of two moments, or the only one there is."""
    return ibis.cases(
        (one.isnull(), other), (other.isnull(), one), (one <= other, one), else_=other
    )


def _surely_over(rows: ir.Table, limits: Sequence[Numbered]) -> Moment:
    """Give the moment surely over; where the regime is unknown, the longest of any.

    A regime of which the law says nothing is held to the limits for every regime
    alone; where there are none, nothing is surely over.
    """
    known = _least(rows, "sure", limits, surely=True)
    always = ibis.literal(value=True)
    by_regime = [
        _soonest(
            _bites(rows, f"sure_{n}", limit, governs=always)
            for n, limit in limits
            if limit.regime in (None, regime)
        )
        for regime in sorted(Regime)
        if any(limit.regime is regime for _, limit in limits)
    ]
    if len(by_regime) < len(Regime):
        for_all = [(n, limit) for n, limit in limits if limit.regime is None]
        by_regime.append(_least(rows, "sure", for_all, surely=True))
    longest = reduce(
        lambda a, b: ibis.cases((a.isnull() | (a >= b), a), else_=b), by_regime
    )
    return ibis.cases((rows.regime.isnull(), longest), else_=known)


def _named(rows: ir.Table, limits: Sequence[Numbered]) -> Text:
    """Name the limit that is surely over first."""
    cases = [
        (
            _governs(rows, limit, surely=False) & (rows[f"sure_{n}"] == rows["_sure"]),
            limit.key,
        )
        for n, limit in limits
    ]
    if not cases:
        return ibis.null("string")
    return ibis.cases(*cases, else_=ibis.null("string"))
