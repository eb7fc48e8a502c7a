"""A dissemination pack: the newest observations on a State, ready to be passed on."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from habeas.treaty.language import LANGUAGES
from habeas.web.library.models import Document
from habeas.web.library.queries.pages import direction, language_tag
from habeas.web.supervision.queries.papers import Paper, written
from habeas.web.supervision.queries.recommendations import asked_of
from habeas.web.supervision.queries.word import as_word

# A file's own time would make the same pack differ from day to day.
_TIME = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a pack by name, and the languages that the library lacks."""

    files: dict[str, bytes]
    lacking: tuple[str, ...]

    def zipped(self) -> bytes:
        """Put them into one file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in self.files.items():
                packed.writestr(zipfile.ZipInfo(name, _TIME), content)
        return out.getvalue()


def pack_of(state: str, *, on: dt.date) -> Pack:
    """Gather the observations, a summary and a checklist in each language there is.

    What is missing is said in the pack itself.
    """
    asked = asked_of(state)
    symbol = asked[0].symbol if asked else ""
    editions = {
        d.language: d
        for d in Document.objects.filter(symbol=symbol, withdrawn_at=None)
        .select_related("original")
        .order_by("recorded_at")
    }
    lacking = tuple(code for code in LANGUAGES if code not in editions)
    files: dict[str, bytes] = {}
    for language, document in editions.items():
        name = f"observations-{language}.{_ending(document)}"
        files[name] = bytes(document.original.content)
        files[f"summary-{language}.html"] = _summary(document).encode()
    for tag, _name in settings.LANGUAGES:
        with override(tag):
            checklist = written(Paper.CHECKLIST, state, on=on)
            files[f"checklist-{tag}.docx"] = as_word(checklist)
            told = _contents(symbol, tuple(editions), lacking, on)
            files[f"contents-{tag}.txt"] = "\n".join(told).encode()
    return Pack(files, lacking)


def _ending(document: Document) -> str:
    _stem, dot, ending = document.original.name.rpartition(".")
    return ending.lower() if dot else "txt"


def _summary(document: Document) -> str:
    """Write each recommendation as what is to be done, in the document's own words."""
    rows = document.paragraph_set.filter(kind="recommendation")
    asked = "".join(
        f"<li><b>{escape(p.place)}</b> "
        f"{'<br>'.join(escape(each) for each in _actions(p.record) or [p.text])}</li>"
        for p in rows
    )
    tag, runs = language_tag(document), direction(document)
    title = escape(f"{document.symbol} {document.title}".strip())
    return (
        f"<!DOCTYPE html><html lang='{tag}' dir='{runs}'><meta charset='utf-8'>"
        f"<title>{title}</title><h1>{title}</h1><ul>{asked}</ul></html>"
    )


def _actions(record: dict[str, list[dict[str, str]]]) -> list[str]:
    return [action["text"] for action in record.get("actions", [])]


def _contents(
    symbol: str, held: tuple[str, ...], lacking: tuple[str, ...], on: dt.date
) -> Iterator[str]:
    day = date_format(on)
    yield _("Dissemination pack of {symbol}, made on {day}.").format(
        symbol=symbol or "—", day=day
    )
    yield _("In the library in: {languages}.").format(languages=", ".join(held) or "—")
    yield _("Missing in: {languages}.").format(languages=", ".join(lacking) or "—")
    yield _(
        "Each summary gives what is asked in the words of the observations. One in "
        "other words, and in the other languages of the State, has to be written by "
        "people."
    )
