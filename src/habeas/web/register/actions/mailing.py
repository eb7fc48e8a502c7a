"""Mail that tells somebody what waits for them: alarms at once, the rest once a day.

Nothing personal leaves by mail: a reference, the title of a standard, a moment.
"""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
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
from habeas.web.register.models import Subscription, Task, Unsent
from habeas.web.register.queries.calendar import summary_of
from habeas.web.register.queries.tasks import tasks_of
from habeas.web.register.queries.viewer import viewer_of

_LOG = logging.getLogger(__name__)
# So many lines a mail; the rest is on the page.
_MOST = 50
# The hour from which the mail of a day goes out.
_MORNING = 6
# How long until a mail that could not be sent is tried again, doubled with each try.
_FIRST_WAIT = dt.timedelta(minutes=1)
_LONGEST_WAIT = dt.timedelta(hours=6)


def mail_alarms(now: dt.datetime) -> int:
    """Mail each alarm once to all whose it is; give how many mails went out.

    One that cannot be sent is tried again, after longer each time, for as long as it
    stands.
    """
    _queue(now)
    waiting = _claimed(now)
    mails = {
        user.pk: _mail(user, tasks, _("Alarm: something is overdue or forbidden"))
        for user, tasks in _by_user(waiting)
    }
    sent = _send(mails)
    tried = Unsent.objects.filter(pk__in=waiting)
    # Whoever is not written to any more has no mail waiting either.
    tried.exclude(user__in=mails.keys() - sent).delete()
    return len(sent)


def mail_digests(now: dt.datetime) -> int:
    """Mail everybody what waits for them, once a day and not before it begins.

    Gives how many mails went out.
    """
    here = timezone.localtime(now)
    if here.hour < _MORNING:
        return 0
    today = here.date()
    waiting = _people().exclude(subscription__digest_on=today)
    written = ((user.pk, _digest(user, today)) for user in waiting)
    return len(_send({user: mail for user, mail in written if mail is not None}))


@transaction.atomic
def _queue(now: dt.datetime) -> None:
    """Note for each new alarm to whom it is to be mailed."""
    alarms = Task.objects.select_for_update(skip_locked=True).filter(
        is_alarm=True, mailed_at=None, state=TaskState.OPEN
    )
    found = frozenset(alarms.values_list("pk", flat=True))
    if not found:
        return
    Task.objects.filter(pk__in=found).update(mailed_at=now)
    Unsent.objects.bulk_create(
        Unsent(user=user, task=task, next_at=now)
        for user in _people()
        for task in tasks_of(viewer_of(user)).filter(pk__in=found)
    )


@transaction.atomic
def _claimed(now: dt.datetime) -> frozenset[int]:
    """Take the mails that are due, so that no other takes them too, until tried again.

    Whoever is broken off before they went out leaves them to be tried again.
    """
    due = Unsent.objects.select_for_update(skip_locked=True).filter(next_at__lte=now)
    found = {mail.pk: mail.tries for mail in due}
    for tries in set(found.values()):
        rows = Unsent.objects.filter(
            pk__in=[pk for pk, n in found.items() if n == tries]
        )
        wait = min(_FIRST_WAIT * 2**tries, _LONGEST_WAIT)
        rows.update(tries=tries + 1, next_at=now + wait)
    return frozenset(found)


def _by_user(waiting: Collection[int]) -> Iterator[tuple[User, list[Task]]]:
    """Give, for each to whom mails are due, the alarms that are still theirs."""
    rows = Unsent.objects.filter(pk__in=waiting)
    due: dict[int, list[int]] = defaultdict(list)
    for key, task in rows.values_list("user_id", "task_id"):
        due[key].append(task)
    for user in _people().filter(pk__in=due):
        with _language(user):
            tasks = list(tasks_of(viewer_of(user)).filter(pk__in=due[user.pk])[:_MOST])
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


def _send(mails: Mapping[int, EmailMessage]) -> frozenset[int]:
    """Send mails over one connection, and say whose went out.

    One that fails keeps back no other.
    """
    sent: set[int] = set()
    connection = get_connection()
    for user, mail in mails.items():
        try:
            sent.update({user} if connection.send_messages([mail]) else ())
        except (OSError, SMTPException):
            # Whom it was for is not for the log.
            _LOG.exception("a mail could not be sent")
    with suppress(OSError, SMTPException):
        connection.close()
    return frozenset(sent)
