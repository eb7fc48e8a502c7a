"""An administrator's pages on people: accounts, and in which role each acts."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from habeas.web.accounts import actions, queries, second_factors
from habeas.web.accounts.forms import AppointmentForm, PersonForm
from habeas.web.accounts.models import Appointment, User
from habeas.web.accounts.views.administrators import actor_of, for_administrators
from habeas.web.pages.forms import Form, handle, posted
from habeas.web.trail.actions import correct

_ON_A_PAGE = 50


@for_administrators
def index(request: HttpRequest) -> HttpResponse:
    """List those with an account."""
    asked = request.GET.get("name", "").strip()
    pages = Paginator(queries.people(asked), _ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"page": page, "asked": asked})


@for_administrators
def person(request: HttpRequest, *, pk: int) -> HttpResponse:
    """Show an account and all its appointments, past ones too."""
    user = get_object_or_404(User, pk=pk)
    held = Appointment.objects.filter(user=user, withdrawn_at=None)
    return render(
        request,
        "accounts/person.html",
        {
            "person": user,
            "appointments": held.select_related("authority").order_by("-begins_on"),
            "today": timezone.localdate(),
            "has_second_factor": second_factors.has_one(user),
            "is_oneself": user == request.user,
        },
    )


@never_cache
@for_administrators
def add(request: HttpRequest) -> HttpResponseBase:
    """Give somebody an account."""

    def act(form: PersonForm) -> HttpResponseBase:
        user = User(**form.said)
        password = actions.add_person(user, by=actor_of(request))
        return _tell_password(request, user, password)

    return handle(
        request,
        PersonForm(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Give somebody an account"),
        button=_("Make the account"),
        cancel=reverse("people"),
    )


@never_cache
@for_administrators
def new_password(request: HttpRequest, *, pk: int) -> HttpResponseBase:
    """Give a new first password to somebody who has lost theirs."""
    user = get_object_or_404(User, pk=pk)

    def act(_form: Form) -> HttpResponseBase:
        password = actions.give_new_password(user, by=actor_of(request))
        return _tell_password(request, user, password)

    return handle(
        request,
        Form(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Give a new first password to %(name)s") % {"name": user},
        lead=_("The password of now ends, and every session with it."),
        button=_("Give a new password"),
        warning=True,
        cancel=reverse("person", args=[pk]),
    )


def _tell_password(request: HttpRequest, user: User, password: str) -> HttpResponse:
    told = {"person": user, "password": password}
    return render(request, "accounts/first_password.html", told)


@for_administrators
def appoint(request: HttpRequest, *, pk: int) -> HttpResponseBase:
    """Give somebody a role."""
    user = get_object_or_404(User, pk=pk)

    def act(form: AppointmentForm) -> HttpResponseBase:
        actions.appoint(Appointment(user=user, **form.said), by=actor_of(request))
        return redirect("person", pk=pk)

    return handle(
        request,
        AppointmentForm(posted(request), initial={"begins_on": timezone.localdate()}),
        template="pages/page_form.html",
        act=act,
        title=_("Give %(name)s a role") % {"name": user},
        button=_("Give the role"),
        cancel=reverse("person", args=[pk]),
    )


@for_administrators
def end(request: HttpRequest, *, pk: UUID) -> HttpResponseBase:
    """End an appointment today."""
    held = get_object_or_404(Appointment, pk=pk, withdrawn_at=None)

    def act(_form: Form) -> HttpResponseBase:
        change = actions.ends_today(held, timezone.localdate())
        told = "the role ends"
        correct(held, change, by=actor_of(request), reason=told, seen=held.version)
        return redirect("person", pk=held.user_id)

    return handle(
        request,
        Form(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("End the role of %(role)s") % {"role": held.get_role_display()},
        lead=_("It ends today. What was done in it stays as it is."),
        button=_("End the role"),
        warning=True,
        cancel=reverse("person", args=[held.user_id]),
    )


@for_administrators
def remove_factors(request: HttpRequest, *, pk: int) -> HttpResponseBase:
    """Remove the second factors of somebody who has lost them."""
    user = get_object_or_404(User, pk=pk)

    def act(_form: Form) -> HttpResponseBase:
        actions.remove_second_factors(user, by=actor_of(request))
        return redirect("person", pk=pk)

    return handle(
        request,
        Form(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=_("Remove the second factors of %(name)s") % {"name": user},
        lead=_(
            "Make sure that it is they who ask. At the next sign-in they set up a "
            "new one."
        ),
        button=_("Remove"),
        warning=True,
        cancel=reverse("person", args=[pk]),
    )


@for_administrators
def let_in(request: HttpRequest, *, pk: int) -> HttpResponseBase:
    """Close an account, or open it again."""
    user = get_object_or_404(User, pk=pk)
    title = (
        _("Close the account of %(name)s")
        if user.is_active
        else _("Open the account of %(name)s again")
    )

    def act(_form: Form) -> HttpResponseBase:
        actions.let_in(user, is_active=not user.is_active, by=actor_of(request))
        messages.success(request, _("Changed."))
        return redirect("person", pk=pk)

    return handle(
        request,
        Form(posted(request)),
        template="pages/page_form.html",
        act=act,
        title=title % {"name": user},
        lead=_("Nothing is removed: what the person did stays in the trail."),
        button=_("Close the account") if user.is_active else _("Open it again"),
        warning=user.is_active,
        cancel=reverse("person", args=[pk]),
    )
