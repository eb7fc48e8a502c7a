"""The calendar as iCalendar, for programs that keep dates."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event

from habeas.treaty.calendar import Entry


def calendar_feed(entries: Iterable[Entry]) -> bytes:
    """Write one all-day event for each report that is due."""
    feed = Calendar()
    feed.add("prodid", "-//Habeas//reporting calendar//EN")
    feed.add("version", "2.0")
    for entry in entries:
        if (due := entry.due) is None:
            continue
        event = Event()
        reports = "-".join(map(str, due.reports))
        event.add("uid", f"{due.state}-{reports}@habeas.reporting")
        event.add("dtstamp", dt.datetime.combine(due.on, dt.time(), tzinfo=dt.UTC))
        event.add("dtstart", due.on)
        event.add("summary", f"{entry.party.name}: report {reports}")
        event.add("description", f"{due.rule}. {due.source}")
        feed.add_component(event)
    written: bytes = feed.to_ical()
    return written
