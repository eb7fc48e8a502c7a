"""What contradicts what: listed until it is settled, by a correction or a person."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import doubts
from habeas.web.register.forms.movement import SettleForm
from habeas.web.register.models import Contradiction
from habeas.web.register.queries.access import may, require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.views.told import told_of

_SHOWN = 200


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """List the contradictions that are not settled, the oldest first."""
    viewer = viewer_in(request)
    if not may(viewer, Do.SEE, Contradiction):
        raise Http404
    waiting = visible(viewer, Contradiction).filter(settled_at=None, withdrawn_at=None)
    rows = waiting.select_related("custody").order_by("recorded_at")[:_SHOWN]
    return render(request, "register/contradictions/list.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Settle a contradiction by an explanation; the records stay as they are."""
    viewer = viewer_in(request)
    told = get_object_or_404(visible(viewer, Contradiction), pk=pk, settled_at=None)
    by = require(viewer, Do.CORRECT, told)
    fact = doubts.contradicting(told)

    def act(form: SettleForm) -> HttpResponse:
        said, now = form.cleaned_data, timezone.now()
        doubts.settle(told, said["how"], by=by, at=now, seen=said["seen"])
        return redirect("register:contradictions")

    return handle(
        request,
        SettleForm(posted(request), initial={"seen": told.version}),
        template="register/contradictions/settle.html",
        act=act,
        contradiction=told,
        told=told_of(viewer, fact) if fact else None,
        title=_("Settle a contradiction"),
        button=_("Settle it"),
        cancel=reverse("register:contradictions"),
    )
