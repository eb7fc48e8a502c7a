"""Keep what somebody sent after their session had ended, until they are back.

What is kept is sealed with a key that only the browser has, and is shown again to the
one for whom the form was drawn, and to nobody else who signs in there.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from habeas.web.pages import once
from habeas.web.pages.models import Kept

COOKIE = "kept"
FOR = timedelta(minutes=30)
# What nobody should find kept, however well it is sealed.
_NEVER = ("password", "csrfmiddlewaretoken", "code")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was sent, where to, and by whom."""

    user_id: str
    path: str
    body: str

    def seal(self, key: bytes) -> bytes:
        """Seal it with a key."""
        nonce = secrets.token_bytes(12)
        text = json.dumps([self.user_id, self.path, self.body]).encode()
        return nonce + AESGCM(key).encrypt(nonce, text, None)

    @classmethod
    def unseal(cls, sealed: bytes, key: bytes) -> Self | None:
        """Open it again; None where the key is not its own."""
        try:
            text = AESGCM(key).decrypt(sealed[:12], sealed[12:], None)
        except (InvalidTag, ValueError):
            return None
        return cls(*json.loads(text))


def keep(request: HttpRequest, response: HttpResponse) -> None:
    """Keep what was sent, and give the browser the key.

    Only a form of ours says for whom it was drawn; others are not kept.
    """
    user_id = once.drawn_for(request.POST.get(once.FIELD, ""))
    if not user_id:
        return
    key = AESGCM.generate_key(bit_length=256)
    draft = Draft(user_id, request.path, _without_secrets(request.POST).urlencode())
    now = timezone.now()
    Kept.objects.filter(at__lt=now - FOR).delete()
    Kept.objects.create(name=_name(key), sealed=draft.seal(key), at=now)
    response.set_cookie(
        COOKIE,
        base64.urlsafe_b64encode(key).decode(),
        max_age=FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


class KeptMiddleware:
    """Put before a view what was kept for its page and this person: `request.kept`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find what was kept, and forget it once it is sent again."""
        key = _key(request)
        if key is None or not request.user.is_authenticated:
            return self._answer(request)
        draft = _find(key, request)
        if draft is not None and request.method == "GET":
            request.kept = QueryDict(draft.body)  # type: ignore[attr-defined]  # read by forms.posted
            messages.info(request, _words())
        response = self._answer(request)
        if draft is not None and request.method == "POST":
            Kept.objects.filter(name=_name(key)).delete()
            response.delete_cookie(COOKIE)
        return response


def _words() -> str:
    return _(
        "You were signed out while you worked. What you typed is below, and is not "
        "saved yet: look it over, and send it. Files must be chosen again."
    )


def _find(key: bytes, request: HttpRequest) -> Draft | None:
    since = timezone.now() - FOR
    kept = Kept.objects.filter(name=_name(key), at__gte=since).first()
    draft = Draft.unseal(bytes(kept.sealed), key) if kept else None
    if draft is None or draft.user_id != str(request.user.pk):
        return None
    return draft if draft.path == request.path else None


def _key(request: HttpRequest) -> bytes | None:
    try:
        key = base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
    except ValueError:
        return None
    return key or None


def _name(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()


def _without_secrets(said: QueryDict) -> QueryDict:
    bare = said.copy()
    for name in said:
        if any(word in name.lower() for word in _NEVER):
            del bare[name]
    return bare
