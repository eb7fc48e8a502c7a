"""Who read whose file: for the monitor, and for those whom a file concerns."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from habeas.web.accounts.models import Role
from habeas.web.register.models import Person
from habeas.web.register.queries.access import viewer_in, visible
from habeas.web.register.queries.reads import (
    Page,
    all_reads,
    may_see_reads,
    reads_of,
)


@require_safe
def reads(request: HttpRequest) -> HttpResponse:
    """Show the monitor who read what, all over the register."""
    viewer = viewer_in(request)
    if not viewer.holds(Role.MONITOR):
        raise PermissionDenied
    reader = request.GET.get("reader", "").strip()
    page = all_reads(reader=reader, before=before_of(request))
    shown = {"page": page, "reader": reader, "older": older(page, reader=reader)}
    return render(request, "register/access/reads.html", shown)


@require_safe
def reads_of_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who read the file of one person."""
    viewer = viewer_in(request)
    person = get_object_or_404(visible(viewer, Person), reference=reference)
    if not may_see_reads(viewer):
        raise PermissionDenied
    page = reads_of([person.pk], before=before_of(request))
    shown = {"page": page, "person": person, "older": older(page)}
    return render(request, "register/access/reads.html", shown)


def older(page: Page, **asked: str) -> str:
    """Give the address of the reads before these, or nothing."""
    if page.before is None:
        return ""
    kept = {name: value for name, value in asked.items() if value}
    return "?" + urlencode({**kept, "before": page.before})


def before_of(request: HttpRequest) -> int | None:
    """Read off the address before which number to go on."""
    said = request.GET.get("before", "")
    return int(said) if said.isascii() and said.isdigit() else None
