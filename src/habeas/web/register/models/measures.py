"""Alternatives to detention that were imposed, and the support with them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.facts import vocabulary
from habeas.web.register.words import choices
from habeas.web.trail.models import Recorded


class Measure(Recorded):
    """An alternative to detention imposed on a person."""

    OCCURRED: ClassVar[str | None] = "began_at"

    person = models.ForeignKey(
        "register.Person", on_delete=models.PROTECT, verbose_name=_("Person")
    )
    kind = models.CharField(
        _("Which measure?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Alternative),
    )
    regime = models.CharField(
        _("What is it for?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Regime),
    )
    began_at = models.DateTimeField(_("When did it begin?"), null=True, blank=True)
    ended_at = models.DateTimeField(_("When did it end?"), null=True, blank=True)
    ends_at = models.DateTimeField(_("When does it lapse?"), null=True, blank=True)
    legal_basis = models.CharField(
        _("Legal provision relied on"), max_length=200, blank=True
    )
    lighter_ruled_out = models.BooleanField(
        _("Were lighter measures ruled out?"), null=True, blank=True
    )
    is_round_the_clock = models.BooleanField(
        _("Does it confine round the clock?"), null=True, blank=True
    )
    is_heavy = models.BooleanField(
        _("Does it weigh heavily on the person?"), null=True, blank=True
    )
    burden_examined_at = models.DateTimeField(
        _("When was its burden examined?"), null=True, blank=True
    )
    appeared = models.BooleanField(
        _("Did the person appear when called?"), null=True, blank=True
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("measure")
        verbose_name_plural = _("measures")

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.person_id)


class MeasureReview(Recorded):
    """A review of a measure by a court."""

    OCCURRED: ClassVar[str | None] = "at"

    measure = models.ForeignKey(
        "register.Measure", on_delete=models.PROTECT, verbose_name=_("Measure")
    )
    at = models.DateTimeField(_("When was it held?"), null=True, blank=True)
    by_court = models.BooleanField(_("Was it by a court?"), null=True, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("measure review")
        verbose_name_plural = _("measure reviews")

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.measure.person_id)


class Support(Recorded):
    """Support offered with a measure."""

    measure = models.ForeignKey(
        "register.Measure", on_delete=models.PROTECT, verbose_name=_("Measure")
    )
    kind = models.CharField(
        _("What was offered?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.SupportKind),
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("support")
        verbose_name_plural = _("support")

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.measure.person_id)
