"""The day by which a follow-up paragraph asks for a report, in six languages."""

import datetime as dt

import pytest

from habeas.treaty.follow_up import asked_by

ADOPTED = dt.date(2024, 2, 29)
TWO_YEARS = dt.date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        pytest.param("provide, within two years, news", "eng", TWO_YEARS, id="eng"),
        pytest.param("within 12 months", "eng", dt.date(2025, 2, 28), id="in months"),
        pytest.param("dans un délai de deux ans", "fra", TWO_YEARS, id="fra"),
        pytest.param("en el plazo de dos años", "spa", TWO_YEARS, id="spa"),
        pytest.param("в течение двух лет", "rus", TWO_YEARS, id="rus"),
        pytest.param("في غضون سنتين", "ara", TWO_YEARS, id="ara"),
        pytest.param("在两年内", "zho", TWO_YEARS, id="zho"),
        pytest.param("by 1 May 2026", "eng", dt.date(2026, 5, 1), id="a day"),
        pytest.param(
            "within two years, that is by 1 May 2026",
            "eng",
            dt.date(2026, 5, 1),
            id="a day before years",
        ),
        pytest.param("its law of 1 May 2019", "eng", None, id="a day long past"),
        pytest.param("in its next report", "eng", None, id="no day"),
        pytest.param("within five years", "eng", None, id="years we do not read"),
    ],
)
def test_the_day_that_is_asked_for(text, language, day):
    assert asked_by(text, ADOPTED, language=language) == day
