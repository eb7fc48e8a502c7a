"""The calendar of what somebody owes: for any program, and without a name in it."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from habeas.web.register.models import Task
from habeas.web.register.queries.tasks import tasks_of, title_of
from habeas.web.register.queries.viewer import Viewer

# So many at most: a calendar is fetched again and again.
MOST = 500


def calendar_of(viewer: Viewer, *, at: dt.datetime, host: str) -> bytes:
    """Write the open tasks of somebody as iCalendar.

    An entry has the custody's reference and the standard's title, and no more.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Habeas//Register//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("What is due"))
    for task in _dated(viewer):
        calendar.add_component(_event(task, at=at, host=host))
    return bytes(calendar.to_ical())


def _dated(viewer: Viewer) -> QuerySet[Task]:
    return tasks_of(viewer).filter(due_at__isnull=False)[:MOST]


def _event(task: Task, *, at: dt.datetime, host: str) -> Event:
    event = Event()
    event.add("uid", f"task-{task.pk}@{host}")
    event.add("dtstamp", at)
    event.add("dtstart", task.due_at)
    event.add("summary", summary_of(task))
    event.add("categories", [_("Alarm") if task.is_alarm else _("Task")])
    return event


def summary_of(task: Task) -> str:
    """Say in one line what is owed, and about which custody: no name, no place."""
    told = _(title_of(task.line))
    return told if task.custody is None else f"{task.custody.reference}: {told}"
