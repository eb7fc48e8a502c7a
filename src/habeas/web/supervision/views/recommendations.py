"""Recommendations: found, read with what they repeat, and followed up."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.web.library.queries.documents import address_of
from habeas.web.library.queries.searching import like
from habeas.web.pages.forms import handle, posted
from habeas.web.supervision.actions.following import tie, untie
from habeas.web.supervision.actions.measuring import measure_register
from habeas.web.supervision.codes import TieKind
from habeas.web.supervision.forms import TieForm, ViewForm
from habeas.web.supervision.models import Recommendation, Tie, View
from habeas.web.supervision.queries.access import (
    SIDES,
    Act,
    actor_for,
    may,
)
from habeas.web.supervision.queries.clusters import MOST as MOST_CLUSTERED
from habeas.web.supervision.queries.clusters import clusters, likes
from habeas.web.supervision.queries.evidence import trends, without_figures
from habeas.web.supervision.queries.following import measures_of, transmissions_of
from habeas.web.supervision.queries.recommendations import (
    followed,
    repeated,
    ties,
)
from habeas.web.supervision.queries.sought import MOST, found
from habeas.web.supervision.queries.suggesting import Suggestion, suggested
from habeas.web.trail.actions import Actor, record

_A_PAGE = 25


@login_not_required
def listed(request: HttpRequest) -> HttpResponse:
    """List recommendations by words, State, body and verb."""
    asked = found(request.GET)
    pages = Paginator(asked.recommendations, _A_PAGE)
    said = {
        "page": pages.get_page(request.GET.get("page")),
        "asked": request.GET,
        "is_cut": asked.is_cut,
        "most": MOST,
        "may_import": may(request.user, Act.IMPORT, state=""),
    }
    return render(request, "supervision/recommendations.html", said)


@login_not_required
def clustered(request: HttpRequest) -> HttpResponse:
    """Gather recommendations that ask alike, across bodies and States."""
    said = {
        "found": clusters(request.GET),
        "asked": request.GET,
        "most": MOST_CLUSTERED,
    }
    return render(request, "supervision/clusters.html", said)


@login_not_required
def shown(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a recommendation: its concern, its chain, its follow-up, its evidence."""
    one, reader = _one(pk), request.user
    said = {
        "one": one,
        "document_url": address_of(one.document) if one.document else "",
        "repeated": repeated(one),
        "followed": followed(one, reader),
        "correctable": _correctable(request, one),
        "ties": ties(one),
        "suggested": _not_tied(one),
        "trends": trends(one),
        "without_figures": without_figures(one),
        "measures": measures_of(one, reader),
        "transmissions": transmissions_of(one, reader),
        "similar": like(one.text) if one.document else [],
        "likes": [] if one.document else likes(one),
        "is_keeper": may(reader, Act.TIE, state=one.state),
        "may_view": may(reader, Act.VIEW, state=one.state),
        "may_act": may(reader, Act.MEASURE, state=one.state),
        "may_transmit": may(reader, Act.TRANSMIT, state=one.state),
    }
    return render(request, "supervision/recommendation.html", said)


def _not_tied(one: Recommendation) -> list[Suggestion]:
    tied = set(ties(one).exclude(confirmed_at=None).values_list("target", flat=True))
    return [each for each in suggested(one) if each.standard not in tied]


def _correctable(request: HttpRequest, one: Recommendation) -> list[View]:
    views = one.views.filter(withdrawn_at=None)
    return [
        view
        for view in views
        if may(request.user, Act.CORRECT_VIEW, state=one.state, fact=view)
    ]


def view(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Record how one's side sees the fate of a recommendation."""
    one = _one(pk)
    actor = actor_for(request.user, Act.VIEW, state=one.state)
    side = next(s for role, s in SIDES.items() if role == actor.role)
    form = ViewForm(posted(request), initial={"on": timezone.localdate()})

    def act(form: ViewForm) -> HttpResponse:
        record(View(recommendation=one, side=side, **form.said), by=actor)
        return redirect("supervision:recommendation", pk)

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("How far it is carried out"),
        lead=_("What was said before stays on record, with who said it and when."),
        button=_("Record"),
        cancel=reverse("supervision:recommendation", args=[pk]),
    )


def tie_by_hand(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Tie a recommendation to a standard, an article or an indicator."""
    one = _one(pk)
    actor = actor_for(request.user, Act.TIE, state=one.state)
    form = TieForm(posted(request), initial={"target": request.GET.get("target", "")})

    def act(form: TieForm) -> HttpResponse:
        said = form.cleaned_data
        made = tie(one, TieKind(said["to"]), said["target"], "", by=actor)
        _measure_tied(request, made, actor)
        return redirect("supervision:recommendation", pk)

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Tie it to what it is about"),
        button=_("Tie"),
        cancel=reverse("supervision:recommendation", args=[pk]),
    )


def _measure_tied(request: HttpRequest, made: Tie, by: Actor) -> None:
    """Draw the figures of a standard at once, where the register is of that State."""
    state = made.recommendation.state
    if made.to != TieKind.STANDARD or state != settings.JURISDICTION:
        return
    months = measure_register(made.target, state, at=timezone.now(), by=by)
    told = _("%(months)s months were worked out from the register.")
    messages.info(request, told % {"months": months})


@require_POST
def untie_it(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a tie back."""
    one = get_object_or_404(Tie, pk=pk, withdrawn_at=None)
    actor = actor_for(request.user, Act.TIE, state=one.recommendation.state)
    untie(one, by=actor, reason=_("taken back"))
    return redirect("supervision:recommendation", one.recommendation_id)


def _one(pk: uuid.UUID) -> Recommendation:
    standing = Recommendation.objects.select_related("document")
    return get_object_or_404(standing, pk=pk, withdrawn_at=None)
