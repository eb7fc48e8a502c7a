"""What a compiled script calls: words over rows that SQL has and Python lacks.

A moment is a count of microseconds and a day a count of days, both from 1970; a
row is a tuple, and None is unknown.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import accumulate
from operator import itemgetter
from typing import Any

Row = tuple[Any, ...]
Fold = Callable[[Any, Any], Any]

DAY = 86_400_000_000
_SECOND = 1_000_000
_EPOCH = date(1970, 1, 1).toordinal()


def known(values: Iterable[Any]) -> list[Any]:
    """Leave out what is unknown."""
    return [value for value in values if value is not None]


def lowest(values: Iterable[Any]) -> Any:  # noqa: ANN401 - a cell of any type
    """Give the least of the known values; None if none is."""
    return min(known(values), default=None)


def highest(values: Iterable[Any]) -> Any:  # noqa: ANN401 - a cell of any type
    """Give the greatest of the known values; None if none is."""
    return max(known(values), default=None)


def total(values: Iterable[Any]) -> Any:  # noqa: ANN401 - a cell of any type
    """Add up the known values; None if none is."""
    found = known(values)
    return sum(found) if found else None


def at_highest(values: Iterable[Any], keys: Iterable[Any]) -> Any:  # noqa: ANN401 - a cell of any type
    """Give the value beside the greatest of the keys; None if no key is known."""
    told = [
        (key, value)
        for value, key in zip(values, keys, strict=True)
        if key is not None and value is not None
    ]
    return max(told, key=itemgetter(0))[1] if told else None


def lower(one: Any, other: Any) -> Any:  # noqa: ANN401 - cells of any type
    """Give the lesser of two values, or the only known one."""
    return other if one is None else one if other is None else min(one, other)


def higher(one: Any, other: Any) -> Any:  # noqa: ANN401 - cells of any type
    """Give the greater of two values, or the only known one."""
    return other if one is None else one if other is None else max(one, other)


def plus(one: Any, other: Any) -> Any:  # noqa: ANN401 - cells of any type
    """Add two values, or give the only known one."""
    return other if one is None else one if other is None else one + other


def seconds(moment: int) -> int:
    """Count the seconds to a moment; half a second rounds to the even one."""
    return round(moment / _SECOND)


def moment_on(moment: int, months: int) -> int:
    """Add months to a moment; a day the month lacks becomes its last."""
    day, rest = divmod(moment, DAY)
    return day_on(day, months) * DAY + rest


def day_on(day: int, months: int) -> int:
    """Add months to a day; a day the month lacks becomes its last."""
    start = date.fromordinal(day + _EPOCH)
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(years, month + 1)[1]
    return day_of(years, month + 1, min(start.day, last))


def day_of(year: int, month: int, day: int) -> int:
    """Give the day of a date."""
    return date(year, month, day).toordinal() - _EPOCH


def month_of(day: int) -> int:
    """Give the number of a day's month."""
    return date.fromordinal(day + _EPOCH).month


def day_of_month(day: int) -> int:
    """Give the number of a day within its month."""
    return date.fromordinal(day + _EPOCH).day


def month_start(day: int) -> int:
    """Give the first day of a day's month."""
    return date.fromordinal(day + _EPOCH).replace(day=1).toordinal() - _EPOCH


def year_start(day: int) -> int:
    """Give the first day of a day's year."""
    return date.fromordinal(day + _EPOCH).replace(month=1, day=1).toordinal() - _EPOCH


def by_key(rows: Iterable[Row], *columns: int) -> dict[Row, list[Row]]:
    """Gather rows by the values of columns; what is unknown matches nothing."""
    found: dict[Row, list[Row]] = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        if None not in key:
            found.setdefault(key, []).append(row)
    return found


def one_by_key(rows: Iterable[Row]) -> dict[Any, Row]:
    """Find each row by its first column."""
    return {row[0]: row for row in rows if row[0] is not None}


def groups(
    keys: Sequence[Row], orders: Sequence[Row], descending: Sequence[bool]
) -> list[list[int]]:
    """Give the positions of the rows of each group, in order; unknown comes last."""
    found: dict[Row, list[int]] = {}
    for position, key in enumerate(keys):
        found.setdefault(key, []).append(position)
    gathered = list(found.values())
    for column in reversed(range(len(descending))):
        gathered = [
            _sorted(group, [order[column] for order in orders], descending[column])
            for group in gathered
        ]
    return gathered


def _sorted(group: list[int], by: Sequence[Any], descending: bool) -> list[int]:  # noqa: FBT001 - called once
    if len(group) == 1:
        return group
    told = [position for position in group if by[position] is not None]
    told.sort(key=by.__getitem__, reverse=descending)
    return told + [position for position in group if by[position] is None]


def turns(gathered: Iterable[list[int]], count: int) -> list[int]:
    """Count each row's turn in its group, from 0."""
    found = [0] * count
    for group in gathered:
        for turn, position in enumerate(group):
            found[position] = turn
    return found


def moved(gathered: Iterable[list[int]], values: Sequence[Any], step: int) -> list[Any]:
    """Give each row the value so many rows on in its group; None past its ends."""
    found: list[Any] = [None] * len(values)
    for group in gathered:
        for turn, position in enumerate(group):
            if 0 <= turn + step < len(group):
                found[position] = values[group[turn + step]]
    return found


def over_all(
    gathered: Iterable[list[int]], values: Sequence[Any], fold: Fold
) -> list[Any]:
    """Give each row what the whole of its group comes to."""
    found: list[Any] = [None] * len(values)
    for group in gathered:
        *_, whole = accumulate((values[position] for position in group), fold)
        for position in group:
            found[position] = whole
    return found


def up_to(
    gathered: Iterable[list[int]], values: Sequence[Any], fold: Fold, *, step: int
) -> list[Any]:
    """Give each row what its group comes to, as far as so many rows on."""
    found: list[Any] = [None] * len(values)
    for group in gathered:
        so_far = list(accumulate((values[position] for position in group), fold))
        for turn, position in enumerate(group):
            if turn + step >= 0:
                found[position] = so_far[min(turn + step, len(group) - 1)]
    return found


def onward(
    gathered: Iterable[list[int]], values: Sequence[Any], fold: Fold, *, step: int
) -> list[Any]:
    """Give each row what its group comes to, beginning so many rows on."""
    backward = (group[::-1] for group in gathered)
    return up_to(backward, values, fold, step=-step)
