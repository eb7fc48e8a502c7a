"""What people wrote in supervision, corrected or withdrawn with a reason."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.web.pages.forms import handle, posted
from habeas.web.supervision import forms
from habeas.web.supervision.actions.following import correct_measure, with_document
from habeas.web.supervision.models import (
    Cycle,
    Measure,
    Milestone,
    Step,
    Transmission,
    View,
)
from habeas.web.supervision.queries.access import Act, actor_for, steps_for
from habeas.web.supervision.queries.following import state_of
from habeas.web.trail import actions
from habeas.web.trail.actions import Actor
from habeas.web.trail.models import Recorded


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: who may correct it, by which form, and where its page is.

    `of` gives the State it is about and the fact that the right hangs on.
    """

    model: type[Recorded]
    form: Callable[[HttpRequest, Any, Actor], forms.CorrectableForm]
    act: Act
    of: Callable[[Any], tuple[str, Recorded]]
    back: Callable[[Any], str]


def _measure_form(request: HttpRequest, one: Measure, by: Actor) -> forms.MeasureForm:
    del by
    return forms.MeasureForm(posted(request), instance=one, state=state_of(one))


def _step_form(request: HttpRequest, one: Step, by: Actor) -> forms.StepForm:
    steps = steps_for(by.role, one.cycle.state)
    return forms.StepForm(posted(request), instance=one, steps=steps)


def _transmission_form(
    request: HttpRequest, one: Transmission, by: Actor
) -> forms.TransmissionForm:
    del by
    return forms.TransmissionForm(posted(request), instance=one, state=one.state)


def page_of(cycle: Cycle) -> str:
    """Give the address of the timeline that a cycle stands on."""
    if cycle.state:
        return reverse("supervision:state", args=[cycle.state])
    return reverse("supervision:drafting", args=[cycle.pk])


_MEASURE = "supervision:measure_page"
KINDS: Mapping[str, Kind] = {
    "measure": Kind(
        Measure,
        _measure_form,
        Act.CORRECT_MEASURE,
        lambda one: (state_of(one), one),
        lambda one: reverse(_MEASURE, args=[one.pk]),
    ),
    "milestone": Kind(
        Milestone,
        lambda request, one, _by: forms.MilestoneForm(posted(request), instance=one),
        Act.CORRECT_MEASURE,
        lambda one: (state_of(one.measure), one.measure),
        lambda one: reverse(_MEASURE, args=[one.measure_id]),
    ),
    "transmission": Kind(
        Transmission,
        _transmission_form,
        Act.TRANSMIT,
        lambda one: (one.state, one),
        lambda one: reverse("supervision:follow_up", args=[one.state]),
    ),
    "view": Kind(
        View,
        lambda request, one, _by: forms.ViewForm(posted(request), instance=one),
        Act.CORRECT_VIEW,
        lambda one: (one.recommendation.state, one),
        lambda one: reverse("supervision:recommendation", args=[one.recommendation_id]),
    ),
    "step": Kind(
        Step,
        _step_form,
        Act.CORRECT_STEP,
        lambda one: (one.cycle.state, one),
        lambda one: page_of(one.cycle),
    ),
}


def _found(request: HttpRequest, slug: str, pk: uuid.UUID) -> tuple[Kind, Any, Actor]:
    kind = KINDS.get(slug)
    if kind is None:
        raise Http404
    fact: Any = get_object_or_404(kind.model, pk=pk, withdrawn_at=None)
    state, basis = kind.of(fact)
    return kind, fact, actor_for(request.user, kind.act, state=state, fact=basis)


def correct(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponseBase:
    """Make a new version of what was written, with the reason for it."""
    kind, fact, actor = _found(request, slug, pk)

    def act(form: forms.CorrectableForm) -> HttpResponse:
        reason, said = form.cleaned_data["reason"], form.said
        if isinstance(fact, Measure):
            correct_measure(fact, said, by=actor, reason=reason, seen=form.seen)
        else:
            told = with_document(said) if isinstance(fact, Step) else said
            actions.correct(fact, told, by=actor, reason=reason, seen=form.seen)
        messages.success(request, _("Corrected. The version before is kept."))
        return redirect(kind.back(fact))

    return handle(
        request,
        kind.form(request, fact, actor),
        template="pages/page_form.html",
        act=act,
        title=_("Correct: {kind}").format(kind=fact._meta.verbose_name),
        button=_("Correct"),
        cancel=kind.back(fact),
    )


def withdraw(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponseBase:
    """Mark what was written as recorded in error: it stays on record."""
    kind, fact, actor = _found(request, slug, pk)

    def act(form: forms.WithdrawForm) -> HttpResponse:
        said = form.cleaned_data
        actions.withdraw(fact, by=actor, reason=said["reason"], seen=said["seen"])
        messages.success(request, _("Withdrawn as an error. It is kept on record."))
        measure_page = isinstance(fact, Measure)
        state, _basis = kind.of(fact)
        return redirect(
            reverse("supervision:follow_up", args=[state])
            if measure_page
            else kind.back(fact)
        )

    return handle(
        request,
        forms.WithdrawForm(posted(request), initial={"seen": fact.version}),
        template="pages/page_form.html",
        act=act,
        title=_("Withdraw: {kind}").format(kind=fact._meta.verbose_name),
        lead=str(fact),
        button=_("Withdraw as an error"),
        cancel=kind.back(fact),
    )
