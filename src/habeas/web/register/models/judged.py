"""Verdicts as they were last worked out, and which custodies wait to be judged.

None of these is a fact: they are worked out anew at any time, and the trail does not
tell of them.
"""

import secrets
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_token() -> int:
    """Draw a number that no other mark has."""
    return secrets.randbelow(2**63)


class Mark(models.Model):
    """That a custody waits to be judged; it is gone once that is done.

    Whoever judges keeps the result only while the token is still the one they saw:
    a write draws a new one, and what was judged before it is not kept.
    """

    custody = models.OneToOneField(
        "register.Custody", on_delete=models.CASCADE, primary_key=True
    )
    stale_since = models.DateTimeField(db_index=True)
    token = models.BigIntegerField(default=new_token, unique=True)
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        """Called so nowhere."""

        verbose_name = _("mark")

    def __str__(self) -> str:
        return str(self.custody_id)


class Wording(models.Model):
    """The reasons of every rule, in sentences, as one law and one rulebook say them."""

    digest = models.CharField(primary_key=True, max_length=64)
    reasons = models.TextField()

    class Meta:
        """Called so nowhere."""

        verbose_name = _("wording")

    def __str__(self) -> str:
        return self.digest


class Judged(models.Model):
    """All verdicts of one custody, as of a moment.

    Whole, in one row: a page reads it at once, and a sweep of fifty thousand custodies
    writes as many rows and no more. `queries.verdicts` knows how `told` is written.
    """

    custody = models.OneToOneField(
        "register.Custody", on_delete=models.CASCADE, primary_key=True
    )
    judged_at = models.DateTimeField()
    # When time alone next changes a verdict; none where it changes nothing.
    next_at = models.DateTimeField(null=True, db_index=True)
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT)
    told = models.TextField()

    class Meta:
        """Called so nowhere."""

        verbose_name = _("verdicts")

    def __str__(self) -> str:
        return str(self.custody_id)


class Breach(models.Model):
    """A standard broken in one custody: for lists and counts, beside `Judged`."""

    custody = models.ForeignKey("register.Custody", on_delete=models.CASCADE)
    subject = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=64)
    line = models.CharField(_("Standard"), max_length=80)
    since = models.DateTimeField(_("Since"), null=True)

    class Meta:
        """One for each line of a subject."""

        verbose_name = _("breach")
        verbose_name_plural = _("breaches")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["custody", "subject", "subject_id", "line"], name="breach_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["line", "custody"], name="breach_of_line"),
        ]

    def __str__(self) -> str:
        return self.line
