"""Filters by which codes are read as words."""

from django import template

from habeas.web.register.world import country_named, language_named

register = template.Library()


@register.filter
def country(code: str) -> str:
    """Name a country."""
    return country_named(code)


@register.filter
def language_name(code: str) -> str:
    """Name a language."""
    return language_named(code)
