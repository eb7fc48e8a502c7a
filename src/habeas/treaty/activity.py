"""What an annual report says of the Committee's year, as data.

Sessions with their dates, meetings, records, agenda and absences; the number of
States parties on a day; every symbol named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.treaty.dates import FoundDate, find_dates
from habeas.treaty.document import Activity, Paragraph, ReferenceKind, Session
from habeas.treaty.folding import number_value
from habeas.treaty.language import Pack
from habeas.treaty.ordinals import ordinal_value
from habeas.treaty.sentences import sentence_spans
from habeas.treaty.symbol import Symbol


def read_activity(
    paragraphs: Sequence[Paragraph], visible: str, text: str, pack: Pack
) -> Activity:
    """Read the year's activity out of a report's own paragraphs.

    Reads: paragraphs with references, the visible text, and the text itself
    for names. Promises: sessions in order of number, each once; what the
    report does not say is empty.
    """
    own = [paragraph for paragraph in paragraphs if not paragraph.unit]
    sessions: dict[int, Session] = {}
    for paragraph in own:
        for found in _sessions(paragraph, visible, text, pack):
            known = sessions.get(found.number)
            sessions[found.number] = _merged(known, found) if known else found
    return Activity(
        parties=tuple(_parties(own, visible, pack)),
        sessions=tuple(sessions[number] for number in sorted(sessions)),
        symbols=tuple(dict.fromkeys(_symbols(paragraphs))),
    )


def _symbols(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        for reference in paragraph.references:
            if reference.kind is ReferenceKind.SYMBOL:
                yield reference.target


def _merged(known: Session, found: Session) -> Session:
    absent = tuple(dict.fromkeys((*known.absent, *found.absent)))
    base, other = (known, found) if known.start else (found, known)
    return replace(
        base,
        absent=absent,
        future=(known.future and found.future) or base.future,
        number=other.number,
    )


def _sessions(
    paragraph: Paragraph, visible: str, text: str, pack: Pack
) -> Iterator[Session]:
    held = pack.expanded("session_held").search(visible, paragraph.start, paragraph.end)
    coming = pack.expanded("session_coming").search(
        visible, paragraph.start, paragraph.end
    )
    opening = held or coming
    number = ordinal_value(opening["ordinal"], pack) if opening else None
    if opening and number:
        yield _session(paragraph, visible, (opening, number), pack, future=held is None)
    yield from _absences(paragraph, visible, text, pack)


def _session(
    paragraph: Paragraph,
    visible: str,
    opening: tuple[re.Match[str], int],
    pack: Pack,
    *,
    future: bool,
) -> Session:
    words = visible[paragraph.start : paragraph.end]
    dates = list(find_dates(visible, pack, paragraph.start, paragraph.end))
    span = next((found for found in dates if "/" in found.iso), None)
    meetings = pack.expanded("meetings_held").search(words)
    adopted = pack.expanded("agenda_adopted").search(words)
    place = pack.compiled("session_place").search(words)
    symbols = [Symbol(s) for s in _symbols([paragraph])]
    return Session(
        number=opening[1],
        start=span.first if span else "",
        end=span.last if span else "",
        place=" ".join(place["place"].split()) if place else "",
        meetings=number_value(meetings["count"]) if meetings else None,
        records=tuple(s.text for s in symbols if s.series == "SR"),
        agenda=next((s.text for s in symbols if _is_agenda(s)), ""),
        agenda_adopted=_after(adopted, dates, paragraph.start) if adopted else "",
        agenda_meeting=ordinal_value(adopted["meeting"], pack) if adopted else None,
        future=future,
    )


def _is_agenda(symbol: Symbol) -> bool:
    return bool(re.fullmatch(r"[A-Z]+/C/\d{1,3}/1", symbol.text))


def _after(match: re.Match[str], dates: Sequence[FoundDate], start: int) -> str:
    later = [found.iso for found in dates if found.start >= start + match.start()]
    return later[0] if later else ""


def _absences(
    paragraph: Paragraph, visible: str, text: str, pack: Pack
) -> Iterator[Session]:
    pattern = pack.expanded("absent")
    for match in pattern.finditer(visible, paragraph.start, paragraph.end):
        number = ordinal_value(match["ordinal"], pack)
        names = text[match.start("names") : match.end("names")]
        if number:
            joined = pack.pattern("name_joining") or r"\s*,\s*"
            people = re.split(joined, " ".join(names.split()))
            yield Session(number, absent=tuple(name for name in people if name))


def _parties(
    paragraphs: Sequence[Paragraph], visible: str, pack: Pack
) -> Iterator[tuple[str, int]]:
    pattern = pack.expanded("parties_count")
    for paragraph in paragraphs:
        for start, end in sentence_spans(visible, paragraph.start, paragraph.end):
            match = pattern.search(visible, start, end)
            dates = list(find_dates(visible, pack, start, end))
            if match and dates:
                yield dates[0].last, number_value(match["count"]) or 0
