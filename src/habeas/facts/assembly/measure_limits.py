"""When, by the law's limits on alternatives to detention, a measure is over."""

from functools import reduce

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.in_force import after_day, on_day
from habeas.facts.assembly.logic import or_else
from habeas.facts.assembly.spans import add
from habeas.facts.rows import Moment
from habeas.law.applied import Law
from habeas.law.limit import Limit, LimitKind

_NEVER = ibis.null("timestamp(6)")


def measure_limits(base: ir.Table, law: Law) -> ir.Table:
    """Tell when each measure reaches the limits on measures, if there are any.

    Reads: measures with `began_at`, `until` and `regime`. Promises: `measure_id`;
    `surely_over_at`, when a limit that surely governs the measure has allowed all
    it can, its prolongations included; `may_run_until`, the first moment at which
    a limit that may govern it is reached without any. Both are unknown where the
    law sets no such limit, or where it is not known to be in force.
    """
    limits = [i for i in law.jurisdiction.limits if i.for_measures and i.ceiling]
    rows = base.select("measure_id", "began_at", "until", "regime")
    for number, limit in enumerate(limits):
        shortest = limit.ceiling if limit.amount is None else (limit.amount,)
        if limit.kind is LimitKind.PROHIBITED:
            shortest = limit.ceiling
        rows = add(rows, f"first_{number}", "began_at", shortest)
        rows = add(rows, f"sure_{number}", "began_at", limit.ceiling)
    sure = [_bites(rows, n, i, surely=True) for n, i in enumerate(limits)]
    first = [_bites(rows, n, i, surely=False) for n, i in enumerate(limits)]
    return rows.select(
        "measure_id",
        surely_over_at=reduce(_either, sure, _NEVER),
        may_run_until=reduce(_either, first, _NEVER),
    )


def _bites(rows: ir.Table, number: int, limit: Limit, *, surely: bool) -> Moment:
    """Give the moment a limit is reached, no earlier than it came into force."""
    moment = rows[f"{'sure' if surely else 'first'}_{number}"]
    begins = limit.applies_from if surely else limit.in_force_from
    if surely and begins is None:
        return _NEVER
    if begins is not None:
        moment = ibis.cases((moment < on_day(begins), on_day(begins)), else_=moment)
    governs = _governs(rows, limit, surely=surely)
    if limit.in_force_to is not None:
        governs = governs & (moment < after_day(limit.in_force_to))
    return ibis.cases((governs, moment), else_=_NEVER)


def _governs(rows: ir.Table, limit: Limit, *, surely: bool) -> ir.BooleanValue:
    if limit.regime is None:
        return ibis.literal(value=True)
    return or_else(rows.regime == limit.regime, otherwise=not surely)


def _either(one: Moment, other: Moment) -> Moment:
    """Give the earlier of two moments, or the only one there is."""
    return ibis.cases(
        (one.isnull(), other), (other.isnull(), one), (one <= other, one), else_=other
    )
