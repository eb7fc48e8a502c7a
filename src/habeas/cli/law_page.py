"""The law of a country as plain text for a reader, and as data for a program."""

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum

from habeas.law.amount import Amount
from habeas.law.figure import Deadline, Figure, Interval
from habeas.law.jurisdiction import Calendar, Jurisdiction, LegalBasis, YearlyHoliday
from habeas.law.limit import Limit, LimitKind, Step
from habeas.law.source import Confidence, Source

_WIDTH = 88
_NOT_KNOWN = "  not known"


def law_page(jurisdiction: Jurisdiction) -> str:
    """Write a jurisdiction as plain text: each figure, its dates and its source."""
    return "\n".join(_lines(jurisdiction))


def law_as_data(jurisdiction: Jurisdiction) -> object:
    """Give a jurisdiction as lists, mappings, texts and numbers, fit for JSON."""
    return _plain(jurisdiction)


def _plain(value: object) -> object:
    match value:
        case Amount():
            return value.code
        case StrEnum() | dt.date() | YearlyHoliday():
            return str(value)
        case Mapping():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case tuple():
            return [_plain(inner) for inner in value]
        case _ if is_dataclass(value):
            return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        case _:
            return value


def _lines(law: Jurisdiction) -> Iterator[str]:
    yield f"{law.name} ({law.code})"
    if law.is_fictional:
        yield "A State that does not exist: its law is made up."
    yield from _section("Limits", _limits(law))
    yield from _section("Clock", _clock(law))
    yield from _section("Deadlines", _figures(law.deadlines))
    yield from _section("Intervals", _figures(law.intervals))
    yield from _section("Legal bases", _bases(law))
    yield from _section("Alternatives available", _alternatives(law))
    yield from _section("Places", _places(law))
    yield from _section("Working days", _calendar(law.calendar))
    for remark in law.remarks:
        yield from ("", "Remark")
        yield from _wrapped(remark.text)
        yield from _source(remark.source)


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", title)
    found = list(lines)
    yield from found or [_NOT_KNOWN]


def _limits(law: Jurisdiction) -> Iterator[str]:
    for limit in law.limits:
        what = "alternatives to detention" if limit.for_measures else "detention"
        regime = limit.regime or "every regime"
        yield f"  {limit.key}: {what}, {regime} ({limit.layer})"
        yield from _wrapped(_extent(limit), 4)
        yield from map(_step, limit.extensions)
        if limit.for_children is not None:
            yield f"    children: {limit.for_children} in all"
        yield f"    {_period(limit)}"
        if limit.starts_at is not None:
            yield f"    counted from: {_words(limit.starts_at)}"
        yield from _wrapped(limit.note, 4)
        yield from _source(limit.source, 4)


def _extent(limit: Limit) -> str:
    is_longer = limit.absolute is not None and limit.absolute != limit.amount
    whole = f", {limit.absolute} in all" if is_longer else ""
    match limit.kind:
        case LimitKind.NONE:
            return "the law sets no limit"
        case LimitKind.PROHIBITED:
            return "the law does not allow it"
        case LimitKind.PRESUMPTION:
            return f"presumption after {limit.amount}: no maximum"
        case LimitKind.INITIAL:
            return f"a first period of {limit.amount}; the whole is not known"
        case LimitKind.MAXIMUM:
            return f"at most {limit.amount}{whole}"


def _step(step: Step) -> str:
    condition = f", if {step.condition}" if step.condition else ""
    by = step.authority or "not known by whom"
    return textwrap.fill(
        f"then {step.amount} more ({by}){condition}",
        _WIDTH,
        initial_indent="    ",
        subsequent_indent="      ",
    )


def _period(limit: Limit) -> str:
    begins = f"known to be in force from {limit.applies_from}"
    return begins + (f" to {limit.in_force_to}" if limit.in_force_to else "")


def _clock(law: Jurisdiction) -> Iterator[str]:
    if law.clock is not None:
        start = law.clock.starts_at
        yield f"  starts at: {_words(start) if start else 'not known'}"
        counted = ", ".join(map(_words, law.clock.counts)) or "not known"
        yield from _wrapped(f"counts: {counted}")
        yield from _source(law.clock.source)


def _figures(
    figures: Mapping[Deadline, Figure] | Mapping[Interval, Figure],
) -> Iterator[str]:
    for name, figure in figures.items():
        regime = f" (for {figure.regime} alone)" if figure.regime else ""
        yield f"  {_words(name)}: {figure.amount}{regime}"
        yield from _wrapped(figure.note, 4)
        yield from _source(figure.source, 4)


def _bases(law: Jurisdiction) -> Iterator[str]:
    for basis in law.legal_bases or ():
        yield f"  {basis.code}: {basis.title}"
        yield f"    {_authorities(basis)}"
        begins, ends = basis.in_force_from, basis.in_force_to
        yield f"    in force from {begins or 'a day not known'}" + (
            f" to {ends}" if ends else ""
        )
        yield from _source(basis.source, 4)


def _authorities(basis: LegalBasis) -> str:
    if basis.authorities is None:
        return "competent: not known"
    return f"competent: {', '.join(basis.authorities) or 'nobody'}"


def _alternatives(law: Jurisdiction) -> Iterator[str]:
    if law.alternatives is not None:
        yield from _wrapped(", ".join(map(_words, law.alternatives)) or "none")
    if law.alternatives_source is not None:
        yield from _source(law.alternatives_source)


def _places(law: Jurisdiction) -> Iterator[str]:
    for place, permission in law.places.items():
        yield f"  {_words(place)}: {permission}"
    if law.places_source is not None:
        yield from _source(law.places_source)


def _calendar(calendar: Calendar) -> Iterator[str]:
    if calendar.work_week is not None:
        yield f"  {', '.join(calendar.work_week)}"
    if calendar.country is not None:
        place = " ".join(filter(None, (calendar.country, calendar.subdivision)))
        yield f"  public holidays of {place}, as the holidays library has them"
    if calendar.own:
        yield from _wrapped(f"holidays: {', '.join(map(_holiday, calendar.own))}")
    if calendar.not_holidays:
        days = ", ".join(map(_holiday, calendar.not_holidays))
        yield from _wrapped(f"no holidays: {days}")
    if calendar.source is not None:
        yield from _source(calendar.source)


def _holiday(day: dt.date | YearlyHoliday) -> str:
    return f"every {day}" if isinstance(day, YearlyHoliday) else str(day)


def _source(source: Source, indent: int = 2) -> Iterator[str]:
    kind = source.confidence
    reading = kind in {Confidence.READING, Confidence.FICTIONAL, Confidence.HYPOTHESIS}
    dated = source.dated or (f"read {source.read_on}" if source.read_on else "")
    detail = ", ".join(
        filter(None, (dated, str(kind) if reading else f"{kind} confidence"))
    )
    yield from _wrapped(f"source: {source.title} ({detail})", indent)
    # An address is kept whole on its line, so that it can be copied.
    for url in filter(None, (source.url, *source.also)):
        yield f"{' ' * indent}{url}"


def _wrapped(text: str, indent: int = 2) -> list[str]:
    margin = " " * indent
    return textwrap.wrap(
        text, _WIDTH, initial_indent=margin, subsequent_indent=f"{margin}  "
    )


def _words(name: str) -> str:
    return name.replace("_", " ")
