"""Begin a decision, see it whole, hand it on, check it."""

import uuid

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from habeas.rulebook.authorising import Decision
from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import deciding
from habeas.web.register.actions.deciding import NotAuthorisedError
from habeas.web.register.actions.papers import print_order
from habeas.web.register.actions.reading import opened
from habeas.web.register.codes import ProposalState
from habeas.web.register.forms.deciding import NoteForm, ProposeForm, ReleaseForm
from habeas.web.register.models import Custody, Order, Proposal
from habeas.web.register.queries.access import Viewer, may, require, viewer_of, visible
from habeas.web.register.queries.deciding import (
    holding_orders,
    is_to_be_released,
    may_be_decided,
    open_proposal,
)
from habeas.web.register.queries.figure import figure_of
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.guided import Guided, guided
from habeas.web.register.queries.identical import MANY, used_before
from habeas.web.trail.actions import Actor


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Ask what is proposed for somebody held, and begin it."""
    viewer = viewer_of(request.user)
    custody = opened(viewer, Custody, reference=reference)
    by = require(viewer, Do.RECORD, Proposal, within=custody)
    offered = may_be_decided(custody)

    def act(form: ProposeForm) -> HttpResponse:
        made = Decision(form.cleaned_data["proposes"])
        if made is Decision.RELEASE:
            return redirect("register:decide-release", reference)
        usual = _usual(custody, by)
        found = deciding.propose(custody, made, by=by, answers=usual)
        return redirect("register:proposal", found.pk)

    found = open_proposal(custody)
    if found is not None and request.method == "GET" and len(offered) > 1:
        return redirect("register:proposal", found.pk)
    return handle(
        request,
        ProposeForm(posted(request), offered=offered),
        template="register/deciding/begin.html",
        act=act,
        title=_("Decide on liberty"),
        custody=custody,
        offered=offered,
        button=_("Continue"),
        cancel=reverse("register:custody", args=[reference]),
    )


def _usual(custody: Custody, by: Actor) -> dict[str, object]:
    """Give what is likeliest: the body that holds, the place, the law relied on so far.

    Whoever reads it on the pages changes it there.
    """
    del by
    last: Order | None = holding_orders(custody).last()
    here = custody.placement_set.filter(ended_at=None, withdrawn_at=None).first()
    return {
        "authority": custody.detaining_authority,
        "place": here.place if here else None,
        "legal_basis": last.legal_basis if last else custody.legal_basis,
    }


@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Release somebody: at once, and by one person."""
    viewer = viewer_of(request.user)
    custody = opened(viewer, Custody, reference=reference)
    by = require(viewer, Do.RECORD, Order, within=custody)

    def act(form: ReleaseForm) -> HttpResponse:
        why = form.cleaned_data["why"]
        deciding.decide_release(custody, why, by=by, at=timezone.now())
        messages.success(
            request,
            _("Release is instructed. The place and all who watch over it are told."),
        )
        return redirect("register:custody", reference)

    return handle(
        request,
        ReleaseForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Release this person"),
        lead=_("Nobody has to check a release. It is instructed at once."),
        button=_("Release"),
        cancel=reverse("register:custody", args=[reference]),
    )


@require_safe
def proposal(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show a decision in the making: its steps, its figure, what it lacks."""
    viewer = viewer_of(request.user)
    return _whole(
        request, viewer, opened(viewer, Proposal, among=_shown(viewer), pk=key)
    )


def _shown(viewer: Viewer) -> QuerySet[Proposal]:
    return visible(viewer, Proposal).select_related(
        "custody__person", "proposed_by", "checked_by", "authority", "place"
    )


def _whole(
    request: HttpRequest,
    viewer: Viewer,
    found: Proposal,
    *,
    refused: bool = False,
) -> HttpResponse:
    shown: Guided = guided(found, timezone.now())
    is_freed = is_to_be_released(found.custody)
    may_check = _may_check(viewer, found) and not is_freed
    page = {
        "shown": shown,
        "proposal": found,
        "custody": found.custody,
        "figure": figure_of(shown.gate, mirrored=get_language_bidi()),
        "is_mine": found.proposed_by_id == viewer.user.pk,
        "is_freed": is_freed,
        "may_answer": found.is_being_made and may(viewer, Do.RECORD, found),
        "may_check": may_check,
        "same_for": used_before(viewer, found, timezone.now()) if may_check else 0,
        "many": MANY,
        "waits": found.state == ProposalState.SUBMITTED,
        "note": NoteForm(initial={"seen": found.version}),
        "refused": refused,
    }
    status = 422 if refused else 200
    return render(request, "register/deciding/proposal.html", page, status=status)


def _may_check(viewer: Viewer, found: Proposal) -> bool:
    return (
        found.state == ProposalState.SUBMITTED
        and found.proposed_by_id != viewer.user.pk
        and may(viewer, Do.CHECK, found)
    )


@require_POST
def submit(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """Hand a decision on to be checked; where it is refused, say what it lacks."""
    viewer = viewer_of(request.user)
    found = opened(viewer, Proposal, among=_shown(viewer), pk=key)
    by = require(viewer, Do.RECORD, found)
    try:
        deciding.submit(found, by=by, seen=_seen(request), at=timezone.now())
    except NotAuthorisedError as refusal:
        messages.error(request, str(refusal))
        return _whole(request, viewer, found, refused=True)
    messages.success(request, _("Handed on: somebody else checks it now."))
    return redirect("register:proposal", key)


@require_POST
def approve(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """Authorise what another proposed, if it holds with the facts of now."""
    viewer = viewer_of(request.user)
    found = opened(viewer, Proposal, among=_shown(viewer), pk=key)
    by = require(viewer, Do.CHECK, found)
    try:
        done = deciding.approve(found, by=by, seen=_seen(request), at=timezone.now())
    except NotAuthorisedError as refusal:
        messages.error(request, str(refusal))
        return _whole(request, viewer, found, refused=True)
    if done.order is None:
        return redirect("register:proposal", key)
    print_order(done.order, by=by)
    messages.success(request, _("Authorised. The order is made and printed."))
    return redirect("register:order", done.order.pk)


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """Send a decision back to whoever proposed it, with a note."""
    viewer = viewer_of(request.user)
    found = opened(viewer, Proposal, among=_shown(viewer), pk=key)
    by = require(viewer, Do.CHECK, found)

    def act(form: NoteForm) -> HttpResponse:
        said = form.cleaned_data
        deciding.send_back(
            found, said["note"], by=by, seen=said["seen"], at=timezone.now()
        )
        messages.success(request, _("Sent back with your note."))
        return redirect("register:proposal", key)

    return handle(
        request,
        NoteForm(posted(request), initial={"seen": found.version}),
        template="pages/page_form.html",
        act=act,
        title=_("Send this proposal back"),
        button=_("Send back"),
        cancel=reverse("register:proposal", args=[key]),
    )


@require_POST
def withdraw(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """Give a proposal up."""
    viewer = viewer_of(request.user)
    found = opened(viewer, Proposal, among=_shown(viewer), pk=key)
    by = require(viewer, Do.RECORD, found)
    deciding.withdraw_proposal(found, by=by, seen=_seen(request))
    messages.success(request, _("Given up. What was recorded on the way stays."))
    return redirect("register:custody", found.custody.reference)


def _seen(request: HttpRequest) -> int:
    """Read which version the page showed; one that says nothing is stale."""
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() else 0
