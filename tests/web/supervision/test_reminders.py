"""Reminders: each by its rule, in the calendar, and by mail to each person once."""

import datetime as dt

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from tests.web.people import appointed
from tests.web.supervision.conftest import ADOPTED, asked_of

from habeas.web.accounts.models import Role
from habeas.web.operating.reminding import told
from habeas.web.operating.sweeping import sweep_once
from habeas.web.supervision import models as m
from habeas.web.supervision.actions.loading import load_parties
from habeas.web.supervision.actions.reminding import remind
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.queries.reminders import (
    MARK_AHEAD,
    PASSED_ON_WITHIN,
    SILENCE,
    ReminderRule,
    reminders,
)
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def rules(today, state="XAA"):
    return {each.rule for each in reminders(today, state=state)}


@pytest.fixture
def passed_on(two_states):
    one = two_states["XAA"].one
    said = {"to": "parliament", "on": ADOPTED, "by_means": "letter"}
    return record(m.Transmission(state="XAA", symbol=one.symbol, **said), by=SYSTEM)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param(PASSED_ON_WITHIN - DAY, False, id="the day before"),
        pytest.param(PASSED_ON_WITHIN, True, id="on the day"),
    ],
)
def test_observations_are_to_be_passed_on(two_states, days, told):
    assert (ReminderRule.PASS_ON in rules(ADOPTED + days)) == told


@pytest.mark.parametrize(
    ("days", "answered", "told"),
    [
        pytest.param(SILENCE - DAY, False, False, id="the day before"),
        pytest.param(SILENCE, False, True, id="on the day"),
        pytest.param(SILENCE, True, False, id="acknowledged"),
    ],
)
def test_a_transmission_is_to_be_acknowledged(passed_on, days, answered, told):
    if answered:
        m.Transmission.objects.update(acknowledged_on=ADOPTED)
    today = ADOPTED + days
    assert (ReminderRule.UNANSWERED in rules(today)) == told
    assert ReminderRule.PASS_ON not in rules(today)


@pytest.mark.parametrize(
    ("days", "done", "told"),
    [
        pytest.param(-MARK_AHEAD - DAY, False, False, id="far ahead"),
        pytest.param(-MARK_AHEAD, False, True, id="a month ahead"),
        pytest.param(DAY, False, True, id="overdue"),
        pytest.param(DAY, True, False, id="done"),
    ],
)
def test_a_measure_and_its_milestones_have_days(measure, days, done, told):
    mark = m.Milestone(measure=measure, title="Sent", due_on=measure.due_on)
    record(mark, by=SYSTEM)
    if done:
        m.Measure.objects.update(done_on=measure.due_on)
        m.Milestone.objects.update(reached_on=measure.due_on)
    found = rules(measure.due_on + days)
    assert (ReminderRule.MEASURE in found) == told
    assert (ReminderRule.MILESTONE in found) == told


@pytest.mark.parametrize(
    ("text", "answered", "told"),
    [
        pytest.param("to report within one year", False, True, id="in a year"),
        pytest.param("to report by 1 May 2026", False, True, id="by a day"),
        pytest.param("to report in its next report", False, False, id="no day"),
        pytest.param("to report within one year", True, False, id="handed in"),
    ],
)
def test_a_follow_up_report_is_due_when_it_is_asked_for(
    two_states, text, answered, told
):
    asked_of("XAA", "20", kind="follow-up request", text=text)
    if answered:
        step = m.Step(cycle=two_states["XAA"].cycle, what=StepKind.FOLLOW_UP)
        step.on = ADOPTED + 300 * DAY
        record(step, by=SYSTEM)
    assert (ReminderRule.FOLLOW_UP in rules(dt.date(2026, 8, 1))) == told


def test_a_report_is_told_half_a_year_ahead():
    load_parties(by=SYSTEM)
    told = reminders(dt.date(2011, 4, 8), state="BLZ")
    assert {each.rule for each in told} == {ReminderRule.REPORT}
    assert told[0].days_late(dt.date(2011, 4, 8)) == 2472


def test_reminders_have_a_page_and_a_calendar(client, measure):
    page = client.get(reverse("supervision:reminders"), {"state": "xaa"})
    text = page.content.decode()
    assert measure.title in text
    assert str(ReminderRule.MEASURE.label) in text
    feed = client.get(reverse("supervision:reminders_ics"), {"state": "XAA"})
    assert feed["Content-Type"].startswith("text/calendar")
    assert "UID:measure-" in feed.content.decode()
    none = client.get(reverse("supervision:reminders"), {"state": "XZZ"})
    assert "Nothing is due or overdue." in none.content.decode()


def mailed(user):
    user.email = f"{user.username}@example.org"
    user.save()
    return user


def test_each_is_mailed_once_to_whom_it_concerns(measure, focal_point, mailoutbox):
    mailed(focal_point)
    mailed(appointed(Role.CIVIL_SOCIETY))
    mailed(appointed(Role.STATISTICIAN))
    now = dt.datetime(2026, 6, 10, 8, tzinfo=dt.UTC)
    assert remind(now) == 1
    assert remind(now + DAY) == 0
    (mail,) = mailoutbox
    assert mail.to == [focal_point.email]
    assert "A law on the maximum" in mail.body
    m.Measure.objects.update(due_on=dt.date(2026, 6, 30))
    assert remind(now + 2 * DAY) == 1


class Refusing(BaseEmailBackend):
    """A server of mail that is down."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError(len(email_messages))


def test_what_could_not_be_sent_is_sent_the_next_time(
    measure, focal_point, mailoutbox, settings
):
    mailed(focal_point)
    now = dt.datetime(2026, 6, 10, 8, tzinfo=dt.UTC)
    usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Refusing"
    assert remind(now) == 0
    settings.EMAIL_BACKEND = usual
    assert remind(now + DAY) == 1
    assert len(mailoutbox) == 1


def test_the_command_tells_what_is_published(measure):
    (line,) = [line for line in told("XAA") if measure.title in line]
    assert line.endswith("A measure is to be done by its own day.")
    m.Measure.objects.update(is_published=False)
    assert all(measure.title not in line for line in told("XAA"))
    assert told("XZZ") == ["Nothing is due or overdue."]


def test_a_sweep_reminds_too(measure, focal_point, mailoutbox):
    mailed(focal_point)
    sweep_once()
    assert "A law on the maximum" in mailoutbox[0].body
    sweep_once()
    assert len(mailoutbox) == 1


def test_another_bodys_measure_is_not_ones_own(measure, other_body, mailoutbox):
    mailed(appointed(Role.FOCAL_POINT, other_body))
    remind(dt.datetime(2026, 6, 10, 8, tzinfo=dt.UTC))
    assert all("A law on the maximum" not in mail.body for mail in mailoutbox)


def test_the_secretariat_is_told_of_reports(measure, mailoutbox):
    mailed(appointed(Role.SECRETARIAT))
    now = dt.datetime(2026, 6, 10, 8, tzinfo=dt.UTC)
    assert remind(now) == 0
    asked_of("XAA", "20", kind="follow-up request", text="within one year")
    assert remind(now) == 1


def test_a_mail_is_in_the_language_of_whom_it_is_for(measure, focal_point, mailoutbox):
    focal_point.language = "ar"
    mailed(focal_point)
    assert remind(dt.datetime(2026, 6, 10, 8, tzinfo=dt.UTC)) == 1
    assert "المتابعة" in mailoutbox[0].subject
