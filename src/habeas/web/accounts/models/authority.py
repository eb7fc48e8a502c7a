"""A body that detains, decides, reviews, judges, visits or reports."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.words import AUTHORITY_KINDS
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Authority(Recorded):
    """A body, and the body it reports to: the tree that independence is read from."""

    WALL: ClassVar[Wall] = Wall.OPEN

    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=40, choices=AUTHORITY_KINDS)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("Reports to"),
        related_name="bodies",
    )
    detains = models.BooleanField(_("Detains migrants"), null=True)
    makes_migration_policy = models.BooleanField(
        _("Makes or carries out migration policy"), null=True
    )
    # Empty: of the State whose register this is.
    state = models.CharField(_("State"), max_length=3, blank=True)
    mail = models.EmailField(_("Address for alarms"), blank=True)

    def __str__(self) -> str:
        return self.name
