"""A document written as a page that stands alone, or paragraph by paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from habeas.treaty.akn import (
    Link,
    Node,
    Numbered,
    Point,
    Section,
    Table,
    is_day,
    structure_of,
)
from habeas.treaty.akn_names import ELEMENTS, Identifiers
from habeas.treaty.document import Document, Role

_RIGHT_TO_LEFT = ("ara",)
_ISO_639_1 = {
    "eng": "en",
    "fra": "fr",
    "spa": "es",
    "ara": "ar",
    "zho": "zh",
    "rus": "ru",
}
_STYLE = """
body { margin: 2rem auto; max-width: 45rem; padding: 0 1rem; color: #0b0c0c;
  font: 1.05rem/1.5 "Noto Serif", "DejaVu Serif", serif }
h1 { font-size: 1.6rem } h2 { font-size: 1.35rem; margin-top: 2rem }
h3 { font-size: 1.15rem } h4, h5, h6 { font-size: 1.05rem }
h5, h6 { font-style: italic } p { margin: 0.6rem 0 }
ul { list-style: none; margin: 0; padding-inline-start: 2rem }
table { border-collapse: collapse; margin: 1rem 0 }
td { border: 1px solid #b1b4b6; padding: 0.2rem 0.6rem; vertical-align: top }
aside { border-inline-start: 4px solid #1d70b8; padding-inline-start: 0.8rem }
.note, aside { font-size: 0.9rem; margin: 0.4rem 0 } a { color: #1d70b8 }
"""
_HIGHEST, _LOWEST = 2, 6


def to_html(document: Document) -> str:
    """Write a page that stands alone: nothing fetched, anchors as in Akoma Ntoso."""
    structure = structure_of(document)
    direction = "rtl" if document.language in _RIGHT_TO_LEFT else "ltr"
    language = _ISO_639_1.get(document.language, "en")
    title = escape(structure.title)
    body = "\n".join(_nodes(structure.body, _Place(Identifiers())))
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the writing stands: below which heading, and whose numbers count."""

    ids: Identifiers
    level: int = _HIGHEST
    within: str = ""
    scope: str = ""


def _nodes(nodes: Iterable[Node], place: _Place) -> Iterator[str]:
    for node in nodes:
        match node:
            case Section():
                yield from _section(node, place)
            case Numbered():
                name = place.ids.take("para", node.number or "nn", place.scope)
                yield paragraph_html(node, name)
            case Table():
                yield _table(node)


def _section(section: Section, place: _Place) -> Iterator[str]:
    role, level = Role(section.role), place.level
    name = place.ids.take(ELEMENTS[role][1], section.label, place.within)
    title = escape(f"{section.marker} {section.title}".strip())
    yield f'<h{level} id="{escape(name)}">{title}</h{level}>'
    # Each State's paragraphs are numbered on their own.
    scope = name if role is Role.STATE else place.scope
    below = _Place(place.ids, min(level + 1, _LOWEST), name, scope)
    yield from _nodes(section.children, below)


def paragraph_html(paragraph: Numbered, name: str) -> str:
    """Write a paragraph with its points, notes and comments; `name` is its anchor.

    Symbols and resolutions are links to where the United Nations serves them.
    """
    kind = f' data-kind="{escape(paragraph.kind)}"' if paragraph.kind else ""
    number = f"<b>{escape(paragraph.marker)}</b> " if paragraph.marker else ""
    words = "".join(_linked(paragraph.text, paragraph.links))
    notes = "".join(
        f'<p class="note">{escape(note.label)} {escape(note.text)}</p>'
        for note in paragraph.notes
    )
    remarks = "".join(
        f"<aside><b>{escape(each.author or 'Comment')}:</b> {escape(each.text)}</aside>"
        for each in paragraph.comments
    )
    return (
        f'<section id="{escape(name)}"{kind}><p>{number}{words}</p>'
        f"{_points(paragraph.points)}{notes}{remarks}</section>"
    )


def _linked(text: str, links: Sequence[Link]) -> Iterator[str]:
    at = 0
    for link in links:
        said = escape(text[link.start : link.end])
        yield escape(text[at : link.start])
        if is_day(link.target):
            yield f'<time datetime="{link.target}">{said}</time>'
        else:
            yield f'<a href="{escape(link.target)}">{said}</a>'
        at = link.end
    yield escape(text[at:])


def _points(points: Sequence[Point]) -> str:
    if not points:
        return ""
    listed = "".join(
        f"<li>{escape(_mark(point))} {escape(point.text)}{_points(point.points)}</li>"
        for point in points
    )
    return f"<ul>{listed}</ul>"


def _mark(point: Point) -> str:
    return point.number if point.number == "•" else f"({point.number})"


def _table(table: Table) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
