"""A person who signs in."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person who signs in, by a name of their own; roles are appointments."""

    # The language in which mail and tasks reach the person, as in LANGUAGES.
    language = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
