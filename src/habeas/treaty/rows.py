"""A paragraph as one flat record, which JSON Lines, CSV and the others are made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.treaty.document import (
    Document,
    Heading,
    Item,
    Paragraph,
    ParagraphKind,
    Reference,
    ReferenceKind,
    Role,
)

_CITED = (
    ReferenceKind.SYMBOL,
    ReferenceKind.ARTICLE,
    ReferenceKind.LABOUR_CONVENTION,
    ReferenceKind.RESOLUTION,
    ReferenceKind.GENERAL_COMMENT,
    ReferenceKind.PARAGRAPH,
)
_CLUSTERED = (ParagraphKind.CONCERN, ParagraphKind.RECOMMENDATION)
_SECTIONS = (Role.ANNEX, Role.CHAPTER, Role.SECTION)


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph's record; the fields are JSON Lines' own, in their order."""

    document: str
    state: str | None
    number: str | None
    kind: str | None
    section: str | None
    cluster: str | None
    articles: tuple[str, ...]
    heading: str | None
    text: str
    items: tuple[dict[str, object], ...]
    actions: tuple[dict[str, str], ...]
    answers: tuple[str, ...]
    reiterates: tuple[dict[str, str | None], ...]
    cites: tuple[str, ...]
    due: dict[str, object] | None
    comments: tuple[dict[str, str | None], ...]


def rows(document: Document) -> Iterator[Row]:
    """Give one record a paragraph, in order.

    Reads: a document. Promises: as many records as paragraphs; one without a
    number has none, and `answers` then names the number it stands under.
    """
    for paragraph in document.paragraphs:
        yield row_of(document, paragraph)


def row_of(document: Document, paragraph: Paragraph) -> Row:
    """Give one paragraph's record."""
    cluster = cluster_of(paragraph)
    heading = paragraph.heading(Role.TOPIC)
    return Row(
        document=document.symbol,
        state=paragraph.state,
        number=paragraph.number,
        kind=paragraph.kind.value if paragraph.kind else None,
        section=section_of(paragraph),
        cluster=cluster.full if cluster else None,
        articles=articles_of(paragraph),
        heading=heading.full if heading else None,
        text=paragraph.text,
        items=tuple(item_record(item) for item in paragraph.items),
        actions=tuple(
            {"verb": each.verb, "addressee": each.addressee, "text": each.text}
            for each in paragraph.actions
        ),
        answers=paragraph.answers,
        reiterates=tuple(
            {"symbol": each.symbol, "paragraph": each.paragraph}
            for each in paragraph.reiterates
        ),
        cites=tuple(dict.fromkeys(_cites(paragraph.references))),
        due=(
            {"date": paragraph.due.date, "reports": list(paragraph.due.reports)}
            if paragraph.due
            else None
        ),
        comments=tuple(
            {"author": each.author, "text": each.text} for each in paragraph.remarks
        ),
    )


def cluster_of(paragraph: Paragraph) -> Heading | None:
    """Give the cluster a paragraph stands in.

    Observations divided into chapters letter their clusters
    (``A. General measures``) where others number them.
    """
    numbered = paragraph.heading(Role.CLUSTER)
    if numbered or paragraph.kind not in _CLUSTERED or paragraph.heading(Role.STATE):
        return numbered
    lettered = paragraph.heading(Role.SECTION)
    return lettered if paragraph.heading(Role.CHAPTER) else None


def section_of(paragraph: Paragraph) -> str | None:
    """Write the chapter and section a paragraph stands in, outermost first."""
    cluster = cluster_of(paragraph)
    above = [
        heading.full
        for heading in paragraph.headings
        if heading.role in _SECTIONS and heading is not cluster
    ]
    return " / ".join(above) or None


def articles_of(paragraph: Paragraph) -> tuple[str, ...]:
    """Give the articles of the innermost heading that names any."""
    named = [h.articles for h in paragraph.headings if h.articles]
    return named[-1] if named else ()


def item_record(item: Item) -> dict[str, object]:
    """Write a point, those within it included."""
    record: dict[str, object] = {"number": item.number, "text": item.text}
    if item.items:
        record["items"] = [item_record(inner) for inner in item.items]
    return record


def _cites(references: tuple[Reference, ...]) -> Iterator[str]:
    for reference in references:
        if reference.kind in _CITED and reference.target:
            yield from citations(reference)


def citations(reference: Reference) -> Iterator[str]:
    """Write what a reference points to, one citation a pinpoint."""
    if not reference.pinpoints:
        yield reference.target
    for pinpoint in reference.pinpoints:
        yield f"{reference.target} {pinpoint}"


def whole_text(paragraph: Paragraph) -> str:
    """Give a paragraph's words with its points, each on a line of its own."""
    lines = [paragraph.text]
    for item in paragraph.items:
        if not item.inline:
            lines += _item_lines(item, "")
    return "\n".join(lines)


def _item_lines(item: Item, indent: str) -> list[str]:
    mark = item.number if item.number == "•" else f"({item.number})"
    inner = [line for each in item.items for line in _item_lines(each, indent + "  ")]
    return [f"{indent}{mark} {item.text}", *inner]
