"""Facts on checks of health, and on needs for care."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else, seconds_between, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import (
    Duty,
    after,
    fall_due,
    happened,
    together,
)
from habeas.facts.rows import Custody, Flag, Moment, Whole
from habeas.law.applied import Law
from habeas.law.figure import Deadline

_SERIES = ("physical", "mental")


@dataclass(frozen=True, slots=True)
class CareFacts(Custody):
    """What the standards on health and care ask."""

    checked_on_admission: Annotated[
        Flag, "a professional's check of physical and mental health, and its date"
    ]
    has_health_check: Annotated[Flag, "whether health was checked"]
    last_health_check_at: Annotated[
        Moment, "when physical and mental health had both last been checked"
    ]
    health_gap_least: Annotated[
        Whole, "how long the person was at least without a check, in seconds"
    ]
    health_gap_most: Annotated[
        Whole, "how long the person was at most without a check, in seconds"
    ]
    has_urgent_need: Annotated[Flag, "whether there is an urgent need for care"]
    care_is_late: Annotated[
        Flag, "when each urgent need was recorded, and when it was met"
    ]
    care_is_awaited: Annotated[Flag, "whether each urgent need was met"]
    care_due_at: Annotated[Moment, "when the care is due"]


def care(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on health."""
    if source.has("health_check"):
        yield _checks(source, law, base)
    if source.has("need"):
        yield _needs(source, law, base)


def _checks(source: Source, law: Law, base: ir.Table) -> Part:
    """Measure the time without a check of either kind, the custody's ends included.

    Promises: a check counts surely where it is known to cover the one and to be a
    professional's; the least gap lets those count that may be.
    """
    checks = source.table("health_check")
    held = base.select("custody_id", "began_at", "until")
    rows = checks.join(held, "custody_id")
    due_at = after(rows.began_at, law.deadline(Deadline.HEALTH_ON_ADMISSION))
    rows = rows.select(
        "health_check_id",
        "custody_id",
        "at",
        "began_at",
        "until",
        physical=rows.covers_physical & rows.by_professional,
        mental=rows.covers_mental & rows.by_professional,
        in_time=rows["at"] <= due_at,
        inside=(rows["at"] >= rows.began_at) & (rows["at"] <= rows.until),
    )
    before = ibis.window(
        group_by="custody_id", order_by=["at", "health_check_id"], rows=(None, -1)
    )
    for series in _SERIES:
        counts = rows[series] & rows.inside
        rows = rows.mutate(
            **{
                f"{series}_most": _where(or_else(counts, otherwise=False), rows["at"]),
                f"{series}_least": _where(or_else(counts, otherwise=True), rows["at"]),
            }
        )
    seen = [f"{series}_{bound}" for series in _SERIES for bound in ("most", "least")]
    rows = rows.mutate(
        **{
            f"{name}_gap": seconds_between(
                # The first gap opens with the custody itself.
                or_else(rows[name].max().over(before), otherwise=rows.began_at),
                rows[name],
            )
            for name in seen
        }
    )
    found = rows.group_by("custody_id").aggregate(
        checked_on_admission=some(rows.physical & rows.in_time)
        & some(rows.mental & rows.in_time),
        undated=some(rows["at"].isnull()),
        began_at=rows.began_at.max(),
        until=rows.until.max(),
        **{f"{name}_gap": rows[f"{name}_gap"].max() for name in seen},
        **{f"{name}_last": rows[name].max() for name in seen},
    )
    return Part(
        "health_checks",
        _longest(found),
        {"checked_on_admission": False, "has_health_check": False},
    )


def _longest(found: ir.Table) -> ir.Table:
    """Take the gap up to the custody's end into account, and the longer of the two."""
    most, least = (
        _greater(_with_end(found, f"physical_{b}"), _with_end(found, f"mental_{b}"))
        for b in ("most", "least")
    )
    physical, mental = found.physical_most_last, found.mental_most_last
    return found.select(
        "custody_id",
        "checked_on_admission",
        has_health_check=ibis.literal(value=True),
        last_health_check_at=ibis.cases((physical <= mental, physical), else_=mental),
        health_gap_most=most,
        # A check without a date may lie in any gap.
        health_gap_least=ibis.cases((found.undated, ibis.null("int64")), else_=least),
    )


def _with_end(found: ir.Table, name: str) -> Whole:
    last = or_else(found[f"{name}_last"], otherwise=found.began_at)
    gap = or_else(found[f"{name}_gap"], otherwise=0)
    return _greater(gap, seconds_between(last, found.until))


def _greater(one: Whole, other: Whole) -> Whole:
    return ibis.cases((one >= other, one), (other > one, other))


def _where(claim: Flag, moment: Moment) -> Moment:
    return ibis.cases((claim, moment), else_=ibis.null("timestamp(6)"))


def _needs(source: Source, law: Law, base: ir.Table) -> Part:
    """Measure each urgent need against the time set for it, or else the law's."""
    held = base.select("custody_id", "until", "is_running")
    rows = source.table("need").join(held, "custody_id")
    limit = after(rows.recorded_at, law.deadline(Deadline.URGENT_NEED_MET))
    rows = fall_due(
        rows,
        "care",
        Duty(
            is_owed=rows.is_urgent,
            # Where no professional set a time the law's own applies.
            due_at=or_else(rows.due_at, otherwise=limit),
            is_done=happened(source, "need", rows, "met_at"),
            done_at=rows.met_at,
            until=rows.until,
            is_running=rows.is_running,
        ),
    )
    return Part(
        "needs",
        rows.group_by("custody_id").aggregate(
            has_urgent_need=some(rows.is_urgent), **together(rows, "care")
        ),
        {"has_urgent_need": False},
    )
