"""Mail and calendars tell what is owed, and of whom they tell nothing."""

import datetime as dt

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from icalendar import Calendar

from habeas.web.accounts.models import Role
from habeas.web.register.actions.mailing import mail_alarms, mail_digests
from habeas.web.register.codes import TaskState
from habeas.web.register.models import Name, Subscription, Task, Unsent
from habeas.web.trail.actions import SYSTEM, record

NOW = timezone.now().replace(hour=12)
HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)


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


class Refusing(BaseEmailBackend):
    """A server of mail that is down."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError(len(email_messages))


@pytest.fixture
def server_of_mail(settings):
    """Give a way of shutting the server of mail down, and of starting it again."""
    usual = settings.EMAIL_BACKEND

    def turned(*, on):
        settings.EMAIL_BACKEND = usual if on else f"{__name__}.Refusing"

    return turned


def test_a_mail_that_fails_is_tried_again_after_longer_each_time(
    officer, alarm, server_of_mail
):
    server_of_mail(on=False)
    minutes = [mail_alarms(NOW + n * MINUTE) for n in range(4)]
    assert minutes == [0, 0, 0, 0]
    assert Unsent.objects.get().next_at == NOW + (1 + 2) * MINUTE + 4 * MINUTE
    server_of_mail(on=True)
    assert mail_alarms(NOW + 6 * MINUTE) == 0
    assert mail_alarms(NOW + 7 * MINUTE) == 1
    assert not Unsent.objects.exists()


def test_a_mail_waits_at_most_six_hours(officer, alarm, server_of_mail):
    server_of_mail(on=False)
    at = NOW
    for _ in range(12):
        mail_alarms(at)
        at = Unsent.objects.get().next_at
    mail_alarms(at)
    assert Unsent.objects.get().next_at == at + 6 * HOUR


def test_an_alarm_that_is_over_is_mailed_no_more(officer, alarm, server_of_mail):
    server_of_mail(on=False)
    mail_alarms(NOW)
    Task.objects.update(state=TaskState.DONE, closed_at=NOW)
    server_of_mail(on=True)
    assert mail_alarms(NOW + HOUR) == 0
    assert not Unsent.objects.exists()


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
