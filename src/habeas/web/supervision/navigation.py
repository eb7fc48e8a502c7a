"""Where supervision is offered: to everybody."""

from django.utils.translation import gettext_lazy as _

from habeas.web.pages.navigation import Entry, Section, to_everybody

ENTRIES = (
    Entry(
        _("States parties"),
        "supervision:parties",
        _("Who is bound, since when, and with which reservations"),
        shown=to_everybody,
        section=Section.SUPERVISION,
        order=41,
    ),
    Entry(
        _("Calendar of reports"),
        "supervision:calendar",
        _("When reports are due, and which are overdue"),
        shown=to_everybody,
        section=Section.SUPERVISION,
        order=42,
    ),
    Entry(
        _("Recommendations"),
        "supervision:recommendations",
        _("What was asked, how often, and what came of it"),
        shown=to_everybody,
        section=Section.SUPERVISION,
        order=43,
    ),
    Entry(
        _("Reminders"),
        "supervision:reminders",
        _("What is due or overdue in reporting and follow-up"),
        shown=to_everybody,
        section=Section.SUPERVISION,
        order=44,
    ),
    Entry(
        _("General comments"),
        "supervision:draftings",
        _("How each was made, and what became of the comments"),
        shown=to_everybody,
        section=Section.SUPERVISION,
        order=45,
        is_main=False,
    ),
    Entry(
        _("Committee"),
        "supervision:committee",
        _("Sessions, members and documents"),
        shown=to_everybody,
        section=Section.SUPERVISION,
        order=46,
    ),
)
