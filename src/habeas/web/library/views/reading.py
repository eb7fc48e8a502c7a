"""The library, its documents and paragraphs, compared, aligned and exported."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from habeas.treaty.akn_writing import to_akn
from habeas.treaty.comment_fate import comment_fates
from habeas.treaty.compare import compare as compare_documents
from habeas.treaty.exports import WRITERS
from habeas.web.library.actions.adding import reading_of
from habeas.web.library.models import Document, Paragraph
from habeas.web.library.queries.access import is_keeper
from habeas.web.library.queries.documents import (
    address_of,
    aligned,
    citing,
    documents,
    named,
    slug_of,
)
from habeas.web.library.queries.pages import direction, language_tag, shown
from habeas.web.library.queries.searching import found_paragraphs

_A_PAGE = 25
FORMATS = ("akn", *WRITERS)
_TYPES = {
    "akn": "application/akn+xml",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "uhri": "application/json",
    "csv": "text/csv",
    "html": "text/html",
    "md": "text/markdown",
}


@login_not_required
def library(request: HttpRequest) -> HttpResponse:
    """List the documents, or the paragraphs that hold some words."""
    words = request.GET.get("q", "").strip()
    found = found_paragraphs(words, request.GET) if words else None
    page = Paginator(documents(request.GET), _A_PAGE).get_page(request.GET.get("page"))
    said = {
        "page": page,
        "rows": [(d, address_of(d)) for d in page],
        "words": words,
        "found": found,
        "asked": request.GET,
        "genres": Document._meta.get_field("genre").choices,
        "is_keeper": is_keeper(request.user),
    }
    return render(request, "library/library.html", said)


@login_not_required
def document(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Show a document, one address a paragraph."""
    found = _document(slug, pk)
    others = [d for d in named(slug) if d.pk != found.pk]
    said = {
        "document": found,
        "slug": slug,
        "shown": shown(found),
        "lang": language_tag(found),
        "dir": direction(found),
        "languages": [(d, address_of(d)) for d in others],
        "editions": [d for d in others if d.language == found.language],
        "citing": [(p, address_of(p.document)) for p in citing(found)],
        "formats": FORMATS,
        "is_keeper": is_keeper(request.user),
    }
    return render(request, "library/document.html", said)


@login_not_required
def symbol(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead from a symbol to its document, in the reader's language if there is one."""
    found = named(slug)
    if not found:
        raise Http404
    tag = request.LANGUAGE_CODE.split("-")[0]
    mine = [d for d in found if language_tag(d) == tag]
    return redirect(address_of((mine or found)[0]))


@login_not_required
def paragraph(request: HttpRequest, slug: str, pk: uuid.UUID, eid: str) -> HttpResponse:
    """Show one paragraph, with what cites it and what it cites."""
    found = _document(slug, pk)
    one = get_object_or_404(found.paragraph_set, eid=eid)
    said = {
        "document": found,
        "slug": slug,
        "one": one,
        "shown": [s for s in shown(found) if s.paragraph and s.paragraph.pk == one.pk],
        "citing": [(p, address_of(p.document)) for p in _citing(one)],
        "lang": language_tag(found),
        "dir": direction(found),
        "url": address_of(found),
        "is_keeper": is_keeper(request.user),
    }
    return render(request, "library/paragraph.html", said)


def _citing(one: Paragraph) -> list[Paragraph]:
    numbers = {one.number, one.under} - {""}
    return [
        p
        for p in citing(one.document)
        if any(
            c.target == one.document.symbol and c.pinpoint in numbers
            for c in p.citations.all()
        )
    ]


@login_not_required
def export(request: HttpRequest, slug: str, pk: uuid.UUID, form: str) -> HttpResponse:
    """Give a document in another form."""
    del request
    if form not in FORMATS:
        raise Http404
    read = reading_of(_document(slug, pk))
    text = to_akn(read) if form == "akn" else WRITERS[form](read)
    ending = "xml" if form == "akn" else "json" if form == "uhri" else form
    response = HttpResponse(text, content_type=f"{_TYPES[form]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.{ending}"'
    return response


@login_not_required
def original(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Give the file as it came; never shown, always saved."""
    del request
    file = _document(slug, pk).original
    response = HttpResponse(
        bytes(file.content), content_type="application/octet-stream"
    )
    name = file.name.replace('"', "")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_not_required
def compare(request: HttpRequest, pk: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """Set two documents side by side: what became of each paragraph and comment."""
    old, new = _by_key(pk), _by_key(other)
    comparison = compare_documents(reading_of(old), reading_of(new))
    said = {
        "old": old,
        "new": new,
        "entries": comparison.entries,
        "fates": comment_fates(comparison),
    }
    return render(request, "library/compare.html", said)


@login_not_required
def align(request: HttpRequest, pk: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """Set two languages of a document side by side, by the numbers of paragraphs."""
    left, right = _by_key(pk), _by_key(other)
    said = {
        "left": left,
        "right": right,
        "rows": list(aligned(left, right)),
        "left_lang": language_tag(left),
        "right_lang": language_tag(right),
        "left_dir": direction(left),
        "right_dir": direction(right),
    }
    return render(request, "library/align.html", said)


def _document(slug: str, pk: uuid.UUID) -> Document:
    found = _by_key(pk)
    if slug_of(found.symbol) != slug:
        raise Http404
    return found


def _by_key(pk: uuid.UUID) -> Document:
    return get_object_or_404(documents().select_related("original"), pk=pk)
