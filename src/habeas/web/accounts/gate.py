"""The gate before every page: who is not signed in signs in first."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

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
        match = request.resolver_match
        if match is not None and match.url_name in _OPEN:
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
