"""The register's facts as the canonical tables, for the same rulebook as any file's."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
from django.apps import apps
from django.conf import settings
from django.db.models import Model, Q, QuerySet

from habeas.facts.table import Table, Type
from habeas.facts.tables import BY_NAME
from habeas.web.accounts.models import Authority
from habeas.web.register.models import Custody, FamilyLink, Person

# Where a canonical column is not the field of the same name.
_ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "custody": {"seeks_protection": "protection__seeks_protection"},
    "obstacle": {"recorded_at": "noted_at"},
    "need": {"recorded_at": "noted_at"},
}
# Tables of which all rows are given, whichever custodies are judged: small, and asked
# as a whole (the tree of authorities; what holds for a place, for all held in it).
_WHOLE = frozenset(
    {"authority", "place", "unit", "visit", "rating", "visit_recommendation"}
)
# What is no fact of a case.
_NEVER = frozenset({"population"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Which custodies are asked for, with the people of their families."""

    custodies: frozenset[uuid.UUID]
    people: frozenset[uuid.UUID]
    # Each merged record, and the record that stands for it.
    same: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)


def scope_of(custodies: Iterable[uuid.UUID]) -> Scope:
    """Widen custodies to all that judging them needs.

    That is: the person's other custodies, for the clock of a proceeding, and the
    custodies of relatives, for the unity of the family.
    """
    asked = frozenset(custodies)
    people = set(
        Custody.objects.filter(pk__in=asked).values_list("person_id", flat=True)
    )
    links = FamilyLink.objects.filter(
        Q(person__in=people) | Q(relative__in=people), withdrawn_at=None
    )
    for person, relative in links.values_list("person_id", "relative_id"):
        people.add(person)
        if relative is not None:
            people.add(relative)
    merged = Person.objects.filter(
        Q(merged_into__in=people) | Q(pk__in=people), merged_into__isnull=False
    )
    same = dict(merged.values_list("pk", "merged_into_id"))
    people |= {*same, *same.values()}
    all_of_them = Custody.objects.filter(person__in=people, withdrawn_at=None)
    wide = frozenset(all_of_them.values_list("pk", flat=True))
    return Scope(wide, frozenset(people), same)


def tables(scope: Scope | None = None) -> dict[str, pa.Table]:
    """Give the canonical tables of some custodies, or of all the register.

    Facts withdrawn as errors are left out. Moments are the wall clock of the
    register's own time zone, without a zone.
    """
    return {
        name: _table(table, scope)
        for name, table in BY_NAME.items()
        if name not in _NEVER
    }


def _table(table: Table, scope: Scope | None) -> pa.Table:
    rows = _rows(table, scope)
    names = [path(table.name, column.name) for column in table]
    columns = zip(*rows.values_list(*names), strict=True) if rows.exists() else None
    values: list[Collection[Any]] = (
        [[] for _ in names] if columns is None else list(columns)
    )
    arrays = [
        pa.array([_plain(v, column.kind, scope) for v in given], column.kind.arrow)
        for column, given in zip(table, values, strict=True)
    ]
    return pa.table(arrays, schema=table.arrow)


def _rows(table: Table, scope: Scope | None) -> QuerySet[Any]:
    model = model_of(table.name)
    rows: QuerySet[Any] = model._default_manager.filter(withdrawn_at=None)
    if scope is None or table.name in _WHOLE:
        return rows
    if table.name == "person":
        return rows.filter(pk__in=scope.people, merged_into=None)
    if table.name == "custody":
        return rows.filter(pk__in=scope.custodies)
    if "measure_id" in table.names and table.name != "measure":
        return rows.filter(measure__person__in=scope.people)
    if "custody_id" in table.names:
        return rows.filter(custody__in=scope.custodies)
    return rows.filter(person__in=scope.people)


def path(table: str, column: str) -> str:
    """Say where a canonical column is found, from the model of its table."""
    if column == BY_NAME[table].key:
        return "pk"
    return _ELSEWHERE.get(table, {}).get(column, column)


@cache
def model_of(table: str) -> type[Model]:
    """Give the model that holds a canonical table."""
    if table == "authority":
        return Authority
    return apps.get_model("register", table.replace("_", ""))


def _plain(value: object, kind: Type, scope: Scope | None) -> object:
    match value:
        case uuid.UUID():
            same = value if scope is None else scope.same.get(value, value)
            return str(same)
        case "" if kind in {Type.TEXT, Type.CODE}:
            # A field left empty is a fact not known.
            return None
        case dt.datetime():
            return wall_time(value)
    return value


def wall_time(moment: dt.datetime) -> dt.datetime:
    """Read a moment off the register's own clock, without its zone."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(tzinfo=None)
