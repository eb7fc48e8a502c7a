"""A document's structure as Akoma Ntoso holds it: a tree of headings and paragraphs.

`structure_of` takes it from a document; `akn_writing` and `akn_reading` are each
other's way back.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from habeas.treaty.akn_names import AknClass, class_of, document_number, web_address
from habeas.treaty.document import (
    Block,
    BlockKind,
    Document,
    Heading,
    Item,
    Paragraph,
    Reference,
    ReferenceKind,
)

# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a text that points elsewhere, or (a date) says when."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Point:
    """A lettered point; `text` and the points within it."""

    number: str
    text: str
    points: "tuple[Point, ...]" = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's comment, author '' where not named."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark and its words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What a paragraph answers or says again: a number here, or a web address."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph: its marker as written, and whether it continues a number."""

    number: str
    marker: str
    text: str
    continues: bool = False
    kind: str = ""
    links: tuple[Link, ...] = ()
    points: tuple[Point, ...] = ()
    comments: tuple[Comment, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row; a cell is its text."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its label also as it is written, and all that stands under it."""

    role: str
    label: str
    title: str
    children: "tuple[Node, ...]" = ()
    marker: str = ""


Node = Section | Numbered | Table


@dataclass(frozen=True, slots=True)
class Structure:
    """A document as Akoma Ntoso holds it."""

    akn_class: AknClass
    symbol: str
    date: str
    language: str
    title: str
    preface: tuple[str, ...]
    body: tuple[Node, ...]

    @property
    def number(self) -> str:
        """The document number of its IRI."""
        return document_number(self.symbol)


def structure_of(document: Document) -> Structure:
    """Take a document's structure.

    Promises: every heading, every paragraph with its points that stand on lines of
    their own and its footnotes, every table, in order. A footnote outside any
    paragraph stands with the paragraph before it, else with the first. Offsets,
    debris and white space stay behind.
    """
    preface = tuple(
        clean(block.text)
        for block in document.blocks
        if block.kind is BlockKind.MASTHEAD and block.text
    )
    date = document.masthead.date
    return Structure(
        class_of(document.genre),
        clean(document.symbol),
        date if _DAY.fullmatch(date) else "",
        document.language,
        clean(document.masthead.title or document.symbol),
        preface,
        _nested(_placed(document)),
    )


def clean(text: str) -> str:
    """Write a text on one line, without what XML cannot hold."""
    return " ".join(_NOT_XML.sub("", text).split())


_Placed = tuple[int, tuple[Heading, ...], Node | None]


def _placed(document: Document) -> list[_Placed]:
    """Give headings, paragraphs and tables in order, each with the headings above."""
    notes = _notes(document)
    placed: list[_Placed] = [
        (
            paragraph.blocks[0],
            paragraph.headings,
            _numbered(paragraph, notes.get(at, [])),
        )
        for at, paragraph in enumerate(document.paragraphs)
    ]
    shown = {heading for _, above, _ in placed for heading in above}
    open_now: list[Heading] = []
    paths: dict[int, tuple[Heading, ...]] = {}
    for heading in document.headings:
        open_now = [each for each in open_now if each.depth < heading.depth]
        open_now.append(heading)
        paths[heading.block] = tuple(open_now)
        if heading not in shown:
            placed.append((heading.block, tuple(open_now), None))
    for at, table in _tables(document.blocks):
        before = max((block for block in paths if block < at), default=None)
        above = () if before is None else paths[before]
        placed.append((at, above, table))
    return sorted(placed, key=lambda each: each[0])


def _nested(placed: Sequence[_Placed], depth: int = 0) -> tuple[Node, ...]:
    """Put what follows one another under one heading into one section."""
    nodes: list[Node] = []
    groups = groupby(placed, key=lambda each: each[1][depth : depth + 1])
    for above, group in groups:
        held = list(group)
        if not above:
            nodes += [node for _, _, node in held if node is not None]
            continue
        (heading,) = above
        nodes.append(
            Section(
                heading.role.value,
                clean(heading.label),
                clean(heading.title),
                _nested(held, depth + 1),
                clean(heading.marker),
            )
        )
    return tuple(nodes)


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[int, Table]]:
    cells = [
        (at, block.cell, clean(block.text))
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.TABLE and block.cell is not None
    ]
    for _, group in groupby(cells, key=lambda each: each[1][0]):
        held = list(group)
        rows: dict[int, dict[int, str]] = {}
        for _, (_, row, column), text in held:
            row_cells = rows.setdefault(row, {})
            row_cells[column] = f"{row_cells.get(column, '')} {text}".strip()
        yield (
            held[0][0],
            Table(tuple(tuple(cells.values()) for cells in rows.values())),
        )


def _notes(document: Document) -> dict[int, list[Note]]:
    """Give the footnotes of each paragraph, by its place."""
    starts = [paragraph.start for paragraph in document.paragraphs]
    notes: dict[int, list[Note]] = {}
    for note in document.footnotes:
        at = max(bisect(starts, note.start) - 1, 0)
        notes.setdefault(at, []).append(Note(clean(note.label), clean(note.text)))
    return notes


def _numbered(paragraph: Paragraph, notes: Sequence[Note]) -> Numbered:
    text = clean(paragraph.text)
    return Numbered(
        number=clean(paragraph.number or ""),
        marker=clean(paragraph.marker) if paragraph.number else "",
        text=text,
        continues=paragraph.number is None and paragraph.under is not None,
        kind=paragraph.kind.value if paragraph.kind else "",
        links=tuple(_links(text, paragraph.references)),
        points=tuple(_points(paragraph.items)),
        comments=tuple(
            Comment(clean(each.author or ""), clean(each.text))
            for each in paragraph.remarks
        ),
        relations=tuple(_relations(paragraph)),
        notes=tuple(notes),
    )


def _points(items: Iterable[Item]) -> Iterator[Point]:
    for item in items:
        if not item.inline:
            points = tuple(_points(item.items))
            yield Point(clean(item.number), clean(item.text), points)


def _relations(paragraph: Paragraph) -> Iterator[Relation]:
    for number in dict.fromkeys(paragraph.answers):
        yield Relation("answers", clean(number))
    for earlier in dict.fromkeys(paragraph.reiterates):
        if earlier.symbol:
            pinpoint = f"#para_{earlier.paragraph}" if earlier.paragraph else ""
            yield Relation("reiterates", web_address(clean(earlier.symbol)) + pinpoint)


def _links(text: str, references: Sequence[Reference]) -> Iterator[Link]:
    """Find each reference in the text, in order, none over another."""
    at = 0
    for reference in sorted(references, key=lambda each: each.start):
        said, target = clean(reference.text), _target(reference)
        start = text.find(said, at) if said and target else -1
        if start >= 0:
            at = start + len(said)
            yield Link(start, at, target)


_ON_THE_WEB = (ReferenceKind.SYMBOL, ReferenceKind.RESOLUTION)


def _target(reference: Reference) -> str:
    if reference.kind is ReferenceKind.DATE:
        return reference.target if _DAY.fullmatch(reference.target) else ""
    if reference.kind in _ON_THE_WEB and reference.target:
        pinpoint = f"#para_{reference.pinpoints[0]}" if reference.pinpoints else ""
        return clean(web_address(reference.target) + pinpoint).replace(" ", "_")
    return ""


def is_day(target: str) -> bool:
    """Say whether a link's target is a day."""
    return _DAY.fullmatch(target) is not None
