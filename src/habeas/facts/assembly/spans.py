"""Amounts of time added to moments, working days included."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import ibis
import ibis.expr.types as ir

from habeas.law.amount import Amount, Unit
from habeas.law.errors import BadLawError

# A table of the engine's: `day`, and `position`, the number of working days up to
# and including it.
WORKING_DAYS = "working_days"


def add(rows: ir.Table, name: str, start: str, amounts: Iterable[Amount]) -> ir.Table:
    """Give the rows a column: a moment of theirs, with amounts added in order."""
    end = rows[start]
    for amount in _together(amounts):
        if amount.unit is Unit.WORKING_DAYS:
            rows = rows.mutate(**{name: end})
            rows = _add_working_days(rows, name, amount.value)
            end = rows[name]
        else:
            end = end + interval(amount)
    return rows.mutate(**{name: end})


def _together(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Make one amount of working days that follow working days.

    A period of them ends with its last day: to begin the next at midnight would
    leave out the day that follows.
    """
    for unit, group in groupby(amounts, key=lambda amount: amount.unit):
        if unit is Unit.WORKING_DAYS:
            yield Amount(sum(amount.value for amount in group), unit)
        else:
            yield from group


def interval(amount: Amount) -> ir.IntervalScalar:
    """Turn an amount into a span of time; BadLawError for working days."""
    match amount.unit:
        case Unit.HOURS:
            return ibis.interval(hours=amount.value)
        case Unit.DAYS:
            return ibis.interval(days=amount.value)
        case Unit.WEEKS:
            return ibis.interval(days=7 * amount.value)
        case Unit.MONTHS:
            return ibis.interval(months=amount.value)
        case Unit.YEARS:
            return ibis.interval(months=12 * amount.value)
        case Unit.WORKING_DAYS:
            raise BadLawError(
                f"{amount} stands where no calendar can be asked: working days are "
                "for limits; write a deadline or an interval in hours, days or months"
            )


def _add_working_days(rows: ir.Table, name: str, count: int) -> ir.Table:
    """Move a moment to the end of the working day so many working days on.

    A day outside the calendar leaves the moment unknown.
    """
    calendar = ibis.table({"day": "date", "position": "int32"}, name=WORKING_DAYS)
    begins = calendar.select(_day=calendar.day, _position=calendar.position)
    rows = rows.mutate(_from=rows[name].date())
    rows = rows.left_join(begins, rows["_from"] == begins["_day"])
    # Of the days that share a position the first is the working day itself.
    ends = calendar.group_by("position").aggregate(_last=calendar.day.min())
    ends = ends.select(_end=ends.position, _last=ends["_last"])
    rows = rows.mutate(_to=rows["_position"] + count)
    rows = rows.left_join(ends, rows["_to"] == ends["_end"])
    midnight = rows["_last"].cast("timestamp(6)") + ibis.interval(days=1)
    return rows.mutate(**{name: midnight}).drop(
        "_from", "_day", "_position", "_to", "_end", "_last"
    )
