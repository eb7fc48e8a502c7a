"""The history of one fact: who said what when, and what changed."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from habeas.web.register.queries.veils import is_shown, value_shown
from habeas.web.register.queries.viewer import Viewer
from habeas.web.register.world import country_named, language_named
from habeas.web.trail.models import Entry, Recorded
from habeas.web.trail.queries import history

_NOT_SAID = frozenset({"id", "version", "recorded_at", "recorded_by", "folded"})
NAMED = {
    "language": language_named,
    "nationality": country_named,
    "country": country_named,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a field said before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a fact: the entry of the trail, and what it changed."""

    entry: Entry
    changes: tuple[Change, ...]
    # Who said it, unless that is a source who asked to be protected.
    actor: str


def versions_of(viewer: Viewer, fact: Recorded) -> list[Version]:
    """Give what somebody is shown of the versions of a fact, the newest first."""
    entries = list(history(fact))
    contents = [json.loads(entry.content) for entry in entries]
    hidden = value_shown(viewer, fact, "recorded_by") is None
    before: list[Mapping[str, Any]] = [*contents[1:], {}]
    return [
        Version(
            entry,
            tuple(_changes(viewer, fact, then, now)),
            _("Protected") if hidden else entry.actor,
        )
        for entry, now, then in zip(entries, contents, before, strict=True)
    ]


def _changes(
    viewer: Viewer,
    fact: Recorded,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Iterator[Change]:
    for field in shown(type(fact)):
        old = _veiled(viewer, fact, field, before.get(field.attname))
        new = _veiled(viewer, fact, field, after.get(field.attname))
        if old != new and not (old in {None, ""} and new in {None, ""}):
            yield Change(label(field), words(field, old), words(field, new))


def _veiled(
    viewer: Viewer,
    fact: Recorded,
    field: "Field[Any, Any]",
    value: Any,  # noqa: ANN401 - any field's
) -> Any:  # noqa: ANN401 - the same
    """Give what somebody would be shown if the fact said this."""
    if field.is_relation:
        return value if is_shown(viewer, type(fact), field.name) else None
    then = copy(fact)
    setattr(then, field.name, value)
    return value_shown(viewer, then, field.name)


def shown(model: type[Model]) -> list["Field[Any, Any]"]:
    """Give the fields of a fact that people read."""
    return [f for f in model._meta.concrete_fields if f.name not in _NOT_SAID]


def label(field: "Field[Any, Any]") -> str:
    """Give what a field is called on pages."""
    return capfirst(str(field.verbose_name))


def words(field: "Field[Any, Any]", value: Any) -> str:  # noqa: ANN401 - any field's
    """Say a value of a field in words, as it stands in memory or in the trail."""
    match _read(field, value):
        case None | "":
            return _("Not recorded")
        case bool() as answer:
            return _("Yes") if answer else _("No")
        case dt.datetime() as moment:
            return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
        case dt.date() as day:
            return date_format(day, "DATE_FORMAT")
        case other:
            return _named(field, other)


def _read(field: "Field[Any, Any]", value: Any) -> Any:  # noqa: ANN401 - the same
    """Read what the trail wrote as text."""
    if not isinstance(value, str):
        return value
    match field.get_internal_type():
        case "DateTimeField":
            return parse_datetime(value)
        case "DateField":
            return parse_date(value)
    return value


def _named(field: "Field[Any, Any]", value: Any) -> str:  # noqa: ANN401 - the same
    if isinstance(field, ForeignKey):
        rows = field.related_model._default_manager
        return str(rows.filter(pk=value).first() or value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(NAMED.get(field.name, str)(value))
