"""The working days of a jurisdiction's file."""

import datetime as dt
import re
from collections.abc import Mapping

from habeas.law.jurisdiction import Calendar, Weekday, YearlyHoliday
from habeas.law.jurisdiction_keys import KEYS
from habeas.law.source import Source
from habeas.law.source_text import source_of
from habeas.law.toml_table import DateText, Table

_COUNTRY = re.compile(r"[A-Z]{2,3}")
_YEARLY = re.compile(r"[0-9]{2}-[0-9]{2}")
_A_LEAP_YEAR = 2024


def read_calendar(table: Table, sources: Mapping[str, Source]) -> Calendar:
    """Read the table `calendar`; raises BadLawError."""
    table.allow(*KEYS["calendar"])
    country = table.optional_text("country") or None
    subdivision = table.optional_text("subdivision") or None
    if country is not None and not _COUNTRY.fullmatch(country):
        table.fail("country", f"{country!r} is not a country's code, such as MX")
    if subdivision is not None and country is None:
        table.fail("subdivision", "stands without its country; give country as well")
    return Calendar(
        country=country,
        subdivision=subdivision,
        own=_read_holidays(table, "holidays"),
        not_holidays=_read_holidays(table, "not_holidays"),
        work_week=_read_week(table),
        source=source_of(table, sources) if table.values else None,
    )


def _read_week(table: Table) -> tuple[Weekday, ...] | None:
    if not table.has("work_week"):
        return None
    week = table.choices("work_week", Weekday)
    if not week or len(set(week)) < len(week):
        table.fail("work_week", "names no day, or one twice; name each working day")
    return week


def _read_holidays(table: Table, key: str) -> tuple[dt.date | YearlyHoliday, ...]:
    values = table.values.get(key, [])
    if not isinstance(values, list):
        table.fail(key, 'is not a list, as in ["01-01", 2024-04-10]')
    return tuple(_read_holiday(table, key, value) for value in values)


def _read_holiday(table: Table, key: str, value: object) -> dt.date | YearlyHoliday:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    yearly = _yearly_holiday(value) if isinstance(value, str) else None
    if yearly is None:
        table.fail(
            key,
            f'{value} is no day; write "05-14" for every year, or 2024-05-14 for one',
        )
    return yearly


def _yearly_holiday(text: str) -> YearlyHoliday | None:
    match = _YEARLY.fullmatch(text)
    day = DateText.parse(f"{_A_LEAP_YEAR}-{text}") if match else None
    return YearlyHoliday(day.last.month, day.last.day) if day else None
