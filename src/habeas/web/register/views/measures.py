"""Measures in place of detention, with the clocks and reviews that detention has."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.forms import BaseForm
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    QueryDict,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.pages.forms import ModelForm, handle, posted
from habeas.web.register.actions import facts
from habeas.web.register.actions.reading import opened
from habeas.web.register.forms.measures import (
    BurdenForm,
    EndForm,
    MeasureReviewForm,
    SupportForm,
)
from habeas.web.register.models import Measure, MeasureReview, Support
from habeas.web.register.queries.access import may, require, viewer_of, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.measures import measure_file, measure_verdicts
from habeas.web.register.queries.panel import panel_alone
from habeas.web.trail.actions import Actor
from habeas.web.trail.models import Recorded


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that is done about a measure: who may, by which form, and how."""

    title: str | Promise
    form: Callable[[QueryDict | None], BaseForm]
    do: Do
    kind: type[Recorded]
    act: Callable[[Measure, BaseForm, Actor], object]


def _added(measure: Measure, form: BaseForm, by: Actor) -> object:
    """Record a fact of the measure: a review, or support."""
    if not isinstance(form, ModelForm):
        raise TypeError(form)
    made = form.save(commit=False)
    made.measure = measure
    return facts.record(made, by=by)


def _examined(measure: Measure, form: BaseForm, by: Actor) -> object:
    change: dict[str, dt.datetime] = {"burden_examined_at": form.cleaned_data["at"]}
    why = "Its burden was examined anew."
    return facts.correct(measure, change, by=by, reason=why, seen=measure.version)


def _ended(measure: Measure, form: BaseForm, by: Actor) -> object:
    said = form.cleaned_data
    change = {"ended_at": said["at"], "appeared": said["appeared"]}
    why = "The measure ended."
    return facts.correct(measure, change, by=by, reason=why, seen=measure.version)


DOINGS: Mapping[str, Doing] = {
    "review": Doing(
        gettext_lazy("Record a review of this measure"),
        MeasureReviewForm,
        Do.RECORD,
        MeasureReview,
        _added,
    ),
    "support": Doing(
        gettext_lazy("Record support that is offered"),
        SupportForm,
        Do.RECORD,
        Support,
        _added,
    ),
    "burden": Doing(
        gettext_lazy("Record that its burden was examined anew"),
        BurdenForm,
        Do.CORRECT,
        Measure,
        _examined,
    ),
    "end": Doing(
        gettext_lazy("Record that this measure ended"),
        EndForm,
        Do.CORRECT,
        Measure,
        _ended,
    ),
}


@require_safe
def measure(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show a measure: its clock, who reviewed it, what is offered, what is due."""
    viewer = viewer_of(request.user)
    rows = visible(viewer, Measure).select_related("person")
    found = opened(viewer, Measure, among=rows, pk=key)
    offered = [
        (doing.title, reverse("register:measure-do", args=[key, name]))
        for name, doing in DOINGS.items()
        if found.ended_at is None
        and may(viewer, doing.do, doing.kind, within=found.person)
    ]
    now = timezone.now()
    page = {
        "file": measure_file(found),
        "panel": panel_alone(viewer, measure_verdicts(found, at=now), at=now),
        "offered": offered,
    }
    return render(request, "register/deciding/measure.html", page)


@require_http_methods(["GET", "POST"])
def do(request: HttpRequest, key: uuid.UUID, name: str) -> HttpResponseBase:
    """Record what was done about a measure."""
    if name not in DOINGS:
        raise Http404
    doing = DOINGS[name]
    viewer = viewer_of(request.user)
    found = opened(viewer, Measure, pk=key)
    by = require(viewer, doing.do, doing.kind, within=found.person)

    def act(form: BaseForm) -> HttpResponse:
        doing.act(found, form, by)
        messages.success(request, _("Recorded."))
        return redirect("register:measure", key)

    return handle(
        request,
        doing.form(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=doing.title,
        button=_("Record"),
        cancel=reverse("register:measure", args=[key]),
    )
