"""People on their way between places, and people counted where they are."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.register.codes import ContradictionKind
from habeas.web.register.models.belonging import OfCustody
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Transfer(OfCustody):
    """A person taken from one place to another, and who answers for them meanwhile."""

    OCCURRED: ClassVar[str | None] = "left_at"

    origin = models.ForeignKey(
        "register.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("From"),
    )
    destination = models.ForeignKey(
        "register.Place",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("To"),
    )
    escort = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Escorted by"),
    )
    left_at = models.DateTimeField(_("When did they leave?"))
    expected_at = models.DateTimeField(
        _("When are they expected?"), null=True, blank=True
    )
    arrived_at = models.DateTimeField(_("When did they arrive?"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")


class Headcount(Recorded):
    """How many people a place counted at a moment, and how many were on record."""

    WALL: ClassVar[Wall] = Wall.OPEN
    OCCURRED: ClassVar[str | None] = "at"

    place = models.ForeignKey(
        "register.Place", on_delete=models.PROTECT, verbose_name=_("Place")
    )
    at = models.DateTimeField(_("Counted at"))
    counted = models.PositiveIntegerField(_("People counted"))
    on_record = models.PositiveIntegerField(_("People on record"), editable=False)
    explained_at = models.DateTimeField(null=True, editable=False)
    explanation = models.TextField(_("Explanation of the difference"), blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("headcount")
        verbose_name_plural = _("headcounts")

    @property
    def difference(self) -> int:
        """Give how many more were counted than are on record."""
        return self.counted - self.on_record

    @property
    def is_open(self) -> bool:
        """Say whether a difference still waits for a person or an explanation."""
        return self.difference != 0 and self.explained_at is None


class Contradiction(Recorded):
    """Two facts that cannot both be true: both are kept, and this is said of them."""

    kind_of = models.CharField(_("Kind"), max_length=20, choices=ContradictionKind)
    custody = models.ForeignKey(
        "register.Custody",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("Custody"),
    )
    fact_kind = models.CharField(max_length=60)
    fact_id = models.CharField(max_length=64)
    other_id = models.CharField(max_length=64, blank=True)
    told = models.TextField(_("What contradicts what"))
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_how = models.TextField(_("How it was settled"), blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.custody.person_id) if self.custody else ""
