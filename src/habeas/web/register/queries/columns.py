"""Columns of Arrow from what a database gave, many rows at once.

Whatever Django would turn each value into costs more than the rest of a sweep: the
values are taken as the driver gives them, and turned all together.
"""

import json
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from habeas.facts.table import Column, Type

# How SQLite keeps an identifier, and how everybody else writes it.
_HEX = "^(.{8})(.{4})(.{4})(.{4})(.{12})$"
_WRITTEN = r"\1-\2-\3-\4-\5"

# So few keys are handed over one by one.
_FEW = 100

Same = Mapping[uuid.UUID, uuid.UUID]


def among(keys: Collection[uuid.UUID]) -> RawSQL | Collection[uuid.UUID]:
    """Hand over many keys as one value, where handing over each would cost more."""
    if len(keys) <= _FEW:
        return keys
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::uuid[])", [f"{{{','.join(map(str, keys))}}}"])
    told = json.dumps([key.hex for key in keys])
    return RawSQL("SELECT value FROM json_each(%s)", [told])


def fetched(rows: "QuerySet[Any]", paths: Sequence[str]) -> list[tuple[Any, ...]]:
    """Fetch the values on some paths, as the driver gives them."""
    try:
        asked, given = rows.values_list(*paths).query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(asked, given)
        return list(cursor.fetchall())


def fetched_in_pieces(
    rows: "QuerySet[Any]", paths: Sequence[str], *, size: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Fetch the same some rows at a time; the rest wait in the database."""
    try:
        asked, given = rows.values_list(*paths).query.sql_with_params()
    except EmptyResultSet:
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(asked, given)
        while found := cursor.fetchmany(size):
            yield list(found)


def arrow(column: Column, values: Sequence[Any], *, same: Same) -> pa.Array:
    """Make a column of values, each as Arrow carries its kind.

    A text left empty is a fact not known; a moment is the wall clock of the register.
    `same` are identifiers that another stands for.
    """
    kind = column.kind
    if kind is Type.MOMENT:
        return _moments(values)
    if column.refers_to:
        return keys(values, same=same)
    found = pa.array(values)
    if kind in {Type.TEXT, Type.CODE} and pa.types.is_string(found.type):
        return pc.if_else(pc.equal(found, ""), None, found).cast(kind.arrow)
    return found.cast(kind.arrow)


def _moments(values: Sequence[Any]) -> pa.Array:
    found = pa.array(values)
    if pa.types.is_null(found.type):
        return found.cast(Type.MOMENT.arrow)
    if pa.types.is_string(found.type):
        found = pc.assume_timezone(found.cast(pa.timestamp("us")), "UTC")
    here = found.cast(pa.timestamp("us", tz=settings.TIME_ZONE))
    return pc.local_timestamp(here)


def keys(values: Sequence[Any], *, same: Same) -> pa.Array:
    """Make a column of identifiers."""
    if connection.vendor == "sqlite":
        found = pa.array(values, pa.string())
        written = pc.replace_substring_regex(found, pattern=_HEX, replacement=_WRITTEN)
    else:
        written = pa.array([None if v is None else str(v) for v in values], pa.string())
    if not same:
        return written
    stands = {str(key): str(other) for key, other in same.items()}
    return pa.array([stands.get(v, v) for v in written.to_pylist()], pa.string())
