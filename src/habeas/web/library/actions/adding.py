"""Documents added to the library, read, and read again."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from django.db import transaction

from habeas.treaty.akn_names import class_of, iri_of
from habeas.treaty.akn_writing import paragraph_ids
from habeas.treaty.dates import whole_day
from habeas.treaty.document import Document as Read
from habeas.treaty.document import Paragraph as ReadParagraph
from habeas.treaty.opening import open_document
from habeas.treaty.reading import read_document
from habeas.treaty.rows import row_of
from habeas.treaty.symbol import Symbol
from habeas.web.library.actions.correcting import corrected, overrides
from habeas.web.library.models import (
    Citation,
    Correction,
    Document,
    Original,
    Paragraph,
    Remark,
)
from habeas.web.trail.actions import Actor, correct, record

# What a citation's words are cut to.
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Added:
    """A document of the library; `was_known` where the same file had been added.

    `others` are documents of the same symbol and language that differ: other editions,
    which stay beside it.
    """

    document: Document
    read: Read
    was_known: bool
    others: tuple[Document, ...]


def add(data: bytes, name: str, *, by: Actor) -> Added:
    """Read a file and keep it, whole or not at all; the same file is kept once.

    Raises BadInputError, in one sentence, for what cannot be read.
    """
    digest = hashlib.sha256(data).hexdigest()
    known = Document.objects.filter(original=digest).first()
    if known is not None:
        return Added(known, reading_of(known), was_known=True, others=())
    title = PurePath(name).name
    container = open_document(data, name=title)
    read = read_document(container, PurePath(title).stem)
    with transaction.atomic():
        original, _ = Original.objects.get_or_create(
            sha256=digest,
            defaults={
                "name": title,
                "form": container.form,
                "size": len(data),
                "content": data,
            },
        )
        others = tuple(
            Document.objects.filter(symbol=read.symbol, language=read.language)
        )
        document = record(Document(original=original, **_told(read)), by=by)
        _keep(document, read)
    return Added(document, read, was_known=False, others=others)


def read_again(document: Document, *, by: Actor, reason: str) -> Document:
    """Read a document anew, with all that people have corrected of it."""
    read = reading_of(document)
    with transaction.atomic():
        document = correct(
            document, _told(read), by=by, reason=reason, seen=document.version
        )
        document.paragraph_set.all().delete()
        _keep(document, read)
    return document


def reading_of(document: Document) -> Read:
    """Read the original, with all that people have corrected of the reading."""
    original = document.original
    corrections = list(Correction.objects.filter(original=original, withdrawn_at=None))
    container = open_document(bytes(original.content), name=original.name)
    read = read_document(
        container, PurePath(original.name).stem, **overrides(corrections)
    )
    return corrected(read, corrections)


def _told(read: Read) -> dict[str, Any]:
    masthead = read.masthead
    cls = class_of(read.genre)
    iri = iri_of(cls, read.symbol, date=masthead.date, language=read.language)
    return {
        "symbol": read.symbol,
        "has_symbol": bool(masthead.symbol),
        "body": Symbol(masthead.symbol).body if masthead.symbol else "",
        "title": masthead.title[:500],
        "language": read.language,
        "genre": read.genre.value,
        "is_draft": read.is_draft,
        "dated": whole_day(masthead.date),
        "session": masthead.session[:100],
        "state": read.units[0].state or "" if read.units else "",
        "iri": iri.expression_uri(),
        "notices": [asdict(notice) for notice in read.notices],
        "activity": asdict(read.activity) if read.activity else None,
    }


def _keep(document: Document, read: Read) -> None:
    """Keep the paragraphs of a reading, what they cite, and what was remarked."""
    ids = paragraph_ids(read)
    rows = [_paragraph(document, read, at, eid) for at, eid in enumerate(ids)]
    kept = Paragraph.objects.bulk_create(rows, batch_size=500)
    pairs = list(zip(kept, read.paragraphs, strict=True))
    Citation.objects.bulk_create(
        (c for row, told in pairs for c in _citations(row, told)), batch_size=1_000
    )
    Remark.objects.bulk_create(
        (r for row, told in pairs for r in _remarks(row, told)), batch_size=1_000
    )


def _paragraph(document: Document, read: Read, at: int, eid: str) -> Paragraph:
    told = read.paragraphs[at]
    return Paragraph(
        document=document,
        position=at,
        eid=eid,
        number=told.number or "",
        under=told.under or "",
        marker=told.marker,
        unit=told.unit,
        state=told.state or "",
        kind=told.kind.value if told.kind else "",
        text=told.text,
        start=told.start,
        end=told.end,
        record=_record(read, told),
    )


def _record(read: Read, told: ReadParagraph) -> dict[str, Any]:
    headings = [asdict(heading) for heading in told.headings]
    return asdict(row_of(read, told)) | {
        "headings": headings,
        "points": [asdict(item) for item in told.items],
        "themes": told.themes,
        "affected": told.affected,
        "targets": told.targets,
    }


def _citations(row: Paragraph, told: ReadParagraph) -> Iterable[Citation]:
    for reference in told.references:
        for pinpoint in reference.pinpoints or ("",):
            yield Citation(
                paragraph=row,
                kind=reference.kind.value,
                target=reference.target[:120],
                pinpoint=pinpoint[:40],
                text=reference.text[:_SHOWN],
                start=reference.start,
                end=reference.end,
            )


def _remarks(row: Paragraph, told: ReadParagraph) -> Iterable[Remark]:
    for remark in told.remarks:
        yield Remark(
            paragraph=row,
            author=remark.author or "",
            text=remark.text,
            written=remark.written,
            start=remark.start,
            end=remark.end,
        )
