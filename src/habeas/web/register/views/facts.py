"""List, record, correct and withdraw any kind of fact, and show its history."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import facts
from habeas.web.register.actions.reading import note_read
from habeas.web.register.forms.facts import FactForm, form_for
from habeas.web.register.forms.reasons import WithdrawForm
from habeas.web.register.models import (
    Custody,
    Measure,
    Person,
    Place,
    Placement,
    Release,
    Visit,
)
from habeas.web.register.queries.access import Viewer, may, require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.kinds import (
    OWNERS,
    Kind,
    address_of,
    facts_of,
    kind_of,
    kinds,
    offered,
)
from habeas.web.register.queries.versions import versions_of
from habeas.web.register.views.paper import done_with
from habeas.web.register.views.told import told_of
from habeas.web.trail.models import Recorded

# Facts that paper forms tell of.
_ON_PAPER = frozenset({Placement, Release})
# What facts belong to is corrected by the same pages.
WHOLE: dict[str, type[Recorded]] = {
    "custody": Custody,
    "person": Person,
    "place": Place,
}


@require_safe
def overview(request: HttpRequest, owner: str, key: str) -> HttpResponse:
    """Show what kinds of fact there are of a custody, a person or a place."""
    viewer = viewer_in(request)
    name, thing = owner_of(viewer, owner, key)
    note_read(viewer, thing)
    page = {
        "owner": thing,
        "words": address_of(thing),
        "groups": offered(viewer, name, thing),
        "back": page_of(thing),
    }
    return render(request, "register/facts/overview.html", page)


@require_safe
def listed(request: HttpRequest, owner: str, key: str, slug: str) -> HttpResponse:
    """Show the facts of one kind, with when they occurred and were recorded."""
    viewer = viewer_in(request)
    name, thing = owner_of(viewer, owner, key)
    kind = _kind(slug, name)
    if not may(viewer, Do.SEE, kind.model):
        raise Http404
    note_read(viewer, thing, wall=kind.model.WALL)
    page = {
        "owner": thing,
        "words": address_of(thing),
        "kind": kind,
        "title": capfirst(str(kind.model._meta.verbose_name_plural)),
        "rows": [told_of(viewer, fact) for fact in facts_of(viewer, kind, thing)],
        "may_record": may(viewer, Do.RECORD, kind.model, within=thing),
        "may_correct": may(viewer, Do.CORRECT, kind.model, within=thing),
        "back": page_of(thing),
    }
    return render(request, "register/facts/list.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, owner: str, key: str, slug: str) -> HttpResponseBase:
    """Record a fact: nothing is refused because it contradicts another."""
    viewer = viewer_in(request)
    name, thing = owner_of(viewer, owner, key)
    kind = _kind(slug, name)
    by = require(viewer, Do.RECORD, kind.model, within=thing)
    if (there := _only_one(viewer, kind, thing)) is not None:
        return redirect("register:fact-correct", slug, there.pk)
    start = kind.model(**kind.of(thing))

    def act(form: FactForm) -> HttpResponse:
        fact = kind.model(**kind.of(thing), **form.said)
        facts.record(fact, by=by)
        if kind.model in _ON_PAPER:
            done_with(request, str(thing), by=by)
        messages.success(request, _("Recorded."))
        return redirect(page_of(thing))

    form = form_for(kind.model)(posted(request), instance=start, viewer=viewer)
    title = _("Record: {kind}").format(kind=kind.model._meta.verbose_name)
    return _form(request, form, act=act, title=title, cancel=page_of(thing))


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponseBase:
    """Make a new version of a fact, with the reason for it."""
    viewer = viewer_in(request)
    fact, back = fact_of(viewer, slug, pk)
    by = require(viewer, Do.CORRECT, fact)
    _note_shown(request, viewer, fact)

    def act(form: FactForm) -> HttpResponse:
        facts.correct(fact, form.changes, by=by, reason=form.reason, seen=form.seen)
        messages.success(request, _("Corrected. The version before is kept."))
        return redirect(back)

    form = form_for(type(fact))(posted(request), instance=fact, viewer=viewer)
    title = _("Correct: {kind}").format(kind=fact._meta.verbose_name)
    return _form(request, form, act=act, title=title, cancel=back)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponseBase:
    """Mark a fact as recorded in error: it stays on record, and is judged no more."""
    viewer = viewer_in(request)
    fact, back = fact_of(viewer, slug, pk)
    by = require(viewer, Do.CORRECT, fact)
    _note_shown(request, viewer, fact)

    def act(form: WithdrawForm) -> HttpResponse:
        said = form.cleaned_data
        facts.withdraw(fact, by=by, reason=said["reason"], seen=said["seen"])
        messages.success(request, _("Withdrawn as an error. It is kept on record."))
        return redirect(back)

    form = WithdrawForm(posted(request), initial={"seen": fact.version})
    return handle(
        request,
        form,
        template="register/facts/withdraw.html",
        act=act,
        told=told_of(viewer, fact),
        title=_("Withdraw: {kind}").format(kind=fact._meta.verbose_name),
        button=_("Withdraw as an error"),
        cancel=back,
    )


@require_safe
def past(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Show every version a fact had: who said it when, what changed, and why."""
    viewer = viewer_in(request)
    fact, back = fact_of(viewer, slug, pk)
    note_read(viewer, fact)
    page = {
        "fact": fact,
        "title": _("History: {kind}").format(kind=fact._meta.verbose_name),
        "told": told_of(viewer, fact),
        "versions": versions_of(viewer, fact),
        "may_correct": may(viewer, Do.CORRECT, fact) and not fact.withdrawn_at,
        "slug": slug,
        "back": back,
    }
    return render(request, "register/facts/history.html", page)


def _note_shown(request: HttpRequest, viewer: Viewer, fact: Recorded) -> None:
    """Tell that a form showed a fact; what is then sent is told as a new version."""
    if request.method == "GET":
        note_read(viewer, fact)


def owner_of(viewer: Viewer, word: str, key: str) -> tuple[str, Recorded]:
    """Find what facts belong to; raises Http404 where it is not to be seen."""
    name = next((n for n, (known, _model) in OWNERS.items() if known == word), None)
    if name is None:
        raise Http404
    model = OWNERS[name][1]
    named = {f.name for f in model._meta.concrete_fields}
    by = "reference" if "reference" in named else "pk"
    try:
        found = visible(viewer, model).filter(**{by: key}).first()
    except ValidationError:
        # An address that names no identifier at all.
        raise Http404 from None
    if found is None:
        raise Http404
    return name, found


def fact_of(viewer: Viewer, slug: str, pk: uuid.UUID) -> tuple[Recorded, str]:
    """Find a fact, and the address of the page that it is shown on."""
    model = WHOLE[slug] if slug in WHOLE else _kind(slug).model
    fact = visible(viewer, model).filter(pk=pk).first()
    if fact is None:
        raise Http404
    return fact, page_of(fact)


def page_of(fact: Recorded) -> str:
    """Give the address of the page that a fact is shown on."""
    match fact:
        case Custody() | Person():
            name = "custody" if isinstance(fact, Custody) else "person"
            return reverse(f"register:{name}", args=[fact.reference])
        case Place():
            return reverse("register:place", args=[fact.pk])
        case Measure() | Visit():
            return reverse("register:facts", args=address_of(fact))
    owner = getattr(fact, kind_of(type(fact)).owner)
    return page_of(owner)


def _kind(slug: str, owner: str = "") -> Kind:
    kind = kinds().get(slug)
    if kind is None or (owner and kind.owner != owner):
        raise Http404
    return kind


def _only_one(viewer: Viewer, kind: Kind, owner: Recorded) -> Recorded | None:
    """Give what is on record of a kind of which an owner has one at most."""
    if not kind.model._meta.get_field(kind.owner).one_to_one:
        return None
    return facts_of(viewer, kind, owner).first()


def _form(
    request: HttpRequest,
    form: FactForm,
    **page: Any,  # noqa: ANN401 - as `handle` has it
) -> HttpResponseBase:
    template = "pages/page_form.html"
    return handle(request, form, template=template, button=_("Save"), **page)
