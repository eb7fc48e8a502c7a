"""Recommendations, what they are tied to, and the figures that tell their fate."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.library.models.paragraph import KINDS
from habeas.web.supervision.codes import TieKind
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Recommendation(Recorded):
    """What was asked of a State: from the library, or imported."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    document = models.ForeignKey(
        "library.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("Document"),
    )
    symbol = models.CharField(_("Symbol"), max_length=120, db_index=True)
    state = models.CharField(_("State"), max_length=3, blank=True)
    place = models.CharField(_("Paragraph"), max_length=20, blank=True)
    body = models.CharField(_("Body"), max_length=40, blank=True)
    kind = models.CharField(_("Kind"), max_length=30, choices=KINDS)
    text = models.TextField(_("Text"))
    verb = models.CharField(_("Verb"), max_length=40, blank=True)
    strength = models.PositiveSmallIntegerField(_("Strength"), default=0)
    cluster = models.CharField(_("Cluster"), max_length=300, blank=True)
    articles = models.JSONField(_("Articles"), default=list, blank=True)
    themes = models.JSONField(_("Themes"), default=list, blank=True)
    affected = models.JSONField(_("Persons affected"), default=list, blank=True)
    targets = models.JSONField(_("SDG targets"), default=list, blank=True)
    concerns = models.JSONField(_("Concerns"), default=list, blank=True)
    actions = models.JSONField(_("Actions"), default=list, blank=True)
    reiterates = models.JSONField(_("Says again"), default=list, blank=True)
    adopted_on = models.DateField(_("Adopted on"), null=True, blank=True)
    # UHRI's own identifier, and whatever else an import brought.
    imported_as = models.CharField(max_length=64, blank=True, db_index=True)
    imported = models.JSONField(null=True, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; a paragraph's recommendation is there once."""

        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        indexes: ClassVar = [
            models.Index(fields=["state", "-adopted_on"], name="recommendation_state"),
            models.Index(
                fields=["symbol", "state", "place"], name="recommendation_place"
            ),
            # Counts and pages them all without reading their texts.
            models.Index(
                fields=["-adopted_on", "symbol", "state", "id"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="recommendation_newest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.state} {self.place}".strip()


class Tie(Recorded):
    """That a recommendation is about a standard, an article or an indicator.

    It is suggested by citations and words in common, and counts once a person has
    confirmed it.
    """

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, verbose_name=_("Recommendation")
    )
    to = models.CharField(_("Tied to a"), max_length=20, choices=TieKind)
    target = models.CharField(_("Which"), max_length=100)
    why = models.CharField(_("Suggested by"), max_length=300, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)

    class Meta(Recorded.Meta):
        """Called so on pages; a tie is there once."""

        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recommendation", "to", "target"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="tie_once",
            )
        ]


class MonthlyFigure(Recorded):
    """How many were judged by a standard in a month, and how many times it was broken.

    Only national counts, and none of under ten people: `is_small` then stands in
    their place.
    """

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    state = models.CharField(_("State"), max_length=3)
    source = models.CharField(_("Source"), max_length=200)
    line = models.CharField(_("Standard"), max_length=80)
    month = models.DateField(_("Month"))
    judged = models.PositiveIntegerField(_("Judged"), null=True)
    breached = models.PositiveIntegerField(_("Breached"), null=True)
    unknown = models.PositiveIntegerField(_("Not known"), null=True)
    is_small = models.BooleanField(_("Too few to tell"), default=False)
    median_days = models.FloatField(_("Median days held"), null=True)

    class Meta(Recorded.Meta):
        """Called so on pages; a source tells a month once."""

        verbose_name = _("monthly figure")
        verbose_name_plural = _("monthly figures")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["state", "source", "line", "month"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="monthly_figure_once",
            )
        ]
