"""Reminders as iCalendar, for any program that keeps dates."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urljoin

from icalendar import Calendar, Event

from habeas.web.supervision.queries.reminders import Reminder


def to_ics(found: Iterable[Reminder], base: str) -> str:
    """Write one all-day event for each reminder; `base` is where its page is served."""
    written = Calendar()
    written.add("prodid", "-//Habeas//reminders//EN")
    written.add("version", "2.0")
    for each in found:
        written.add_component(_event(each, base))
    return str(written.to_ical(), "utf-8")


def _event(each: Reminder, base: str) -> Event:
    event = Event()
    # The day itself stands for when it was written: the same reminder, the same bytes.
    event.add("dtstamp", dt.datetime.combine(each.due, dt.time(), tzinfo=dt.UTC))
    event.add("uid", f"{each.key.replace(' ', '-')}@habeas.reminders")
    event.add("summary", f"{each.state}: {each.about}")
    event.add("dtstart", each.due)
    event.add("description", str(each.rule.label))
    event.add("url", urljoin(base, each.url))
    return event
