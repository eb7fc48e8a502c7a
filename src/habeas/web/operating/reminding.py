"""Reminders as a command: told, and mailed to whom they concern."""

from collections.abc import Sequence

from django.utils import timezone

from habeas.web.supervision.actions.reminding import remind
from habeas.web.supervision.queries.reminders import reminders


def told(state: str) -> Sequence[str]:
    """Give what is due or overdue and published, a line each."""
    found = reminders(timezone.localdate(), state=state)
    return [each.words() for each in found] or ["Nothing is due or overdue."]


def mail_reminders() -> int:
    """Mail everybody their new reminders; give how many mails went out."""
    return remind(timezone.now())
