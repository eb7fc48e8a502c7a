"""A document as its page shows it: headings, paragraphs, comments, links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.web.library.models import Document, Paragraph, Remark
from habeas.web.library.queries.documents import Cited, citations_of, known_targets

_DEEPEST = 4
_RIGHT_TO_LEFT = frozenset({"ara"})
_TAGS = {
    "ara": "ar",
    "eng": "en",
    "fra": "fr",
    "rus": "ru",
    "spa": "es",
    "zho": "zh",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A heading, or a paragraph with all that belongs to it."""

    heading: str = ""
    level: int = 2
    paragraph: Paragraph | None = None
    points: Sequence[dict[str, object]] = ()
    answers: Sequence[str] = ()
    cited: Sequence[Cited] = ()
    remarks: Sequence[Remark] = ()


def language_tag(document: Document) -> str:
    """Give the language of a document as HTML writes it."""
    return _TAGS.get(document.language, "")


def direction(document: Document) -> str:
    """Give the direction a document is written in."""
    return "rtl" if document.language in _RIGHT_TO_LEFT else "ltr"


def shown(document: Document) -> list[Shown]:
    """Give a document's headings and paragraphs in the order of its text."""
    return list(_shown(document))


def _shown(document: Document) -> Iterator[Shown]:
    known = known_targets(document)
    above: list[tuple[object, ...]] = []
    paragraphs = document.paragraph_set.prefetch_related("citations", "remarks")
    for paragraph in paragraphs:
        headings = [_key(h) for h in paragraph.record.get("headings", ())]
        for at, heading in enumerate(headings):
            if heading != (above[at] if at < len(above) else None):
                above = headings[: at + 1]
                if not heading[3]:
                    level = min(at + 2, _DEEPEST)
                    yield Shown(heading=str(heading[1]), level=level)
        above = headings
        yield Shown(
            paragraph=paragraph,
            points=[p for p in paragraph.record.get("points", ()) if not p["inline"]],
            answers=paragraph.record.get("answers", ()),
            cited=citations_of(paragraph, known),
            remarks=list(paragraph.remarks.all()),
        )


def _key(heading: dict[str, object]) -> tuple[object, ...]:
    label, title = heading["label"], heading["title"]
    full = f"{label}. {title}" if label else str(title)
    return (heading["block"], full, heading["role"], heading["run_in"])
