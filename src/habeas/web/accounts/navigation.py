"""What an administrator is offered."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.queries import is_administrator
from habeas.web.pages.navigation import Entry


def _administers(request: HttpRequest) -> bool:
    return is_administrator(request.user)


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
