"""Decisions on liberty: proposed by one person, checked by another."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.facts.vocabulary import Alternative, ExtensionReason
from habeas.web.register.codes import InstructionCause, ProposalKind, ProposalState
from habeas.web.register.models.belonging import OfCustody
from habeas.web.register.words import choices
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Proposal(OfCustody):
    """A decision in the making; its facts are recorded as they are found."""

    proposes = models.CharField(_("Proposes"), max_length=20, choices=ProposalKind)
    state = models.CharField(
        max_length=20,
        choices=ProposalState,
        default=ProposalState.DRAFT,
        editable=False,
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    authority = models.ForeignKey(
        "accounts.Authority",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Authority that decides"),
    )
    legal_basis = models.CharField(_("Legal basis"), max_length=200, blank=True)
    facts = models.TextField(_("Facts relied on"), blank=True)
    necessity = models.TextField(_("Why it is necessary"), blank=True)
    proportionality = models.TextField(_("Gravity against purpose"), blank=True)
    health = models.TextField(_("Likely effect on health"), blank=True)
    needs = models.TextField(_("Special needs"), blank=True)
    procedure_followed = models.BooleanField(_("Procedure followed"), null=True)
    ends_at = models.DateTimeField(_("Lapses at"), null=True, blank=True)
    place = models.ForeignKey(
        "register.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Place"),
    )
    extension_reason = models.CharField(
        _("Why longer"), max_length=40, blank=True, choices=choices(ExtensionReason)
    )
    alternative = models.CharField(
        _("Alternative"), max_length=40, blank=True, choices=choices(Alternative)
    )
    is_round_the_clock = models.BooleanField(_("Confines round the clock"), null=True)
    is_heavy = models.BooleanField(_("Weighs heavily on the person"), null=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    checked_at = models.DateTimeField(null=True, editable=False)
    check_note = models.TextField(_("Note of whoever checks"), blank=True)
    order = models.ForeignKey(
        "register.Order",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    class Meta(OfCustody.Meta):
        """Called so on pages.

        Whatever the code: nobody checks what they proposed, only what frees takes
        effect unchecked, and a custody has one decision in the making at a time.
        """

        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True)
                | ~models.Q(checked_by=models.F("proposed_by")),
                name="proposal_not_checked_by_its_maker",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ProposalState.APPROVED)
                | models.Q(proposes=ProposalKind.RELEASE)
                | models.Q(checked_by__isnull=False),
                name="proposal_approved_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["custody"],
                condition=models.Q(
                    state__in=[
                        ProposalState.DRAFT,
                        ProposalState.SUBMITTED,
                        ProposalState.RETURNED,
                    ],
                    withdrawn_at__isnull=True,
                ),
                name="proposal_one_open",
            ),
        ]

    @property
    def is_being_made(self) -> bool:
        """Say whether it may still be answered."""
        return self.state in {ProposalState.DRAFT, ProposalState.RETURNED}


class Instruction(OfCustody):
    """An instruction to release, to the place and all who watch over it."""

    OCCURRED: ClassVar[str | None] = "issued_at"

    cause = models.CharField(_("Cause"), max_length=20, choices=InstructionCause)
    issued_at = models.DateTimeField(_("Issued at"))
    citation = models.CharField(_("Law behind it"), max_length=200, blank=True)
    why = models.TextField(_("Why"), blank=True)
    obeyed_at = models.DateTimeField(_("Obeyed at"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages; one cause is instructed once, until it is obeyed."""

        verbose_name = _("release instruction")
        verbose_name_plural = _("release instructions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["custody", "cause"],
                condition=models.Q(obeyed_at__isnull=True, withdrawn_at__isnull=True),
                name="instruction_once",
            )
        ]


class CompensationFile(OfCustody):
    """A file for time unlawfully lost: opened by the clock, not only by a claim."""

    OCCURRED: ClassVar[str | None] = "opened_at"

    finding = models.OneToOneField(
        "register.Unlawfulness", on_delete=models.PROTECT, verbose_name=_("Finding")
    )
    opened_at = models.DateTimeField(_("Opened at"))
    unlawful_from = models.DateTimeField(_("Unlawful since"))
    unlawful_until = models.DateTimeField(_("Until"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("compensation file")
        verbose_name_plural = _("compensation files")


class Paper(OfCustody):
    """A document that was made and handed over, kept as it was printed."""

    what = models.CharField(_("Document"), max_length=40)
    order = models.ForeignKey(
        "register.Order",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Order"),
    )
    language = models.CharField(_("Language"), max_length=10)
    title = models.CharField(_("Title"), max_length=200)
    content = models.BinaryField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("document")
        verbose_name_plural = _("documents")


class FormNumber(Recorded):
    """A numbered paper form given to a place, and when what it says was entered."""

    WALL: ClassVar[Wall] = Wall.OPEN

    place = models.ForeignKey(
        "register.Place", on_delete=models.PROTECT, verbose_name=_("Place")
    )
    number = models.CharField(_("Number"), max_length=20, unique=True)
    form = models.CharField(_("Form"), max_length=40)
    entered_at = models.DateTimeField(null=True, editable=False)

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("paper form")
        verbose_name_plural = _("paper forms")
