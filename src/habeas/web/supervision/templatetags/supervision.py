"""The components of supervision's pages: `{% load supervision %}`."""

import datetime as dt

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.law.errors import UnknownNameError
from habeas.rulebook.catalogue import find
from habeas.web.pages.templatetags.pages import tag
from habeas.web.supervision.queries.following import is_late
from habeas.web.supervision.queries.reminders import Reminder

register = template.Library()


@register.filter
def in_words(target: str) -> str:
    """Name what a recommendation is tied to: a standard by its title, with its id."""
    try:
        return f"{find(target.partition('/')[0]).title} ({target})"
    except UnknownNameError:
        return target


@register.simple_tag
def late(each: Reminder, today: dt.date) -> SafeString:
    """Say how long something is overdue, or that it is still to come."""
    days = each.days_late(today)
    if not days:
        return tag(_("To come"), "blue")
    words = ngettext("%(days)s day overdue", "%(days)s days overdue", days)
    return tag(words % {"days": days}, "red")


@register.simple_tag
def due(by: dt.date | None, done: dt.date | None, today: dt.date) -> SafeString:
    """Say where something with a day of its own stands."""
    if done is not None:
        return tag(_("Done"), "green")
    if is_late(by, done, today):
        return tag(_("Overdue"), "red")
    return tag(_("Open"), "grey")
