"""Taking the register's facts out: asked for by one, allowed by another."""

import uuid

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import exports
from habeas.web.register.forms.exports import ExportForm
from habeas.web.register.forms.relations import SeenForm
from habeas.web.register.models import BulkExport
from habeas.web.register.queries.access import may, require, viewer_in, visible
from habeas.web.register.queries.grants import Do


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show what was asked for, and what waits for a second person."""
    viewer = viewer_in(request)
    require(viewer, Do.SEE, BulkExport)
    rows = visible(viewer, BulkExport).select_related("asked_by", "allowed_by")
    page = {
        "exports": rows.order_by("-recorded_at")[:100],
        "may_ask": may(viewer, Do.RECORD, BulkExport),
        "may_answer": may(viewer, Do.CHECK, BulkExport),
        "viewer": viewer,
    }
    return render(request, "register/access/exports.html", page)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponseBase:
    """Ask for an export."""
    by = require(viewer_in(request), Do.RECORD, BulkExport)

    def act(form: ExportForm) -> HttpResponse:
        exports.ask(form.said["purpose"], form.said["form"], by=by)
        return redirect("register:exports")

    return handle(
        request,
        ExportForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Ask for an export"),
        lead=_("Another person must allow it. The export holds no names."),
        button=_("Ask"),
        cancel=reverse("register:exports"),
    )


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: uuid.UUID, said: str) -> HttpResponseBase:
    """Allow or refuse what another person asked for."""
    viewer = viewer_in(request)
    export = get_object_or_404(visible(viewer, BulkExport), pk=pk)
    by = require(viewer, Do.CHECK, export)

    def act(form: SeenForm) -> HttpResponse:
        seen = form.cleaned_data["seen"]
        if said == "allow":
            exports.allow(export, by=by, at=timezone.now(), seen=seen)
        else:
            exports.refuse(export, by=by, seen=seen)
        return redirect("register:exports")

    allow = said == "allow"
    return handle(
        request,
        SeenForm(posted(request), initial={"seen": export.version}),
        template="register/access/export_answer.html",
        act=act,
        export=export,
        title=_("Allow this export") if allow else _("Refuse this export"),
        button=_("Allow") if allow else _("Refuse"),
        cancel=reverse("register:exports"),
    )


@require_http_methods(["POST"])
def fetch(request: HttpRequest, pk: uuid.UUID) -> FileResponse:
    """Give the files to whoever asked for them."""
    viewer = viewer_in(request)
    export = get_object_or_404(visible(viewer, BulkExport), pk=pk)
    by = require(viewer, Do.RECORD, BulkExport)
    made = exports.fetch(export, by=by, at=timezone.now())
    return FileResponse(made, as_attachment=True, filename=f"register-{pk}.zip")
