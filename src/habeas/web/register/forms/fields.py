"""Fields for codes that are read when they are shown."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.web.register.models import Person
from habeas.web.register.world import countries, languages

Listed = Callable[[], Iterable[tuple[str, str | Promise]]]


class CodeField(forms.ChoiceField):
    """A code of a list, or nothing where it is not known."""

    def __init__(self, listed: Listed, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(choices=lambda: [("", _("Not known")), *listed()], **options)


class CountryField(CodeField):
    """A country, by the name it has in the language of whoever reads."""

    def __init__(self, **options: Any) -> None:
        super().__init__(countries, **options)


class LanguageField(CodeField):
    """A language, by the name it has in the language of whoever reads."""

    def __init__(self, **options: Any) -> None:
        super().__init__(languages, **options)


class PersonField(forms.CharField):
    """A person on record, named by their reference."""

    def __init__(self, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(max_length=20, **options)
        self._people = people

    def clean(self, value: Any) -> Person | None:
        """Find the person; raises ValidationError where there is none to be seen."""
        typed = super().clean(value).strip().upper()
        if not typed:
            return None
        person = self._people.filter(reference=typed).first()
        if person is None:
            words = _("No person that you may see has the reference {reference}.")
            raise forms.ValidationError(words.format(reference=typed))
        return person

    def prepare_value(self, value: Any) -> Any:
        """Show the reference of whoever is on record."""
        if isinstance(value, uuid.UUID):
            return getattr(self._people.filter(pk=value).first(), "reference", "")
        return value
