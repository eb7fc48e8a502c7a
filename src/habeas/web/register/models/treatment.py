"""How the person was treated: health, confinement, incidents, property."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.facts import vocabulary
from habeas.web.register.models.belonging import OfCustody
from habeas.web.register.words import choices
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Screening(OfCustody):
    """A screening for vulnerability."""

    WALL: ClassVar[Wall] = Wall.PROTECTION
    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("When was it made?"), null=True, blank=True)
    by_qualified_person = models.BooleanField(
        _("Was it by a qualified person?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("screening")
        verbose_name_plural = _("screenings")


class HealthCheck(OfCustody):
    """A check of health."""

    WALL: ClassVar[Wall] = Wall.HEALTH
    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("When was it made?"), null=True, blank=True)
    covers_physical = models.BooleanField(
        _("Does it cover physical health?"), null=True, blank=True
    )
    covers_mental = models.BooleanField(
        _("Does it cover mental health?"), null=True, blank=True
    )
    by_professional = models.BooleanField(
        _("Was it by a health professional?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("health check")
        verbose_name_plural = _("health checks")


class Need(OfCustody):
    """A need for care."""

    WALL: ClassVar[Wall] = Wall.HEALTH
    OCCURRED: ClassVar[str | None] = "noted_at"

    noted_at = models.DateTimeField(_("When was it noted?"), null=True, blank=True)
    is_urgent = models.BooleanField(_("Is it urgent?"), null=True, blank=True)
    due_at = models.DateTimeField(_("By when must it be met?"), null=True, blank=True)
    met_at = models.DateTimeField(_("When was it met?"), null=True, blank=True)

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("need")
        verbose_name_plural = _("needs")


class Confinement(Recorded):
    """A stretch during which a person was held apart from others."""

    OCCURRED: ClassVar[str | None] = "began_at"

    custody = models.ForeignKey(
        "register.Custody",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Custody"),
    )
    person = models.ForeignKey(
        "register.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Person"),
    )
    place = models.ForeignKey(
        "register.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Place"),
    )
    began_at = models.DateTimeField(_("When did it begin?"), null=True, blank=True)
    ended_at = models.DateTimeField(_("When did it end?"), null=True, blank=True)
    end_not_known = models.BooleanField(
        _("Has it ended at a moment nobody recorded?"), null=True, blank=True
    )
    days_recorded = models.FloatField(
        _("Days on record, where the moments are not"), null=True, blank=True
    )
    hours_a_day = models.FloatField(
        _("Hours a day apart from others"), null=True, blank=True
    )
    is_solitary = models.BooleanField(_("Was it solitary?"), null=True, blank=True)
    reason = models.CharField(
        _("Why?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.ConfinementReason),
    )
    was_requested = models.BooleanField(
        _("Did the person ask for it?"), null=True, blank=True
    )
    mental_health = models.CharField(
        _("Mental health"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.MentalHealth),
    )
    has_serious_illness = models.BooleanField(
        _("Is the person seriously ill?"), null=True, blank=True
    )
    has_disability = models.BooleanField(
        _("Has the person a disability?"), null=True, blank=True
    )
    is_suicide_risk = models.BooleanField(
        _("Is there a risk of suicide?"), null=True, blank=True
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("confinement")
        verbose_name_plural = _("confinements")

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        custody = self.custody
        return str(self.person_id or (custody.person_id if custody else ""))


class Incident(OfCustody):
    """An incident, and the investigation of it."""

    WALL: ClassVar[Wall] = Wall.COMPLAINTS
    OCCURRED: ClassVar[str | None] = "at"

    kind = models.CharField(
        _("What happened?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.IncidentKind),
    )
    at = models.DateTimeField(_("When?"), null=True, blank=True)
    investigation_opened_at = models.DateTimeField(
        _("When was an investigation opened?"), null=True, blank=True
    )
    investigation_closed_at = models.DateTimeField(
        _("When was the investigation closed?"), null=True, blank=True
    )
    investigation_independent = models.BooleanField(
        _("Was the investigation independent?"), null=True, blank=True
    )
    accused_kept_apart = models.BooleanField(
        _("Were the accused kept apart from the person?"), null=True, blank=True
    )
    outcome_recorded = models.BooleanField(
        _("Is the outcome on record?"), null=True, blank=True
    )
    family_told_at = models.DateTimeField(
        _("When was the family told?"), null=True, blank=True
    )
    account = models.TextField(_("The account of it"), blank=True)
    source = models.CharField(_("Who told of it?"), max_length=200, blank=True)
    # Whoever told may ask that nobody but the complaints officer know.
    source_is_protected = models.BooleanField(
        _("Must whoever told of it not be known?"), default=False
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("incident")
        verbose_name_plural = _("incidents")


class Referral(OfCustody):
    """An indicator of trafficking, and the referral to protection."""

    WALL: ClassVar[Wall] = Wall.PROTECTION
    OCCURRED: ClassVar[str | None] = "indicated_at"

    indicated_at = models.DateTimeField(
        _("When were there signs of trafficking?"), null=True, blank=True
    )
    referred_at = models.DateTimeField(
        _("When was the person referred to protection?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("referral")
        verbose_name_plural = _("referrals")


class Work(OfCustody):
    """Work done by a person in custody."""

    WALL: ClassVar[Wall] = Wall.COMPLAINTS
    OCCURRED: ClassVar[str | None] = "at"

    at = models.DateTimeField(_("When?"), null=True, blank=True)
    has_consent = models.BooleanField(
        _("Did the person consent?"), null=True, blank=True
    )
    is_paid_lawfully = models.BooleanField(
        _("Is it paid as the law says?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("work")
        verbose_name_plural = _("work")


class PropertyItem(OfCustody):
    """A thing taken from, or left with, a person."""

    OCCURRED: ClassVar[str | None] = "taken_at"

    category = models.CharField(
        _("What is it?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.ItemCategory),
    )
    taken_at = models.DateTimeField(_("When was it taken?"), null=True, blank=True)
    inventoried_at = models.DateTimeField(
        _("When was it put on the inventory?"), null=True, blank=True
    )
    is_withheld = models.BooleanField(_("Is it withheld?"), null=True, blank=True)
    necessity_recorded = models.BooleanField(
        _("Is it on record why that is necessary?"), null=True, blank=True
    )
    withheld_until = models.DateTimeField(
        _("Until when is it withheld?"), null=True, blank=True
    )
    returned_at = models.DateTimeField(
        _("When was it returned?"), null=True, blank=True
    )
    is_lost = models.BooleanField(_("Is it lost?"), null=True, blank=True)
    compensated_at = models.DateTimeField(
        _("When was its loss compensated?"), null=True, blank=True
    )

    class Meta(OfCustody.Meta):
        """Called so on pages."""

        verbose_name = _("property item")
        verbose_name_plural = _("property items")
