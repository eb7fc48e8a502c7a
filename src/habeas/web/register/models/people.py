"""The person: whatever must be known so that nobody is held wrongly."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.facts import vocabulary
from habeas.web.register.codes import Level
from habeas.web.register.models.belonging import OfPerson
from habeas.web.register.models.reference import new_reference
from habeas.web.register.words import choices
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Person(Recorded):
    """A person, once, under a pseudonymous identifier."""

    birth_date = models.DateField(_("Birth date"), null=True, blank=True)
    birth_precision = models.CharField(
        _("How much of the birth date is known?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.DatePrecision),
    )
    birth_year = models.PositiveIntegerField(_("Year of birth"), null=True, blank=True)
    age_disputed = models.BooleanField(
        _("Is the age in dispute?"), null=True, blank=True
    )
    age_settled_at = models.DateTimeField(
        _("When was the dispute about age settled?"), null=True, blank=True
    )
    sex = models.CharField(
        _("Sex, as recorded"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Sex),
    )
    nationality = models.CharField(_("Nationality"), max_length=200, blank=True)
    is_stateless = models.BooleanField(
        _("Is the person stateless?"), null=True, blank=True
    )
    reference = models.CharField(
        _("Reference"),
        max_length=12,
        unique=True,
        default=new_reference,
        editable=False,
    )
    description = models.CharField(_("Description"), max_length=300, blank=True)
    gender = models.CharField(_("Gender as self-perceived"), max_length=100, blank=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("Merged into"),
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("person")
        verbose_name_plural = _("people")
        # By which those who may be children are found among all.
        indexes: ClassVar = [
            models.Index(fields=["birth_date", "birth_year"], name="person_born"),
            models.Index(
                fields=["age_disputed"],
                condition=models.Q(age_disputed=True),
                name="person_age_disputed",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.pk)


class Language(OfPerson):
    """A language a person understands or not."""

    language = models.CharField(_("Language"), max_length=200, blank=True)
    is_understood = models.BooleanField(
        _("Is it understood when spoken?"), null=True, blank=True
    )
    is_read = models.BooleanField(_("Is it read?"), null=True, blank=True)
    level = models.CharField(
        _("How well is it spoken?"), max_length=20, blank=True, choices=Level
    )
    is_signed = models.BooleanField(_("Is it a sign language?"), null=True, blank=True)

    class Meta(OfPerson.Meta):
        """Called so on pages."""

        verbose_name = _("language")
        verbose_name_plural = _("languages")


class FamilyLink(OfPerson):
    """A tie of family between two people, said once in each direction."""

    relative = models.ForeignKey(
        "register.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Relative"),
    )
    relation = models.CharField(
        _("What is the person to the relative?"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.Relation),
    )
    wishes_to_be_together = models.BooleanField(
        _("Does the person wish to be held with the relative?"), null=True, blank=True
    )

    class Meta(OfPerson.Meta):
        """Called so on pages."""

        verbose_name = _("family link")
        verbose_name_plural = _("family links")


class Vulnerability(OfPerson):
    """A situation of vulnerability, from when it was known, and its status."""

    WALL: ClassVar[Wall] = Wall.PROTECTION
    OCCURRED: ClassVar[str | None] = "known_at"

    situation = models.CharField(
        _("Situation"), max_length=40, blank=True, choices=choices(vocabulary.Situation)
    )
    status = models.CharField(
        _("Status"),
        max_length=40,
        blank=True,
        choices=choices(vocabulary.SituationStatus),
    )
    known_at = models.DateTimeField(_("When was it known?"), null=True, blank=True)
    ended_at = models.DateTimeField(_("When did it end?"), null=True, blank=True)

    class Meta(OfPerson.Meta):
        """Called so on pages."""

        verbose_name = _("situation of vulnerability")
        verbose_name_plural = _("situations of vulnerability")
