"""What the pages remember of forms: which were sent, and what an ended session held."""

from django.db import models
from django.utils import timezone


class Sent(models.Model):
    """A form that was sent and acted on, so that sending it again does nothing."""

    token = models.CharField(max_length=200, primary_key=True)
    # Of what was sent: the same again is a second press, something else is not.
    digest = models.CharField(max_length=64)
    location = models.CharField(max_length=2_000, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.location}"


class Kept(models.Model):
    """What somebody sent when their session had ended, sealed with a key of theirs.

    The key is in their browser alone: whoever has the database cannot read it.
    """

    # The hash of the key.
    name = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
