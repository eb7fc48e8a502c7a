"""Paragraphs of the library found by words, on the same index as the command's.

The index is made of the library and can be lost: it is made anew when it is not there.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.engine.library.index import add, open_index
from habeas.engine.library.searching import Filters, Hit, search, similar
from habeas.treaty.document import Document as Read
from habeas.web.environment import home
from habeas.web.library.models import Document
from habeas.web.library.queries.documents import address_of, documents

_NAME = "library.index"
_FILTERS = ("state", "body", "kind", "article", "theme", "cycle")


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph found, and its address."""

    hit: Hit
    url: str


def index(reads: Iterable[Read]) -> None:
    """Add documents to the index; one that is there changes nothing."""
    with _opened() as connection:
        for _ in add(connection, reads):
            pass


def found_paragraphs(words: str, asked: Mapping[str, str]) -> list[Found]:
    """Find paragraphs by words and filters; raises BadInputError for no query."""
    filters = Filters(**{n: asked.get(n, "").strip() for n in _FILTERS})
    with _opened() as connection:
        return list(_found(search(connection, words, filters=filters, limit=30)))


def like(text: str, *, kind: str = "recommendation", limit: int = 10) -> list[Found]:
    """Find paragraphs like a text, whichever body and State they are of."""
    with _opened() as connection:
        hits = similar(connection, text, filters=Filters(kind=kind), limit=limit)
        return list(_found(hits))


def _found(hits: Iterable[Hit]) -> Iterator[Found]:
    listed = list(hits)
    symbols = {hit.document for hit in listed}
    known = {d.symbol: d for d in documents().filter(symbol__in=symbols)}
    for hit in listed:
        if (document := known.get(hit.document)) is not None:
            yield Found(hit, f"{address_of(document)}#{_anchor(document, hit)}")


def _anchor(document: Document, hit: Hit) -> str:
    paragraph = document.paragraph_set.filter(
        number=hit.number, state=hit.state
    ).first()
    return paragraph.eid if paragraph else "main"


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    path = home() / _NAME
    if not path.exists():
        _make(path)
    with open_index(path) as connection:
        yield connection


def _make(path: Path) -> None:
    """Make the index of all documents: it is there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    begun = path.with_suffix(f".{os.getpid()}")
    begun.unlink(missing_ok=True)
    with open_index(begun, is_new_allowed=True) as connection:
        for _ in add(connection, _all()):
            pass
    begun.replace(path)


def _all() -> Iterator[Read]:
    from habeas.web.library.actions.adding import reading_of  # noqa: PLC0415 - a ring

    return (reading_of(document) for document in documents())
