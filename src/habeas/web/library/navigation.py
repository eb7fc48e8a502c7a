"""Where the library is offered: to everybody."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from habeas.web.pages.navigation import Entry, Section


def _to_all(request: HttpRequest) -> bool:
    del request
    return True


ENTRIES = (
    Entry(
        _("Library"),
        "library:library",
        _("Documents of the Committee, paragraph by paragraph"),
        shown=_to_all,
        section=Section.SUPERVISION,
        order=40,
    ),
)
