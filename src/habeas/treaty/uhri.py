"""Records as the Universal Human Rights Index exports them, written and read."""

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from lxml import etree, html

from habeas.law.errors import BadInputError
from habeas.treaty.document import Document, Paragraph, ParagraphKind
from habeas.treaty.rows import whole_text
from habeas.treaty.states import is_state_code, name_of, state_named
from habeas.treaty.symbol import Symbol
from habeas.treaty.themes import Label, vocabulary

# The namespace of our identifiers: the same paragraph always bears the same one.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:habeas:paragraph")
_ANNOTATION = {
    ParagraphKind.CONCERN: "- Concerns/Observations",
    ParagraphKind.RECOMMENDATION: "- Recommendations",
}


_COLUMNS = frozenset(
    {
        "AnnotationId",
        "AnnotationType",
        "Symbol",
        "DocumentId",
        "Body",
        "Countries",
        "Regions",
        "Text",
        "Themes",
        "AffectedPersons",
        "Sdgs",
        "PublicationDate",
        "PublicationDateOnUhri",
        "UprCycle",
        "UprSession",
        "UprPositions",
        "UprRecommendingCountry",
        "UprRecommendingRegions",
    }
)
# Those that a record has a place for.
_TAKEN = frozenset(
    {
        "AnnotationId",
        "AnnotationType",
        "Symbol",
        "Body",
        "Countries",
        "Text",
        "Themes",
        "AffectedPersons",
        "Sdgs",
        "PublicationDate",
    }
)
# UHRI glues a heading and the paragraph's number to the words.
_NUMBERED = re.compile(
    r"(?:(?P<heading>[^\n]{1,200}?)\s*\n\s*)?(?P<number>\d{1,3})\.\s+(?=\S)"
)
_TARGET = re.compile(r"\d{1,2}(?:\.[0-9a-z]{1,2})?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a record says, in our own identifiers; `text` has its paragraph's number."""

    id: str
    kind: ParagraphKind
    symbol: str
    body: str
    state: str
    text: str
    themes: Iterable[str] = ()
    affected: Iterable[str] = ()
    targets: Iterable[str] = ()
    date: str = ""


def to_uhri(document: Document) -> str:
    """Write concerns and recommendations as records of the shape UHRI exports."""
    return write_uhri(
        _outgoing(document, paragraph)
        for paragraph in document.paragraphs
        if paragraph.kind in _ANNOTATION
    )


def write_uhri(outgoing: Iterable[Outgoing]) -> str:
    """Write records of the shape that UHRI exports, whatever they were made of."""
    records = [_record(each) for each in outgoing]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def identifier(where: str) -> str:
    """Give the identifier of a paragraph that has none of UHRI's own."""
    return str(uuid.uuid5(_NAMESPACE, where))


def _outgoing(document: Document, paragraph: Paragraph) -> Outgoing:
    where = f"{document.symbol} {paragraph.state} {paragraph.place} {paragraph.text}"
    number = f"{paragraph.place}. " if paragraph.place else ""
    symbol = document.masthead.symbol
    return Outgoing(
        id=identifier(where),
        kind=paragraph.kind or ParagraphKind.RECOMMENDATION,
        symbol=symbol,
        body=_body(symbol),
        state=paragraph.state or "",
        text=number + whole_text(paragraph),
        themes=paragraph.themes,
        affected=paragraph.affected,
        targets=paragraph.targets,
        date=document.masthead.date,
    )


def _record(said: Outgoing) -> dict[str, object]:
    labels = vocabulary()
    country = name_of(said.state, "en") if said.state else None
    return {
        "AnnotationId": said.id,
        "AnnotationType": _ANNOTATION.get(
            said.kind, _ANNOTATION[ParagraphKind.RECOMMENDATION]
        ),
        "Symbol": said.symbol or None,
        "DocumentId": None,
        "Body": f"- {said.body}",
        "Countries": [country or said.state] if said.state else [],
        "Regions": [],
        "Text": "<br>".join(escape(line) for line in said.text.split("\n")),
        "Themes": [labels.themes[each].uhri for each in said.themes],
        "AffectedPersons": [labels.affected[each].uhri for each in said.affected],
        "Sdgs": [labels.targets[each] for each in said.targets],
        "PublicationDate": said.date or None,
        "PublicationDateOnUhri": None,
        "UprCycle": None,
        "UprSession": [],
        "UprPositions": [],
        "UprRecommendingCountry": [],
        "UprRecommendingRegions": [],
    }


def _body(symbol: str) -> str:
    body = Symbol(symbol).body if symbol else ""
    return body if body not in ("", "A") else "CMW"


@dataclass(frozen=True, slots=True)
class UhriRecord:
    """One record read: our identifiers where its labels are known, else the labels.

    `kind` is None for what is neither a concern nor a recommendation; `states` are
    alpha-3 codes; `unknown` are the countries, themes and persons of no list of ours;
    `rest` are the columns that have no place among these.
    """

    id: str
    kind: ParagraphKind | None
    symbol: str
    body: str
    states: tuple[str, ...]
    heading: str
    number: str | None
    text: str
    themes: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    date: str = ""
    unknown: tuple[str, ...] = ()
    rest: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UhriFile:
    """The records of a file, and the columns that UHRI's exports do not have."""

    records: tuple[UhriRecord, ...]
    unknown_columns: tuple[str, ...]


def read_uhri(data: bytes, *, name: str = "the file") -> UhriFile:
    """Read records of the shape that UHRI exports.

    Reads: JSON, an array of objects. Promises: as many records, in order; the
    known defects put right: dashes before values, a heading and number before the
    words, the words as HTML.
    Raises BadInputError, which names the record, for anything else.
    """
    try:
        entries = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadInputError(
            f"{name} is no JSON: {error}; export it from the index as JSON"
        ) from None
    if not isinstance(entries, list):
        raise BadInputError(f"{name} holds no array of records; export it as JSON")
    for place, entry in enumerate(entries, 1):
        if not (isinstance(entry, dict) and entry.get("AnnotationId")):
            raise BadInputError(
                f"{name}: record {place} has no AnnotationId, by which it is told "
                "from others; export the file anew"
            )
    columns = dict.fromkeys(column for entry in entries for column in entry)
    return UhriFile(
        tuple(_read(entry) for entry in entries),
        tuple(column for column in columns if column not in _COLUMNS),
    )


def _read(entry: Mapping[str, object]) -> UhriRecord:
    words = _plain(_one(entry, "Text"))
    opening = _NUMBERED.match(words)
    countries = _many(entry, "Countries")
    codes = {
        each: each if is_state_code(each) else state_named(each, "en")
        for each in countries
    }
    labels = vocabulary()
    themes, odd_themes = _known(_many(entry, "Themes"), labels.themes.values())
    affected, odd = _known(_many(entry, "AffectedPersons"), labels.affected.values())
    unnamed = [country for country, code in codes.items() if code is None]
    return UhriRecord(
        id=_one(entry, "AnnotationId"),
        kind=_kind(_one(entry, "AnnotationType")),
        symbol=_one(entry, "Symbol"),
        body=_one(entry, "Body"),
        states=tuple(code for code in codes.values() if code),
        heading=(opening["heading"] or "").strip() if opening else "",
        number=opening["number"] if opening else None,
        text=words[opening.end() :] if opening else words,
        themes=themes,
        affected=affected,
        targets=tuple(_targets(_many(entry, "Sdgs"))),
        date=_one(entry, "PublicationDate")[:10],
        unknown=(*unnamed, *odd_themes, *odd),
        rest={c: v for c, v in entry.items() if c not in _TAKEN and v},
    )


def _kind(said: str) -> ParagraphKind | None:
    wanted = f"- {said}"
    return next((kind for kind, name in _ANNOTATION.items() if name == wanted), None)


def _one(entry: Mapping[str, object], column: str) -> str:
    value = entry.get(column)
    return _undashed(value) if isinstance(value, str) else ""


def _many(entry: Mapping[str, object], column: str) -> list[str]:
    value = entry.get(column)
    values = value if isinstance(value, list) else [value]
    return [_undashed(each) for each in values if isinstance(each, str) and each]


def _undashed(value: str) -> str:
    return value.strip().removeprefix("- ")


def _known(
    said: Iterable[str], labels: Iterable[Label]
) -> tuple[tuple[str, ...], list[str]]:
    """Part what is said into our identifiers and the labels that no tag bears."""
    ours = {_undashed(label.uhri).casefold(): label.id for label in labels}
    known = [ours[each.casefold()] for each in said if each.casefold() in ours]
    return tuple(known), [each for each in said if each.casefold() not in ours]


def _targets(said: Iterable[str]) -> Iterator[str]:
    for each in said:
        if match := _TARGET.match(each):
            yield match[0]


def _plain(text: str) -> str:
    """Give the words of a piece of HTML, its breaks as line breaks."""
    if "<" not in text and "&" not in text:
        return text.strip()
    try:
        parsed = html.fragment_fromstring(text, create_parent="div")
    except etree.ParserError:
        return text.strip()
    for element in parsed.iter("br", "p", "div", "li"):
        element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in parsed.text_content().split("\n"))
    return "\n".join(filter(None, lines))
