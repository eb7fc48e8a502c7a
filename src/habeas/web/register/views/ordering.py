"""An order: its papers, and its being served."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions.papers import is_as_printed, print_order
from habeas.web.register.actions.reading import opened
from habeas.web.register.forms.serving import NoticeForm
from habeas.web.register.models import Notice, Order, Paper
from habeas.web.register.queries.access import may, require, viewer_of, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.papers import order_paper, papers_of, unspoken
from habeas.web.register.world import language_named
from habeas.web.trail.actions import record


@require_safe
def order(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show an order, its papers, and whether it was handed over."""
    viewer = viewer_of(request.user)
    rows = visible(viewer, Order).select_related("custody__person", "authority")
    found = opened(viewer, Order, among=rows, pk=key)
    served = Notice.objects.filter(order=found, withdrawn_at=None)
    page = {
        "order": found,
        "custody": found.custody,
        "paper": order_paper(found),
        "papers": papers_of(found),
        "served": served.order_by("at"),
        "unspoken": [language_named(code) for code in unspoken(found)],
        "may_print": may(viewer, Do.RECORD, Paper, within=found.custody),
        "may_serve": may(viewer, Do.RECORD, Notice, within=found.custody),
    }
    return render(request, "register/deciding/order.html", page)


@require_POST
def print_again(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Print whatever of an order's papers is not printed yet."""
    viewer = viewer_of(request.user)
    found = opened(viewer, Order, pk=key)
    by = require(viewer, Do.RECORD, Paper, within=found.custody)
    print_order(found, by=by)
    return redirect("register:order", key)


@require_http_methods(["GET", "POST"])
def serve(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """Record that an order was handed over with its reasons, and how."""
    viewer = viewer_of(request.user)
    found = opened(viewer, Order, pk=key)
    by = require(viewer, Do.RECORD, Notice, within=found.custody)

    def act(form: NoticeForm) -> HttpResponse:
        given: Notice = form.save(commit=False)
        given.custody, given.order = found.custody, found
        record(given, by=by)
        messages.success(request, _("Recorded: the order and its reasons were given."))
        return redirect("register:order", key)

    return handle(
        request,
        NoticeForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Hand over the order and its reasons"),
        lead=_(
            "Record it once it has happened. A notice in a language that the person "
            "does not understand does not count as given, and is recorded all the same."
        ),
        button=_("Record"),
        cancel=reverse("register:order", args=[key]),
    )


@require_safe
def paper(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Give a document as it was printed."""
    viewer = viewer_of(request.user)
    found = opened(viewer, Paper, pk=key)
    answer = HttpResponse(bytes(found.content), content_type="application/pdf")
    name = f"{found.what}-{found.custody.reference}-{found.language}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["X-Habeas-As-Printed"] = "yes" if is_as_printed(found) else "no"
    return answer
