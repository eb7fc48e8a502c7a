"""A person who signs in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in, by a name of their own; roles are appointments."""

    # The language in which mail and tasks reach the person, as in LANGUAGES.
    language = models.CharField(_("Language"), max_length=10, blank=True)
    # An administrator has seen it: it opens nothing but the page that changes it.
    password_is_initial = models.BooleanField(default=False, editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
