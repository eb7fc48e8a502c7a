"""Working days, numbered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.engine.jurisdictions import load
from habeas.engine.working_days import doubts, working_days
from habeas.law.errors import BadLawError
from habeas.law.jurisdiction import Calendar, Jurisdiction, Weekday, YearlyHoliday

DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


def law(**calendar):
    return Jurisdiction("X", "X", calendar=Calendar(**calendar))


def free_days(jurisdiction, first, last):
    table = working_days(jurisdiction, first, last).to_pylist()
    return [row["day"] for row in table if not row["is_working"]]


def test_a_week_has_five_working_days_where_nothing_is_known():
    table = working_days(law(), date(2024, 1, 1), date(2024, 1, 8))
    assert table.column("position").to_pylist() == [1, 2, 3, 4, 5, 5, 5, 6]
    assert table.column("day").to_pylist()[0] == date(2024, 1, 1)
    assert [str(kind) for kind in table.schema.types] == [
        "date32[day]",
        "int32",
        "bool",
    ]
    assert b"holidays are not known" in table.schema.metadata[b"doubts"]


def test_nothing_is_in_doubt_where_week_and_holidays_are_known():
    table = working_days(load("XAA"), date(2024, 1, 1), date(2024, 1, 8))
    assert table.schema.metadata[b"doubts"] == b""
    assert len(doubts(law())) == 2
    assert len(doubts(law(country="MX"))) == 1


@pytest.mark.parametrize(
    ("calendar", "first", "last", "free"),
    [
        pytest.param(
            {"own": (YearlyHoliday(5, 14),)},
            date(2024, 5, 13),
            date(2024, 5, 17),
            [date(2024, 5, 14)],
            id="a holiday of every year",
        ),
        pytest.param(
            {"own": (date(2024, 5, 14),)},
            date(2024, 5, 13),
            date(2024, 5, 17),
            [date(2024, 5, 14)],
            id="a holiday of one year",
        ),
        pytest.param(
            {"own": (date(2023, 5, 14),)},
            date(2024, 5, 13),
            date(2024, 5, 17),
            [],
            id="a holiday of another year",
        ),
        pytest.param(
            {"own": (YearlyHoliday(2, 29),)},
            date(2023, 2, 27),
            date(2023, 3, 3),
            [],
            id="a day this year does not have",
        ),
        pytest.param(
            {"work_week": (*tuple(Weekday)[:4], Weekday.SUNDAY)},
            date(2024, 1, 1),
            date(2024, 1, 7),
            [date(2024, 1, 5), date(2024, 1, 6)],
            id="a week from Sunday to Thursday",
        ),
        pytest.param(
            {"country": "MX"},
            date(2024, 9, 16),
            date(2024, 9, 20),
            [date(2024, 9, 16)],
            id="Mexico's independence",
        ),
        pytest.param(
            {"country": "MX", "not_holidays": (date(2024, 9, 16),)},
            date(2024, 9, 16),
            date(2024, 9, 20),
            [],
            id="a country's holiday that is none here",
        ),
        pytest.param(
            {"country": "MX", "own": (date(2024, 9, 17),)},
            date(2024, 9, 16),
            date(2024, 9, 20),
            [date(2024, 9, 16), date(2024, 9, 17)],
            id="a country's and one's own",
        ),
        pytest.param(
            {"country": "DE", "subdivision": "BY"},
            date(2024, 11, 1),
            date(2024, 11, 4),
            [date(2024, 11, 1), date(2024, 11, 2), date(2024, 11, 3)],
            id="a holiday of a part of a country",
        ),
        pytest.param(
            {"country": "DE"},
            date(2024, 11, 1),
            date(2024, 11, 4),
            [date(2024, 11, 2), date(2024, 11, 3)],
            id="the whole",
        ),
    ],
)
def test_days_are_free(calendar, first, last, free):
    assert free_days(law(**calendar), first, last) == free


def test_holidays_nobody_knows_are_refused():
    with pytest.raises(BadLawError, match="holidays of DE XX are not known"):
        working_days(
            law(country="DE", subdivision="XX"), date(2024, 1, 1), date(2024, 1, 1)
        )


def test_no_days_make_an_empty_table():
    assert working_days(law(), date(2024, 1, 2), date(2024, 1, 1)).num_rows == 0


@given(DAYS, st.integers(0, 60), st.integers(1, 40))
def test_adding_working_days_is_a_join(start, offset, count):
    """Compare the equi-join with a count day by day."""
    first = start - timedelta(days=offset)
    jurisdiction = load("XAA")
    table = working_days(jurisdiction, first, start + timedelta(days=100)).to_pylist()
    position = next(row["position"] for row in table if row["day"] == start)
    (due,) = [
        row["day"]
        for row in table
        if row["is_working"] and row["position"] == position + count
    ]
    day, left = start, count
    while left:
        day += timedelta(days=1)
        is_free = day.weekday() >= 5 or day in _holidays(day.year)
        left -= not is_free
    assert due == day


def _holidays(year):
    own = load("XAA").calendar.own
    return {
        day if isinstance(day, date) else date(year, day.month, day.day) for day in own
    }
