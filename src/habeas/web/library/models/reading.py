"""Corrections of a reading by people, which outlive the next reading."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.library.models.document import Original
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Correctable(models.TextChoices):
    """What of a reading a person may correct."""

    SYMBOL = "symbol", _("Symbol of the document")
    LANGUAGE = "language", _("Language of the document")
    DATED = "dated", _("Date of the document")
    KIND = "kind", _("What the paragraph does")
    ANSWERS = "answers", _("Concerns it answers")
    DUE = "due", _("When the next report is due")


class Correction(Recorded):
    """That something was read wrongly, and what it should have been.

    It is tied to the original and to the place in its text, not to a reading: so it
    holds when the document is read again. `start` is None for the document as a whole.
    """

    WALL: ClassVar[Wall] = Wall.SUPERVISION

    original = models.ForeignKey(
        Original, on_delete=models.PROTECT, verbose_name=_("Original")
    )
    what = models.CharField(_("What is corrected"), max_length=20, choices=Correctable)
    start = models.PositiveIntegerField(null=True, editable=False)
    read_as = models.CharField(_("Was read as"), max_length=300, blank=True)
    value = models.CharField(_("Should be"), max_length=300, blank=True)
    why = models.CharField(_("Why"), max_length=300)

    class Meta(Recorded.Meta):
        """Called so on pages; the newest correction of a thing holds, once."""

        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["original", "what", "start"],
                condition=models.Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="correction_once",
            )
        ]
