"""Places, their units, and the visits made to them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.facts import vocabulary
from habeas.web.register.words import choices
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Place(Recorded):
    """A place where people are or may be held."""

    WALL: ClassVar[Wall] = Wall.OPEN

    name = models.CharField(_("Name"), max_length=200, blank=True)
    type = models.CharField(
        _("What is it, whatever it is called?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.PlaceType),
    )
    may_leave = models.BooleanField(
        _("May people leave at will?"), null=True, blank=True
    )
    operator = models.CharField(
        _("Who runs it?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Operator),
    )
    has_monitoring_scheme = models.BooleanField(
        _("Is a private operator monitored by a scheme?"), null=True, blank=True
    )
    staff_trained_until = models.DateField(
        _("Until when is the staff's training in human rights current?"),
        null=True,
        blank=True,
    )
    is_abroad = models.BooleanField(
        _("Does it lie outside the State's territory?"), null=True, blank=True
    )
    control = models.CharField(
        _("On what does the State's responsibility rest?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Control),
    )
    capacity = models.PositiveIntegerField(
        _("People it is certified to hold"), null=True, blank=True
    )
    holds_convicted = models.BooleanField(
        _("Does it hold people accused or convicted of crimes?"), null=True, blank=True
    )
    has_separate_unit = models.BooleanField(
        _("Are migrants held there in a separate unit?"), null=True, blank=True
    )
    authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Authority responsible for it"),
    )
    is_registered = models.BooleanField(
        _("Is it on the official list of places of detention?"), null=True, blank=True
    )
    official_name = models.CharField(
        _("What it is officially called"), max_length=200, blank=True
    )
    country = models.CharField(_("Country it lies in"), max_length=3, blank=True)
    supervising_authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Supervised by"),
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.name


class Unit(Recorded):
    """A unit of a place."""

    WALL: ClassVar[Wall] = Wall.OPEN

    place = models.ForeignKey(
        "register.Place", on_delete=models.PROTECT, verbose_name=_("Place")
    )
    capacity = models.PositiveIntegerField(
        _("People it is certified to hold"), null=True, blank=True
    )
    is_for_families = models.BooleanField(
        _("Is it for families?"), null=True, blank=True
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("unit")
        verbose_name_plural = _("units")


class Visit(Recorded):
    """A visit by a monitoring body."""

    WALL: ClassVar[Wall] = Wall.OPEN
    OCCURRED: ClassVar[str | None] = "at"

    place = models.ForeignKey(
        "register.Place", on_delete=models.PROTECT, verbose_name=_("Place")
    )
    at = models.DateTimeField(_("When was it made?"), null=True, blank=True)
    authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Who visited?"),
    )
    is_independent = models.BooleanField(
        _("Is the visiting body independent?"), null=True, blank=True
    )
    was_announced = models.BooleanField(_("Was it announced?"), null=True, blank=True)
    access_refused = models.BooleanField(
        _("Was access refused?"), null=True, blank=True
    )
    area_restricted = models.BooleanField(
        _("Was any part kept from the visitors?"), null=True, blank=True
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("visit")
        verbose_name_plural = _("visits")


class Rating(Recorded):
    """How a visit rated one item of the checklist of conditions."""

    WALL: ClassVar[Wall] = Wall.OPEN

    visit = models.ForeignKey(
        "register.Visit", on_delete=models.PROTECT, verbose_name=_("Visit")
    )
    item = models.CharField(
        _("What was looked at?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.ChecklistItem),
    )
    is_adequate = models.BooleanField(_("Is it adequate?"), null=True, blank=True)
    follow_up_opened = models.BooleanField(
        _("Was a follow-up opened?"), null=True, blank=True
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("rating")
        verbose_name_plural = _("ratings")


class VisitRecommendation(Recorded):
    """A recommendation made after a visit."""

    WALL: ClassVar[Wall] = Wall.OPEN
    OCCURRED: ClassVar[str | None] = "made_at"

    visit = models.ForeignKey(
        "register.Visit", on_delete=models.PROTECT, verbose_name=_("Visit")
    )
    made_at = models.DateTimeField(_("When was it made?"), null=True, blank=True)
    answered_at = models.DateTimeField(
        _("When was it answered?"), null=True, blank=True
    )
    outcome_tracked = models.BooleanField(
        _("Is what came of it tracked?"), null=True, blank=True
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("visit recommendation")
        verbose_name_plural = _("visit recommendations")


class Population(Recorded):
    """People apprehended, and how many of them were detained: for shares."""

    WALL: ClassVar[Wall] = Wall.OPEN

    place = models.ForeignKey(
        "register.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Place"),
    )
    authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Authority"),
    )
    nationality = models.CharField(_("Nationality"), max_length=200, blank=True)
    apprehended = models.PositiveIntegerField(
        _("People apprehended"), null=True, blank=True
    )
    detained = models.PositiveIntegerField(
        _("Of these, people detained"), null=True, blank=True
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("people apprehended")
        verbose_name_plural = _("populations")
