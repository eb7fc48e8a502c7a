"""Canonical tables taken into the register: everything kept, what is odd told.

The same row imported twice is the same fact: its identifier here follows from its
table and its identifier there, and tells nobody what that one was.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from habeas.facts.table import Table, Type
from habeas.facts.tables import BY_NAME
from habeas.web.accounts.models import Authority
from habeas.web.register.actions import doubts, facts
from habeas.web.register.actions.marking import mark
from habeas.web.register.models import (
    Contradiction,
    Custody,
    Person,
    Place,
    Placement,
    Protection,
)
from habeas.web.register.queries.facts import model_of, path
from habeas.web.trail import actions as trail
from habeas.web.trail.actions import Actor
from habeas.web.trail.models import Recorded

# So that no two registers, and no two sources, make the same identifier by chance.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:habeas:import")
# Figures of a whole population are no facts of a case.
_NOT_KEPT = frozenset({"population"})
# What the database checks against other rows, so that one may be refused.
_CHECKED: tuple[type[Recorded], ...] = (Custody, Placement)
_AT_ONCE = 500

Tell = Callable[[str], None]


@dataclass(slots=True)
class Imported:
    """How many rows of each table were taken in, were there already, or stood in for.

    `stood_in` counts people, places and bodies that rows name and no table holds:
    each is recorded empty, so that the row which names it is not lost. `cut` counts
    values that were longer than the register keeps.
    """

    new: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    stood_in: dict[str, int] = field(default_factory=dict)
    cut: int = 0
    contradictions: int = 0
    not_kept: tuple[str, ...] = ()


class _TriedOnlyError(Exception):
    """Undoes a dry run."""


def import_tables(
    tables: Mapping[str, pa.Table | Path],
    *,
    by: Actor,
    source: str,
    is_trial: bool = False,
    tell: Tell = lambda _: None,
) -> Imported:
    """Take canonical tables into the register, all of them or nothing.

    `source` names where they come from: the same name and row are the same fact. A
    trial does it all and undoes it. `tell` is called with the name of each table.
    """
    done = Imported(not_kept=tuple(sorted(_NOT_KEPT & set(tables))))
    taken = _Taking(by, source, done)
    try:
        with transaction.atomic():
            for name in BY_NAME:
                if name in tables and name not in _NOT_KEPT:
                    tell(name)
                    taken.table(BY_NAME[name], _rows(tables[name]))
            taken.stand_in()
            # Links between tables are checked here, and not when the work is lost.
            connection.check_constraints()
            taken.look_for_contradictions()
            # Whatever came in, its custodies are judged anew.
            mark(Custody.objects.values_list("pk", flat=True), at=timezone.now())
            _undo(is_trial=is_trial)
    except _TriedOnlyError:
        pass
    return done


def _undo(*, is_trial: bool) -> None:
    if is_trial:
        raise _TriedOnlyError


def _rows(table: pa.Table | Path) -> Iterator[list[dict[str, Any]]]:
    if isinstance(table, Path):
        for batch in pq.ParquetFile(table).iter_batches(batch_size=_AT_ONCE):
            yield batch.to_pylist()
        return
    for batch in table.to_batches(max_chunksize=_AT_ONCE):
        yield batch.to_pylist()


class _Taking:
    """One import: what was made, and what rows name."""

    def __init__(self, by: Actor, source: str, done: Imported) -> None:
        self._by = by
        self._source = source
        self._done = done
        self._zone = ZoneInfo(settings.TIME_ZONE)
        self._named: dict[type[Recorded], set[uuid.UUID]] = {}
        self._names: dict[uuid.UUID, str] = {}
        self._checked: list[Recorded] = []
        self._before = Contradiction.objects.count()

    def table(self, table: Table, batches: Iterator[list[dict[str, Any]]]) -> None:
        """Take one table in, a batch at a time."""
        model = model_of(table.name)
        self._done.new[table.name] = self._done.known[table.name] = 0
        for rows in batches:
            made = [self._fact(table, row) for row in rows]
            ids = [fact.pk for fact in made]
            there = set(
                model._default_manager.filter(pk__in=ids).values_list("pk", flat=True)
            )
            new = [fact for fact in made if fact.pk not in there]
            self._done.known[table.name] += len(there)
            self._done.new[table.name] += len(new)
            self._keep(new)
            if table.name == "custody":
                told = zip(rows, made, strict=True)
                self._keep_protection([row for row, f in told if f.pk not in there])

    def _keep(self, new: Sequence[Recorded]) -> None:
        if not new:
            return
        reason = f"imported from {self._source}"
        if not isinstance(new[0], _CHECKED):
            trail.record_many(new, by=self._by, reason=reason)
            return
        self._checked += new
        try:
            with transaction.atomic():
                trail.record_many(new, by=self._by, reason=reason)
        except IntegrityError:
            # Some contradicts another: one by one, each is kept and marked.
            for fact in new:
                facts.record(fact, by=self._by, reason=reason)

    def _fact(self, table: Table, row: Mapping[str, Any]) -> Recorded:
        model = model_of(table.name)
        said = {
            path(table.name, column.name): self._value(table, column.name, row)
            for column in table
            if column.name != table.key and "__" not in path(table.name, column.name)
        }
        return model(id=self._id(table.name, str(row[table.key])), **said)

    def _value(self, table: Table, name: str, row: Mapping[str, Any]) -> object:
        column, value = table.column(name), row.get(name)
        if column.refers_to:
            return None if value is None else self._link(column.refers_to, str(value))
        match column.kind:
            case Type.MOMENT if value is not None:
                return value.replace(tzinfo=self._zone)
            case Type.TEXT | Type.CODE:
                return self._text(model_of(table.name), table, name, value or "")
        return value

    def _text(self, model: type[Recorded], table: Table, name: str, value: str) -> str:
        field_of = model._meta.get_field(path(table.name, name))
        most = getattr(field_of, "max_length", None)
        if most is not None and len(value) > most:
            self._done.cut += 1
            return value[:most]
        return value

    def _link(self, table: str, there: str) -> uuid.UUID:
        here = self._id(table, there)
        self._named.setdefault(model_of(table), set()).add(here)
        self._names[here] = there
        return here

    def _id(self, table: str, there: str) -> uuid.UUID:
        """Give the identifier here of a row there; one of ours keeps its own."""
        try:
            return uuid.UUID(there)
        except ValueError:
            return uuid.uuid5(_NAMESPACE, f"{self._source}\0{table}\0{there}")

    def _keep_protection(self, rows: Sequence[Mapping[str, Any]]) -> None:
        known = [r for r in rows if r.get("seeks_protection") is not None]
        apart = [
            Protection(
                custody_id=self._id("custody", str(row["custody_id"])),
                seeks_protection=row["seeks_protection"],
            )
            for row in known
        ]
        trail.record_many(apart, by=self._by, reason=f"imported from {self._source}")

    def stand_in(self) -> None:
        """Record, empty, whatever rows name and no table holds."""
        for model, named in self._named.items():
            there = set(model._default_manager.values_list("pk", flat=True))
            missing = sorted(named - there)
            made = [self._empty(model, pk) for pk in missing]
            reason = f"named by a row imported from {self._source}, and in no table"
            trail.record_many(made, by=self._by, reason=reason)
            if made:
                self._done.stood_in[model._meta.model_name or ""] = len(made)

    def _empty(self, model: type[Recorded], pk: uuid.UUID) -> Recorded:
        name = self._names[pk][:200]
        if model is Custody:
            person = trail.record(Person(), by=self._by, reason="of a custody not told")
            return Custody(pk=pk, person=person)
        if model is Authority:
            return Authority(pk=pk, name=name, kind="other")
        if model is Place:
            return Place(pk=pk, name=name)
        return model(id=pk)

    def look_for_contradictions(self) -> None:
        """Tell what the custodies and placements taken in contradict."""
        for fact in self._checked:
            doubts.tell(fact, by=self._by)
        self._done.contradictions = Contradiction.objects.count() - self._before
