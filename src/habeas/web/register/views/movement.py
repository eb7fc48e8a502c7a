"""A person taken elsewhere, arriving, going free, escaping, dying."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import custodies
from habeas.web.register.forms.movement import (
    ArriveForm,
    EndForm,
    FreedForm,
    SendForm,
)
from habeas.web.register.models import Custody, Placement, Transfer
from habeas.web.register.queries.access import require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.views.paper import done_with
from habeas.web.register.views.people import places_of


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Record that somebody left for another place."""
    viewer = viewer_in(request)
    custody = get_object_or_404(visible(viewer, Custody), reference=reference)
    by = require(viewer, Do.RECORD, Transfer, within=custody)

    def act(form: SendForm) -> HttpResponse:
        custodies.send(custody, form.way(), by=by, at=timezone.now())
        return _back(request, custody)

    form = SendForm(posted(request), places=places_of(viewer))
    return _page(request, form, custody, act=act, title=_("Record a transfer"))


@require_http_methods(["GET", "POST"])
def arrive(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Record that somebody on the way has arrived."""
    viewer = viewer_in(request)
    transfer = get_object_or_404(visible(viewer, Transfer), pk=pk, arrived_at=None)
    custody = transfer.custody
    by = require(viewer, Do.RECORD, Placement, within=custody)

    def act(form: ArriveForm) -> HttpResponse:
        moment = form.cleaned_data["arrived_at"]
        custodies.arrive(transfer, moment, by=by, at=timezone.now())
        return _back(request, custody)

    title = _("Arrival at {place}").format(place=transfer.destination)
    return _page(request, ArriveForm(posted(request)), custody, act=act, title=title)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Record an escape, a death, or that another authority took somebody over."""
    viewer = viewer_in(request)
    custody = get_object_or_404(visible(viewer, Custody), reference=reference)
    by = require(viewer, Do.CORRECT, custody)

    def act(form: EndForm) -> HttpResponse:
        custodies.end(custody, form.how(), by=by, at=timezone.now())
        return _back(request, custody)

    title = _("Record an escape, a death or a handover")
    return _page(request, EndForm(posted(request)), custody, act=act, title=title)


@require_http_methods(["GET", "POST"])
def free(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Record that somebody went free: whatever instructed it is obeyed by that."""
    viewer = viewer_in(request)
    held = visible(viewer, Custody).filter(ended_at=None)
    custody = get_object_or_404(held, reference=reference)
    by = require(viewer, Do.CORRECT, custody)

    def act(form: FreedForm) -> HttpResponse:
        custodies.set_free(custody, form.how(), by=by, at=timezone.now())
        done_with(request, custody.reference, by=by)
        return _back(request, custody)

    title = _("Record that the person is free")
    return _page(request, FreedForm(posted(request)), custody, act=act, title=title)


def _page(
    request: HttpRequest,
    form: BaseForm,
    custody: Custody,
    *,
    act: Callable[[Any], HttpResponse],
    title: str,
) -> HttpResponseBase:
    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=title,
        button=_("Record"),
        cancel=reverse("register:custody", args=[custody.reference]),
    )


def _back(request: HttpRequest, custody: Custody) -> HttpResponse:
    messages.success(request, _("Recorded."))
    return redirect("register:custody", custody.reference)
