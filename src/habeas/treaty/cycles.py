"""What observations tell of the cycle they close: report, dialogue, adoption, and next.

A State's cycle runs from a report, or a list of issues prior to reporting, through the
dialogue to the concluding observations, which set the day of the next report.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.treaty.calendar import DueRule, Record, Setting, Submission
from habeas.treaty.dates import whole_day
from habeas.treaty.document import (
    Document,
    Genre,
    NextReport,
    Paragraph,
    ParagraphKind,
    ReferenceKind,
)
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack, language_pack
from habeas.treaty.ordinals import ordinal_value
from habeas.treaty.symbol import Symbol

# A report itself, and observations, which follow one.
_PRESUPPOSE = ("", "CO")
_COMMITTEE = "CMW"
_OBSERVED = (Genre.CONCLUDING_OBSERVATIONS, Genre.ANNUAL_REPORT)


@dataclass(frozen=True, slots=True)
class Cycle:
    """One consideration of a State's report, as far as the document tells of it.

    Days are ISO dates; what is not told is empty. `source` is where it was read:
    the document's symbol, and the paragraph that opens the observations. `places` are
    the numbers of the paragraphs of observations.
    """

    state: str
    report: str
    reports: tuple[int, ...]
    meetings: tuple[int, ...]
    dialogue_began: str
    dialogue_ended: str
    records: tuple[str, ...]
    adoption_meeting: int | None
    adopted_on: str
    observations: str
    next_report: NextReport | None
    next_paragraph: str
    source: str
    paragraphs: int


def cycles_of(document: Document) -> tuple[Cycle, ...]:
    """Tell the cycles that a document's observations close, in its order.

    Reads: concluding observations, or an annual report that holds some.
    Promises: one cycle for each State whose observations it holds.
    """
    if document.genre not in _OBSERVED:
        return ()
    return tuple(_cycles(document))


def _cycles(document: Document) -> Iterator[Cycle]:
    pack = language_pack(document.language)
    for unit, told in enumerate(document.units):
        own = [p for p in document.paragraphs if p.unit == unit]
        is_observed = any(p.kind is ParagraphKind.RECOMMENDATION for p in own)
        if told.state and is_observed:
            yield _cycle(document, told.state, own, pack)


def _cycle(document: Document, state: str, own: list[Paragraph], pack: Pack) -> Cycle:
    first = own[0]
    symbols = [
        Symbol(r.target) for r in first.references if r.kind is ReferenceKind.SYMBOL
    ]
    report = next((s for s in symbols if _is_report(s, state)), None)
    days = [r.target for r in first.references if r.kind is ReferenceKind.DATE]
    meetings = [_meetings(m[0], pack) for m in _told(first, pack)]
    asked = next((p for p in own if p.due), None)
    own_symbol = Symbol(document.symbol) if document.masthead.symbol else None
    is_own = own_symbol is not None and own_symbol.series == "CO"
    return Cycle(
        state=state,
        report=report.text if report else "",
        reports=report.cycles if report else (),
        meetings=meetings[0] if meetings else (),
        dialogue_began=days[0].partition("/")[0] if days else "",
        dialogue_ended=days[0].rpartition("/")[2] if days else "",
        records=tuple(s.text for s in symbols if s.series == "SR"),
        adoption_meeting=meetings[-1][-1] if len(meetings) > 1 else None,
        adopted_on=days[-1].rpartition("/")[2] if len(days) > 1 else "",
        observations=document.symbol if is_own else "",
        next_report=asked.due if asked else None,
        next_paragraph=(asked.place or "") if asked else "",
        source=f"{document.symbol} {state} ({first.place or '1'})",
        paragraphs=len({p.place for p in own if p.number}),
    )


def _is_report(symbol: Symbol, state: str) -> bool:
    return symbol.state_code == state and not symbol.series


def _told(paragraph: Paragraph, pack: Pack) -> list[re.Match[str]]:
    """Find where meetings are named by number, as *its 138th and 139th meetings*."""
    return list(pack.expanded("meetings").finditer(fold(paragraph.text)))


def _meetings(words: str, pack: Pack) -> tuple[int, ...]:
    found = (int(digits) for digits in re.findall(r"\d{1,4}", words))
    numbers = tuple(found)
    if numbers:
        return numbers
    ordinals = pack.expanded("ordinal").findall(words)
    return tuple(n for o in ordinals if (n := ordinal_value(o, pack)))


def record_of(document: Document) -> Record:
    """Tell what a document adds to the reporting calendar.

    A report considered had been handed in by the day of the dialogue, and one whose
    symbol, or that of its observations, is cited by the day of the document. The day
    set for the next report holds from the adoption. What bears no whole day is left
    out.
    """
    cycles = cycles_of(document)
    considered = [_considered(cycle) for cycle in cycles]
    settings = [_setting(cycle, document) for cycle in cycles]
    return Record(
        (*filter(None, considered), *_cited(document)),
        tuple(filter(None, settings)),
    )


def _considered(cycle: Cycle) -> Submission | None:
    day = whole_day(cycle.dialogue_began)
    if day is None or not cycle.reports:
        return None
    return Submission(cycle.state, cycle.reports, day, cycle.report)


def _cited(document: Document) -> Iterator[Submission]:
    """Tell of reports that must exist, since they or their observations are cited."""
    day = _day_of(document)
    if day is None:
        return
    targets = (r.target for r in document.references if r.kind is ReferenceKind.SYMBOL)
    for symbol in map(Symbol, dict.fromkeys(targets)):
        is_told = symbol.series in _PRESUPPOSE and symbol.body == _COMMITTEE
        if is_told and symbol.state_code and symbol.cycles:
            yield Submission(symbol.state_code, symbol.cycles, day, symbol.text)


def _day_of(document: Document) -> dt.date | None:
    """Give a document's own day; of an annual report, the day it counts parties on."""
    told = document.activity.parties if document.activity else ()
    return whole_day(told[0][0] if told else document.masthead.date)


def _setting(cycle: Cycle, document: Document) -> Setting | None:
    told = cycle.next_report
    due = whole_day(told.date) if told else None
    on = whole_day(cycle.adopted_on or document.masthead.date or cycle.dialogue_ended)
    if told is None or due is None or on is None:
        return None
    return Setting(
        cycle.state,
        due,
        on,
        DueRule.OBSERVATIONS,
        f"{document.symbol} {cycle.state} ({cycle.next_paragraph})",
        told.reports,
    )
