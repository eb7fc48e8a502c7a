"""Reasons that were given word for word alike for many people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from habeas.web.accounts.models import Role
from habeas.web.register.actions.reading import note_search
from habeas.web.register.models import Order
from habeas.web.register.queries.access import NotAllowedError, viewer_of
from habeas.web.register.queries.identical import MANY, identical_reasons


@require_safe
def identical(request: HttpRequest) -> HttpResponse:
    """List them for whoever checks decisions, and for the monitor."""
    viewer = viewer_of(request.user)
    if not viewer.holds(Role.CHECKING_OFFICER, Role.MONITOR):
        raise NotAllowedError(
            "Only checking officers and monitors compare the reasons of decisions."
        )
    found = identical_reasons(viewer, timezone.now())
    note_search(viewer, Order, {"identical": MANY}, found=len(found))
    page = {"found": found, "many": MANY}
    return render(request, "register/deciding/identical.html", page)
