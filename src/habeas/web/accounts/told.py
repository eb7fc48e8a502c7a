"""Tell the trail who signs in and out, and of changes to how they do."""

from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_supported_language_variant

from habeas.web.accounts.models import User
from habeas.web.trail.actions import Actor, note
from habeas.web.trail.models import Action
from habeas.web.trail.wall import Wall

KIND = "accounts.user"


def connect() -> None:
    """Listen to the library that signs people in."""
    user_logged_in.connect(_signed_in, dispatch_uid="accounts.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="accounts.signed_out")
    password_changed.connect(_password_changed, dispatch_uid="accounts.password")
    authenticator_added.connect(_factor_added, dispatch_uid="accounts.added")
    authenticator_removed.connect(_factor_removed, dispatch_uid="accounts.removed")


def tell(action: Action, user: User, *, by: Actor, reason: str = "") -> None:
    """Tell the trail of something done to an account."""
    note(action, KIND, by=by, object_id=user.pk, wall=Wall.OPEN, reason=reason)


def _signed_in(
    *, user: User, response: HttpResponse | None = None, **_: object
) -> None:
    tell(Action.SIGNED_IN, user, by=Actor.of(user))
    if user.language and response is not None:
        _speak(user.language, response)


def _speak(language: str, response: HttpResponse) -> None:
    from django.conf import settings  # noqa: PLC0415 - read when somebody signs in

    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, get_supported_language_variant(language)
    )


def _signed_out(*, user: User | None, request: HttpRequest, **_: object) -> None:
    del request
    if user is not None:
        tell(Action.SIGNED_OUT, user, by=Actor.of(user))


def _password_changed(*, user: User, **_: object) -> None:
    if user.password_is_initial:
        user.password_is_initial = False
        user.save(update_fields=["password_is_initial"])
    tell(Action.CORRECTED, user, by=Actor.of(user), reason="password changed")


def _factor_added(*, user: User, authenticator: Authenticator, **_: object) -> None:
    told = f"second factor added: {authenticator.type}"
    tell(Action.CORRECTED, user, by=Actor.of(user), reason=told)


def _factor_removed(*, user: User, authenticator: Authenticator, **_: object) -> None:
    told = f"second factor removed: {authenticator.type}"
    tell(Action.CORRECTED, user, by=Actor.of(user), reason=told)
