"""In which role, and for which body, a person acts."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models.authority import Authority
from habeas.web.accounts.models.role import Role
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Appointment(Recorded):
    """A role given to a person for a body, from a day and perhaps until a day."""

    WALL: ClassVar[Wall] = Wall.OPEN

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="appointments",
        verbose_name=_("Person"),
    )
    role = models.CharField(_("Role"), max_length=40, choices=Role)
    authority = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("Body"),
    )
    begins_on = models.DateField(_("From"))
    ends_on = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        """Nobody holds a role twice in the same body from the same day."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("begins_on")),
                name="appointment_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"
