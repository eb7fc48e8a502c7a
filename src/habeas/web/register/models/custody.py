"""Each deprivation of liberty, where it was spent, and how it was released."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.facts import vocabulary
from habeas.web.register.models.belonging import OfCustody
from habeas.web.register.models.reference import new_reference
from habeas.web.register.words import choices
from habeas.web.trail.models import Recorded


def _in_order(name: str) -> models.CheckConstraint:
    """Refuse an end before its beginning, unless the fact is doubted."""
    return models.CheckConstraint(
        condition=models.Q(doubted=True)
        | models.Q(withdrawn_at__isnull=False)
        | models.Q(began_at__isnull=True)
        | models.Q(ended_at__isnull=True)
        | models.Q(ended_at__gte=models.F("began_at")),
        name=name,
    )


class Custody(Recorded):
    """One deprivation of liberty, from the deprivation itself to release."""

    OCCURRED: ClassVar[str | None] = "began_at"

    person = models.ForeignKey(
        "register.Person", on_delete=models.PROTECT, verbose_name=_("Person")
    )
    proceeding_id = models.CharField(
        _("Migration proceeding it belongs to"), max_length=200, blank=True
    )
    began_at = models.DateTimeField(_("When was liberty taken?"), null=True, blank=True)
    ended_at = models.DateTimeField(
        _("When was liberty given back?"), null=True, blank=True
    )
    end_not_known = models.BooleanField(
        _("Has it ended at a moment nobody recorded?"), null=True, blank=True
    )
    end_reason = models.CharField(
        _("How did it end?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.EndReason),
    )
    regime = models.CharField(
        _("What is the person held for?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Regime),
    )
    basis_branch = models.CharField(
        _("Branch of law it is based on"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Branch),
    )
    conduct = models.CharField(
        _("What is the person said to have done?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Conduct),
    )
    legal_basis = models.CharField(
        _("Legal provision relied on"), max_length=200, blank=True
    )
    detaining_authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Detaining authority"),
    )
    lacks_means = models.BooleanField(
        _("Can the person not pay for counsel?"), null=True, blank=True
    )
    reference = models.CharField(
        _("Reference"),
        max_length=12,
        unique=True,
        default=new_reference,
        editable=False,
    )
    doubted = models.BooleanField(
        _("Contradicts another record"), default=False, editable=False
    )

    class Meta(Recorded.Meta):
        """Called so on pages; `guards` refuses two of one person at once."""

        verbose_name = _("custody")
        verbose_name_plural = _("custodies")
        constraints: ClassVar = [_in_order("custody_in_order")]
        indexes: ClassVar = [
            models.Index(fields=["person", "began_at"], name="custody_of_person"),
            models.Index(fields=["-began_at", "-id"], name="custody_newest"),
            models.Index(
                fields=["-began_at", "-id"],
                condition=models.Q(ended_at=None),
                name="custody_running",
            ),
            models.Index(fields=["ended_at"], name="custody_ended"),
            models.Index(
                fields=["detaining_authority", "ended_at"], name="custody_held_by"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.person_id)


class Placement(OfCustody):
    """A stretch of a custody in one place."""

    OCCURRED: ClassVar[str | None] = "began_at"

    place = models.ForeignKey(
        "register.Place", on_delete=models.PROTECT, verbose_name=_("Place")
    )
    unit = models.ForeignKey(
        "register.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Unit"),
    )
    began_at = models.DateTimeField(
        _("When did the person arrive?"), null=True, blank=True
    )
    ended_at = models.DateTimeField(
        _("When did the person leave?"), null=True, blank=True
    )
    end_not_known = models.BooleanField(
        _("Has the person left at a moment nobody recorded?"), null=True, blank=True
    )
    end_reason = models.CharField(
        _("Why did it end?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.EndReason),
    )
    doubted = models.BooleanField(
        _("Contradicts another record"), default=False, editable=False
    )

    class Meta(OfCustody.Meta):
        """Called so on pages; `guards` refuses two of one custody at once."""

        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints: ClassVar = [_in_order("placement_in_order")]
        indexes: ClassVar = [
            models.Index(fields=["custody", "began_at"], name="placement_of_custody"),
            models.Index(fields=["place", "ended_at"], name="placement_there"),
        ]


class Ground(OfCustody):
    """A reason given for a custody, and whether a fact proves it."""

    ground = models.CharField(
        _("Ground given"), max_length=40, blank=True, choices=choices(vocabulary.Ground)
    )
    is_proven = models.BooleanField(_("Is it proven by a fact?"), null=True, blank=True)
    is_protected_trait = models.BooleanField(
        _("Is it a trait protected from discrimination?"), null=True, blank=True
    )
    fact = models.TextField(_("Fact that proves it"), blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("ground of detention")
        verbose_name_plural = _("grounds of detention")


class Order(OfCustody):
    """An order to detain, to extend or to release."""

    OCCURRED: ClassVar[str | None] = "at"

    kind = models.CharField(
        _("What does it order?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.OrderKind),
    )
    at = models.DateTimeField(_("When was it made?"), null=True, blank=True)
    ends_at = models.DateTimeField(_("When does it lapse?"), null=True, blank=True)
    quashed_at = models.DateTimeField(_("When was it quashed?"), null=True, blank=True)
    authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Who made it?"),
    )
    legal_basis = models.CharField(
        _("Legal provision relied on"), max_length=200, blank=True
    )
    procedure_followed = models.BooleanField(
        _("Was the procedure of the law followed?"), null=True, blank=True
    )
    states_facts = models.BooleanField(
        _("Does it state the facts?"), null=True, blank=True
    )
    states_basis = models.BooleanField(
        _("Does it state its legal basis?"), null=True, blank=True
    )
    states_place = models.BooleanField(
        _("Does it state the place?"), null=True, blank=True
    )
    extension_reason = models.CharField(
        _("Why longer?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.ExtensionReason),
    )
    reasons = models.TextField(_("Reasons"), blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("order")
        verbose_name_plural = _("orders")


class Obstacle(OfCustody):
    """Something that makes removal impossible."""

    OCCURRED: ClassVar[str | None] = "noted_at"

    kind = models.CharField(
        _("What stands in the way of removal?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.ObstacleKind),
    )
    noted_at = models.DateTimeField(_("When was it known?"), null=True, blank=True)
    lifted_at = models.DateTimeField(_("When was it overcome?"), null=True, blank=True)
    is_of_the_person = models.BooleanField(
        _("Does it lie with the person?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")


class Release(OfCustody):
    """What was given to a person on release."""

    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("When was the person released?"), null=True, blank=True)
    on_expiry = models.BooleanField(
        _("Was it because the maximum was reached?"), null=True, blank=True
    )
    document_issued = models.BooleanField(
        _("Was a document given that protects from new detention?"),
        null=True,
        blank=True,
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("release")
        verbose_name_plural = _("releases")


class Unlawfulness(OfCustody):
    """A finding that a detention was unlawful or arbitrary, and the claim opened."""

    OCCURRED: ClassVar[str | None] = "found_at"

    found_at = models.DateTimeField(_("When was it found?"), null=True, blank=True)
    claim_opened_at = models.DateTimeField(
        _("When was a claim opened?"), null=True, blank=True
    )
    source = models.CharField(
        _("Found by"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.FindingSource),
    )

    class Meta(OfCustody.Meta):
        """Called so on pages; the clock finds once, however many watch it."""

        verbose_name = _("finding of unlawfulness")
        verbose_name_plural = _("findings of unlawfulness")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["custody"],
                condition=models.Q(source="clock", withdrawn_at__isnull=True),
                name="clock_finds_once",
            )
        ]
