"""Fields for codes that are read when they are shown."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
