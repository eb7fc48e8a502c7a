"""Second factors: who must have one, who has, and how their secrets are kept."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.crypto import salted_hmac

from habeas.web.accounts.models import Role, User
from habeas.web.accounts.queries import roles_of

# Recovery codes help who has lost the factor; they are none by themselves.
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_SEES_NO_NAMES = frozenset({Role.STATISTICIAN})


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keep the secrets sealed, so that whoever has the database alone has none."""

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return _sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret."""
        return _sealer().decrypt(encrypted_text.encode()).decode()


def is_asked_for(user: User) -> bool:
    """Say whether somebody must set up a second factor before anything else."""
    if not settings.SECOND_FACTOR or has_one(user):
        return False
    roles = roles_of(user)
    return not roles or not roles <= _SEES_NO_NAMES


def has_one(user: User) -> bool:
    """Say whether somebody has a second factor."""
    return bool(Authenticator.objects.filter(user=user, type__in=_FACTORS).exists())


def _sealer() -> Fernet:
    key = salted_hmac("habeas.second-factors", "key", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
