"""How it was decided: assessments, alternatives considered, reviews, hearings."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.facts import vocabulary
from habeas.web.register.codes import RuledOut
from habeas.web.register.models.belonging import OfCustody
from habeas.web.register.words import choices


class Assessment(OfCustody):
    """An assessment of one person's case."""

    OCCURRED: ClassVar[str | None] = "at"

    kind = models.CharField(
        _("What was assessed?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.AssessmentKind),
    )
    at = models.DateTimeField(_("When was it made?"), null=True, blank=True)
    is_individual = models.BooleanField(
        _("Is it about this person alone?"), null=True, blank=True
    )
    weighs_proportionality = models.BooleanField(
        _("Does it weigh proportionality?"), null=True, blank=True
    )
    considers_health = models.BooleanField(
        _("Does it consider health?"), null=True, blank=True
    )
    considers_needs = models.BooleanField(
        _("Does it consider special needs?"), null=True, blank=True
    )
    is_multidisciplinary = models.BooleanField(
        _("Did several professions make it?"), null=True, blank=True
    )
    language = models.CharField(
        _("Language it was held in"), max_length=200, blank=True
    )
    interpreter_qualified = models.BooleanField(
        _("Was the interpreter qualified?"), null=True, blank=True
    )
    text = models.TextField(_("What was found"), blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")


class Consideration(OfCustody):
    """An alternative to detention that was considered for one person."""

    OCCURRED: ClassVar[str | None] = "at"

    alternative = models.CharField(
        _("Alternative"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Alternative),
    )
    at = models.DateTimeField(_("When was it considered?"), null=True, blank=True)
    was_ruled_out = models.BooleanField(_("Was it ruled out?"), null=True, blank=True)
    reason_is_individual = models.BooleanField(
        _("Is the reason about this person alone?"), null=True, blank=True
    )
    reason_kind = models.CharField(
        _("Kind of reason"), max_length=40, blank=True, choices=RuledOut
    )
    reason = models.TextField(_("Reason about this person"), blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("alternative considered")
        verbose_name_plural = _("alternatives considered")


class Review(OfCustody):
    """A review of whether detention is still necessary."""

    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("When was it held?"), null=True, blank=True)
    authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Who reviewed?"),
    )
    may_release = models.BooleanField(
        _("May the body order release?"), null=True, blank=True
    )
    ordered_release = models.BooleanField(
        _("Did it order release?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("review")
        verbose_name_plural = _("reviews")


class Hearing(OfCustody):
    """A hearing, or an application heard, before a court."""

    OCCURRED: ClassVar[str | None] = "at"

    applied_at = models.DateTimeField(
        _("When was it applied for?"), null=True, blank=True
    )
    at = models.DateTimeField(_("When was it held?"), null=True, blank=True)
    authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Before whom?"),
    )
    is_court = models.BooleanField(_("Is it a court?"), null=True, blank=True)
    may_release = models.BooleanField(_("May it order release?"), null=True, blank=True)
    ordered_detention = models.BooleanField(
        _("Did it order detention?"), null=True, blank=True
    )
    ordered_release = models.BooleanField(
        _("Did it order release?"), null=True, blank=True
    )
    obeyed_at = models.DateTimeField(
        _("When was its order to release obeyed?"), null=True, blank=True
    )
    appeal_available = models.BooleanField(
        _("Can it be appealed?"), null=True, blank=True
    )
    language = models.CharField(
        _("Language it was held in"), max_length=200, blank=True
    )
    interpreter_qualified = models.BooleanField(
        _("Was the interpreter qualified?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
