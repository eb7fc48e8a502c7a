"""The file of a custody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from habeas.web.register.actions.judging import refreshed
from habeas.web.register.actions.reading import opened
from habeas.web.register.models import Custody, Transfer
from habeas.web.register.queries.access import may, viewer_in, visible
from habeas.web.register.queries.custody_file import acting_in, file_of, outline_of
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.panel import panel
from habeas.web.register.queries.reads import reads_shown
from habeas.web.register.queries.veils import sees_only_outlines


@require_safe
def custody(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a custody: who, since when, where, and what is open."""
    viewer = viewer_in(request)
    rows = visible(viewer, Custody).select_related("person", "detaining_authority")
    shown = opened(viewer, Custody, among=rows, reference=reference)
    if sees_only_outlines(viewer):
        outline = {"outline": outline_of(viewer, shown)}
        return render(request, "register/custody/outline.html", outline)
    now = timezone.now()
    file = file_of(viewer, shown)
    page = {
        "file": file,
        "custody": file.custody,
        "viewer": viewer,
        "now": now,
        "may_move": may(viewer, Do.RECORD, Transfer, within=shown),
        "may_correct": may(viewer, Do.CORRECT, shown),
        "panel": panel(viewer, shown, refreshed(shown, at=now), at=now),
        "acting": acting_in(viewer, shown),
        "reads": reads_shown(viewer, shown),
    }
    return render(request, "register/custody/file.html", page)
