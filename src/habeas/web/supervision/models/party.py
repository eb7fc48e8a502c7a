"""What States do about the Convention, each fact with its source."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.supervision.codes import PartyFactKind
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class PartyFact(Recorded):
    """A signature, a deposit, a declaration, a reservation or its withdrawal.

    `on` is a day, or a year where no more is known; it is empty where neither is.
    """

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    state = models.CharField(_("State"), max_length=3, db_index=True)
    name = models.CharField(_("Name as the source has it"), max_length=200)
    what = models.CharField(_("What"), max_length=20, choices=PartyFactKind)
    on = models.CharField(_("Day or year"), max_length=10, blank=True)
    article = models.CharField(_("Article"), max_length=60, blank=True)
    note = models.CharField(_("Note"), max_length=300, blank=True)
    source = models.CharField(_("Source"), max_length=300)
    source_url = models.CharField(
        _("Address of the source"), max_length=300, blank=True
    )
    source_as_of = models.CharField(_("State of the source"), max_length=60, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; a fact of a source is there once."""

        verbose_name = _("fact about a State party")
        verbose_name_plural = _("facts about States parties")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["state", "what", "on", "article"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="party_fact_once",
            )
        ]
