"""The pages of the person held: their own file, their papers, and a complaint."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions.reading import note_read
from habeas.web.register.forms.complaints import ComplaintForm
from habeas.web.register.models import Custody, Incident, Paper
from habeas.web.register.queries.access import Viewer, require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.own import RIGHTS, own_file
from habeas.web.register.views.reads import before_of, older
from habeas.web.trail.actions import record


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show somebody held their own file."""
    viewer = _held(request)
    file = own_file(viewer, at=timezone.now(), before=before_of(request))
    for each in file.custodies[:1]:
        note_read(viewer, each.custody)
    page = {
        "file": file,
        "rights": RIGHTS,
        "page": file.reads,
        "older": older(file.reads),
    }
    return render(request, "register/access/own.html", page)


@require_safe
def paper(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give somebody held a document of theirs, as it was handed over."""
    viewer = _held(request)
    mine = visible(viewer, Paper).filter(custody__person__in=viewer.own_people)
    shown = get_object_or_404(mine, pk=pk)
    note_read(viewer, shown)
    name = f"{shown.what}-{shown.custody.reference}.pdf"
    return HttpResponse(
        bytes(shown.content),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_http_methods(["GET", "POST"])
def complain(request: HttpRequest) -> HttpResponseBase:
    """Record what somebody held says happened to them."""
    viewer = _held(request)
    mine = visible(viewer, Custody).filter(
        person__in=viewer.own_people, withdrawn_at=None
    )
    custody = mine.order_by("-began_at").first()
    if custody is None:
        raise Http404
    by = require(viewer, Do.RECORD, Incident, within=custody)

    def act(form: ComplaintForm) -> HttpResponse:
        told = Incident(custody=custody, source=str(viewer.user), **form.said)
        record(told, by=by)
        messages.success(request, _("Your complaint is recorded."))
        return redirect("register:own")

    return handle(
        request,
        ComplaintForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Complain"),
        lead=_("Whoever holds you cannot read this. Complaints officers can."),
        button=_("Send the complaint"),
    )


def _held(request: HttpRequest) -> Viewer:
    viewer = viewer_in(request)
    if viewer.own_person is None:
        raise PermissionDenied
    return viewer
