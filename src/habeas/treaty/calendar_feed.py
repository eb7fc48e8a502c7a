"""The reporting calendar as iCalendar, for any program that keeps dates."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event

from habeas.treaty.calendar import Entry

# A reminder half a year ahead: a report takes that long to write.
_AHEAD = dt.timedelta(days=182)


def to_ics(entries: Iterable[Entry]) -> str:
    """Write one all-day event for each report that is due."""
    written = Calendar()
    written.add("prodid", "-//Habeas//reporting calendar//EN")
    written.add("version", "2.0")
    for entry in entries:
        if entry.due is not None:
            written.add_component(_event(entry))
    return str(written.to_ical(), "utf-8").replace("\r\n", "\n")


def _event(entry: Entry) -> Event:
    event = Event()
    due = entry.due
    if due is None:
        return event
    reports = " and ".join(map(str, due.reports))
    # The day itself stands for when it was written: the same calendar, the same bytes.
    event.add("dtstamp", dt.datetime.combine(due.on, dt.time(), tzinfo=dt.UTC))
    event.add("uid", f"{due.state}-{'-'.join(map(str, due.reports))}@habeas.reporting")
    event.add("summary", f"{entry.party.name}: report {reports} due")
    event.add("dtstart", due.on)
    event.add("description", f"By {due.rule}. {due.source}")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{entry.party.name}: report {reports} due")
    alarm.add("trigger", -_AHEAD)
    event.add_component(alarm)
    return event
