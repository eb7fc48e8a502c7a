"""A document written as JSON, JSON Lines or CSV, and the list of all its writers."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields

from habeas.treaty.document import Document, Heading, Paragraph
from habeas.treaty.html_writing import to_html
from habeas.treaty.markdown_writing import to_markdown
from habeas.treaty.rows import Row, row_of, rows
from habeas.treaty.uhri import to_uhri


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


WRITERS: Mapping[str, Callable[[Document], str]] = {
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": to_csv,
    "md": to_markdown,
    "html": to_html,
    "uhri": to_uhri,
}
