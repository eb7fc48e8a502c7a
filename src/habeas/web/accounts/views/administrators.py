"""Whom the pages of an administrator are for."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase

from habeas.web.accounts.models import Role
from habeas.web.accounts.queries import is_administrator
from habeas.web.trail.actions import Actor

View = Callable[..., HttpResponseBase]


def for_administrators(view: View) -> View:
    """Let a view answer administrators; for others there is no such page."""

    @wraps(view)
    def answered(request: HttpRequest, **found: object) -> HttpResponseBase:
        if not is_administrator(request.user):
            raise Http404
        return view(request, **found)

    return answered


def actor_of(request: HttpRequest) -> Actor:
    """Give the administrator, as the trail names one."""
    return Actor.of(request.user, Role.ADMINISTRATOR)  # type: ignore[arg-type]  # signed in: see above
