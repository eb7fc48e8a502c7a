"""Let a form be acted on once, however often its button is pressed."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from habeas.law.errors import HabeasError
from habeas.web.pages.models import Sent

FIELD = "once"
# A page left open longer than this is sent as if for the first time.
REMEMBERED = timedelta(days=2)
_NOT_CONTENT = frozenset({"csrfmiddlewaretoken", FIELD})
_SIGNER = signing.Signer(salt="habeas.once")


class SentAlreadyError(HabeasError):
    """The form was acted on before, with other content."""

    status = 409


def new_token(user_id: object) -> str:
    """Make a token for a form; it says for whom the form was drawn."""
    return _SIGNER.sign(f"{secrets.token_urlsafe(18)}|{user_id or ''}")


def drawn_for(token: str) -> str:
    """Say for whom a form was drawn; empty where the token is not ours."""
    try:
        return _SIGNER.unsign(token).partition("|")[2]
    except signing.BadSignature:
        return ""


def act_once(
    request: HttpRequest, act: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """Act on what was posted, unless it was acted on: then lead to where that led.

    All of it is one transaction. A form without a token is acted on each time.
    Raises SentAlreadyError where the token was used with other content.
    """
    token = request.POST.get(FIELD, "")
    if not token:
        with transaction.atomic():
            return act()
    with transaction.atomic():
        digest = _digest(request)
        sent, is_first = Sent.objects.get_or_create(
            token=token, defaults={"digest": digest}
        )
        if not is_first:
            return _led(sent, digest)
        _forget_old()
        answer = act()
        sent.location = getattr(answer, "url", request.get_full_path())
        sent.save(update_fields=["location"])
        return answer


def _led(sent: Sent, digest: str) -> HttpResponseRedirect:
    if sent.digest != digest:
        raise SentAlreadyError(
            _(
                "This form was sent before, and what it said then is saved. What you "
                "have typed since is not: look it over, and send it once more."
            )
        )
    return HttpResponseRedirect(sent.location)


def _forget_old() -> None:
    Sent.objects.filter(at__lt=timezone.now() - REMEMBERED).delete()


def _digest(request: HttpRequest) -> str:
    said = [(k, v) for k, v in sorted(request.POST.lists()) if k not in _NOT_CONTENT]
    files = [(k, f.name, f.size) for k, fs in request.FILES.lists() for f in fs]
    return hashlib.sha256(repr((request.path, said, files)).encode()).hexdigest()
