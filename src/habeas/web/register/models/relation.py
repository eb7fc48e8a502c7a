"""How a person who signs in stands to a place, a custody or a person held."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models import Role
from habeas.web.register.codes import ExportForm, ExportState
from habeas.web.register.models.belonging import OfCustody, OfPerson
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Posting(Recorded):
    """That an appointment is to one place, and not to all of its body."""

    WALL: ClassVar[Wall] = Wall.OPEN

    appointment = models.ForeignKey(
        "accounts.Appointment", on_delete=models.PROTECT, verbose_name=_("Appointment")
    )
    place = models.ForeignKey(
        "register.Place", on_delete=models.PROTECT, verbose_name=_("Place")
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("posting")
        verbose_name_plural = _("postings")


class Engagement(OfCustody):
    """That somebody acts in a custody, as counsel, interpreter or judge."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="engagements",
        verbose_name=_("Who"),
    )
    role = models.CharField(_("As"), max_length=40, choices=Role)
    begins_at = models.DateTimeField(_("From"))
    ends_at = models.DateTimeField(_("Until"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")


class OwnAccount(OfPerson):
    """The account by which a person held reads their own file."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="own_account",
        verbose_name=_("Account"),
    )

    class Meta(OfPerson.Meta):
        """Called so on pages."""

        verbose_name = _("own account")
        verbose_name_plural = _("own accounts")


class BulkExport(Recorded):
    """An export of many files: one person asks, another allows it."""

    WALL: ClassVar[Wall] = Wall.OPEN

    purpose = models.CharField(_("Purpose"), max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    allowed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    state = models.CharField(
        max_length=10,
        choices=ExportState,
        default=ExportState.REQUESTED,
        editable=False,
    )
    allowed_at = models.DateTimeField(null=True, editable=False)
    form = models.CharField(
        _("Files as"), max_length=10, choices=ExportForm, default=ExportForm.CSV
    )

    class Meta(Recorded.Meta):
        """Called so on pages; nobody allows what they asked for, whatever the code."""

        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(allowed_by__isnull=True)
                | ~models.Q(allowed_by=models.F("asked_by")),
                name="export_not_allowed_by_its_asker",
            )
        ]
