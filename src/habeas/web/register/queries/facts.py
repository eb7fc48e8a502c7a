"""The register's facts as the canonical tables, for the same rulebook as any file's."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
from django.apps import apps
from django.conf import settings
from django.db.models import Q, QuerySet

from habeas.facts.table import Table, Type
from habeas.facts.tables import BY_NAME
from habeas.web.accounts.models import Authority
from habeas.web.register.models import (
    Custody,
    FamilyLink,
    Person,
    Place,
    Placement,
    Rating,
    Unit,
    Visit,
    VisitRecommendation,
)
from habeas.web.register.queries.columns import (
    Same,
    among,
    arrow,
    fetched,
    fetched_in_pieces,
    keys,
)
from habeas.web.trail.models import Recorded

# Where a canonical column is not the field of the same name.
_ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "custody": {"seeks_protection": "protection__seeks_protection"},
    "obstacle": {"recorded_at": "noted_at"},
    "need": {"recorded_at": "noted_at"},
}
# Tables of which all rows are given, whichever custodies are judged: small, and asked
# as a whole (the tree of authorities; what holds for a place, for all held in it).
_WHOLE = frozenset({"authority", "place", "unit"})
# Tables that tell of places alone: no row of them is a fact of a custody.
_OF_PLACES = frozenset({"visit", "rating", "visit_recommendation"})
# So many rows are handed over at a time: the memory of an export, whatever its size.
PIECE = 20_000
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
    asked = Custody.objects.filter(pk__in=among(frozenset(custodies)))
    people, same = family_of(asked.values_list("person_id", flat=True))
    all_of_them = Custody.objects.filter(person__in=among(people), withdrawn_at=None)
    wide = frozenset(all_of_them.values_list("pk", flat=True))
    return Scope(wide, people, same)


def family_of(
    people: Iterable[uuid.UUID],
) -> tuple[frozenset[uuid.UUID], Mapping[uuid.UUID, uuid.UUID]]:
    """Give people with their relatives and whatever records are merged with theirs.

    Beside them, each merged record with the one that stands for it.
    """
    found = set(people)
    known = among(frozenset(found))
    links = FamilyLink.objects.filter(
        Q(person__in=known) | Q(relative__in=known), withdrawn_at=None
    )
    for person, relative in links.values_list("person_id", "relative_id"):
        found.add(person)
        if relative is not None:
            found.add(relative)
    known = among(frozenset(found))
    merged = Person.objects.filter(
        Q(merged_into__in=known) | Q(pk__in=known), merged_into__isnull=False
    )
    same = dict(merged.values_list("pk", "merged_into_id"))
    return frozenset(found | {*same, *same.values()}), same


def tables(
    scope: Scope | None = None, proposed: Sequence[Recorded] = ()
) -> dict[str, pa.Table]:
    """Give the canonical tables of some custodies, or of all the register.

    Facts withdrawn as errors are left out. Moments are the wall clock of the
    register's own time zone, without a zone. `proposed` are facts that are not
    recorded: they stand beside the others, or in place of their older version.
    """
    return {
        name: _table(table, scope, proposed)
        for name, table in BY_NAME.items()
        if name not in _NEVER
    }


def tables_of_place(place: uuid.UUID) -> dict[str, pa.Table]:
    """Give what judging a place reads: who was in it, and what visits found there."""
    here = {"place": place, "withdrawn_at": None}
    stays = Placement.objects.filter(**here)
    visits = Visit.objects.filter(**here)
    rows: Mapping[str, QuerySet[Any]] = {
        "authority": Authority.objects.filter(withdrawn_at=None),
        "place": Place.objects.filter(pk=place),
        "unit": Unit.objects.filter(**here),
        "placement": stays,
        "custody": Custody.objects.filter(
            pk__in=stays.values("custody"), withdrawn_at=None
        ),
        "visit": visits,
        "rating": Rating.objects.filter(visit__in=visits, withdrawn_at=None),
        "visit_recommendation": VisitRecommendation.objects.filter(
            visit__in=visits, withdrawn_at=None
        ),
    }
    return {name: _recorded(BY_NAME[name], found, {}) for name, found in rows.items()}


def _table(table: Table, scope: Scope | None, proposed: Sequence[Recorded]) -> pa.Table:
    model = model_of(table.name)
    added = {fact.pk: fact for fact in proposed if isinstance(fact, model)}
    stored = _rows(table, scope).exclude(pk__in=added) if added else _rows(table, scope)
    same = {} if scope is None else scope.same
    recorded = _recorded(table, stored, same)
    if not added:
        return recorded
    return pa.concat_tables([recorded, _proposed(table, added.values(), same)])


def _recorded(table: Table, rows: QuerySet[Any], same: Same) -> pa.Table:
    return _arrow(table, fetched(rows, paths(table)), same)


def pieces(
    name: str, scope: Scope | None = None, *, size: int = PIECE
) -> Iterator[pa.Table]:
    """Give a canonical table a piece at a time, however large the register is."""
    table, same = BY_NAME[name], {} if scope is None else scope.same
    for found in fetched_in_pieces(_rows(table, scope), paths(table), size=size):
        yield _arrow(table, found, same)


def counts(scope: Scope | None = None) -> dict[str, int]:
    """Count the rows of each canonical table."""
    kept = (table for name, table in BY_NAME.items() if name not in _NEVER)
    return {table.name: _rows(table, scope).count() for table in kept}


def _arrow(table: Table, found: Sequence[tuple[Any, ...]], same: Same) -> pa.Table:
    values = list(zip(*found, strict=True)) if found else [()] * len(table.columns)
    arrays = [
        keys(given, same=same)
        if column.name == table.key
        else arrow(column, given, same=same)
        for column, given in zip(table, values, strict=True)
    ]
    return pa.table(arrays, schema=table.arrow)


def _proposed(table: Table, facts: Iterable[Recorded], same: Same) -> pa.Table:
    rows = [
        {
            c.name: _plain(_read(f, path(table.name, c.name)), c.kind, same)
            for c in table
        }
        for f in facts
    ]
    return pa.Table.from_pylist(rows, schema=table.arrow)


def _read(fact: Recorded, way: str) -> object:
    """Read off a fact what a query would find on this path."""
    found: object = fact
    for step in way.split("__"):
        found = getattr(found, step, None)
    return found


def _rows(table: Table, scope: Scope | None) -> QuerySet[Any]:
    model = model_of(table.name)
    rows: QuerySet[Any] = model._default_manager.filter(withdrawn_at=None)
    if scope is None or table.name in _WHOLE:
        return rows
    if table.name in _OF_PLACES:
        return rows.none()
    if table.name == "person":
        return rows.filter(pk__in=among(scope.people), merged_into=None)
    if "measure_id" in table.names and table.name != "measure":
        return rows.filter(measure__person__in=among(scope.people))
    if "custody_id" in table.names:
        way = path(table.name, "custody_id")
        return rows.filter(**{f"{way}__in": among(scope.custodies)})
    return rows.filter(person__in=among(scope.people))


def paths(table: Table) -> list[str]:
    """Say where each column of a canonical table is found."""
    return [path(table.name, column.name) for column in table]


def path(table: str, column: str) -> str:
    """Say where a canonical column is found, from the model of its table."""
    if column == BY_NAME[table].key:
        return "pk"
    return _ELSEWHERE.get(table, {}).get(column, column)


@cache
def model_of(table: str) -> type[Recorded]:
    """Give the model that holds a canonical table."""
    if table == "authority":
        return Authority
    model: type[Recorded] = apps.get_model("register", table.replace("_", ""))
    return model


def _plain(value: object, kind: Type, same: Same) -> object:
    match value:
        case uuid.UUID():
            return str(same.get(value, value))
        case "" if kind in {Type.TEXT, Type.CODE}:
            # A field left empty is a fact not known.
            return None
        case dt.datetime():
            return wall_time(value)
    return value


def wall_time(moment: dt.datetime) -> dt.datetime:
    """Read a moment off the register's own clock, without its zone."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(tzinfo=None)


def moment_of(wall: dt.datetime) -> dt.datetime:
    """Give the moment at which the register's own clock shows this."""
    return wall.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
