"""Mail that tells somebody what waits for them: alarms at once, the rest once a day.

Nothing personal leaves by mail: a reference, the title of a standard, a moment.
"""

import datetime as dt
import logging
from collections.abc import Collection, Iterable, Iterator
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.web.accounts.models import User
from habeas.web.register.codes import TaskState
from habeas.web.register.models import Subscription, Task
from habeas.web.register.queries.calendar import summary_of
from habeas.web.register.queries.tasks import tasks_of
from habeas.web.register.queries.viewer import viewer_of

_LOG = logging.getLogger(__name__)
# So many lines a mail; the rest is on the page.
_MOST = 50
# The hour from which the mail of a day goes out.
_MORNING = 6


def mail_alarms(now: dt.datetime) -> int:
    """Mail each alarm once, to all whose it is; give how many mails went out."""
    waiting = _claimed(now)
    if not waiting:
        return 0
    mails = (
        _mail(user, tasks, _("Alarm: something is overdue or forbidden"))
        for user, tasks in _by_user(waiting)
    )
    return _send(mails)


def mail_digests(now: dt.datetime) -> int:
    """Mail everybody what waits for them, once a day and not before it begins.

    Gives how many mails went out.
    """
    here = timezone.localtime(now)
    if here.hour < _MORNING:
        return 0
    today = here.date()
    waiting = _people().exclude(subscription__digest_on=today)
    return _send(mail for user in waiting if (mail := _digest(user, today)) is not None)


@transaction.atomic
def _claimed(now: dt.datetime) -> frozenset[int]:
    """Take the alarms that were not mailed yet, so that no other takes them too."""
    alarms = Task.objects.select_for_update(skip_locked=True).filter(
        is_alarm=True, mailed_at=None, state=TaskState.OPEN
    )
    found = frozenset(alarms.values_list("pk", flat=True))
    Task.objects.filter(pk__in=found).update(mailed_at=now)
    return found


def _by_user(waiting: Collection[int]) -> Iterator[tuple[User, list[Task]]]:
    for user in _people():
        with _language(user):
            tasks = list(tasks_of(viewer_of(user)).filter(pk__in=waiting)[:_MOST])
            if tasks:
                yield user, tasks


def _digest(user: User, today: dt.date) -> EmailMessage | None:
    with transaction.atomic():
        subscribed, _made = Subscription.objects.get_or_create(user=user)
        if subscribed.digest_on == today:
            return None
        subscribed.digest_on = today
        subscribed.save(update_fields=["digest_on"])
    with _language(user):
        rows = tasks_of(viewer_of(user))
        tasks = list(rows[:_MOST])
        if not tasks:
            return None
        count = rows.count()
        title = ngettext("{n} task is open", "{n} tasks are open", count)
        return _mail(user, tasks, title.format(n=count))


def _people() -> QuerySet[User]:
    return User.objects.filter(is_active=True).exclude(email="").order_by("pk")


def _language(user: User) -> translation.override:
    return translation.override(user.language or None)


def _mail(user: User, tasks: Iterable[Task], title: str) -> EmailMessage:
    lines = [f"{_due(task)}  {summary_of(task)}" for task in tasks]
    return EmailMessage(title, "\n".join([title, "", *lines, ""]), to=[user.email])


def _due(task: Task) -> str:
    if task.due_at is None:
        return ""
    return date_format(timezone.localtime(task.due_at), "SHORT_DATETIME_FORMAT")


def _send(mails: Iterable[EmailMessage]) -> int:
    """Send mails over one connection; one that fails keeps back no other."""
    waiting = list(mails)
    if not waiting:
        return 0
    sent = 0
    with get_connection() as connection:
        for mail in waiting:
            try:
                sent += connection.send_messages([mail]) or 0
            except (OSError, SMTPException):
                # Whom it was for is not for the log.
                _LOG.exception("a mail could not be sent")
    return sent
