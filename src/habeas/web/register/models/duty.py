"""What somebody must do by when, and whom it goes to when they do not."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models import Role
from habeas.web.register.codes import TaskState


def new_secret() -> str:
    """Draw what nobody guesses, for an address that opens without a sign-in."""
    return secrets.token_urlsafe(32)


class Task(models.Model):
    """A task or an alarm that a verdict raised, for a role of a body.

    It names no person, only a custody's reference: mail and calendars carry it.
    """

    custody = models.ForeignKey(
        "register.Custody", on_delete=models.CASCADE, null=True, blank=True
    )
    place = models.ForeignKey(
        "register.Place", on_delete=models.CASCADE, null=True, blank=True
    )
    line = models.CharField(_("Standard"), max_length=80)
    role = models.CharField(_("Role"), max_length=40, choices=Role)
    authority = models.ForeignKey(
        "accounts.Authority", on_delete=models.CASCADE, null=True, blank=True
    )
    is_alarm = models.BooleanField(_("Alarm"), default=False)
    level = models.PositiveSmallIntegerField(_("Level of escalation"), default=0)
    raised_at = models.DateTimeField(_("Raised at"))
    due_at = models.DateTimeField(_("Due at"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    closed_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        """One open task for each line, custody or place, role and level."""

        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["custody", "place", "line", "role", "authority", "level"],
                condition=models.Q(state="open"),
                name="task_once",
                nulls_distinct=False,
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["role", "state", "due_at"], name="task_of_role")
        ]

    def __str__(self) -> str:
        return f"{self.line}, {self.role}"


class Unsent(models.Model):
    """That an alarm is still to be mailed to somebody, and when that is tried next."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    task = models.ForeignKey(Task, on_delete=models.CASCADE)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(db_index=True)

    class Meta:
        """Each alarm once for each person."""

        verbose_name = _("unsent mail")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "task"], name="unsent_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.task_id}"


class Subscription(models.Model):
    """How tasks reach somebody outside: a calendar's secret, and the last mail."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True
    )
    secret = models.CharField(max_length=64, unique=True, default=new_secret)
    digest_on = models.DateField(null=True)

    class Meta:
        """Called so nowhere."""

        verbose_name = _("subscription")

    def __str__(self) -> str:
        return str(self.user_id)
