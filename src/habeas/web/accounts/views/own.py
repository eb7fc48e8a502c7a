"""One's own account: roles, language, second factors, sessions."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.web.accounts import second_factors, sessions
from habeas.web.accounts.forms import LanguageForm
from habeas.web.accounts.models import User
from habeas.web.accounts.queries import standing


def account(request: HttpRequest) -> HttpResponse:
    """Show who one is here, how one signs in, and where one is signed in."""
    user = _user(request)
    language = user.language or request.LANGUAGE_CODE
    return render(
        request,
        "accounts/account.html",
        {
            "appointments": standing().filter(user=user).select_related("authority"),
            "form": LanguageForm(initial={"language": language}),
            "keys": Authenticator.objects.filter(user=user, type="webauthn"),
            "totp": Authenticator.objects.filter(user=user, type="totp").exists(),
            "has_second_factor": second_factors.has_one(user),
            "sessions": sessions.of(user),
        },
    )


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language in which somebody is written to, and show it at once."""
    form = LanguageForm(request.POST)
    answer = redirect("account")
    if form.is_valid():
        user = _user(request)
        user.language = form.cleaned_data["language"]
        user.save(update_fields=["language"])
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language)
    return answer


def second_factor_first(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is needed, and which there are."""
    if not second_factors.is_asked_for(_user(request)):
        return redirect("account")
    return render(request, "accounts/second_factor_first.html")


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign somebody out wherever they are signed in, here too."""
    sessions.end_all(_user(request))
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("account_login")


def _user(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User):
        raise TypeError("the gate lets only people who are signed in come here")
    return user
