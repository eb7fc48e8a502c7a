"""How people sign in: nobody makes an account for themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Close the door that the library leaves open to newcomers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: accounts are given by an administrator."""
        del request
        return False
