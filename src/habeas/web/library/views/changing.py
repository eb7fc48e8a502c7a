"""Documents added, and readings put right."""

import uuid
from collections.abc import Iterator, Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from habeas.law.errors import BadInputError
from habeas.web.library.actions.adding import Added, add, read_again
from habeas.web.library.actions.correcting import correct_reading
from habeas.web.library.forms import AddForm, CorrectForm
from habeas.web.library.models import Correctable, Correction, Document, Paragraph
from habeas.web.library.queries.access import keeper
from habeas.web.library.queries.documents import address_of, documents
from habeas.web.library.queries.searching import index
from habeas.web.library.signals import added as document_added
from habeas.web.pages.forms import handle, posted
from habeas.web.trail.actions import Actor


def add_documents(request: HttpRequest) -> HttpResponseBase:
    """Read and keep documents; each is kept whole, or refused with its own sentence.

    The page tells of each as soon as it is kept. Broken off, the documents told of are
    there, and the same ones sent again are found there already.
    """
    actor = keeper(request.user)
    form = AddForm(posted(request), request.FILES or None)

    def act(form: AddForm) -> HttpResponseBase:
        files = form.cleaned_data["documents"]
        page = render_to_string("library/adding.html", {"n": len(files)}, request)
        return StreamingHttpResponse(_told_of(page, files, actor, get_language()))

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Add documents"),
        button=_("Read and keep"),
        cancel=reverse("library:library"),
    )


def _told_of(
    page: str, files: "Sequence[UploadedFile[bytes]]", actor: Actor, language: str
) -> Iterator[str]:
    """Give the page up to its list, an entry for each document, and its end."""
    before, _mark, after = page.partition("<!-- documents -->")
    yield before
    # The request has been answered by now, and with it its language.
    with override(language):
        for at, file in enumerate(files, 1):
            name = file.name or "file"
            said = {"at": at, "of": len(files), "name": name}
            said |= _added(file.read(), name, actor)
            yield render_to_string("library/_added.html", said)
    yield after


def _added(data: bytes, name: str, actor: Actor) -> dict[str, object]:
    try:
        return {"found": _kept(data, name, actor)}
    except BadInputError as error:
        return {"refused": str(error)}


def _kept(data: bytes, name: str, actor: Actor) -> Added:
    """Keep a document with what it tells, whole or not at all, and let it be found."""
    with transaction.atomic():
        found = add(data, name, by=actor)
        document_added.send(Document, found=found, by=actor)
    index([found.read])
    return found


def correct_paragraph(
    request: HttpRequest, pk: uuid.UUID, eid: str
) -> HttpResponseBase:
    """Put right how a paragraph was read; the correction outlives the next reading."""
    actor = keeper(request.user)
    document = get_object_or_404(documents().select_related("original"), pk=pk)
    paragraph = get_object_or_404(document.paragraph_set, eid=eid)
    form = CorrectForm(posted(request), initial={"value": paragraph.kind})

    def act(form: CorrectForm) -> HttpResponse:
        correction = _correction(document, paragraph, form.cleaned_data)
        correct_reading(correction, by=actor)
        read_again(document, by=actor, reason=form.cleaned_data["why"])
        return redirect(f"{address_of(document)}#{eid}")

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Correct how paragraph %(place)s was read")
        % {"place": paragraph.place or "—"},
        button=_("Correct"),
        cancel=address_of(document),
    )


def _correction(
    document: Document, paragraph: Paragraph, said: dict[str, str]
) -> Correction:
    what = Correctable(said["what"])
    return Correction(
        original=document.original,
        what=what,
        start=paragraph.start,
        read_as=_read_as(paragraph, what),
        value=said["value"],
        why=said["why"],
    )


def _read_as(paragraph: Paragraph, what: Correctable) -> str:
    match what:
        case Correctable.ANSWERS:
            return ", ".join(paragraph.record.get("answers", ()))
        case Correctable.DUE:
            due = paragraph.record.get("due") or {}
            return str(due.get("date", ""))
    return paragraph.kind
