"""How many people a place holds day by day, counted at the end of each day."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import SECONDS_A_DAY, or_else, seconds_between
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.stays import stays
from habeas.facts.rows import Whole


def occupancy_by_day(source: Source) -> ir.Table:
    """Count the people in each place, one row a run of days with the same count.

    Promises: `place_id`, `begins_on`, `ends_on` (the first day after the run) and
    `people`, those who were there at the end of each day. It runs to the last day
    that is over at the moment judged at; stays without dates are not counted.
    """
    return by_day(stays(source))


def by_day(rows: ir.Table) -> ir.Table:
    """Count people by day, as `occupancy_by_day` does, from stays.

    Adding up who came and who left visits each change once, and no day twice.
    """
    rows = rows.filter(
        rows.place_id.notnull() & rows.began_at.notnull() & rows.until.notnull()
    )
    one = ibis.literal(1, "int64")
    came = rows.select("place_id", day=rows.began_at.date(), change=one)
    left = rows.select("place_id", day=rows.until.date(), change=-one)
    changes = came.union(left).group_by("place_id", "day")
    changes = changes.aggregate(change=lambda t: t.change.sum().cast("int64"))
    changes = changes.filter(changes.change != 0)
    turn = ibis.window(group_by="place_id", order_by="day")
    so_far = ibis.window(group_by="place_id", order_by="day", rows=(None, 0))
    runs = changes.select(
        "place_id",
        begins_on=changes.day,
        ends_on=changes.day.lead().over(turn),
        people=changes.change.sum().over(so_far).cast("int64"),
    )
    # The last change empties the place: nobody is counted after it.
    return runs.filter(runs.ends_on.notnull())


def crowding(rows: ir.Table, places: ir.Table) -> ir.Table:
    """Add up the days of each place, and those on which it held too many.

    Reads: stays, and places with `place_id` and `capacity`. Promises: for each
    place with dated stays `person_days`, `highest_occupancy`, and, where the
    capacity is known, `days_over_capacity`, `person_days_over_capacity` (the days
    of everybody who was there on such days) and `over_capacity_since`.
    """
    runs = by_day(rows).join(places.select("place_id", "capacity"), "place_id")
    days = _days(runs)
    is_over = runs.people > runs.capacity
    runs = runs.mutate(
        over=ibis.cases((is_over, days), else_=0),
        person_days=runs.people * days,
        over_person_days=ibis.cases((is_over, runs.people * days), else_=0),
        over_from=ibis.cases((is_over, runs.begins_on)),
    )
    found = runs.group_by("place_id").aggregate(
        capacity=runs.capacity.max(),
        person_days=runs.person_days.sum().cast("int64"),
        highest_occupancy=runs.people.max(),
        days_over_capacity=runs.over.sum().cast("int64"),
        person_days_over_capacity=runs.over_person_days.sum().cast("int64"),
        over_capacity_since=runs.over_from.min().cast("timestamp(6)"),
    )
    return found.select(
        "place_id",
        "person_days",
        "highest_occupancy",
        "over_capacity_since",
        days_over_capacity=_known(found, "days_over_capacity"),
        person_days_over_capacity=_known(found, "person_days_over_capacity"),
    )


def undated(rows: ir.Table) -> Whole:
    """Count the stays that no day can be told of."""
    is_undated = rows.began_at.isnull() | rows.until.isnull()
    return or_else(is_undated.cast("int64").sum(), otherwise=0).cast("int64")


def _days(runs: ir.Table) -> Whole:
    begins, ends = (
        runs[name].cast("timestamp(6)") for name in ("begins_on", "ends_on")
    )
    return (seconds_between(begins, ends) // SECONDS_A_DAY).cast("int64")


def _known(found: ir.Table, name: str) -> Whole:
    return ibis.cases((found.capacity.notnull(), found[name]))
