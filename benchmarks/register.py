"""A register filled in bulk from canonical tables, past its forms and its trail."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq
from django.db import connection, transaction
from django.db.models import Field, ForeignKey, Model

from habeas.facts.table import Table
from habeas.facts.tables import TABLES
from habeas.web.register.models import Protection
from habeas.web.register.queries.facts import model_of, path

_AT_ONCE = 2_000
_ZONE = ZoneInfo("UTC")


def fill(folder: Path) -> dict[str, int]:
    """Write every canonical table of a folder into the register; give rows by table."""
    filled: dict[str, int] = {}
    with transaction.atomic():
        for table in TABLES:
            if table.name != "population":
                filled[table.name] = _fill(table, folder)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return filled


def _fill(table: Table, folder: Path) -> int:
    model = model_of(table.name)
    fields = {c.name: _field(model, path(table.name, c.name)) for c in table}
    count = 0
    for batch in pq.ParquetFile(folder / f"{table.name}.parquet").iter_batches(
        _AT_ONCE
    ):
        rows = batch.to_pylist()
        made = [model(**dict(_values(table, row, fields))) for row in rows]
        model._default_manager.bulk_create(made)
        if table.name == "custody":
            _protect(rows)
        count += len(rows)
    return count


def _values(
    table: Table,
    row: Mapping[str, Any],
    fields: Mapping[str, "Field[Any, Any] | None"],
) -> Iterator[tuple[str, Any]]:
    if table.name in {"custody", "placement"}:
        # The database refuses two at once but for rows that are marked as in doubt.
        yield "doubted", True
    for name, field in fields.items():
        value = row.get(name)
        if value is None or field is None:
            continue
        if name == table.key:
            yield "pk", key_of(table.name, value)
        elif isinstance(field, ForeignKey):
            yield field.attname, key_of(_tables()[field.related_model], value)
        elif isinstance(value, dt.datetime):
            yield field.attname, value.replace(tzinfo=_ZONE)
        else:
            yield field.attname, value


def _field(model: type[Model], way: str) -> "Field[Any, Any] | None":
    """Find the field of a column; none where it stands in a table of its own."""
    if "__" in way:
        return None
    name = model._meta.pk.name if way == "pk" and model._meta.pk else way
    by_column = {f.attname: f for f in model._meta.concrete_fields}
    return by_column[name]


def _protect(rows: Sequence[Mapping[str, Any]]) -> None:
    Protection.objects.bulk_create(
        Protection(
            custody_id=key_of("custody", row["custody_id"]),
            seeks_protection=row["seeks_protection"],
        )
        for row in rows
        if row.get("seeks_protection") is not None
    )


def key_of(table: str, name: str) -> uuid.UUID:
    """Give the identifier that a row of a file has in the register."""
    told = hashlib.md5(f"{table}:{name}".encode(), usedforsecurity=False)
    return uuid.UUID(bytes=told.digest())


@cache
def _tables() -> Mapping[Any, str]:
    return {model_of(table.name): table.name for table in TABLES}
