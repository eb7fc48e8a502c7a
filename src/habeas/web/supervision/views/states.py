"""States parties, the calendar of their reports, and each State's timeline."""

import csv
import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from habeas.law.errors import BadInputError
from habeas.treaty.calendar import DueRule
from habeas.treaty.calendar_feed import to_ics
from habeas.treaty.parties import Procedure, count_parties, standing
from habeas.web.pages.forms import handle, posted
from habeas.web.supervision.forms import DueForm
from habeas.web.supervision.models import (
    Absence,
    DueDay,
    Representation,
    Session,
)
from habeas.web.supervision.queries.access import Act, actor_for, may
from habeas.web.supervision.queries.drawing import bars
from habeas.web.supervision.queries.membership import members
from habeas.web.supervision.queries.papers import Paper
from habeas.web.supervision.queries.reporting import calendar_on, parties_on_record
from habeas.web.supervision.queries.timeline import timeline
from habeas.web.trail.actions import record


def asked_day(request: HttpRequest) -> dt.date:
    """Read the day that a page is asked for; today where none is named."""
    said = request.GET.get("on", "").strip()
    if not said:
        return timezone.localdate()
    try:
        return dt.date.fromisoformat(said)
    except ValueError:
        raise BadInputError(
            _("%(said)s is not a day: write it as in 2011-04-08.") % {"said": said}
        ) from None


@login_not_required
def parties(request: HttpRequest) -> HttpResponse:
    """List the States parties on a day, each figure with its source."""
    on = asked_day(request)
    table = parties_on_record()
    said = {
        "on": on,
        "count": count_parties(on, table),
        "parties": [party for party in table if party.is_party(on)],
        "procedures": [standing(procedure, table) for procedure in Procedure],
    }
    return render(request, "supervision/parties.html", said)


@login_not_required
def calendar(request: HttpRequest) -> HttpResponse:
    """Tell when each State's next report is due, and who is overdue."""
    on = asked_day(request)
    entries = calendar_on(on)
    if request.GET.get("overdue"):
        entries = tuple(entry for entry in entries if entry.days_overdue)
    said = {
        "on": on,
        "entries": entries,
        "overdue": sum(bool(entry.days_overdue) for entry in entries),
        "never": [e for e in entries if not e.has_reported],
        "bars": bars(entries),
    }
    return render(request, "supervision/calendar.html", said)


@login_not_required
def calendar_csv(request: HttpRequest) -> HttpResponse:
    """Give the calendar as CSV."""
    on = asked_day(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="calendar-{on}.csv"'
    writer = csv.writer(response)
    writer.writerow(
        ("state", "name", "reports", "due", "rule", "by_rule", "source", "days_overdue")
    )
    for entry in calendar_on(on):
        due = entry.due
        told = (
            (" ".join(map(str, due.reports)), due.on, due.rule, due.by_rule, due.source)
            if due
            else ("", "", "", "", "")
        )
        writer.writerow((entry.party.code, entry.party.name, *told, entry.days_overdue))
    return response


@login_not_required
def calendar_ics(request: HttpRequest) -> HttpResponse:
    """Give the calendar for a program that keeps dates."""
    feed = to_ics(calendar_on(asked_day(request)))
    return HttpResponse(feed, content_type="text/calendar; charset=utf-8")


@login_not_required
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Show one State: what it is bound by, when it reports, and its cycles."""
    table = {party.code: party for party in parties_on_record()}
    party = table.get(code)
    reader = request.user
    cycles = timeline(code, reader)
    if party is None and not cycles:
        raise Http404
    on = asked_day(request)
    (entry,) = calendar_on(on, [code]) or (None,)
    said = {
        "code": code,
        "party": party,
        "entry": entry,
        "cycles": cycles,
        "on": on,
        "papers": Paper,
        "is_keeper": may(reader, Act.DUE, state=code),
        "may_begin": may(reader, Act.CYCLE, state=code),
        "may_step": may(reader, Act.STEP, state=code),
    }
    return render(request, "supervision/state.html", said)


def set_due(request: HttpRequest, code: str) -> HttpResponseBase:
    """Set the day of a State's next report by hand, with its source."""
    actor = actor_for(request.user, Act.DUE, state=code)
    form = DueForm(posted(request))

    def act(form: DueForm) -> HttpResponse:
        said = form.cleaned_data
        day = DueDay(
            state=code,
            set_on=timezone.localdate(),
            rule=DueRule.SET_BY_HAND.value,
            **said,
        )
        record(day, by=actor, reason=said["why"])
        return redirect("supervision:state", code)

    return handle(
        request,
        form,
        template="pages/page_form.html",
        act=act,
        title=_("Set the day of the next report"),
        button=_("Set"),
        cancel=reverse("supervision:state", args=[code]),
    )


@login_not_required
def committee(request: HttpRequest) -> HttpResponse:
    """Show the Committee: sessions, members, absences, and where it was represented."""
    said = {
        "sessions": Session.objects.filter(withdrawn_at=None).order_by("-number"),
        "members": members(),
        "absences": Absence.objects.filter(withdrawn_at=None).select_related(
            "session", "member"
        ),
        "representations": Representation.objects.filter(withdrawn_at=None).order_by(
            "-began_on", "what"
        ),
    }
    return render(request, "supervision/committee.html", said)
