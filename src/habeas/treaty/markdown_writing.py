"""A document written as Markdown: headings, numbers, points, tables and notes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from habeas.treaty.akn import Node, Numbered, Point, Section, Table, structure_of
from habeas.treaty.document import Document
from habeas.treaty.folding import fold

_LOWEST = 6


def to_markdown(document: Document) -> str:
    """Write the text as Markdown, headings, points, tables and notes in place."""
    structure = structure_of(document)
    lines = [f"# {structure.title}", "", *_nodes(structure.body, 2, count(1))]
    return "\n".join(lines)


def _nodes(nodes: Iterable[Node], level: int, notes: Iterator[int]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Section():
                yield f"{'#' * level} {node.marker} {node.title}".replace("  ", " ")
                yield ""
                yield from _nodes(node.children, min(level + 1, _LOWEST), notes)
            case Numbered():
                yield from _paragraph(node, notes)
                yield ""
            case Table():
                yield from _table(node)
                yield ""


def _paragraph(paragraph: Numbered, notes: Iterator[int]) -> Iterator[str]:
    marker = fold(paragraph.marker)
    # A backslash keeps "12." from becoming a list of Markdown's own numbering.
    number = f"{marker[:-1]}\\." if marker.endswith(".") else marker
    numbered = [(next(notes), note) for note in paragraph.notes]
    marks = "".join(f"[^{at}]" for at, _ in numbered)
    yield f"{number} {paragraph.text}{marks}".strip()
    yield from _points(paragraph.points, "")
    for comment in paragraph.comments:
        yield f"\n> **{comment.author or 'Comment'}:** {comment.text}"
    for at, note in numbered:
        yield f"\n[^{at}]: {note.text}"


def _points(points: Sequence[Point], indent: str) -> Iterator[str]:
    for point in points:
        mark = "" if point.number == "•" else f"({point.number}) "
        yield f"{indent}- {mark}{point.text}"
        yield from _points(point.points, indent + "  ")


def _table(table: Table) -> Iterator[str]:
    width = max((len(row) for row in table.rows), default=0)
    for at, row in enumerate(table.rows):
        cells = [cell.replace("|", "\\|") for cell in row]
        yield "| " + " | ".join([*cells, *[""] * (width - len(row))]) + " |"
        if at == 0:
            yield "|" + "---|" * width
