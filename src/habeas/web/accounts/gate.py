"""The gates before every page: signed in first, and with a second factor."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import redirect

from habeas.web.accounts import second_factors
from habeas.web.accounts.models import User
from habeas.web.pages import kept

# Steps of signing in that the library does not mark as open.
_OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "mfa_login_webauthn",
    }
)
# What is open to whoever has yet to choose a password or set up a second factor.
_FIRST_STEPS = _OPEN | {
    "account_change_password",
    "account_reauthenticate",
    "language",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "second_factor_first",
}


def _name_of(request: HttpRequest) -> str | None:
    return request.resolver_match.url_name if request.resolver_match else None


class SignInFirst(LoginRequiredMiddleware):
    """Ask for a sign-in before every view that is not marked `login_not_required`.

    What was sent when the session had ended is kept, and shown again after.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Let through who is signed in, and what is open to all."""
        if _name_of(request) in _OPEN:
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseRedirect:
        """Send to the sign-in, and keep what was sent."""
        response = super().handle_no_permission(request, view_func)
        if request.method == "POST":
            kept.keep(request, response)
        return response


class ThenSecondFactor:
    """Have a first password changed and a second factor set up before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, *_view: object
    ) -> HttpResponseBase | None:
        """Let through who has done both."""
        user = request.user
        if not isinstance(user, User) or _name_of(request) in _FIRST_STEPS:
            return None
        if user.password_is_initial:
            return redirect("account_change_password")
        if second_factors.is_asked_for(user):
            return redirect("second_factor_first")
        return None
