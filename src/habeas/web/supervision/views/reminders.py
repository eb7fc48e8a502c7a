"""What is to be done in follow-up, by day: a page, and a calendar to subscribe to."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from habeas.web.supervision.queries.reminder_feed import to_ics
from habeas.web.supervision.queries.reminders import ReminderRule, reminders


@login_not_required
def listed(request: HttpRequest) -> HttpResponse:
    """List what is due or overdue, each with the rule that says so."""
    state = request.GET.get("state", "").strip().upper()
    today = timezone.localdate()
    said = {
        "state": state,
        "today": today,
        "reminders": reminders(today, state=state, reader=request.user),
        "rules": ReminderRule.choices,
    }
    return render(request, "supervision/reminders.html", said)


@login_not_required
def calendar(request: HttpRequest) -> HttpResponse:
    """Give the reminders for a program that keeps dates."""
    state = request.GET.get("state", "").strip().upper()
    found = reminders(timezone.localdate(), state=state, reader=request.user)
    feed = to_ics(found, request.build_absolute_uri("/"))
    return HttpResponse(feed, content_type="text/calendar; charset=utf-8")
