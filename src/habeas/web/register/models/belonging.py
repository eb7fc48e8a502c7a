"""Facts that belong to a person, and facts that belong to a custody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.trail.models import Recorded


class OfPerson(Recorded):
    """A fact about a person, whether held or not."""

    person = models.ForeignKey(
        "register.Person", on_delete=models.PROTECT, verbose_name=_("Person")
    )

    class Meta(Recorded.Meta):
        """Each kind has a table of its own."""

        abstract = True

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.person_id)


class OfCustody(Recorded):
    """A fact about one custody."""

    custody = models.ForeignKey(
        "register.Custody", on_delete=models.PROTECT, verbose_name=_("Custody")
    )

    class Meta(Recorded.Meta):
        """Each kind has a table of its own."""

        abstract = True

    def person_id_told(self) -> str:
        """Say whose file it belongs to."""
        return str(self.custody.person_id)
