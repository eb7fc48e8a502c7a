"""An administrator's pages on bodies, and on who reports to whom."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.web.accounts import queries
from habeas.web.accounts.forms import BodyForm
from habeas.web.accounts.models import Authority
from habeas.web.accounts.views.administrators import actor_of, for_administrators
from habeas.web.pages.forms import handle, posted
from habeas.web.trail.actions import correct, record


@for_administrators
def index(request: HttpRequest) -> HttpResponse:
    """Show the tree of bodies."""
    return render(request, "accounts/bodies.html", {"tree": queries.tree()})


@for_administrators
def add(request: HttpRequest) -> HttpResponseBase:
    """Add a body."""

    def act(form: BodyForm) -> HttpResponseBase:
        record(Authority(**form.said), by=actor_of(request))
        return redirect("bodies")

    return handle(
        request,
        BodyForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Add a body"),
        lead=_("A body that detains cannot judge its own detention: the tree tells."),
        button=_("Add"),
        cancel=reverse("bodies"),
    )


@for_administrators
def change(request: HttpRequest, *, pk: UUID) -> HttpResponseBase:
    """Correct what is known of a body."""
    body = get_object_or_404(Authority, pk=pk, withdrawn_at=None)

    def act(form: BodyForm) -> HttpResponseBase:
        said = form.said
        why = said.pop("reason")
        correct(body, said, by=actor_of(request), reason=why, seen=form.seen)
        return redirect("bodies")

    return handle(
        request,
        BodyForm(posted(request), instance=body),
        template="pages/page_form.html",
        act=act,
        title=_("Correct %(name)s") % {"name": body},
        button=_("Correct"),
        cancel=reverse("bodies"),
    )
