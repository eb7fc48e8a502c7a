"""Who a person is, as far as is known: names, births, nationalities, and likenesses."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from habeas.facts.vocabulary import DatePrecision
from habeas.web.register.codes import BirthEvidence, NameKind, Sameness
from habeas.web.register.models.belonging import OfPerson
from habeas.web.register.words import choices
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Name(OfPerson):
    """A name of a person, in the script it came in and in Latin letters."""

    text = models.CharField(_("Name"), max_length=200)
    latin = models.CharField(_("In Latin letters"), max_length=200, blank=True)
    kind = models.CharField(
        _("Where it comes from"), max_length=20, choices=NameKind, default=NameKind.SAID
    )
    is_main = models.BooleanField(_("The name to use"), default=True)
    # The name folded for search: no marks, no case, one script.
    folded = models.CharField(max_length=400, blank=True, editable=False, db_index=True)

    class Meta(OfPerson.Meta):
        """Called so on pages; found by its beginning."""

        verbose_name = _("name")
        verbose_name_plural = _("names")
        indexes: ClassVar = [models.Index(Lower("text"), name="register_name_text")]

    def __str__(self) -> str:
        return self.text


class BirthClaim(OfPerson):
    """One of several birth dates a person may have, and what it rests on."""

    birth_date = models.DateField(_("Birth date"), null=True, blank=True)
    precision = models.CharField(
        _("How much of it is known"),
        max_length=10,
        blank=True,
        choices=choices(DatePrecision),
    )
    evidence = models.CharField(
        _("What does it rest on?"), max_length=20, choices=BirthEvidence
    )
    note = models.CharField(_("Note"), max_length=300, blank=True)

    class Meta(OfPerson.Meta):
        """Called so on pages."""

        verbose_name = _("birth date claimed")
        verbose_name_plural = _("birth dates claimed")


class Citizenship(OfPerson):
    """One of the nationalities of a person."""

    country = models.CharField(_("Country"), max_length=3)
    is_claimed_only = models.BooleanField(
        _("Is it claimed without proof?"), null=True, blank=True
    )

    class Meta(OfPerson.Meta):
        """Called so on pages."""

        verbose_name = _("nationality")
        verbose_name_plural = _("nationalities")


class Likeness(Recorded):
    """What a person decided about two records that look alike; it outlives matching."""

    one = models.ForeignKey(
        "register.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("One record"),
    )
    other = models.ForeignKey(
        "register.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("The other record"),
    )
    decision = models.CharField(_("Decision"), max_length=20, choices=Sameness)
    why = models.CharField(_("Why"), max_length=300, blank=True)

    class Meta(Recorded.Meta):
        """Called so on pages; two records are compared once, whichever comes first."""

        verbose_name = _("decision on two records")
        verbose_name_plural = _("decisions on two records")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["one", "other"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="likeness_once",
            )
        ]

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.one_id)


class Protection(Recorded):
    """Whether the person of a custody seeks or has international protection.

    It stands by itself, behind its own wall: enforcement never reads it, and a custody
    looks the same with and without it.
    """

    WALL: ClassVar[Wall] = Wall.PROTECTION

    custody = models.OneToOneField(
        "register.Custody", on_delete=models.PROTECT, verbose_name=_("Custody")
    )
    seeks_protection = models.BooleanField(
        _("Does the person seek or have international protection?"),
        null=True,
        blank=True,
    )

    class Meta(Recorded.Meta):
        """Called so on pages."""

        verbose_name = _("protection")
        verbose_name_plural = _("protection")

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.custody.person_id)
