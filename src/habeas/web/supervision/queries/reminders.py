"""What is due or overdue in follow-up, each by a rule that is told."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, TextChoices
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from habeas.treaty.document import ParagraphKind
from habeas.treaty.follow_up import asked_by
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.models import (
    Measure,
    Milestone,
    Recommendation,
    Step,
    Transmission,
)
from habeas.web.supervision.queries.access import (
    NOBODY,
    Reader,
    published_or_of_the_state,
)
from habeas.web.supervision.queries.following import state_of
from habeas.web.supervision.queries.reporting import calendar_on

# A report takes half a year to write; a mark on the way, a month to prepare.
REPORT_AHEAD = dt.timedelta(days=182)
MARK_AHEAD = dt.timedelta(days=30)
# So long a letter may wait for its answer, and observations for their first letter.
SILENCE = dt.timedelta(days=60)
PASSED_ON_WITHIN = dt.timedelta(days=90)


class ReminderRule(TextChoices):
    """Why a day is told."""

    REPORT = "report", _("A report is due on the day that the calendar tells.")
    FOLLOW_UP = (
        "follow_up",
        _("A follow-up report is due on the day that the observations name for it."),
    )
    MEASURE = "measure", _("A measure is to be done by its own day.")
    MILESTONE = "milestone", _("A milestone is to be reached by its own day.")
    UNANSWERED = (
        "unanswered",
        _("A transmission is to be acknowledged within 60 days."),
    )
    PASS_ON = (
        "pass_on",
        _("Observations are to be passed on at home within 90 days of their adoption."),
    )


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to be done by a day: what, in which State, by which rule, and where.

    `key` tells one thing from another; `body` is the key of the body that leads it.
    """

    rule: ReminderRule
    key: str
    state: str
    due: dt.date
    about: str
    url: str
    bodies: frozenset[str] = frozenset()

    def days_late(self, today: dt.date) -> int:
        """Count the days since it was due; none where it is still to come."""
        return max(0, (today - self.due).days)

    def words(self) -> str:
        """Say what is to be done by when, and by which rule, in one line."""
        told = _t("%(day)s, %(state)s: %(about)s. %(rule)s")
        day = date_format(self.due, "DATE_FORMAT")
        return told % {
            "day": day,
            "state": self.state,
            "about": self.about,
            "rule": self.rule.label,
        }


def reminders(
    today: dt.date, *, state: str = "", reader: Reader = NOBODY
) -> list[Reminder]:
    """Give what is due soon or overdue on a day, the longest overdue first."""
    found = [
        *_reports(today, state),
        *_follow_up_reports(today, state),
        *_measures(today, reader),
        *_milestones(today, reader),
        *_unanswered(today, reader),
        *_not_passed_on(today),
    ]
    asked = [each for each in found if not state or each.state == state]
    return sorted(asked, key=lambda each: (each.due, each.state, each.key))


def _reports(today: dt.date, state: str) -> Iterator[Reminder]:
    for entry in calendar_on(today, [state] if state else None):
        if entry.due is None or entry.due.on > today + REPORT_AHEAD:
            continue
        reports = ", ".join(map(str, entry.due.reports))
        yield Reminder(
            ReminderRule.REPORT,
            f"report {entry.party.code} {reports}",
            entry.party.code,
            entry.due.on,
            _t("Report %(reports)s of %(state)s")
            % {"reports": reports, "state": entry.party.name},
            reverse("supervision:state", args=[entry.party.code]),
        )


def _follow_up_reports(today: dt.date, state: str) -> Iterator[Reminder]:
    asking = Recommendation.objects.filter(
        kind=ParagraphKind.FOLLOW_UP.value, withdrawn_at=None
    ).exclude(adopted_on=None)
    if state:
        asking = asking.filter(state=state)
    handed_in = _handed_in()
    for one in asking.select_related("document"):
        due = _asked_for(one)
        answered = any(
            one.adopted_on is not None and day > one.adopted_on
            for day in handed_in.get(one.state, ())
        )
        if due is None or answered or due > today + REPORT_AHEAD:
            continue
        yield Reminder(
            ReminderRule.FOLLOW_UP,
            f"follow-up {one.pk}",
            one.state,
            due,
            _t("Follow-up report, %(paragraph)s") % {"paragraph": one},
            reverse("supervision:recommendation", args=[one.pk]),
        )


def _handed_in() -> dict[str, list[dt.date]]:
    """Give the days on which each State handed in follow-up reports."""
    days: dict[str, list[dt.date]] = {}
    steps = Step.objects.filter(what=StepKind.FOLLOW_UP, withdrawn_at=None)
    for step in steps.exclude(on=None).select_related("cycle"):
        if step.on is not None:
            days.setdefault(step.cycle.state, []).append(step.on)
    return days


def _asked_for(one: Recommendation) -> dt.date | None:
    if one.adopted_on is None:
        return None
    language = one.document.language if one.document else "eng"
    return asked_by(one.text, one.adopted_on, language=language)


def _measures(today: dt.date, reader: Reader) -> Iterator[Reminder]:
    shown = published_or_of_the_state(reader, "recommendations__state")
    late = Measure.objects.filter(
        shown, due_on__lte=today + MARK_AHEAD, done_on=None, withdrawn_at=None
    ).distinct()
    for one in late.prefetch_related("partners"):
        if one.due_on is not None:
            yield Reminder(
                ReminderRule.MEASURE,
                f"measure {one.pk}",
                state_of(one),
                one.due_on,
                one.title,
                reverse("supervision:measure_page", args=[one.pk]),
                _bodies(one),
            )


def _milestones(today: dt.date, reader: Reader) -> Iterator[Reminder]:
    shown = published_or_of_the_state(reader, "recommendations__state")
    measures = Measure.objects.filter(shown, withdrawn_at=None)
    late = Milestone.objects.filter(
        measure__in=measures,
        due_on__lte=today + MARK_AHEAD,
        reached_on=None,
        withdrawn_at=None,
    )
    for mark in late.select_related("measure"):
        if mark.due_on is not None:
            yield Reminder(
                ReminderRule.MILESTONE,
                f"milestone {mark.pk}",
                state_of(mark.measure),
                mark.due_on,
                f"{mark.title} ({mark.measure})",
                reverse("supervision:measure_page", args=[mark.measure_id]),
                _bodies(mark.measure),
            )


def _bodies(measure: Measure) -> frozenset[str]:
    with_part = [measure.lead_id, *(p.pk for p in measure.partners.all())]
    return frozenset(str(each) for each in with_part if each)


def _unanswered(today: dt.date, reader: Reader) -> Iterator[Reminder]:
    waiting = Transmission.objects.filter(
        published_or_of_the_state(reader),
        on__lte=today - SILENCE,
        acknowledged_on=None,
        withdrawn_at=None,
    )
    for one in waiting:
        yield Reminder(
            ReminderRule.UNANSWERED,
            f"transmission {one.pk}",
            one.state,
            one.on + SILENCE,
            f"{one.symbol}: {one}",
            reverse("supervision:follow_up", args=[one.state]),
        )


def _not_passed_on(today: dt.date) -> Iterator[Reminder]:
    """Give the newest observations on each State that nobody was sent."""
    adopted = Recommendation.objects.filter(
        adopted_on__lte=today - PASSED_ON_WITHIN, withdrawn_at=None
    ).exclude(state="")
    by_day = adopted.values("state", "symbol").annotate(last=Max("adopted_on"))
    told = by_day.order_by("last").values_list("state", "symbol", "last")
    newest = {state: (symbol, on) for state, symbol, on in told}
    passed_on = set(
        Transmission.objects.filter(withdrawn_at=None).values_list("state", "symbol")
    )
    for state, (symbol, on) in newest.items():
        if (state, symbol) not in passed_on:
            yield Reminder(
                ReminderRule.PASS_ON,
                f"pass on {symbol} {state}",
                state,
                on + PASSED_ON_WITHIN,
                symbol,
                reverse("supervision:follow_up", args=[state]),
            )
