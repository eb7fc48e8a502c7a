"""The steps of cycles, and the drafting of general comments, recorded by people."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.web.pages.forms import handle, posted
from habeas.web.supervision.actions.following import begin, take_step
from habeas.web.supervision.forms import CycleForm, DraftingForm, StepForm
from habeas.web.supervision.models import Cycle
from habeas.web.supervision.queries.access import Act, actor_for, may, steps_for
from habeas.web.supervision.queries.drafting import citing_drafts, comments_on, versions
from habeas.web.supervision.queries.timeline import told
from habeas.web.supervision.views.correcting import page_of


def new_step(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Record a step of a cycle; a date that contradicts is kept, and reported."""
    cycle = get_object_or_404(Cycle, pk=pk, withdrawn_at=None)
    actor = actor_for(request.user, Act.STEP, state=cycle.state)
    form = StepForm(posted(request), steps=steps_for(actor.role, cycle.state))

    def act(form: StepForm) -> HttpResponse:
        take_step(cycle, form.said, by=actor)
        return redirect(page_of(cycle))

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Record a step"),
        lead=str(cycle),
        button=_("Record"),
        cancel=page_of(cycle),
    )


def new_cycle(request: HttpRequest, code: str) -> HttpResponseBase:
    """Begin a cycle of a State that no document tells of yet."""
    actor = actor_for(request.user, Act.CYCLE, state=code)
    back = reverse("supervision:state", args=[code])

    def act(form: CycleForm) -> HttpResponse:
        begin(Cycle(state=code, **form.said), by=actor)
        return redirect(back)

    return handle(
        request,
        CycleForm(posted(request), instance=Cycle(state=code)),
        template="pages/page_form.html",
        act=act,
        title=_("Begin a cycle"),
        button=_("Begin"),
        cancel=back,
    )


@login_not_required
def draftings(request: HttpRequest) -> HttpResponse:
    """List the general comments that are drafted, or were."""
    said = {
        "cycles": Cycle.objects.filter(state="", withdrawn_at=None).order_by("title"),
        "may_begin": may(request.user, Act.DRAFTING, state=""),
    }
    return render(request, "supervision/draftings.html", said)


@login_not_required
def drafting(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the drafting of a general comment: its steps, comments, and their fate."""
    cycle = get_object_or_404(Cycle, pk=pk, state="", withdrawn_at=None)
    said = {
        "told": told(cycle, request.user),
        "versions": versions(cycle),
        "comments": comments_on(cycle),
        "citing": citing_drafts(cycle),
        "may_step": may(request.user, Act.STEP, state=""),
    }
    return render(request, "supervision/drafting.html", said)


def new_drafting(request: HttpRequest) -> HttpResponseBase:
    """Begin the drafting of a general comment."""
    actor = actor_for(request.user, Act.DRAFTING, state="")

    def act(form: DraftingForm) -> HttpResponse:
        made = begin(Cycle(**form.said), by=actor)
        return redirect("supervision:drafting", made.pk)

    return handle(
        request,
        DraftingForm(posted(request), instance=Cycle()),
        template="pages/page_form.html",
        act=act,
        title=_("Begin the drafting of a general comment"),
        button=_("Begin"),
        cancel=reverse("supervision:draftings"),
    )
