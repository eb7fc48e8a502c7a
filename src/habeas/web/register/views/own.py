"""The pages of the person held: their own file, and a complaint."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions.judging import refreshed
from habeas.web.register.actions.reading import note_read
from habeas.web.register.forms.complaints import ComplaintForm
from habeas.web.register.models import Custody, Incident
from habeas.web.register.queries.access import Viewer, require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.own import RIGHTS, OwnFile, own_file
from habeas.web.register.queries.panel import Clock, panel
from habeas.web.register.views.reads import before_of, older
from habeas.web.trail.actions import record


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show somebody held their own file."""
    viewer = _held(request)
    now = timezone.now()
    file = own_file(viewer, at=now, before=before_of(request))
    for each in file.custodies[:1]:
        note_read(viewer, each.custody)
    page = {
        "file": file,
        "clock": _clock(viewer, file, now),
        "rights": RIGHTS,
        "page": file.reads,
        "older": older(file.reads),
    }
    return render(request, "register/access/own.html", page)


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
        cancel=reverse("register:own"),
    )


def _clock(viewer: Viewer, file: OwnFile, now: dt.datetime) -> Clock | None:
    """Give the clock of the custody that runs, judged now where it is stale."""
    running = next((each.custody for each in file.custodies if not each.is_over), None)
    if running is None:
        return None
    return panel(viewer, running, refreshed(running, at=now), at=now).clock


def _held(request: HttpRequest) -> Viewer:
    viewer = viewer_in(request)
    if viewer.own_person is None:
        raise PermissionDenied
    return viewer
