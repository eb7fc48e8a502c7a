"""What is done about a recommendation, by whom, and how each side sees it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.supervision.codes import Criterion, Means, Receiver, Side, Status
from habeas.web.supervision.models.recommendation import Recommendation
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall

_SHOWN = _("Show it to everybody")
_SHOWN_HINT = _("Else only one's own side reads it.")


class Measure(Recorded):
    """What a State does to carry recommendations out."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    recommendations = models.ManyToManyField(
        Recommendation, verbose_name=_("Recommendations"), related_name="measures"
    )
    title = models.CharField(_("What is done"), max_length=300)
    description = models.TextField(_("Description"), blank=True)
    lead = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Led by"),
    )
    partners = models.ManyToManyField(
        "accounts.Authority", blank=True, related_name="+", verbose_name=_("Partners")
    )
    begins_on = models.DateField(_("From"), null=True, blank=True)
    due_on = models.DateField(_("To be done by"), null=True, blank=True)
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    is_published = models.BooleanField(_SHOWN, default=True, help_text=_SHOWN_HINT)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("measure")
        verbose_name_plural = _("measures")

    def __str__(self) -> str:
        return self.title


class Milestone(Recorded):
    """A mark on the way of a measure."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, verbose_name=_("Measure")
    )
    title = models.CharField(_("What is reached"), max_length=300)
    due_on = models.DateField(_("Due on"), null=True, blank=True)
    reached_on = models.DateField(_("Reached on"), null=True, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self) -> str:
        return self.title


class Transmission(Recorded):
    """That observations, or one recommendation, were passed on at home, and to whom.

    `symbol` is that of the observations; they may not be in the library.
    """

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    state = models.CharField(_("State"), max_length=3, db_index=True)
    symbol = models.CharField(_("Observations"), max_length=120)
    recommendation = models.ForeignKey(
        Recommendation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("Recommendation"),
    )
    to = models.CharField(_("To"), max_length=20, choices=Receiver)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    on = models.DateField(_("On"))
    by_means = models.CharField(_("By what"), max_length=20, choices=Means)
    reference = models.CharField(_("Reference"), max_length=120, blank=True)
    language = models.CharField(_("Language"), max_length=40, blank=True)
    acknowledged_on = models.DateField(_("Acknowledged on"), null=True, blank=True)
    is_published = models.BooleanField(_SHOWN, default=True, help_text=_SHOWN_HINT)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("transmission")
        verbose_name_plural = _("transmissions")

    def __str__(self) -> str:
        return f"{self.get_to_display()}: {self.name}" if self.name else self.told_to

    @property
    def told_to(self) -> str:
        """The kind of body it was passed on to."""
        return str(self.get_to_display())


class View(Recorded):
    """How one side sees the fate of a recommendation, by the criteria and why."""

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    recommendation = models.ForeignKey(
        Recommendation,
        on_delete=models.PROTECT,
        related_name="views",
        verbose_name=_("Recommendation"),
    )
    side = models.CharField(_("Whose view"), max_length=20, choices=Side)
    author = models.CharField(_("Author"), max_length=200, blank=True)
    status = models.CharField(_("Status"), max_length=20, choices=Status)
    criterion = models.CharField(
        _("Criterion"), max_length=20, choices=Criterion, blank=True
    )
    why = models.TextField(_("What it rests on"))
    on = models.DateField(_("As of"))
    is_published = models.BooleanField(_SHOWN, default=True, help_text=_SHOWN_HINT)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("view of its status")
        verbose_name_plural = _("views of its status")

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.get_status_display()}"


class Reminded(models.Model):
    """That somebody was reminded of something by mail: nobody is told it twice."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    key = models.CharField(max_length=120)
    due = models.DateField()
    at = models.DateTimeField()

    class Meta:
        """Once for each person, thing and day."""

        verbose_name = _("reminder")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key", "due"], name="reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.key}"
