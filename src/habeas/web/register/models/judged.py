"""Verdicts as they were last worked out, and which custodies wait to be judged."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.Model):
    """That a custody must be judged: since when it waits, or that it does not.

    A mark is no fact: the sweep makes it and unmakes it, and the trail does not tell.
    """

    custody = models.OneToOneField(
        "register.Custody", on_delete=models.CASCADE, primary_key=True
    )
    stale_since = models.DateTimeField(null=True, db_index=True)
    judged_at = models.DateTimeField(null=True)
    # When time alone next changes a verdict.
    next_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        """Called so nowhere."""

        verbose_name = _("mark")

    def __str__(self) -> str:
        return str(self.custody_id)


class Verdict(models.Model):
    """What one standard says of one custody, as of the moment of its mark."""

    custody = models.ForeignKey("register.Custody", on_delete=models.CASCADE)
    subject = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=64)
    line = models.CharField(max_length=80)
    verdict = models.CharField(max_length=20)
    since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    missing = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    judged_at = models.DateTimeField()

    class Meta:
        """One verdict for each line of a subject."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["custody", "subject", "subject_id", "line"], name="verdict_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["line", "verdict"], name="verdict_line"),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.verdict}"
