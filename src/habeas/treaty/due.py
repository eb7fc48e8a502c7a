"""When the next report is due, and which periodic reports it is to hold."""

import re
from collections.abc import Iterator

from habeas.treaty.dates import FoundDate, find_dates
from habeas.treaty.document import NextReport
from habeas.treaty.language import Pack
from habeas.treaty.ordinals import ordinal_value

_LAST_REPORT = 40
_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")


def next_report_due(
    visible: str, start: int, end: int, *, pack: Pack
) -> NextReport | None:
    """Read the date of the next report and the reports it combines.

    Reads: the span of a paragraph that asks for the next report.
    Promises: the day, or the month or year where no more is named; reports in order,
    `second to fourth` spelled out, none where only *the next report* is named.
    """
    dates = list(find_dates(visible, pack, start, end))
    reports = tuple(_reports(visible[start:end], pack))
    if dates:
        return NextReport(_deadline(visible, dates, pack).last, reports)
    years = _YEAR.findall(visible, start, end)
    return NextReport(years[-1], reports) if years else None


def _deadline(visible: str, dates: list[FoundDate], pack: Pack) -> FoundDate:
    """Choose the latest date that a deadline's word stands by, else the last."""
    marked = [found for found in dates if _is_deadline(visible, found, pack)]
    return max(marked, key=lambda found: found.last, default=dates[-1])


def _is_deadline(visible: str, found: FoundDate, pack: Pack) -> bool:
    before = visible[max(0, found.start - 40) : found.start]
    after = visible[found.end : found.end + 12]
    return pack.says("deadline_before", before) or pack.says("deadline_after", after)


def _reports(words: str, pack: Pack) -> Iterator[int]:
    pattern = pack.expanded("report_ordinals")
    found: set[int] = set()
    for match in pattern.finditer(words):
        found |= _numbered(match, pack)
    yield from sorted(found)


def _numbered(match: re.Match[str], pack: Pack) -> set[int]:
    ordinal = pack.expanded("ordinal")
    groups = match.groupdict()
    if groups.get("only"):
        return {1}
    text = groups.get("ordinals") or groups.get("after") or ""
    numbers = [
        value
        for one in ordinal.finditer(text)
        if (value := ordinal_value(one[0], pack)) and value <= _LAST_REPORT
    ]
    if len(numbers) > 1 and pack.says("report_range", text):
        return set(range(numbers[0], numbers[-1] + 1))
    return set(numbers)
