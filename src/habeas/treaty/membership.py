"""Who an annual report says sits on the Committee, and where they stood for it.

English and French reports are read; of others it is told that they are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from habeas.treaty.dates import find_dates
from habeas.treaty.document import Document, Paragraph
from habeas.treaty.folding import fold
from habeas.treaty.language import language_pack
from habeas.treaty.sentences import sentence_spans
from habeas.treaty.states import state_named

_CAPITAL = r"[^\W\d_a-z][\w'\u2019-]+"
_NAME = rf"{_CAPITAL}(?:[ ](?:{_CAPITAL}|de|del|bin|ben|von|van))*"
_GAP = r"(?:\t+|[ \t]{2,}|[ \t]*\|[ \t]*)"
_JOINING = re.compile(r"\s*,\s*(?:and\s+|et\s+)?|\s+(?:and|et)\s+")
_WORDS = {
    "eng": {
        "title": r"(?:Mr|Ms|Mrs|Dr|Sir)\.?|(?:Vice-)?Chairpersons?|Rapporteur",
        "office": r"Chairperson|Chair|Vice-Chairpersons?|Vice-Chairs?|Rapporteur",
        "stood": r"(?:represented the Committee|participated|took part|presented)\b",
        "annex": r"list of (?:the )?members",
    },
    "fra": {
        "title": r"(?:M|Mme|MM|Mmes)\.?|(?:Vice-)?Présidente?|Rapporteure?",
        "office": r"Présidente?|Vice-Président(?:e|s|es)?|Rapporteure?",
        "stood": r"(?:(?:a|ont) représenté le Comité|(?:a|ont) participé)\b",
        "annex": r"liste des membres",
    },
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A member, whose national they are, and until when; empty where it is not told."""

    name: str
    state: str
    until: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the Committee and who holds it."""

    office: str
    name: str


@dataclass(frozen=True, slots=True)
class Stood:
    """That members stood for the Committee, as the report's own sentence says it."""

    names: tuple[str, ...]
    sentence: str
    began: str
    ended: str
    place: str


@dataclass(frozen=True, slots=True)
class Membership:
    """All that a report tells of the members, and what of it could not be read."""

    seats: tuple[Seat, ...] = ()
    offices: tuple[Office, ...] = ()
    stood: tuple[Stood, ...] = ()
    unread: tuple[str, ...] = ()


def membership_of(document: Document) -> Membership:
    """Read the members, officers and representations out of a report.

    Promises: names as the report writes them; each seat and office once.
    """
    if document.language not in _WORDS:
        told = f"members are not read in the language {document.language}"
        return Membership(unread=(told,))
    own = [p for p in document.paragraphs if not p.unit]
    seats = tuple(dict.fromkeys(_seats(document)))
    offices = tuple(dict.fromkeys(_offices(document)))
    stood = tuple(each for p in own for each in _stood(p, document.language))
    return Membership(seats, offices, stood, tuple(_unread(document, seats, offices)))


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    words = _WORDS[language]
    person = rf"(?:{words['title']})\s+{_NAME}"
    written = {
        "seat": (
            rf"^[ \t]*(?:(?:{words['title']})\s+)?(?P<name>{_NAME}){_GAP}"
            rf"(?P<state>[^\t|\n\d]{{3,60}}?){_GAP}(?P<until>[^\t|\n]*\d{{4}})\W*$"
        ),
        "office": (
            rf"^[ \t]*(?P<office>{words['office']})[ \t]*:[ \t]*"
            rf"(?P<names>(?:{words['title']})[^\n]{{2,200}})$"
        ),
        "stood": (
            rf"(?P<names>{person}(?:(?:,|\s+and|\s+et|,\s+and)\s+{person})*)\s+"
            rf"{words['stood']}"
        ),
        "annex": words["annex"],
    }
    return re.compile(written[name], re.MULTILINE)


def _seats(document: Document) -> Iterator[Seat]:
    pack = language_pack(document.language)
    for match in _pattern("seat", document.language).finditer(document.text):
        state = state_named(match["state"].strip(), pack.iso)
        if state is not None:
            until = fold(match["until"])
            dates = list(find_dates(until, pack, 0, len(until)))
            yield Seat(match["name"], state, dates[-1].last if dates else "")


def _offices(document: Document) -> Iterator[Office]:
    title = _WORDS[document.language]["title"]
    for match in _pattern("office", document.language).finditer(document.text):
        for name in _JOINING.split(match["names"]):
            bare = re.sub(rf"^(?:{title})\s+", "", name).strip(" .;")
            if bare:
                yield Office(match["office"], bare)


def _stood(paragraph: Paragraph, language: str) -> Iterator[Stood]:
    """Give the sentences in which named members stood for the Committee."""
    pack, text = language_pack(language), paragraph.text
    folded = fold(text)
    for start, end in sentence_spans(folded, 0, len(folded)):
        match = _pattern("stood", language).search(text, start, end)
        if match is None:
            continue
        dates = list(find_dates(folded, pack, match.end(), end))
        yield Stood(
            names=tuple(_JOINING.split(" ".join(match["names"].split()))),
            sentence=" ".join(text[start:end].split()),
            began=dates[0].first if dates else "",
            ended=dates[-1].last if dates else "",
            place=paragraph.place or "",
        )


def _unread(
    document: Document, seats: tuple[Seat, ...], offices: tuple[Office, ...]
) -> Iterator[str]:
    announced = _pattern("annex", document.language)
    where = [p for p in document.paragraphs if not p.unit and announced.search(p.text)]
    if not seats:
        told = f", which paragraph {where[0].place} announces" if where else ""
        yield f"the members and their terms{told}, are not told in this document"
    if not offices:
        yield "the officers of the Committee are not told in this document"
