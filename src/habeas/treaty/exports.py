"""A document written as JSON, JSON Lines, CSV, Markdown, HTML or UHRI's records."""

import csv
import io
import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields
from html import escape

from habeas.treaty.document import Document, Heading, Item, Paragraph, ParagraphKind
from habeas.treaty.folding import fold
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
_WRITING_RIGHT_TO_LEFT = ("ara",)
_ISO_639_1 = {
    "eng": "en",
    "fra": "fr",
    "spa": "es",
    "ara": "ar",
    "zho": "zh",
    "rus": "ru",
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


def to_markdown(document: Document) -> str:
    """Write the text as Markdown, headings and points in place."""
    lines = [f"# {document.masthead.title or document.symbol}", ""]
    seen: set[Heading] = set()
    for paragraph in document.paragraphs:
        for heading in _new(paragraph, seen):
            lines += [f"{'#' * min(heading.depth + 2, 6)} {heading.full}", ""]
        lines += [*_marked_down(paragraph), ""]
    return "\n".join(lines)


def _new(paragraph: Paragraph, seen: set[Heading]) -> Iterator[Heading]:
    """Give the headings that open with this paragraph; a run-in one is in its text."""
    for heading in paragraph.headings:
        if heading not in seen and not heading.run_in:
            seen.add(heading)
            yield heading


def _marked_down(paragraph: Paragraph) -> Iterator[str]:
    marker = fold(paragraph.marker).strip()
    # A backslash keeps "12." from becoming a list of Markdown's own numbering.
    number = f"{marker[:-1]}\\." if marker.endswith(".") else marker
    yield f"{number} {paragraph.text}".strip()
    for item in paragraph.items:
        if not item.inline:
            yield from _item_down(item, "")
    for remark in paragraph.remarks:
        yield f"\n> **{remark.author or 'Comment'}:** {remark.text}"


def _item_down(item: Item, indent: str) -> Iterator[str]:
    yield f"{indent}- ({item.number}) {item.text}"
    for inner in item.items:
        yield from _item_down(inner, indent + "  ")


def to_html(document: Document) -> str:
    """Write a page that stands alone: nothing fetched, each paragraph an id."""
    direction = "rtl" if document.language in _WRITING_RIGHT_TO_LEFT else "ltr"
    language = _ISO_639_1.get(document.language, "en")
    title = escape(document.masthead.title or document.symbol)
    body = "\n".join(_html_parts(document))
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _html_parts(document: Document) -> Iterator[str]:
    seen: set[Heading] = set()
    ids: dict[str, int] = {}
    for paragraph in document.paragraphs:
        for heading in _new(paragraph, seen):
            level = min(heading.depth + 2, 6)
            yield f"<h{level}>{escape(heading.full)}</h{level}>"
        yield _html_paragraph(paragraph, _id(paragraph, ids))


def _id(paragraph: Paragraph, ids: dict[str, int]) -> str:
    place = f"para_{paragraph.place}" if paragraph.place else "para"
    name = f"{paragraph.state}-{place}" if paragraph.state else place
    ids[name] = ids.get(name, 0) + 1
    return name if ids[name] == 1 else f"{name}-{ids[name]}"


def _html_paragraph(paragraph: Paragraph, name: str) -> str:
    kind = f' data-kind="{paragraph.kind.value}"' if paragraph.kind else ""
    number = f"<b>{escape(paragraph.marker)}</b> " if paragraph.marker else ""
    listed = [item for item in paragraph.items if not item.inline]
    remarks = "".join(
        f"<aside><b>{escape(each.author or 'Comment')}:</b> {escape(each.text)}</aside>"
        for each in paragraph.remarks
    )
    words = f"<p>{number}{escape(paragraph.text)}</p>"
    return f'<section id="{name}"{kind}>{words}{_html_list(listed)}{remarks}</section>'


def _html_list(items: list[Item]) -> str:
    if not items:
        return ""
    points = "".join(
        f"<li>({escape(item.number)}) {escape(item.text)}"
        f"{_html_list(list(item.items))}</li>"
        for item in items
    )
    return f'<ul style="list-style:none">{points}</ul>'


WRITERS: Mapping[str, Callable[[Document], str]] = {
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": to_csv,
    "md": to_markdown,
    "html": to_html,
    "uhri": to_uhri,
}
