"""The day by which a paragraph asks for a report on what was done since."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from habeas.treaty.dates import find_dates, whole_day
from habeas.treaty.folding import fold
from habeas.treaty.language import language_pack

# The ways in which six languages write *within so many years*.
_WITHIN: Mapping[str, Sequence[tuple[int, str]]] = {
    "eng": (
        (1, r"within (?:one|a|1) year|within (?:twelve|12) months"),
        (2, r"within (?:two|2) years|within (?:twenty-four|24) months"),
    ),
    "fra": (
        (1, r"dans (?:un delai d['\u2019])?un an\b|dans l['\u2019]annee"),
        (2, r"dans (?:un delai de )?deux ans"),
    ),
    "spa": (
        (1, r"(?:plazo de|dentro de) un ano"),
        (2, r"(?:plazo de|dentro de) dos anos"),
    ),
    "rus": ((1, r"в течение (?:одного )?года"), (2, r"в течение двух лет")),
    "ara": ((1, r"غضون (?:سنة|عام)\b"), (2, r"غضون (?:سنتين|عامين)")),
    "zho": ((1, r"[一1]年(?:之)?内"), (2, r"[两二2]年(?:之)?内")),
}
_LEAP_DAY = (2, 29)


def asked_by(text: str, adopted_on: dt.date, *, language: str) -> dt.date | None:
    """Give the day by which a follow-up paragraph asks for written information.

    It is the last day the paragraph names after its adoption, else the end of the
    years it gives. A paragraph that names neither asks for nothing before the next
    report: None.

    >>> asked_by("within two years", dt.date(2024, 5, 1), language="eng")
    datetime.date(2026, 5, 1)
    >>> asked_by("in its next report", dt.date(2024, 5, 1), language="eng")
    """
    visible = fold(text)
    days = [
        day
        for found in find_dates(visible, language_pack(language))
        if (day := whole_day(found.last)) and day > adopted_on
    ]
    if days:
        return max(days)
    for years, pattern in _WITHIN.get(language, ()):
        if re.search(pattern, visible):
            return _years_after(adopted_on, years)
    return None


def _years_after(day: dt.date, years: int) -> dt.date:
    if (day.month, day.day) == _LEAP_DAY:
        day -= dt.timedelta(days=1)
    return day.replace(year=day.year + years)
