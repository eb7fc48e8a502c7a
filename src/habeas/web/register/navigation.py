"""Where the register's pages are offered, and to whom."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from habeas.web.pages.navigation import Entry
from habeas.web.register.models import Person
from habeas.web.register.queries.access import NotAllowedError, may, viewer_of
from habeas.web.register.queries.grants import Do
from habeas.web.trail.models import Recorded


def to_whom_sees(kind: type[Recorded]) -> Callable[[HttpRequest], bool]:
    """Offer a page to those who may see a kind of fact."""

    def shown(request: HttpRequest) -> bool:
        try:
            return may(viewer_of(request.user), Do.SEE, kind)
        except NotAllowedError:
            return False

    return shown


ENTRIES = (
    Entry(
        _("People"),
        "register:people",
        _("Find a person, or register one"),
        shown=to_whom_sees(Person),
        order=20,
    ),
)
