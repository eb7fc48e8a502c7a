"""What every recorded fact has: who recorded it and when, and which version it is."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from habeas.web.trail.wall import Wall


class Recorded(models.Model):
    """A fact as it stands now; the trail keeps each version it ever had.

    The identifier is random, so that none tells what was recorded before or after.
    """

    WALL: ClassVar[Wall] = Wall.CUSTODY
    # The field that says when the fact itself occurred, where it has one.
    OCCURRED: ClassVar[str | None] = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        """Each fact has a table of its own."""

        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @classmethod
    def trail_name(cls) -> str:
        """Name the kind of fact, as the trail does."""
        return cls._meta.label_lower

    def person_id_told(self) -> str:
        """Say whose file the fact belongs to; empty where it is nobody's."""
        return ""
