"""Mail and calendars tell what is owed, and of whom they tell nothing."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from habeas.web.accounts.models import Role
from habeas.web.register.actions.mailing import mail_alarms, mail_digests
from habeas.web.register.models import Name, Subscription, Task
from habeas.web.trail.actions import SYSTEM, record

NOW = timezone.now().replace(hour=12)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def officer(related):
    user = related(Role.CUSTODY_OFFICER)
    user.email = "officer@example.org"
    user.save()
    return user


@pytest.fixture
def alarm(held, police):
    record(Name(person=held.person, text="Selim"), by=SYSTEM)
    return Task.objects.create(
        custody=held,
        authority=police,
        line="outside-contact",
        role=Role.CUSTODY_OFFICER,
        raised_at=NOW,
        due_at=NOW - HOUR,
        is_alarm=True,
    )


def test_an_alarm_is_mailed_once(officer, alarm):
    assert mail_alarms(NOW) == 1
    assert mail_alarms(NOW + HOUR) == 0
    (sent,) = mail.outbox
    assert sent.to == ["officer@example.org"]
    assert alarm.custody.reference in sent.body


def test_no_mail_names_anybody(officer, alarm):
    mail_alarms(NOW)
    mail_digests(NOW)
    for sent in mail.outbox:
        assert "Selim" not in sent.subject + sent.body
        assert "Harbour" not in sent.subject + sent.body


def test_a_digest_comes_once_a_day(officer, alarm):
    assert [mail_digests(at) for at in (NOW, NOW, NOW + 25 * HOUR)] == [1, 0, 1]


def test_no_digest_comes_at_night(officer, alarm):
    assert mail_digests(NOW.replace(hour=3)) == 0


def test_nobody_is_mailed_for_nothing(officer, held):
    assert mail_digests(NOW) == 0
    assert mail_alarms(NOW) == 0


def test_another_role_hears_nothing(related, alarm):
    other = related(Role.DECISION_MAKER)
    other.email = "other@example.org"
    other.save()
    assert mail_alarms(NOW) == 0


def test_mail_speaks_the_language_of_its_reader(officer, alarm):
    officer.language = "ar"
    officer.save()
    mail_digests(NOW)
    year = timezone.localtime(alarm.due_at).year
    assert str(year) in mail.outbox[0].body


@pytest.fixture
def address(officer, client):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/tasks/calendar/")
    client.logout()
    return f"/calendar/{Subscription.objects.get(user=officer).secret}.ics"


def test_a_calendar_is_read_with_its_address_alone(client, address, alarm):
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["summary"].startswith(alarm.custody.reference)
    assert event.decoded("dtstart") == alarm.due_at.replace(microsecond=0)
    assert "Selim" not in answer.content.decode()


def test_a_new_secret_shuts_the_old_address(client, address, officer):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/tasks/calendar/")
    assert client.get(address).status_code == 404


def test_an_account_that_is_closed_has_no_calendar(client, address, officer):
    officer.is_active = False
    officer.save()
    assert client.get(address).status_code == 404
