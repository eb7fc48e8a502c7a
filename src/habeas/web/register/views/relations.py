"""Who acts in a custody, who is posted where, and accounts of people held."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.accounts.models import Role
from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import relations
from habeas.web.register.actions.reading import opened
from habeas.web.register.forms.relations import (
    EngagementByReferenceForm,
    EngagementForm,
    OwnAccountForm,
    PostingForm,
    ReasonForm,
)
from habeas.web.register.models import (
    Custody,
    Engagement,
    OwnAccount,
    Person,
    Posting,
)
from habeas.web.register.queries.access import may, require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.trail.actions import withdraw

_BY_OFFICERS = (Role.COUNSEL, Role.INTERPRETER)


@require_safe
def engagements(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who acts in a custody."""
    viewer = viewer_in(request)
    custody = opened(viewer, Custody, reference=reference)
    require(viewer, Do.SEE, Engagement, within=custody)
    rows = visible(viewer, Engagement).filter(custody=custody, withdrawn_at=None)
    page = {
        "custody": custody,
        "engagements": rows.select_related("user").order_by("begins_at"),
        "may_record": may(viewer, Do.RECORD, Engagement, within=custody),
        "may_end": may(viewer, Do.CORRECT, Engagement, within=custody),
        "now": timezone.now(),
    }
    return render(request, "register/access/engagements.html", page)


@require_http_methods(["GET", "POST"])
def engage(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Engage counsel or an interpreter in a custody one sees."""
    viewer = viewer_in(request)
    custody = get_object_or_404(visible(viewer, Custody), reference=reference)
    by = require(viewer, Do.RECORD, Engagement, within=custody)

    def act(form: EngagementForm) -> HttpResponse:
        said = form.cleaned_data
        relations.engage(
            custody,
            said["appointment"],
            by=by,
            at=timezone.now(),
            until=said["ends_at"],
        )
        return redirect("register:engagements", reference)

    return handle(
        request,
        EngagementForm(posted(request), roles=_BY_OFFICERS),
        template="pages/page_form.html",
        act=act,
        title=_("Engage counsel or an interpreter"),
        lead=_("From now on they see the file as far as their role goes."),
        button=_("Engage"),
        cancel=reverse("register:engagements", args=[reference]),
    )


@require_http_methods(["GET", "POST"])
def engage_by_reference(request: HttpRequest) -> HttpResponseBase:
    """Engage somebody in a custody whose file one does not see."""
    viewer = viewer_in(request)
    by = require(viewer, Do.RECORD, Engagement)
    if by.role != Role.ADMINISTRATOR:
        raise PermissionDenied

    def act(form: EngagementByReferenceForm) -> HttpResponse:
        said = form.cleaned_data
        relations.engage(
            said["reference"],
            said["appointment"],
            by=by,
            at=timezone.now(),
            until=said["ends_at"],
        )
        words = _("{who} is engaged from now on.")
        messages.success(request, words.format(who=said["appointment"].user))
        return redirect("register:engage_by_reference")

    return handle(
        request,
        EngagementByReferenceForm(posted(request), roles=relations.ENGAGED),
        template="pages/page_form.html",
        act=act,
        title=_("Engage counsel, an interpreter or a judge"),
        button=_("Engage"),
        cancel=reverse("register:work"),
    )


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """End an engagement."""
    viewer = viewer_in(request)
    engagement = get_object_or_404(visible(viewer, Engagement), pk=pk)
    by = require(viewer, Do.CORRECT, engagement)
    custody = engagement.custody

    def act(form: ReasonForm) -> HttpResponse:
        said = form.cleaned_data
        relations.end(
            engagement,
            by=by,
            at=timezone.now(),
            reason=said["reason"],
            seen=said["seen"],
        )
        return redirect("register:engagements", custody.reference)

    return handle(
        request,
        ReasonForm(posted(request), initial={"seen": engagement.version}),
        template="pages/page_form.html",
        act=act,
        title=_("End this engagement"),
        lead=_("The file is closed to them from now on."),
        button=_("End it"),
        cancel=reverse("register:engagements", args=[custody.reference]),
    )


@require_safe
def postings(request: HttpRequest) -> HttpResponse:
    """Show who is posted where."""
    viewer = viewer_in(request)
    require(viewer, Do.SEE, Posting)
    rows = visible(viewer, Posting).filter(withdrawn_at=None)
    page = {
        "postings": rows.select_related(
            "appointment__user", "appointment__authority", "place"
        ).order_by("place__name", "pk"),
        "may_record": may(viewer, Do.RECORD, Posting),
    }
    return render(request, "register/access/postings.html", page)


@require_http_methods(["GET", "POST"])
def post(request: HttpRequest) -> HttpResponseBase:
    """Post somebody to a place."""
    by = require(viewer_in(request), Do.RECORD, Posting)

    def act(form: PostingForm) -> HttpResponse:
        said = form.cleaned_data
        relations.post(said["appointment"], said["place"], by=by)
        return redirect("register:postings")

    return handle(
        request,
        PostingForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Post somebody to a place"),
        lead=_("From now on they see the files of this place, and no longer of all."),
        button=_("Post"),
        cancel=reverse("register:postings"),
    )


@require_http_methods(["GET", "POST"])
def unpost(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a posting back."""
    viewer = viewer_in(request)
    posting = get_object_or_404(visible(viewer, Posting), pk=pk)
    by = require(viewer, Do.CORRECT, posting)

    def act(form: ReasonForm) -> HttpResponse:
        said = form.cleaned_data
        withdraw(posting, by=by, reason=said["reason"], seen=said["seen"])
        return redirect("register:postings")

    return handle(
        request,
        ReasonForm(posted(request), initial={"seen": posting.version}),
        template="pages/page_form.html",
        act=act,
        title=_("Take this posting back"),
        button=_("Take it back"),
        cancel=reverse("register:postings"),
    )


@require_http_methods(["GET", "POST"])
def give_account(request: HttpRequest) -> HttpResponseBase:
    """Give a person held an account of their own, and show the word once."""
    viewer = viewer_in(request)
    by = require(viewer, Do.RECORD, OwnAccount)

    def act(form: OwnAccountForm) -> HttpResponse:
        person: Person = form.cleaned_data["reference"]
        user, word = relations.give_account(person, by=by)
        # The word stands on this answer alone: it goes into no session and no log.
        told = {"account": user, "word": word, "person": person}
        return render(request, "register/access/account_given.html", told)

    return handle(
        request,
        OwnAccountForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Give a person held an account"),
        lead=_("With it they read their own file, and complain, in their language."),
        button=_("Give the account"),
        cancel=reverse("register:work"),
    )
