"""Lists of who is held, and of what waits for whoever looks."""

import datetime as dt
import uuid
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from habeas.web.pages.views import home as first_page
from habeas.web.register.actions.reading import note_search
from habeas.web.register.forms.overview import FilterForm
from habeas.web.register.models import Custody, Subscription
from habeas.web.register.models.duty import new_secret
from habeas.web.register.queries.access import may, viewer_in, viewer_of
from habeas.web.register.queries.calendar import calendar_of
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.overview import Asked, Cursor, overview
from habeas.web.register.queries.tasks import (
    After,
    most_broken,
    page_of_tasks,
    work_of,
)


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show somebody what waits for them; anybody else, where to sign in."""
    if not request.user.is_authenticated:
        return first_page(request)
    viewer = viewer_in(request)
    now = timezone.now()
    sees_custodies = may(viewer, Do.SEE, Custody)
    page = {
        "now": now,
        "work": work_of(viewer, at=now) if sees_custodies else None,
        "broken": most_broken(viewer) if sees_custodies else (),
    }
    return render(request, "register/live/home.html", page)


@require_safe
def custodies(request: HttpRequest) -> HttpResponse:
    """Show one page of who is held."""
    viewer = viewer_in(request)
    if not may(viewer, Do.SEE, Custody):
        raise PermissionDenied
    said = {k: v for k, v in request.GET.items() if k not in {"after", "key"} and v}
    asked = FilterForm(request.GET, viewer=viewer).asked() if said else Asked()
    page = overview(viewer, asked, after=_cursor(request))
    note_search(viewer, Custody, said, found=len(page.rows))
    following = ""
    if page.next is not None:
        at = page.next.began_at.isoformat()
        following = "?" + urlencode({**said, "after": at, "key": page.next.key})
    shown = {
        "page": page,
        "said": urlencode(said),
        "following": following,
        "is_narrowed": bool(said),
        "now": timezone.now(),
    }
    return render(request, "register/live/custodies.html", shown)


@require_safe
def narrow(request: HttpRequest) -> HttpResponse:
    """Ask what the list is to be narrowed to; apart from it, which stays light."""
    viewer = viewer_in(request)
    if not may(viewer, Do.SEE, Custody):
        raise PermissionDenied
    form = FilterForm(initial=request.GET.dict(), viewer=viewer)
    return render(request, "register/live/narrow.html", {"form": form})


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Show what waits for somebody, the soonest due first."""
    only_alarms = "alarms" in request.GET
    page = page_of_tasks(
        viewer_in(request), after=_after(request), only_alarms=only_alarms
    )
    following = ""
    if page.next is not None:
        due = page.next.due_at.isoformat() if page.next.due_at else ""
        said = {"alarms": "1"} if only_alarms else {}
        following = "?" + urlencode({**said, "after": due, "key": page.next.key})
    shown = {
        "tasks": page.rows,
        "count": page.count,
        "following": following,
        "only_alarms": only_alarms,
        "now": timezone.now(),
    }
    return render(request, "register/live/tasks.html", shown)


def _after(request: HttpRequest) -> After | None:
    """Read where the page of tasks before ended, in the same way."""
    key, said = request.GET.get("key", ""), request.GET.get("after", "")
    try:
        due = dt.datetime.fromisoformat(said) if said else None
    except ValueError:
        return None
    is_read = key.isdecimal() and (due is None or timezone.is_aware(due))
    return After(due, int(key)) if is_read else None


def _cursor(request: HttpRequest) -> Cursor | None:
    """Read where the page before ended; what cannot be read is the beginning."""
    try:
        at = dt.datetime.fromisoformat(request.GET.get("after", ""))
        key = uuid.UUID(request.GET.get("key", ""))
    except ValueError:
        return None
    return Cursor(at, key) if timezone.is_aware(at) else None


@login_not_required
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Give a calendar program what somebody owes; the address is the key to it."""
    subscribed = get_object_or_404(
        Subscription.objects.select_related("user"), secret=secret, user__is_active=True
    )
    with translation.override(subscribed.user.language or None):
        written = calendar_of(
            viewer_of(subscribed.user), at=timezone.now(), host=request.get_host()
        )
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


def subscribe(request: HttpRequest) -> HttpResponse:
    """Show the address of one's calendar, and give it a new secret when asked."""
    viewer = viewer_in(request)
    if request.method == "POST":
        Subscription.objects.update_or_create(
            user=viewer.user, defaults={"secret": new_secret()}
        )
        return redirect("register:subscribe")
    found, _made = Subscription.objects.get_or_create(user=viewer.user)
    way = reverse("register:calendar", args=[found.secret])
    shown = {"address": request.build_absolute_uri(way)}
    return render(request, "register/live/calendar.html", shown)
