"""What people corrected of a reading, put in the place of what was read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from habeas.law.errors import BadInputError
from habeas.treaty.dates import whole_day
from habeas.treaty.document import Document as Read
from habeas.treaty.document import NextReport, Paragraph, ParagraphKind
from habeas.treaty.language import LANGUAGES
from habeas.web.library.models import Correctable, Correction
from habeas.web.trail.actions import Actor, record, withdraw

_OF_THE_DOCUMENT = frozenset(
    {Correctable.SYMBOL, Correctable.LANGUAGE, Correctable.DATED}
)


@transaction.atomic
def correct_reading(correction: Correction, *, by: Actor) -> Correction:
    """Keep a correction in the place of an earlier one of the same thing.

    Raises BadInputError for a value that cannot stand.
    """
    check(Correctable(correction.what), correction.value)
    earlier = Correction.objects.filter(
        original=correction.original,
        what=correction.what,
        start=correction.start,
        withdrawn_at=None,
    )
    for each in earlier:
        withdraw(each, by=by, reason=correction.why, seen=each.version)
    return record(correction, by=by, reason=correction.why)


def check(what: Correctable, value: str) -> None:
    """Refuse a value that cannot stand in the place of what was read."""
    match what:
        case Correctable.KIND if value and value not in list(ParagraphKind):
            kinds = ", ".join(ParagraphKind)
            raise BadInputError(
                f"{value!r} is nothing a paragraph does: choose one of {kinds}"
            )
        case Correctable.LANGUAGE if value not in LANGUAGES:
            raise BadInputError(
                f"{value!r} is no language documents are read in: choose one of "
                + ", ".join(LANGUAGES)
            )
        case Correctable.DUE | Correctable.DATED if not whole_day(value):
            raise BadInputError(f"{value!r} is no day: write it as in 2015-11-01")


def overrides(corrections: Iterable[Correction]) -> dict[str, str]:
    """Give what overrules the reader's own finding of symbol and language."""
    told = {Correctable.SYMBOL: "symbol", Correctable.LANGUAGE: "language"}
    return {
        told[Correctable(each.what)]: each.value
        for each in corrections
        if each.what in told
    }


def corrected(read: Read, corrections: Sequence[Correction]) -> Read:
    """Put corrections in the place of what was read.

    Reads: a document, and corrections tied to places of its text. Promises: as many
    paragraphs; a correction whose place is gone changes nothing.
    """
    for each in corrections:
        if each.what == Correctable.DATED:
            read = replace(read, masthead=replace(read.masthead, date=each.value))
    of_paragraphs = [c for c in corrections if c.what not in _OF_THE_DOCUMENT]
    if not of_paragraphs:
        return read
    by_place: dict[int | None, list[Correction]] = {}
    for each in of_paragraphs:
        by_place.setdefault(each.start, []).append(each)
    paragraphs = tuple(
        _corrected(paragraph, by_place.get(paragraph.start, ()))
        for paragraph in read.paragraphs
    )
    return replace(read, paragraphs=paragraphs)


def _corrected(paragraph: Paragraph, corrections: Iterable[Correction]) -> Paragraph:
    for each in corrections:
        match Correctable(each.what):
            case Correctable.KIND:
                kind = ParagraphKind(each.value) if each.value else None
                paragraph = replace(paragraph, kind=kind)
            case Correctable.ANSWERS:
                numbers = tuple(n.strip() for n in each.value.split(",") if n.strip())
                paragraph = replace(paragraph, answers=numbers)
            case Correctable.DUE:
                reports = paragraph.due.reports if paragraph.due else ()
                paragraph = replace(paragraph, due=NextReport(each.value, reports))
    return paragraph
