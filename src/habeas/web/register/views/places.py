"""Places: what they are, whom the register has in them, and their headcounts."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.rulebook import Subject
from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import facts, headcounts
from habeas.web.register.forms.facts import FactForm, form_for
from habeas.web.register.forms.places import ExplainForm, HeadcountForm
from habeas.web.register.models import FormNumber, Headcount, Place, Placement, Unit
from habeas.web.register.queries import places
from habeas.web.register.queries.access import may, require, viewer_in, visible
from habeas.web.register.queries.facts import tables_of_place
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.panel import panel_alone
from habeas.web.register.queries.working_out import work_out_alone
from habeas.web.register.views.paper import done_with
from habeas.web.register.views.told import told_of


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the places, those without a count today, and what else waits there."""
    viewer, now = viewer_in(request), timezone.now()
    seen = visible(viewer, Place).filter(withdrawn_at=None)
    counts = visible(viewer, Headcount)
    page = {
        "places": seen.select_related("authority").order_by("name"),
        "not_counted": places.not_counted(seen, now),
        "differences": places.open_differences(seen).filter(pk__in=counts),
        "overdue": places.overdue(seen, now) if may(viewer, Do.SEE, Headcount) else (),
        "may_record": may(viewer, Do.RECORD, Place),
        "counts": may(viewer, Do.SEE, Headcount),
    }
    return render(request, "register/places/list.html", page)


@require_safe
def place(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a place: what it is, who answers for it, its units, and its counts."""
    viewer, now = viewer_in(request), timezone.now()
    shown = get_object_or_404(visible(viewer, Place), pk=pk)
    counts = visible(viewer, Headcount).filter(place=shown, withdrawn_at=None)
    here = visible(viewer, Placement).filter(pk__in=places.present(shown, now))
    found = work_out_alone(Subject.PLACE, shown.pk, tables_of_place(shown.pk), at=now)
    page = {
        "place": shown,
        "panel": panel_alone(viewer, found, at=now),
        "told": told_of(viewer, shown),
        "units": visible(viewer, Unit).filter(place=shown, withdrawn_at=None),
        "counts": counts.order_by("-at")[:14],
        "here": here.select_related("custody").order_by("began_at")[:200],
        "may_count": may(viewer, Do.RECORD, Headcount, within=shown),
        "may_correct": may(viewer, Do.CORRECT, shown),
        "may_print": may(viewer, Do.RECORD, FormNumber, within=shown),
    }
    return render(request, "register/places/place.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Record a place."""
    viewer = viewer_in(request)
    by = require(viewer, Do.RECORD, Place)

    def act(form: FactForm) -> HttpResponse:
        made = facts.record(Place(**form.said), by=by)
        return redirect("register:place", made.pk)

    form = form_for(Place)(posted(request), viewer=viewer)
    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Record a place"),
        button=_("Record"),
        cancel=reverse("register:places"),
    )


@require_http_methods(["GET", "POST"])
def count(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """File a headcount of a place."""
    viewer = viewer_in(request)
    shown = get_object_or_404(visible(viewer, Place), pk=pk)
    by = require(viewer, Do.RECORD, Headcount, within=shown)

    def act(form: HeadcountForm) -> HttpResponse:
        said, now = form.cleaned_data, timezone.now()
        told = headcounts.Counted(shown, said["at"], said["counted"])
        filed = headcounts.file(told, by=by, recorded_at=now)
        done_with(request, str(filed.pk), by=by)
        if not filed.is_open:
            messages.success(request, _("Filed. The count is that of the register."))
            return redirect("register:place", pk)
        return redirect("register:headcount", filed.pk)

    form = HeadcountForm(posted(request), initial={"at": timezone.now()})
    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Headcount: {place}").format(place=shown),
        button=_("File the count"),
        cancel=reverse("register:place", args=[pk]),
    )


@require_http_methods(["GET", "POST"])
def headcount(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Show a count that differs from the register, and take what explains it."""
    viewer, now = viewer_in(request), timezone.now()
    shown = get_object_or_404(visible(viewer, Headcount), pk=pk)
    if may(viewer, Do.CORRECT, shown) and shown.is_open:
        by = require(viewer, Do.CORRECT, shown)
        shown = headcounts.look_again(shown, by=by, at=now)

    def act(form: ExplainForm) -> HttpResponse:
        by = require(viewer, Do.CORRECT, shown)
        said = form.cleaned_data
        headcounts.explain(shown, said["explanation"], by=by, at=now, seen=said["seen"])
        return redirect("register:place", shown.place_id)

    form = ExplainForm(posted(request), initial={"seen": shown.version})
    return handle(
        request,
        form,
        template="register/places/headcount.html",
        act=act,
        count=shown,
        here=places.present(shown.place, shown.at).select_related("custody__person"),
        may_explain=may(viewer, Do.CORRECT, shown) and shown.is_open,
        title=_("Headcount: {place}").format(place=shown.place),
        button=_("Close the difference"),
        cancel=reverse("register:place", args=[shown.place_id]),
    )


@require_safe
def authorities(request: HttpRequest) -> HttpResponse:
    """Show the authorities as the tree that independence is read from."""
    viewer_in(request)
    return render(
        request, "register/places/authorities.html", {"bodies": places.tree()}
    )
