"""The monitor's own record: visits, what they found, and what was recommended."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.accounts.models import Appointment
from habeas.web.pages.forms import handle, posted
from habeas.web.register.forms.visits import RatingForm, RecommendationForm, VisitForm
from habeas.web.register.models import Rating, Visit, VisitRecommendation
from habeas.web.register.queries.access import may, require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.trail.actions import record


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the visits, the newest first."""
    viewer = viewer_in(request)
    require(viewer, Do.SEE, Visit)
    rows = visible(viewer, Visit).filter(withdrawn_at=None)
    page = {
        "visits": rows.select_related("place", "authority").order_by("-at", "pk")[:200],
        "may_record": may(viewer, Do.RECORD, Visit),
    }
    return render(request, "register/access/visits.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Record a visit, made for the body one is appointed to."""
    viewer = viewer_in(request)
    by = require(viewer, Do.RECORD, Visit)
    body = (
        Appointment.objects.filter(user=viewer.user, role=by.role, withdrawn_at=None)
        .exclude(authority=None)
        .values_list("authority", flat=True)
        .first()
    )

    def act(form: VisitForm) -> HttpResponse:
        made = record(Visit(authority_id=body, **form.said), by=by)
        return redirect("register:visit", made.pk)

    return handle(
        request,
        VisitForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Record a visit"),
        button=_("Record"),
        cancel=reverse("register:visits"),
    )


@require_safe
def visit(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a visit with its ratings and recommendations."""
    viewer = viewer_in(request)
    shown = get_object_or_404(visible(viewer, Visit), pk=pk)
    page = {
        "visit": shown,
        "ratings": Rating.objects.filter(visit=shown, withdrawn_at=None),
        "recommendations": VisitRecommendation.objects.filter(
            visit=shown, withdrawn_at=None
        ),
        "may_record": may(viewer, Do.RECORD, Rating, within=shown),
    }
    return render(request, "register/access/visit.html", page)


@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Record how one item of the checklist was found."""
    viewer = viewer_in(request)
    shown = get_object_or_404(visible(viewer, Visit), pk=pk)
    by = require(viewer, Do.RECORD, Rating, within=shown)

    def act(form: RatingForm) -> HttpResponse:
        record(Rating(visit=shown, **form.said), by=by)
        return redirect("register:visit", shown.pk)

    return handle(
        request,
        RatingForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Rate the conditions"),
        button=_("Record"),
        cancel=reverse("register:visit", args=[pk]),
    )


@require_http_methods(["GET", "POST"])
def recommend(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Record a recommendation made after a visit."""
    viewer = viewer_in(request)
    shown = get_object_or_404(visible(viewer, Visit), pk=pk)
    by = require(viewer, Do.RECORD, VisitRecommendation, within=shown)

    def act(form: RecommendationForm) -> HttpResponse:
        record(VisitRecommendation(visit=shown, **form.said), by=by)
        return redirect("register:visit", shown.pk)

    return handle(
        request,
        RecommendationForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Record a recommendation"),
        button=_("Record"),
        cancel=reverse("register:visit", args=[pk]),
    )
