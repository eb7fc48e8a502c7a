"""The kinds of fact that are recorded by page, and what each belongs to."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from habeas.facts.tables import BY_NAME
from habeas.web.register import models as m
from habeas.web.register.queries.access import Viewer, may, visible
from habeas.web.register.queries.grants import Do
from habeas.web.trail.models import Recorded

# What a fact may belong to, the closest first, and under which word of an address.
OWNERS: Mapping[str, tuple[str, type[Recorded]]] = {
    "measure": ("measures", m.Measure),
    "visit": ("visits", m.Visit),
    "custody": ("custodies", m.Custody),
    "person": ("people", m.Person),
    "place": ("places", m.Place),
}
# Recorded by pages of their own, or by the system.
_ELSEWHERE: frozenset[type[Recorded]] = frozenset(
    {
        m.Custody,
        m.Proposal,
        m.Instruction,
        m.CompensationFile,
        m.Paper,
        m.FormNumber,
        m.Headcount,
        m.Contradiction,
        m.Posting,
        m.Engagement,
        m.OwnAccount,
    }
)
_GROUPS: Mapping[str, str | Promise] = {
    "custody": _("Custody"),
    "movement": _("Custody"),
    "decisions": _("Decisions and hearings"),
    "guarantees": _("Information, counsel and contact"),
    "treatment": _("Health, treatment and property"),
    "people": _("The person"),
    "identity": _("The person"),
    "measures": _("Measures instead of detention"),
    "places": _("The place"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact, as addresses name it, and what it belongs to."""

    slug: str
    model: type[Recorded]
    owner: str

    @property
    def group(self) -> str | Promise:
        """Say among which other kinds it is shown."""
        return _GROUPS[self.model.__module__.rsplit(".", 1)[-1]]

    @property
    def table(self) -> str:
        """Name the canonical table that it fills; empty where none does."""
        name = self.slug.replace("-", "_")
        return name if name in BY_NAME else ""

    def of(self, owner: Recorded) -> dict[str, Any]:
        """Say what belongs to an owner, as a condition or as a new fact's beginning."""
        return {self.owner: owner}


@cache
def kinds() -> Mapping[str, Kind]:
    """Give the kinds by their slugs, in the order of the models."""
    found: dict[str, Kind] = {}
    for model in apps.get_app_config("register").get_models():
        if not issubclass(model, Recorded) or model in _ELSEWHERE:
            continue
        if (owner := _owner(model)) is not None:
            slug = re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()
            found[slug] = Kind(slug, model, owner)
    return found


def kind_of(model: type[Recorded]) -> Kind:
    """Give the kind of a model."""
    return next(kind for kind in kinds().values() if kind.model is model)


def _owner(model: type[Recorded]) -> str | None:
    names = {field.name for field in model._meta.concrete_fields}
    return next((owner for owner in OWNERS if owner in names), None)


def kinds_of(owner: str) -> list[Kind]:
    """Give the kinds that belong to one kind of owner."""
    return [kind for kind in kinds().values() if kind.owner == owner]


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind of fact as a page offers it: how many there are, and may one be added."""

    kind: Kind
    standing: int | None
    may_record: bool

    @property
    def plural(self) -> str:
        """Name the kind as the head of a list."""
        return capfirst(str(self.kind.model._meta.verbose_name_plural))


def offered(viewer: Viewer, owner: str, thing: Recorded) -> dict[str, list[Offered]]:
    """Give the kinds that somebody may see or record of an owner, group by group."""
    groups: dict[str, list[Offered]] = {}
    for kind in kinds_of(owner):
        sees = may(viewer, Do.SEE, kind.model)
        records = may(viewer, Do.RECORD, kind.model, within=thing)
        if sees or records:
            count = facts_of(viewer, kind, thing).count() if sees else None
            groups.setdefault(str(kind.group), []).append(Offered(kind, count, records))
    return groups


def facts_of(viewer: Viewer, kind: Kind, owner: Recorded) -> QuerySet[Recorded]:
    """Give the facts of a kind that belong to an owner and do stand."""
    rows = visible(viewer, kind.model).filter(withdrawn_at=None)
    return rows.filter(**kind.of(owner))


def address_of(owner: Recorded) -> tuple[str, str | uuid.UUID]:
    """Give the words by which addresses name an owner: its kind, and itself."""
    word = next(word for word, model in OWNERS.values() if isinstance(owner, model))
    return word, getattr(owner, "reference", owner.pk)
