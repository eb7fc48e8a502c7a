"""A document written as JSON, JSON Lines, CSV or UHRI's records; all its writers."""

import csv
import io
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from html import escape

from habeas.treaty.document import Document, Heading, Paragraph, ParagraphKind
from habeas.treaty.html_writing import to_html
from habeas.treaty.markdown_writing import to_markdown
from habeas.treaty.rows import Row, row_of, rows, whole_text
from habeas.treaty.states import name_of
from habeas.treaty.symbol import Symbol
from habeas.treaty.themes import vocabulary

# The namespace of our identifiers: the same paragraph always bears the same one.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:habeas:paragraph")
_ANNOTATION = {
    ParagraphKind.CONCERN: "- Concerns/Observations",
    ParagraphKind.RECOMMENDATION: "- Recommendations",
}


def to_jsonl(document: Document) -> str:
    """Write one JSON object a paragraph, one a line."""
    return "".join(
        json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows(document)
    )


def to_json(document: Document) -> str:
    """Write the whole document: masthead, activity, notices, headings, paragraphs."""
    whole = {
        "document": document.symbol,
        "kind": document.genre.value,
        "draft": document.is_draft,
        "language": document.language,
        "masthead": asdict(document.masthead),
        "activity": asdict(document.activity) if document.activity else None,
        "notices": [asdict(notice) for notice in document.notices],
        "footnotes": [asdict(note) for note in document.footnotes],
        "headings": [_heading(heading) for heading in document.headings],
        "paragraphs": [_paragraph(document, each) for each in document.paragraphs],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _heading(heading: Heading) -> dict[str, object]:
    return {
        "role": heading.role.value,
        "label": heading.label,
        "title": heading.title,
        "depth": heading.depth,
        "articles": heading.articles,
    }


def _paragraph(document: Document, paragraph: Paragraph) -> dict[str, object]:
    return asdict(row_of(document, paragraph)) | {
        "under": paragraph.under,
        "span": [paragraph.start, paragraph.end],
        "themes": paragraph.themes,
        "affected": paragraph.affected,
        "targets": paragraph.targets,
        "references": [
            asdict(each) | {"kind": each.kind.value} for each in paragraph.references
        ],
    }


def to_csv(document: Document) -> str:
    """Write one row a paragraph; lists are written as JSON within their cell."""
    names = [each.name for each in fields(Row)]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    for row in rows(document):
        writer.writerow([_cell(value) for value in asdict(row).values()])
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None or value == ():
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    # A spreadsheet would run a cell that begins so.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


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


WRITERS: Mapping[str, Callable[[Document], str]] = {
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": to_csv,
    "md": to_markdown,
    "html": to_html,
    "uhri": to_uhri,
}
