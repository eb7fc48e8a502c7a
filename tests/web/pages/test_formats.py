"""A day is written with its month in letters, and a moment by a clock of 24 hours."""

import datetime as dt

import pytest
from django.utils import translation
from django.utils.formats import date_format

AT = dt.datetime(2026, 3, 4, 15, 5)


@pytest.mark.parametrize(
    ("language", "form", "written"),
    [
        pytest.param("en", "DATE_FORMAT", "4 March 2026", id="day"),
        pytest.param("en", "DATETIME_FORMAT", "4 March 2026, 15:05", id="moment"),
        pytest.param("en", "SHORT_DATE_FORMAT", "4 Mar 2026", id="short day"),
        pytest.param("ar", "DATE_FORMAT", "4 مارس 2026", id="day in Arabic"),
        pytest.param(
            "ar", "DATETIME_FORMAT", "4 مارس 2026، 15:05", id="moment in Arabic"
        ),
    ],
)
def test_nobody_can_take_a_day_for_a_month(language, form, written):
    with translation.override(language):
        assert date_format(AT, form) == written
