"""Dates as six languages write them, made ISO dates and intervals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from habeas.treaty.folding import number_value
from habeas.treaty.language import Pack, language_pack

_SHAPES = (
    "date_range",
    "date_range_2",
    "day_month_year",
    "month_day_year",
    "month_year",
)

_YEAR = re.compile(r"(?:1[89]|20)\d\d|[〇零一二三四五六七八九]{4}")
_REACH = 60


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or interval where it stands; `iso` may stop at the month."""

    iso: str
    start: int
    end: int

    @property
    def first(self) -> str:
        """The day, or the first of the interval."""
        return self.iso.partition("/")[0]

    @property
    def last(self) -> str:
        """The day, or the last of the interval."""
        return self.iso.rpartition("/")[2]


def find_dates(
    visible: str, pack: Pack, start: int = 0, end: int | None = None
) -> Iterator[FoundDate]:
    """Find every date that names its year.

    Reads: folded text. Promises: dates in order, none overlapping; none that
    is not in the calendar.
    """
    stop = len(visible) if end is None else end
    for begin, finish in _windows(visible, start, stop):
        for match in _any(pack.code).finditer(visible, begin, finish):
            iso = _iso(match, pack)
            if iso:
                yield FoundDate(iso, match.start(), match.end())


def _windows(visible: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the stretches around years, outside which no date can stand."""
    begin = finish = start
    for year in _YEAR.finditer(visible, start, stop):
        before, after = (
            max(start, year.start() - _REACH),
            min(stop, year.end() + _REACH),
        )
        if before > finish:
            yield begin, finish
            begin = before
        finish = after
    yield begin, finish


@cache
def _any(code: str) -> re.Pattern[str]:
    """Join the shapes into one pattern, each group's name made its own."""
    pack = language_pack(code)
    shapes = [name for name in _SHAPES if name in pack.patterns]
    parts = [
        re.sub(r"\?P<(\w+)>", rf"?P<\1_{name}>", pack.expanded(name).pattern)
        for name in shapes
    ]
    return re.compile(rf"(?<!\d)(?:{'|'.join(parts)})(?!\d)", re.IGNORECASE)


def _iso(match: re.Match[str], pack: Pack) -> str:
    parts = {
        name.partition("_")[0]: value
        for name, value in match.groupdict().items()
        if value is not None
    }
    last = _day(parts.get("year"), parts.get("month"), parts.get("day"), pack)
    if "day1" not in parts or not last:
        return last
    year = parts.get("year1") or parts.get("year")
    first = _day(year, parts.get("month1") or parts.get("month"), parts["day1"], pack)
    return f"{first}/{last}" if first and first < last else last


def _day(year: str | None, month: str | None, day: str | None, pack: Pack) -> str:
    years, months = number_value(year or ""), _month(month or "", pack)
    if years is None or months is None:
        return ""
    if day is None:
        return f"{years:04}-{months:02}"
    digits = re.match(r"\d+", day)
    value = int(digits[0]) if digits else number_value(day)
    try:
        return date(years, months, value or 1).isoformat()
    except ValueError:
        return ""


def _month(text: str, pack: Pack) -> int | None:
    value = number_value(text)
    if value is not None:
        return value if 1 <= value <= len(pack.months or "123456789012") else None
    for number, pattern in enumerate(pack.months, 1):
        if re.fullmatch(pattern, text, re.IGNORECASE):
            return number
    return None


def whole_day(iso: str) -> date | None:
    """Give the day of an ISO date; None for a month or a year alone, or nothing.

    >>> whole_day("2015-11-01"), whole_day("2015-11")
    (datetime.date(2015, 11, 1), None)
    """
    try:
        return date.fromisoformat(iso) if len(iso) == len("2015-11-01") else None
    except ValueError:
        return None
