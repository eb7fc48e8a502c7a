"""What the person was told, given and helped with."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.facts import vocabulary
from habeas.web.register.models.belonging import OfCustody
from habeas.web.register.words import choices
from habeas.web.trail.wall import Wall


class Notice(OfCustody):
    """A notice of the reasons for detention."""

    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("At"), null=True, blank=True)
    language = models.CharField(_("Language"), max_length=200, blank=True)
    is_understood = models.BooleanField(_("Is understood"), null=True, blank=True)
    is_adapted = models.BooleanField(_("Is adapted"), null=True, blank=True)
    copy_given = models.BooleanField(_("Copy given"), null=True, blank=True)
    order = models.ForeignKey(
        "register.Order",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Order"),
    )
    explains_rights = models.BooleanField(_("Explains rights"), null=True, blank=True)
    interpreter_qualified = models.BooleanField(
        _("Interpreter qualified"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("notice")
        verbose_name_plural = _("notices")


class ConsularEvent(OfCustody):
    """What happened between a person and a consulate."""

    OCCURRED: ClassVar[str | None] = "at"

    kind = models.CharField(
        _("Kind"), max_length=40, blank=True, choices=choices(vocabulary.ConsularKind)
    )
    at = models.DateTimeField(_("At"), null=True, blank=True)
    language = models.CharField(_("Language"), max_length=200, blank=True)
    is_country_of_origin = models.BooleanField(
        _("Is country of origin"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("consular event")
        verbose_name_plural = _("consular events")


class Counsel(OfCustody):
    """Legal advice and representation."""

    OCCURRED: ClassVar[str | None] = "assigned_at"

    assigned_at = models.DateTimeField(_("Assigned at"), null=True, blank=True)
    is_free = models.BooleanField(_("Is free"), null=True, blank=True)
    access_refused = models.BooleanField(_("Access refused"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("counsel")
        verbose_name_plural = _("counsel")


class Decision(OfCustody):
    """A decision on a person's immigration status, or on return."""

    WALL: ClassVar[Wall] = Wall.PROTECTION
    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("At"), null=True, blank=True)
    is_reasoned = models.BooleanField(_("Is reasoned"), null=True, blank=True)
    is_written = models.BooleanField(_("Is written"), null=True, blank=True)
    handed_over = models.BooleanField(_("Handed over"), null=True, blank=True)
    copied_to_counsel = models.BooleanField(
        _("Copied to counsel"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("decision")
        verbose_name_plural = _("decisions")


class Remedy(OfCustody):
    """An appeal or other remedy."""

    WALL: ClassVar[Wall] = Wall.PROTECTION
    OCCURRED: ClassVar[str | None] = "filed_at"

    filed_at = models.DateTimeField(_("Filed at"), null=True, blank=True)
    decided_at = models.DateTimeField(_("Decided at"), null=True, blank=True)
    is_suspensive = models.BooleanField(_("Is suspensive"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("remedy")
        verbose_name_plural = _("remedies")


class Removal(OfCustody):
    """A removal, return or transfer abroad that was carried out."""

    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("At"), null=True, blank=True)
    country = models.CharField(_("Country"), max_length=200, blank=True)
    has_individual_decision = models.BooleanField(
        _("Has individual decision"), null=True, blank=True
    )
    decision_text_id = models.CharField(_("Decision text"), max_length=200, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("removal")
        verbose_name_plural = _("removals")


class InformationSession(OfCustody):
    """A session in which rights, asylum and remedies were explained."""

    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("At"), null=True, blank=True)
    language = models.CharField(_("Language"), max_length=200, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("information session")
        verbose_name_plural = _("information sessions")


class ReturnAgreement(OfCustody):
    """An agreement to return voluntarily."""

    OCCURRED: ClassVar[str | None] = "signed_at"

    signed_at = models.DateTimeField(_("Signed at"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("return agreement")
        verbose_name_plural = _("return agreements")


class Contact(OfCustody):
    """Contact with the outside world, offered or refused."""

    OCCURRED: ClassVar[str | None] = "at"

    kind = models.CharField(
        _("Kind"), max_length=40, blank=True, choices=choices(vocabulary.ContactKind)
    )
    at = models.DateTimeField(_("At"), null=True, blank=True)
    was_refused = models.BooleanField(_("Was refused"), null=True, blank=True)
    refusal_reasoned = models.BooleanField(_("Refusal reasoned"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("contact")
        verbose_name_plural = _("contacts")


class ChildNotification(OfCustody):
    """Child protection told of a child found in custody."""

    OCCURRED: ClassVar[str | None] = "detected_at"

    detected_at = models.DateTimeField(_("Detected at"), null=True, blank=True)
    informed_at = models.DateTimeField(_("Informed at"), null=True, blank=True)
    is_responsible = models.BooleanField(_("Is responsible"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("child notification")
        verbose_name_plural = _("child notifications")
