"""Filters by which codes are read as words."""

import datetime as dt
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, override

from habeas.names.folding import latin
from habeas.web.accounts.models import Role
from habeas.web.register.codes import PaperForm
from habeas.web.register.queries.owed import owed_by
from habeas.web.register.queries.tasks import title_of
from habeas.web.register.world import country_named, language_named

register = template.Library()


@register.filter
def day(moment: dt.datetime) -> str:
    """Write the day of a moment; a list has the same few days again and again."""
    return _day(timezone.localdate(moment), get_language())


@lru_cache(maxsize=2_000)
def _day(on: dt.date, language: str | None) -> str:
    with override(language):
        return date_format(on, "DATE_FORMAT")


@register.filter
def country(code: str) -> str:
    """Name a country."""
    return country_named(code)


@register.filter
def language_name(code: str) -> str:
    """Name a language."""
    return language_named(code)


@register.simple_tag
def said(text: str) -> SafeString:
    """Draw a sentence of the rulebook in the reader's language, or in its own.

    The rulebook speaks English; where no translation is there, the page says that the
    sentence is, so that it is read out and laid out as such.
    """
    told = gettext(text)
    if told != text or get_language() in {"en", None}:
        return format_html("{}", told)
    return format_html('<span lang="en" dir="ltr">{}</span>', text)


@register.filter
def owner(line: str) -> str:
    """Name the role that owes what a line demands."""
    return str(Role(owed_by(line)).label)


@register.filter
def aspect(line: str) -> str:
    """Name the aspect of a standard that a line is about, in words."""
    words = line.partition("/")[2].replace("-", " ")
    return gettext(words) if words else ""


@register.filter
def task_title(line: str) -> str:
    """Say what a task is about."""
    return title_of(line)


@register.inclusion_tag("register/live/_bar.html")
def bar(number: int, most: int) -> dict[str, object]:
    """Draw a number as a bar; the number stands beside it."""
    return {"width": 100 * number // max(most, 1)}


@register.filter
def latin_letters(name: str) -> str:
    """Write a name in Latin letters."""
    return latin(name)


@register.filter
def paper_form(code: str) -> str:
    """Name a paper form."""
    return str(PaperForm(code).label)
