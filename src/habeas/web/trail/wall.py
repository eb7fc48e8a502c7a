"""The walls between what is known of a person: each store has its own readers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Wall(TextChoices):
    """Behind which wall a fact stands."""

    OPEN = "open", _("Not about a person")
    CUSTODY = "custody", _("Custody")
    HEALTH = "health", _("Health")
    PROTECTION = "protection", _("Protection and asylum")
    COMPLAINTS = "complaints", _("Complaints and investigations")
    TRACING = "tracing", _("Tracing")
    SUPERVISION = "supervision", _("Supervision")
