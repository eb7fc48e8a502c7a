"""What an administrator is offered."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.queries import is_administrator
from habeas.web.pages.navigation import Entry

_KEPT = "accounts_administers"


def _administers(request: HttpRequest) -> bool:
    """Say so, asked once for each request."""
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, is_administrator(request.user))
    return bool(getattr(request, _KEPT))


ENTRIES = (
    Entry(
        _("People"),
        "people",
        _("Accounts, and in which role each acts"),
        shown=_administers,
        order=80,
    ),
    Entry(
        _("Bodies"),
        "bodies",
        _("Authorities, courts and others, and who reports to whom"),
        shown=_administers,
        order=81,
    ),
)
