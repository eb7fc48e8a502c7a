"""The clock of a custody: when, by each layer of law, its maximum is reached."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.earlier import earlier_custodies
from habeas.facts.assembly.in_force import CAPPING, after_day, maximum_is_set, on_day
from habeas.facts.assembly.logic import or_else
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.person import OF_PERSON
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.spans import add
from habeas.facts.rows import Flag, Moment
from habeas.facts.vocabulary import OrderKind, Regime
from habeas.law.amount import Amount, Unit
from habeas.law.applied import Law
from habeas.law.jurisdiction import Calendar
from habeas.law.limit import Limit

_NEVER = ibis.null("timestamp(6)")
# A limit, and the number that its columns bear.
Numbered = tuple[int, Limit]


def clock(source: Source, law: Law, base: ir.Table, again: Part) -> Iterator[Part]:
    """Tell when the maximum of each custody is reached.

    Reads: the base, and what `of_the_taken_again` gives of it.
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
    before = earlier_custodies(law, again)
    starts = Part("clock_starts", _rows(source, base, before, steps=steps))
    yield from (before, starts)
    rows = starts.reference
    over = [
        # Each by itself: one expression of all would be too deep to compile.
        Part(f"clock_limit_{number}", _reach(rows, limit, law.jurisdiction.calendar))
        for number, limit in numbered
    ]
    yield from over
    if over:
        every = reduce(lambda a, b: a.union(b), (part.reference for part in over))
        reached = Part("clock_limits", every)
        expiries = Part("clock_expiries", _expiries(reached.reference, numbered))
        yield from (reached, expiries)
        yield Part("clock_named", _named(reached.reference, expiries.reference))
    is_set = maximum_is_set(rows, limits)
    yield Part("clock", rows.select("custody_id", maximum_is_set=is_set))


def _rows(source: Source, base: ir.Table, before: Part, *, steps: int) -> ir.Table:
    """Put beside each custody the two moments its clock may have started at."""
    earlier = before.reference
    rows = base.left_join(earlier, "custody_id")
    most = ibis.cases(
        (rows.custody_id_right.notnull(), rows.earlier_most),
        # Of a known person with this custody alone.
        (rows.person_id.notnull(), 0),
    )
    rows = rows.mutate(earlier_most=most).drop("custody_id_right")
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


def _reach(rows: ir.Table, limit: Limit, calendar: Calendar) -> ir.Table:
    """Give each custody the moments at which a limit may be, and surely is, over."""
    first, sure = "first_at", "sure_at"
    rows = _over(rows, first, "starts_first", limit, told=_shortest(limit))
    rows = _over(rows, sure, "starts_last", limit, told=limit.ceiling)
    if not _is_sure(limit, calendar):
        rows = rows.mutate(**{sure: _NEVER})
    rows = _for_children(rows, first, sure, limit)
    bites = {
        first: _not_before(rows[first], limit.in_force_from),
        sure: _not_before(rows[sure], limit.applies_from),
    }
    regime = None if limit.regime is None else limit.regime.value
    return rows.select(
        "custody_id",
        limit_key=ibis.literal(limit.key),
        governs=ibis.literal(value=True) if regime is None else rows.regime == regime,
        of_regime=ibis.literal(regime, "string"),
        **{name: _unless_lapsed(rows, at, limit) for name, at in bites.items()},
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


def _unless_lapsed(rows: ir.Table, moment: Moment, limit: Limit) -> Moment:
    """Leave a limit out that lapsed before it was over, while the person was held."""
    if limit.in_force_to is None:
        return moment
    lapses = after_day(limit.in_force_to)
    return ibis.cases(((moment < lapses) | (rows.until < lapses), moment))


def _expiries(reached: ir.Table, limits: Sequence[Numbered]) -> ir.Table:
    """Find the limit that is over first: of those that may govern, that surely do.

    Where the regime is unknown, what is surely over is the longest of any: a regime
    of which the law says nothing is held to the limits for every regime alone, and
    where there are none, nothing is surely over.
    """
    regimes = sorted({i.regime for _, i in limits if i.regime is not None})
    is_common = reached.of_regime.isnull()
    of_each = {
        f"sure_{regime}": is_common | (reached.of_regime == regime)
        for regime in regimes
    }
    if len(regimes) < len(Regime):
        of_each["sure_other"] = is_common
    found = reached.group_by("custody_id").aggregate(
        expires_first=_least(
            reached.first_at, or_else(reached.governs, otherwise=True)
        ),
        sure=_least(reached.sure_at, reached.governs),
        # The regime of a custody is known or not: the same for every limit of one.
        is_vague=reached.governs.isnull().cast("int8").max() == 1,
        **{name: _least(reached.sure_at, of) for name, of in of_each.items()},
    )
    each = [found[name] for name in of_each]
    is_open = reduce(or_, (moment.isnull() for moment in each))
    # Spark asks for two at least, and a moment is the later of itself twice.
    longest = ibis.cases((~is_open, ibis.greatest(each[0], *each)))
    return found.select(
        "custody_id",
        "expires_first",
        expires_sure=ibis.cases((found.is_vague, longest), else_=found.sure),
    )


def _least(moments: Moment, counts: Flag) -> Moment:
    """Give the soonest of the moments that count; null is never."""
    return ibis.cases((counts, moments)).min()


def _named(reached: ir.Table, expiries: ir.Table) -> ir.Table:
    """Name the limit that is surely over first; of several, the first by name."""
    rows = reached.join(expiries, "custody_id")
    is_it = or_else(rows.governs, otherwise=True) & (rows.sure_at == rows.expires_sure)
    return rows.group_by("custody_id").aggregate(
        expiry_limit=ibis.cases((is_it, rows.limit_key)).min()
    )


def _either(one: Moment, other: Moment) -> Moment:
    """Give the earlier of two moments, or the only one there is."""
    return ibis.cases(
        (one.isnull(), other), (other.isnull(), one), (one <= other, one), else_=other
    )
