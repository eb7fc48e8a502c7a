"""An amount of time as a law writes it: 36 hours, 60 working days, 6 months."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Self

from habeas.law.errors import BadInputError
from habeas.law.threshold import HOURS_A_DAY


class Unit(StrEnum):
    """The units in which laws count time."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    @property
    def abbreviation(self) -> str:
        """The letters that stand for the unit after a number, as in `36h`."""
        return _ABBREVIATIONS[self]


_ABBREVIATIONS = {
    Unit.HOURS: "h",
    Unit.DAYS: "d",
    Unit.WORKING_DAYS: "wd",
    Unit.WEEKS: "w",
    Unit.MONTHS: "m",
    Unit.YEARS: "y",
}
_UNITS_BY_WORD = {
    word: unit
    for unit, letters in _ABBREVIATIONS.items()
    for word in (
        letters,
        unit.value.replace("_", " "),
        unit.value.replace("_", " ").removesuffix("s"),
        unit.value,
    )
}
_AMOUNT = re.compile(r"(?P<value>[0-9]{1,6})\s*(?P<unit>[a-z]+(?:[ _][a-z]+)?)")

_WORKING_DAYS_A_WEEK = 5

# The lengths of the months of four years, the last a leap year, and all of it again
# so that a stretch may begin anywhere.
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FOUR_YEARS = (*_MONTHS * 3, 31, 29, *_MONTHS[2:])
_DAY_OF_MONTH_START = (0, *accumulate(_FOUR_YEARS * 2))


@dataclass(frozen=True, slots=True)
class Amount:
    """So many hours, days, working days, weeks, months or years.

    >>> str(Amount.parse("60wd")), str(Amount.parse("1 month"))
    ('60 working days', '1 month')
    """

    value: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `36h`, `30d`, `15wd`, `6w`, `6m`, `1y`, `48 hours`, `60 working days`.

        Raises BadInputError: a number without a unit, or a unit no law counts in.
        """
        match = _AMOUNT.fullmatch(text.strip().lower())
        unit = _UNITS_BY_WORD.get(match["unit"]) if match else None
        if match is None or unit is None:
            raise BadInputError(
                f"{text!r} is not an amount of time: write a whole number and a unit, "
                "as in '36h', '30d', '15wd' (working days), '6w', '6m' (months) or '1y'"
            )
        return cls(int(match["value"]), unit)

    @property
    def code(self) -> str:
        """The short form, which `parse` reads back.

        >>> Amount(15, Unit.WORKING_DAYS).code
        '15wd'
        """
        return f"{self.value}{self.unit.abbreviation}"

    @property
    def least_days(self) -> float:
        """The fewest days that the amount can last, wherever it begins.

        Months are reckoned over a cycle of four
        years with one leap year.
        """
        return _days(self, longest=False)

    @property
    def most_days(self) -> float:
        """The most days that the amount can last, wherever it begins.

        Working days are reckoned in a week of five, and public holidays are left out
        of account: the calendar of a country is known elsewhere.
        """
        return _days(self, longest=True)

    def __str__(self) -> str:
        words = self.unit.value.replace("_", " ")
        return f"{self.value} {words.removesuffix('s') if self.value == 1 else words}"


def strictest(amounts: Iterable[Amount]) -> Amount:
    """Choose the amount that can last the fewest days at most.

    This is an order among laws as written; which of two limits a custody meets
    first is settled on its own dates. Raises ValueError when there is none.

    >>> str(strictest([Amount(60, Unit.WORKING_DAYS), Amount(36, Unit.HOURS)]))
    '36 hours'
    """
    return min(amounts, key=lambda amount: (amount.most_days, amount.least_days))


def _days(amount: Amount, *, longest: bool) -> float:
    match amount.unit:
        case Unit.HOURS:
            return amount.value / HOURS_A_DAY
        case Unit.DAYS:
            return amount.value
        case Unit.WEEKS:
            return amount.value * 7
        case Unit.WORKING_DAYS:
            return _days_of_work(amount.value, longest=longest)
        case Unit.MONTHS:
            return _days_of_months(amount.value, longest=longest)
        case Unit.YEARS:
            return _days_of_months(amount.value * 12, longest=longest)


def _days_of_work(count: int, *, longest: bool) -> int:
    """Count the days until so many working days are over, in a week of five.

    The fewest where the first day is a working day that opens a week, the most where
    a weekend comes as often as it can.
    """
    weeks, rest = divmod(count, _WORKING_DAYS_A_WEEK)
    if longest:
        return weeks * 7 + (rest + 2 if rest else 0)
    return weeks * 7 + rest if rest or not weeks else weeks * 7 - 2


def _days_of_months(count: int, *, longest: bool) -> int:
    cycles, rest = divmod(count, len(_FOUR_YEARS))
    lengths = (
        _DAY_OF_MONTH_START[first + rest] - _DAY_OF_MONTH_START[first]
        for first in range(len(_FOUR_YEARS))
    )
    return cycles * sum(_FOUR_YEARS) + (max(lengths) if longest else min(lengths))
