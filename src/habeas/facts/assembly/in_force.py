"""Whether the law in force in a custody's time sets a maximum at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from itertools import pairwise
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else
from habeas.facts.rows import Flag, Moment
from habeas.facts.vocabulary import Regime
from habeas.law.limit import Limit, LimitKind

# The kinds of limit that set a maximum, or the first part of one.
CAPPING = (LimitKind.MAXIMUM, LimitKind.PROHIBITED, LimitKind.INITIAL)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, the last one left out; None where there is no first or last."""

    begins: date | None
    ends: date | None

    def overlaps(self, other: "Stretch") -> bool:
        """Say whether the two share a day."""
        return _is_before(self.begins, other.ends) and _is_before(
            other.begins, self.ends
        )


def on_day(day: date) -> Moment:
    """Give the first moment of a day."""
    return ibis.timestamp(datetime.combine(day, time()).isoformat())


def after_day(day: date) -> Moment:
    """Give the first moment after a day."""
    return on_day(day + timedelta(days=1))


def maximum_is_set(rows: ir.Table, limits: Sequence[Limit]) -> Flag:
    """Say whether the law in force in the custody's time sets a maximum.

    False where at some time of the custody the law was known to set none and no
    other limit can have been in force; unknown where nothing is known of the law
    then, or where only a presumption is. Where the regime is unknown it is known
    only if it is the same whatever the regime.
    """
    by_regime = {
        regime: _for_regime(rows, [i for i in limits if i.regime in (None, regime)])
        for regime in {limit.regime for limit in limits}
        if regime is not None
    }
    for_all = _for_regime(rows, [i for i in limits if i.regime is None])
    any_regime = list(by_regime.values())
    if len(any_regime) < len(Regime):
        any_regime.append(for_all)
    unknown = ibis.cases(
        (reduce(and_, any_regime), True),
        (~reduce(or_, any_regime), False),
        else_=ibis.null("boolean"),
    )
    return ibis.cases(
        (rows.regime.isnull(), unknown),
        *((rows.regime == regime, is_set) for regime, is_set in by_regime.items()),
        else_=for_all,
    )


def _for_regime(rows: ir.Table, limits: Sequence[Limit]) -> Flag:
    caps = [limit for limit in limits if limit.kind in CAPPING]
    without = [_shares(rows, s) for s in _without_maximum(limits)]
    within = [_shares(rows, s) for s in filter(None, map(_known, caps))]
    cases = [
        *((shares, ibis.literal(value=False)) for shares in without),
        *((shares, ibis.literal(value=True)) for shares in within),
    ]
    nothing = ibis.null("boolean")
    return ibis.cases(*cases, else_=nothing) if cases else nothing


def _without_maximum(limits: Sequence[Limit]) -> Iterator[Stretch]:
    """Give the stretches in which the law is known to set no maximum."""
    silent = [limit for limit in limits if limit.kind is LimitKind.NONE]
    others = [_possible(limit) for limit in limits if limit.kind is not LimitKind.NONE]
    days = {s.begins for s in others} | {s.ends for s in others}
    for stretch in filter(None, map(_known, silent)):
        inner = sorted(
            d for d in days - {None} if d is not None and _within(d, stretch)
        )
        cuts = [stretch.begins, *inner, stretch.ends]
        for begins, ends in pairwise(cuts):
            piece = Stretch(begins, ends)
            if not any(piece.overlaps(other) for other in others):
                yield piece


def _known(limit: Limit) -> Stretch | None:
    """Give the days on which a limit is known to be in force; None if no day is."""
    begins = limit.applies_from
    return None if begins is None else Stretch(begins, _possible(limit).ends)


def _possible(limit: Limit) -> Stretch:
    """Give the days on which a limit may be in force."""
    last = limit.in_force_to
    return Stretch(
        limit.in_force_from, None if last is None else last + timedelta(days=1)
    )


def _within(day: date, stretch: Stretch) -> bool:
    after = stretch.begins is None or day > stretch.begins
    return after and (stretch.ends is None or day < stretch.ends)


def _is_before(begins: date | None, ends: date | None) -> bool:
    return begins is None or ends is None or begins < ends


def _shares(rows: ir.Table, stretch: Stretch) -> Flag:
    """Say whether a custody surely has time within a stretch."""
    shares = ibis.literal(value=True)
    if stretch.begins is not None:
        begins = on_day(stretch.begins)
        # Who was taken within it was held within it, whenever that ended.
        shares = (rows.began_at >= begins) | (rows.until > begins)
    if stretch.ends is not None:
        shares = shares & (rows.began_at < on_day(stretch.ends))
    return or_else(shares, otherwise=False)
