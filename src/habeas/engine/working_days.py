"""The working days of a jurisdiction, numbered, so that days are added by a join."""

import datetime as dt
from collections.abc import Iterable
from itertools import accumulate

import pyarrow as pa

from habeas.law.errors import BadLawError
from habeas.law.jurisdiction import Calendar, Jurisdiction, Weekday, YearlyHoliday

_DAYS = pa.schema(
    [
        pa.field("day", pa.date32(), nullable=False),
        pa.field("position", pa.int32(), nullable=False),
        pa.field("is_working", pa.bool_(), nullable=False),
    ]
)
MONDAY_TO_FRIDAY = tuple(Weekday)[:5]


def working_days(jurisdiction: Jurisdiction, first: dt.date, last: dt.date) -> pa.Table:
    """Give the days from first to last, both included, with their numbers.

    Columns: `day`; `position`, the number of working days from first up to and
    including that day; `is_working`. N working days after a day end on the day whose
    `position` is N more and that `is_working`: an equi-join. Where something is not
    known of the calendar (see `doubts`), the metadata `doubts` of the schema says so.
    Raises BadLawError for a country whose holidays the library does not know.
    """
    days = _days_between(first, last)
    is_holiday = _holidays(jurisdiction, first, last)
    week = {day.number for day in jurisdiction.calendar.work_week or MONDAY_TO_FRIDAY}
    works = [day.weekday() in week and day not in is_holiday for day in days]
    positions = list(accumulate(map(int, works)))
    schema = _DAYS.with_metadata({"doubts": "; ".join(doubts(jurisdiction))})
    return pa.Table.from_arrays(
        [
            pa.array(days, pa.date32()),
            pa.array(positions, pa.int32()),
            pa.array(works, pa.bool_()),
        ],
        schema=schema,
    )


def doubts(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Say what is not known of the working days, and what is taken instead."""
    calendar = jurisdiction.calendar
    found = []
    if calendar.work_week is None:
        found.append("the working week is not known: Monday to Friday is taken")
    if not calendar.knows_holidays:
        found.append("the public holidays are not known: weekends alone are free")
    return tuple(found)


def _days_between(first: dt.date, last: dt.date) -> list[dt.date]:
    return [
        dt.date.fromordinal(number)
        for number in range(first.toordinal(), last.toordinal() + 1)
    ]


def _holidays(
    jurisdiction: Jurisdiction, first: dt.date, last: dt.date
) -> set[dt.date]:
    calendar = jurisdiction.calendar
    years = range(first.year, last.year + 1)
    public = _public_holidays(jurisdiction.code, calendar, years)
    return (public - _in_years(calendar.not_holidays, years)) | _in_years(
        calendar.own, years
    )


def _in_years(
    holidays: Iterable[dt.date | YearlyHoliday], years: range
) -> set[dt.date]:
    return {day for holiday in holidays for day in _days_of(holiday, years)}


def _days_of(holiday: dt.date | YearlyHoliday, years: range) -> list[dt.date]:
    if isinstance(holiday, dt.date):
        return [holiday]
    return [day for year in years if (day := _in_year(holiday, year)) is not None]


def _in_year(holiday: YearlyHoliday, year: int) -> dt.date | None:
    try:
        return dt.date(year, holiday.month, holiday.day)
    except ValueError:  # the 29th of February
        return None


def _public_holidays(code: str, calendar: Calendar, years: range) -> set[dt.date]:
    if calendar.country is None:
        return set()
    import holidays  # noqa: PLC0415 - heavy, and needed for working days alone

    try:
        found = holidays.country_holidays(
            calendar.country, subdiv=calendar.subdivision, years=years
        )
    except NotImplementedError:
        place = " ".join(filter(None, (calendar.country, calendar.subdivision)))
        raise BadLawError(
            f"{code}: calendar.country: the holidays of {place} are not known to the "
            "holidays library; leave country out and list holidays of your own"
        ) from None
    return set(found)
