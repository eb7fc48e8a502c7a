"""Look for a person first; register them where nobody fits."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.accounts.models import Appointment
from habeas.web.pages.forms import handle, posted
from habeas.web.register.actions import custodies, people
from habeas.web.register.actions.reading import note_read, note_search
from habeas.web.register.forms.people import IntakeForm, SearchForm, TakenForm
from habeas.web.register.models import (
    BirthClaim,
    Custody,
    Likeness,
    Name,
    Person,
    Place,
)
from habeas.web.register.models.belonging import OfPerson
from habeas.web.register.queries.access import Viewer, may, require, viewer_in, visible
from habeas.web.register.queries.grants import Do
from habeas.web.register.queries.kinds import address_of, offered
from habeas.web.register.queries.people import find, profiles
from habeas.web.register.queries.veils import sees_only_outlines
from habeas.web.register.views.paper import done_with
from habeas.web.register.views.told import told_of

# Creating is offered to whoever has looked first: the session remembers for what.
SEARCHED = "register.searched"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the people that fit; offer a new record only below them."""
    viewer = viewer_in(request)
    form = SearchForm(request.GET or None)
    text = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = find(viewer, text) if text else []
    if text:
        request.session[SEARCHED] = text
        note_search(viewer, Person, {"q": text}, found=len(found))
    page = {
        "form": form,
        "text": text,
        "found": found,
        "may_register": bool(text) and may(viewer, Do.RECORD, Person),
    }
    return render(request, "register/people/search.html", page)


@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest) -> HttpResponseBase:
    """Register somebody nobody found, and the custody they are in, on one page."""
    viewer = viewer_in(request)
    by = require(viewer, Do.RECORD, Person)
    require(viewer, Do.RECORD, Custody)
    if SEARCHED not in request.session:
        return redirect("register:people")

    def act(form: IntakeForm) -> HttpResponse:
        at = timezone.now()
        person = people.register(form.known(), by=by, at=at)
        custody = custodies.begin(person, form.taken(), by=by, at=at)
        done_with(request, custody.reference, by=by)
        return _recorded(request, custody)

    text = request.session[SEARCHED]
    # A search with figures in it asked for more than a name.
    name = "" if any(sign.isdigit() for sign in text) else text
    usual = {**usual_for(viewer), "name": name}
    form = IntakeForm(posted(request), initial=usual, places=places_of(viewer))
    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Register a person held"),
        lead=_("Fill in what is known now: everything else can be added later."),
        button=_("Register"),
        cancel=reverse("register:people"),
    )


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Record a custody of somebody who is on record already."""
    viewer = viewer_in(request)
    person = get_object_or_404(visible(viewer, Person), reference=reference)
    by = require(viewer, Do.RECORD, Custody)

    def act(form: TakenForm) -> HttpResponse:
        custody = custodies.begin(person, form.taken(), by=by, at=timezone.now())
        done_with(request, custody.reference, by=by)
        return _recorded(request, custody)

    form = TakenForm(
        posted(request), initial=usual_for(viewer), places=places_of(viewer)
    )
    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Record that this person is held"),
        button=_("Record"),
        cancel=reverse("register:person", args=[reference]),
    )


@require_safe
def person(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who a person is, as far as is known, and their custodies."""
    viewer = viewer_in(request)
    shown = get_object_or_404(visible(viewer, Person), reference=reference)
    if sees_only_outlines(viewer):
        raise PermissionDenied
    note_read(viewer, shown)
    (profile,) = profiles([shown], viewer)
    held = visible(viewer, Custody).filter(person=shown, withdrawn_at=None)
    page = {
        "profile": profile,
        "person": shown,
        "custodies": held.order_by("-began_at"),
        "may_begin": may(viewer, Do.RECORD, Custody),
        "may_correct": may(viewer, Do.CORRECT, shown),
        "may_compare": may(viewer, Do.SEE, Likeness),
        "told": told_of(viewer, shown),
        "names": _of(viewer, Name, shown),
        "births": _of(viewer, BirthClaim, shown),
        "groups": offered(viewer, "person", shown),
        "words": address_of(shown),
    }
    return render(request, "register/people/person.html", page)


def _of(viewer: Viewer, kind: type[OfPerson], person: Person) -> QuerySet[OfPerson]:
    rows: QuerySet[OfPerson] = visible(viewer, kind)
    return rows.filter(person=person, withdrawn_at=None).order_by("recorded_at")


def places_of(viewer: Viewer) -> QuerySet[Place]:
    """Give the places that somebody may choose from."""
    return visible(viewer, Place).filter(withdrawn_at=None).order_by("name")


def usual_for(viewer: Viewer) -> dict[str, object]:
    """Give what is likeliest: one's own body, and one's only place."""
    places = list(places_of(viewer)[:2])
    own = Appointment.objects.filter(user=viewer.user, withdrawn_at=None)
    body = own.exclude(authority=None).values_list("authority", flat=True).first()
    return {
        "detaining_authority": body,
        "place": places[0] if len(places) == 1 else None,
    }


def _recorded(request: HttpRequest, custody: Custody) -> HttpResponse:
    words = _("Recorded. The reference of this custody is {reference}.")
    messages.success(request, words.format(reference=custody.reference))
    return redirect("register:custody", custody.reference)
