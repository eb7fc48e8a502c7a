"""The file of a custody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from habeas.web.register.actions.judging import refreshed
from habeas.web.register.actions.reading import opened
from habeas.web.register.models import Custody
from habeas.web.register.queries.access import viewer_in, visible
from habeas.web.register.queries.custody_file import file_of
from habeas.web.register.queries.panel import panel


@require_safe
def custody(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a custody: who, since when, where, and what is open."""
    viewer = viewer_in(request)
    rows = visible(viewer, Custody).select_related("person", "detaining_authority")
    shown = opened(viewer, Custody, among=rows, reference=reference)
    now = timezone.now()
    page = {
        "file": file_of(viewer, shown),
        "custody": shown,
        "viewer": viewer,
        "panel": panel(viewer, shown, refreshed(shown, at=now), at=now),
    }
    return render(request, "register/custody/file.html", page)
