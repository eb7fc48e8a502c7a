"""Records as the Universal Human Rights Index exports them, written and read."""

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
# UHRI glues a heading and the paragraph's number to the words.
_NUMBERED = re.compile(
    r"(?:(?P<heading>[^\n]{1,200}?)\s*\n\s*)?(?P<number>\d{1,3})\.\s+(?=\S)"
)
_TARGET = re.compile(r"\d{1,2}(?:\.[0-9a-z]{1,2})?(?=\s|$)")


def to_uhri(document: Document) -> str:
    """Write concerns and recommendations as records of the shape UHRI exports."""
    records = [
        _record(document, paragraph)
        for paragraph in document.paragraphs
        if paragraph.kind in _ANNOTATION
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _record(document: Document, paragraph: Paragraph) -> dict[str, object]:
    labels = vocabulary()
    where = f"{document.symbol} {paragraph.state} {paragraph.place} {paragraph.text}"
    country = name_of(paragraph.state, "en") if paragraph.state else None
    symbol = document.masthead.symbol
    return {
        "AnnotationId": str(uuid.uuid5(_NAMESPACE, where)),
        "AnnotationType": _ANNOTATION[paragraph.kind] if paragraph.kind else "",
        "Symbol": symbol or None,
        "DocumentId": None,
        "Body": f"- {_body(symbol)}",
        "Countries": [country or paragraph.state] if paragraph.state else [],
        "Regions": [],
        "Text": _html_text(paragraph),
        "Themes": [labels.themes[each].uhri for each in paragraph.themes],
        "AffectedPersons": [labels.affected[each].uhri for each in paragraph.affected],
        "Sdgs": [labels.targets[each] for each in paragraph.targets],
        "PublicationDate": document.masthead.date or None,
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


def _html_text(paragraph: Paragraph) -> str:
    number = f"{paragraph.place}. " if paragraph.place else ""
    return "<br>".join(
        escape(line) for line in (number + whole_text(paragraph)).split("\n")
    )


@dataclass(frozen=True, slots=True)
class UhriRecord:
    """One record read: our identifiers where its labels are known, else the labels.

    `kind` is None for what is neither a concern nor a recommendation; `states` are
    alpha-3 codes; `unknown` are the countries, themes and persons of no list of ours.
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
