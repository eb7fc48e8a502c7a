"""Reminders sent by mail, each once to each whose matter it is."""

import datetime as dt
import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from habeas.web.accounts.models import Role, User
from habeas.web.supervision.models import Reminded
from habeas.web.supervision.queries.access import Office, offices_of
from habeas.web.supervision.queries.reminders import (
    Reminder,
    ReminderRule,
    reminders,
)

_LOG = logging.getLogger(__name__)
# So many lines a mail; the rest is on the page, and comes the next day.
_MOST = 50
# What the secretariat is reminded of; the rest is each State's own matter.
_OF_THE_COMMITTEE = frozenset({ReminderRule.REPORT, ReminderRule.FOLLOW_UP})


def remind(now: dt.datetime) -> int:
    """Mail everybody their new reminders; give how many mails went out."""
    today = timezone.localtime(now).date()
    people = User.objects.filter(is_active=True).exclude(email="").order_by("pk")
    return sum(_remind_one(user, today, now) for user in people)


def reminders_of(user: User, today: dt.date) -> list[Reminder]:
    """Give the reminders that are somebody's own matter."""
    offices = offices_of(user)
    if not offices:
        return []
    return [
        each
        for each in reminders(today, reader=user)
        if any(_is_for(office, each) for office in offices)
    ]


def _is_for(office: Office, each: Reminder) -> bool:
    """Say whether a reminder is for an office: of its State, and of its body if any."""
    if office.role is Role.SECRETARIAT:
        return each.rule in _OF_THE_COMMITTEE
    if office.role is not Role.FOCAL_POINT or office.state != each.state:
        return False
    if office.body is None or not each.bodies:
        return True
    return str(office.body.pk) in each.bodies


def _remind_one(user: User, today: dt.date, now: dt.datetime) -> bool:
    """Mail somebody what is new; what could not be sent is new again the next time."""
    with translation.override(user.language or None):
        fresh = _claimed(user, reminders_of(user, today), now)
        if not fresh:
            return False
        if _is_sent(_mail(user, fresh)):
            return True
    keys = [each.key for each in fresh]
    Reminded.objects.filter(user=user, key__in=keys, at=now).delete()
    return False


def _mail(user: User, fresh: Iterable[Reminder]) -> EmailMessage:
    title = _("Follow-up: what is due or overdue")
    lines = [each.words() for each in fresh]
    return EmailMessage(title, "\n".join([title, "", *lines, ""]), to=[user.email])


@transaction.atomic
def _claimed(user: User, found: Iterable[Reminder], now: dt.datetime) -> list[Reminder]:
    """Take those that the person was not told yet, so that none is told twice."""
    # Two sweeps at once: the second waits here, and then finds all of it told.
    User.objects.select_for_update().get(pk=user.pk)
    told = set(Reminded.objects.filter(user=user).values_list("key", "due"))
    fresh = [each for each in found if (each.key, each.due) not in told][:_MOST]
    Reminded.objects.bulk_create(
        Reminded(user=user, key=each.key, due=each.due, at=now) for each in fresh
    )
    return fresh


def _is_sent(mail: EmailMessage) -> bool:
    try:
        return bool(mail.send())
    except (OSError, SMTPException):
        # Whom it was for is not for the log.
        _LOG.exception("a reminder could not be sent")
        return False
