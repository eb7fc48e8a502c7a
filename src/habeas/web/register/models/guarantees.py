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

    at = models.DateTimeField(_("When was it given?"), null=True, blank=True)
    language = models.CharField(
        _("Language it was given in"), max_length=200, blank=True
    )
    is_understood = models.BooleanField(
        _("Did the person understand it?"), null=True, blank=True
    )
    is_adapted = models.BooleanField(
        _("Was it adapted to the person's needs?"), null=True, blank=True
    )
    copy_given = models.BooleanField(_("Was a copy given?"), null=True, blank=True)
    order = models.ForeignKey(
        "register.Order",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Order it explains"),
    )
    explains_rights = models.BooleanField(
        _("Does it explain the person's rights?"), null=True, blank=True
    )
    interpreter_qualified = models.BooleanField(
        _("Was the interpreter qualified?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("notice")
        verbose_name_plural = _("notices")


class ConsularEvent(OfCustody):
    """What happened between a person and a consulate."""

    OCCURRED: ClassVar[str | None] = "at"

    kind = models.CharField(
        _("What happened?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.ConsularKind),
    )
    at = models.DateTimeField(_("When?"), null=True, blank=True)
    language = models.CharField(
        _("Language it happened in"), max_length=200, blank=True
    )
    is_country_of_origin = models.BooleanField(
        _("Is it the consulate of the country of origin?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("consular event")
        verbose_name_plural = _("consular events")
        indexes: ClassVar = [
            models.Index(
                fields=["custody"],
                condition=models.Q(kind="requested"),
                name="consulate_requested",
            )
        ]


class Counsel(OfCustody):
    """Legal advice and representation."""

    OCCURRED: ClassVar[str | None] = "assigned_at"

    assigned_at = models.DateTimeField(
        _("When was counsel assigned?"), null=True, blank=True
    )
    is_free = models.BooleanField(_("Is it free of charge?"), null=True, blank=True)
    access_refused = models.BooleanField(
        _("Was access refused?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("counsel")
        verbose_name_plural = _("counsel")


class Decision(OfCustody):
    """A decision on a person's immigration status, or on return."""

    WALL: ClassVar[Wall] = Wall.PROTECTION
    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("When was it made?"), null=True, blank=True)
    is_reasoned = models.BooleanField(_("Does it give reasons?"), null=True, blank=True)
    is_written = models.BooleanField(_("Is it in writing?"), null=True, blank=True)
    handed_over = models.BooleanField(
        _("Was it handed over in person?"), null=True, blank=True
    )
    copied_to_counsel = models.BooleanField(
        _("Was it copied to counsel?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("decision")
        verbose_name_plural = _("decisions")


class Remedy(OfCustody):
    """An appeal or other remedy."""

    WALL: ClassVar[Wall] = Wall.PROTECTION
    OCCURRED: ClassVar[str | None] = "filed_at"

    filed_at = models.DateTimeField(_("When was it filed?"), null=True, blank=True)
    decided_at = models.DateTimeField(_("When was it decided?"), null=True, blank=True)
    is_suspensive = models.BooleanField(
        _("Does it suspend removal?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("remedy")
        verbose_name_plural = _("remedies")


class Removal(OfCustody):
    """A removal, return or transfer abroad that was carried out."""

    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("When was it carried out?"), null=True, blank=True)
    country = models.CharField(
        _("Country the person was taken to"), max_length=200, blank=True
    )
    has_individual_decision = models.BooleanField(
        _("Is there a decision about this person alone?"), null=True, blank=True
    )
    decision_text_id = models.CharField(
        _("Text of the decision"), max_length=200, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("removal")
        verbose_name_plural = _("removals")


class InformationSession(OfCustody):
    """A session in which rights, asylum and remedies were explained."""

    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("When was it held?"), null=True, blank=True)
    language = models.CharField(
        _("Language it was held in"), max_length=200, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("information session")
        verbose_name_plural = _("information sessions")


class ReturnAgreement(OfCustody):
    """An agreement to return voluntarily."""

    OCCURRED: ClassVar[str | None] = "signed_at"

    signed_at = models.DateTimeField(_("When was it signed?"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("return agreement")
        verbose_name_plural = _("return agreements")


class Contact(OfCustody):
    """Contact with the outside world, offered or refused."""

    OCCURRED: ClassVar[str | None] = "at"

    kind = models.CharField(
        _("With whom?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.ContactKind),
    )
    at = models.DateTimeField(_("When?"), null=True, blank=True)
    was_refused = models.BooleanField(_("Was it refused?"), null=True, blank=True)
    refusal_reasoned = models.BooleanField(
        _("Were reasons given for refusing?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("contact")
        verbose_name_plural = _("contacts")


class ChildNotification(OfCustody):
    """Child protection told of a child found in custody."""

    OCCURRED: ClassVar[str | None] = "detected_at"

    detected_at = models.DateTimeField(
        _("When was the child found?"), null=True, blank=True
    )
    informed_at = models.DateTimeField(
        _("When was child protection told?"), null=True, blank=True
    )
    is_responsible = models.BooleanField(
        _("Has child protection taken responsibility?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("child notification")
        verbose_name_plural = _("child notifications")
