"""Documents found by their address, their kind, or who cites them."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from habeas.treaty.akn_names import document_number
from habeas.web.library.models import Citation, Document, Paragraph

_MOST_CITING = 50


def documents(asked: Mapping[str, str] | None = None) -> QuerySet[Document]:
    """Give the documents of the library that are asked for, the newest first."""
    found = Document.objects.filter(withdrawn_at=None)
    for name in ("genre", "state", "language", "body"):
        if value := (asked or {}).get(name, "").strip():
            found = found.filter(**{name: value})
    if words := (asked or {}).get("symbol", "").strip():
        found = found.filter(symbol__icontains=words)
    return found.order_by("-dated", "symbol", "language", "pk")


def slug_of(symbol: str) -> str:
    """Write a symbol as a part of an address.

    >>> slug_of("CMW/C/ECU/CO/2")
    'CMW-C-ECU-CO-2'
    """
    return document_number(symbol)


def named(slug: str) -> list[Document]:
    """Give the documents that share a symbol: its languages and its editions.

    The symbol cannot be told from its slug alone, so candidates are compared.
    """
    first = slug.split("-", 1)[0]
    candidates = documents().filter(symbol__istartswith=first[:3])
    return [d for d in candidates if slug_of(d.symbol) == slug]


def address_of(document: Document) -> str:
    """Give the address of a document: its symbol, and which edition of it."""
    return reverse("library:document", args=[slug_of(document.symbol), document.pk])


@dataclass(frozen=True, slots=True)
class Cited:
    """Something a paragraph points to, and its address where the library holds it."""

    words: str
    target: str
    url: str


def citations_of(paragraph: Paragraph, known: Mapping[str, Document]) -> list[Cited]:
    """Give the documents that a paragraph cites, each once."""
    seen: dict[str, Cited] = {}
    for cited in paragraph.citations.all():
        if cited.kind == "symbol" and str(cited) not in seen:
            seen[str(cited)] = Cited(str(cited), cited.target, _url(cited, known))
    return list(seen.values())


def _url(cited: Citation, known: Mapping[str, Document]) -> str:
    document = known.get(cited.target)
    if document is None:
        return ""
    anchor = f"#para_{cited.pinpoint}" if cited.pinpoint else ""
    return f"{address_of(document)}{anchor}"


def known_targets(document: Document) -> dict[str, Document]:
    """Give the documents of the library that one cites, by their symbols."""
    targets = Citation.objects.filter(paragraph__document=document, kind="symbol")
    symbols = set(targets.values_list("target", flat=True))
    return {d.symbol: d for d in documents().filter(symbol__in=symbols)}


def citing(document: Document) -> list[Paragraph]:
    """Give the paragraphs of other documents that cite one."""
    found = (
        Paragraph.objects.filter(
            citations__kind="symbol", citations__target=document.symbol
        )
        .exclude(document=document)
        .select_related("document")
        .distinct()
        .order_by("document__symbol", "position")
    )
    return list(found[:_MOST_CITING])


@dataclass(frozen=True, slots=True)
class Aligned:
    """One number, and the paragraphs that bear it in two languages."""

    number: str
    left: Paragraph | None
    right: Paragraph | None


def aligned(left: Document, right: Document) -> Iterator[Aligned]:
    """Set two languages of one document side by side, by the numbers of paragraphs."""
    sides = [_by_number(document) for document in (left, right)]
    keys = sorted(dict.fromkeys(itertools.chain(*sides)), key=_order)
    for unit, number in keys:
        left_one, right_one = (side.get((unit, number)) for side in sides)
        yield Aligned(number, left_one, right_one)


def _by_number(document: Document) -> dict[tuple[int, str], Paragraph]:
    found = document.paragraph_set.exclude(number="")
    return {(p.unit, p.number): p for p in found}


def _order(key: tuple[int, str]) -> tuple[int, int, str]:
    unit, number = key
    digits = re.match(r"\d+", number)
    return (unit, int(digits[0]) if digits else 0, number)
