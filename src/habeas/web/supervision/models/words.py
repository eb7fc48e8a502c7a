"""The words by which a recommendation is found: made of it, and made anew with it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from habeas.web.supervision.models.recommendation import Recommendation


class Words(models.Model):
    """The words of a recommendation, and the marks that filters ask for.

    A migration keeps an index of them in the database's own full-text search.
    """

    recommendation = models.OneToOneField(Recommendation, on_delete=models.CASCADE)
    words = models.TextField()

    class Meta:
        """Called so on pages."""

        verbose_name = _("words of a recommendation")
        verbose_name_plural = _("words of recommendations")
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return str(self.recommendation_id)
