"""Where the library is offered: to everybody."""

from django.utils.translation import gettext_lazy as _

from habeas.web.pages.navigation import Entry

ENTRIES = (
    Entry(
        _("Library"),
        "library:library",
        _("Documents of the Committee, paragraph by paragraph"),
        shown=lambda request: True,  # noqa: ARG005 - it is public
        order=40,
    ),
)
