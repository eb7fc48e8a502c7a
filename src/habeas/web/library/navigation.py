"""Where the library is offered: to everybody."""

from django.utils.translation import gettext_lazy as _

from habeas.web.pages.navigation import Entry, Section, to_everybody

ENTRIES = (
    Entry(
        _("Library"),
        "library:library",
        _("Documents of the Committee, paragraph by paragraph"),
        shown=to_everybody,
        section=Section.SUPERVISION,
        order=40,
    ),
)
