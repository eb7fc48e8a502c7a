"""Follow-up of what was asked of a State: measures, milestones, transmissions."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from habeas.web.pages.forms import handle, posted
from habeas.web.supervision.actions.following import take_measure
from habeas.web.supervision.forms import (
    MeasureForm,
    MilestoneForm,
    TransmissionForm,
    asked_of_state,
)
from habeas.web.supervision.models import (
    Measure,
    Milestone,
    Recommendation,
    Transmission,
)
from habeas.web.supervision.queries.access import Act, actor_for, may
from habeas.web.supervision.queries.following import (
    body_of,
    follow_up,
    measures_in,
    of_body,
    state_of,
    transmissions_in,
)
from habeas.web.supervision.queries.reminders import reminders
from habeas.web.supervision.queries.reporting import name_of
from habeas.web.trail.actions import record


@login_not_required
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Show what was asked of a State, what is done about it, and who passed it on."""
    reader = request.user
    rows = follow_up(code, reader)
    if not rows:
        raise Http404
    measures = list(measures_in(code, reader))
    body = body_of(reader, code)
    said = {
        "code": code,
        "name": name_of(code),
        "rows": rows,
        "without": sum(not row.measures for row in rows),
        "measures": measures,
        "body": body,
        "own": of_body(measures, body),
        "transmissions": transmissions_in(code, reader),
        "reminders": reminders(timezone.localdate(), state=code, reader=reader),
        "today": timezone.localdate(),
        "may_act": may(reader, Act.MEASURE, state=code),
        "may_transmit": may(reader, Act.TRANSMIT, state=code),
    }
    return render(request, "supervision/follow_up.html", said)


@login_not_required
def measure(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a measure: who does what by when, and its milestones."""
    one = _measure(request, pk)
    said = {
        "one": one,
        "marks": one.milestone_set.filter(withdrawn_at=None).order_by("due_on", "pk"),
        "state": state_of(one),
        "today": timezone.localdate(),
        "may_correct": may(
            request.user, Act.CORRECT_MEASURE, state=state_of(one), fact=one
        ),
    }
    return render(request, "supervision/measure.html", said)


def _measure(request: HttpRequest, pk: uuid.UUID) -> Measure:
    found = get_object_or_404(Measure, pk=pk, withdrawn_at=None)
    # What its side keeps to itself is not there for others.
    return get_object_or_404(measures_in(state_of(found), request.user), pk=pk)


def new_measure(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Record what the State does about a recommendation."""
    one = get_object_or_404(Recommendation, pk=pk, withdrawn_at=None)
    actor = actor_for(request.user, Act.MEASURE, state=one.state)
    own = body_of(request.user, one.state)
    form = MeasureForm(
        posted(request),
        state=one.state,
        initial={"recommendations": [one.pk], "lead": own},
    )

    def act(form: MeasureForm) -> HttpResponse:
        made = take_measure(form.said, by=actor)
        return redirect("supervision:measure_page", made.pk)

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Record a measure"),
        button=_("Record"),
        cancel=reverse("supervision:recommendation", args=[pk]),
    )


def new_milestone(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Add a mark on the way of a measure."""
    one = _measure(request, pk)
    actor = actor_for(request.user, Act.CORRECT_MEASURE, state=state_of(one), fact=one)
    form = MilestoneForm(posted(request))

    def act(form: MilestoneForm) -> HttpResponse:
        record(Milestone(measure=one, **form.said), by=actor)
        return redirect("supervision:measure_page", pk)

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Add a milestone"),
        lead=one.title,
        button=_("Add"),
        cancel=reverse("supervision:measure_page", args=[pk]),
    )


def _named(request: HttpRequest) -> uuid.UUID | None:
    """Read which recommendation is meant; none where no such thing is named."""
    try:
        return uuid.UUID(request.GET.get("recommendation", ""))
    except ValueError:
        return None


def new_transmission(request: HttpRequest, code: str) -> HttpResponseBase:
    """Record to whom observations, or one recommendation, were passed on."""
    actor = actor_for(request.user, Act.TRANSMIT, state=code)
    newest = asked_of_state(code).exclude(adopted_on=None).first()
    initial = {
        "on": timezone.localdate(),
        "symbol": newest.symbol if newest else "",
        "recommendation": _named(request),
    }
    form = TransmissionForm(posted(request), state=code, initial=initial)

    def act(form: TransmissionForm) -> HttpResponse:
        record(Transmission(state=code, **form.said), by=actor)
        return redirect("supervision:follow_up", code)

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Record a transmission"),
        button=_("Record"),
        cancel=reverse("supervision:follow_up", args=[code]),
    )
