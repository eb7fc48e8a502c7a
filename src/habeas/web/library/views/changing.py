"""Documents added, and readings put right."""

import uuid

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    """Read and keep documents; each is kept whole, or refused with its own sentence."""
    actor = keeper(request.user)
    form = AddForm(posted(request), request.FILES or None)

    def act(form: AddForm) -> HttpResponse:
        for file in form.cleaned_data["documents"]:
            _add(request, file, actor)
        return redirect("library:library")

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Add documents"),
        button=_("Read and keep"),
        cancel=reverse("library:library"),
    )


def _add(request: HttpRequest, file: "UploadedFile[bytes]", actor: Actor) -> None:
    name = file.name or "file"
    try:
        found = _kept(file.read(), name, actor)
    except BadInputError as error:
        messages.info(request, _("%(name)s: %(why)s") % {"name": name, "why": error})
        return
    if found.was_known:
        told = _("%(name)s was in the library already, as %(symbol)s.")
        messages.info(request, told % {"name": name, "symbol": found.document.symbol})
        return
    others = len(found.others)
    told = _("%(symbol)s was read and kept.") % {"symbol": found.document.symbol}
    if others:
        told += " " + ngettext(
            "There is another edition of it, which stays beside it.",
            "There are other editions of it, which stay beside it.",
            others,
        )
    messages.success(request, told)


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
