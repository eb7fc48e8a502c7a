"""Sessions end: by signing out, after idleness, and at the latest after some hours."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from habeas.web.accounts.models import User

BEGAN, SEEN = "began", "seen"
# How exactly idleness is measured; a session is not written more often.
_TICK = timedelta(minutes=1)


class SessionsEnd:
    """End a session that was left alone, or that has lasted its time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End the session, or remember that it was used."""
        if request.user.is_authenticated:
            now = timezone.now()
            if _is_over(request, now):
                logout(request)
            else:
                _remember(request, now)
        return self._answer(request)


def _is_over(request: HttpRequest, now: datetime) -> bool:
    began, seen = (_moment(request, name) for name in (BEGAN, SEEN))
    return bool(
        (seen and now - seen > settings.SESSION_IDLE)
        or (began and now - began > settings.SESSION_LONGEST)
    )


def _remember(request: HttpRequest, now: datetime) -> None:
    if BEGAN not in request.session:
        request.session[BEGAN] = now.timestamp()
    seen = _moment(request, SEEN)
    if seen is None or now - seen >= _TICK:
        request.session[SEEN] = now.timestamp()


def _moment(request: HttpRequest, name: str) -> datetime | None:
    said = request.session.get(name)
    return None if said is None else datetime.fromtimestamp(said, tz=UTC)


def of(user: User) -> list[UserSession]:
    """Give somebody's sessions that have not ended, the newest first."""
    found = UserSession.objects.purge_and_list(user)
    return sorted(found, key=lambda session: session.created_at, reverse=True)


def end_all(user: User) -> None:
    """End every session of somebody, wherever it is open."""
    for session in UserSession.objects.filter(user=user):
        session.end()
