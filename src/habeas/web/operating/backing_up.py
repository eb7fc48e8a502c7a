"""The whole register in one file, and a register made from it.

A backup is a zip of JSON Lines, a file for each table, with a manifest that names the
end of the trail. It does not depend on the database: one taken from SQLite goes into
PostgreSQL, and the other way. It holds everything, behind all walls: only its owner may
read it.
"""

import base64
import datetime as dt
import json
import os
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction

from habeas import __version__
from habeas.law.errors import BadInputError, HabeasError, OutputError
from habeas.web.operating.verifying import check
from habeas.web.trail import guards
from habeas.web.trail.models import Entry, Head

_MANIFEST = "manifest.json"
_FORMAT = 1
_AT_ONCE = 500
# What is made anew, or is of one machine and one hour alone.
_LEFT_OUT = frozenset(
    {
        "sessions.session",
        "contenttypes.contenttype",
        "auth.permission",
        "axes.accessattempt",
        "axes.accesslog",
        "axes.accessfailurelog",
    }
)


class TamperedError(HabeasError):
    """The register, or a backup of it, does not say what its trail says."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: its format, who made it, and the end of its trail."""

    format: int
    version: str
    entries: int
    head: str
    rows: dict[str, int]


def back_up(path: Path) -> Manifest:
    """Write a backup; a file that is there stays until the new one is whole.

    Raises OutputError where it cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            manifest = _write(zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED))
        draft.replace(path)
    except OSError as error:
        raise OutputError(
            f"the backup cannot be written to {path} ({error.strerror}): name another "
            "file, or make room"
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return manifest


def _write(archive: zipfile.ZipFile) -> Manifest:
    rows: dict[str, int] = {}
    # One transaction: what is written while this runs is in none of it.
    with archive, transaction.atomic():
        _one_view()
        head = Head.objects.get(pk=1)
        for model in _models():
            name = model._meta.label_lower
            with archive.open(f"{name}.jsonl", "w") as out:
                rows[name] = 0
                for line in _lines(model):
                    out.write(line)
                    rows[name] += 1
        manifest = Manifest(_FORMAT, __version__, head.number, head.digest, rows)
        archive.writestr(_MANIFEST, json.dumps(asdict(manifest), indent=2))
    return manifest


def _one_view() -> None:
    """Have PostgreSQL show one state of things to the whole transaction."""
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label_lower not in _LEFT_OUT and not model._meta.proxy:
            yield model


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    rows = model._default_manager.order_by("pk").iterator(chunk_size=_AT_ONCE)
    fields = model._meta.concrete_fields
    for row in rows:
        said = {f.attname: _plain(getattr(row, f.attname)) for f in fields}
        yield json.dumps(said, ensure_ascii=False).encode() + b"\n"


def _plain(value: object) -> object:
    """Write a value whole: Django's own serializers cut moments to milliseconds."""
    match value:
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case uuid.UUID() | Decimal():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
    return value


def restore(path: Path) -> Manifest:
    """Make a register from a backup, whole or not at all, and check it.

    Raises BadInputError for a file that is no backup, and where there is a register
    with facts in it already; TamperedError where the backup does not hold.
    """
    with _opened(path) as archive, transaction.atomic():
        manifest = _manifest(archive, path)
        _must_be_empty()
        guards.remove(connection)
        Head.objects.all().delete()
        for model in _models():
            _take_in(archive, model, path)
        connection.check_constraints()
        guards.install(connection)
        _must_hold(manifest)
    _mend_sequences()
    return manifest


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise BadInputError(
            f"{path} is no backup of Habeas, or was cut off: give a file that `habeas "
            "backup` wrote"
        ) from error


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        manifest = Manifest(**json.loads(archive.read(_MANIFEST)))
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise BadInputError(
            f"{path} has no manifest of a backup: give one that `habeas backup` wrote"
        ) from error
    if manifest.format != _FORMAT:
        raise BadInputError(
            f"{path} is a backup of format {manifest.format}, and format {_FORMAT} is "
            f"read here: restore it with Habeas {manifest.version}"
        )
    return manifest


def _must_be_empty() -> None:
    if Entry.objects.exists():
        raise BadInputError(
            "there is a register here with entries in its trail: restore into an empty "
            "one (another HABEAS_HOME or DATABASE_URL)"
        )


def _take_in(archive: zipfile.ZipFile, model: type[models.Model], path: Path) -> None:
    name = f"{model._meta.label_lower}.jsonl"
    if name not in archive.namelist():
        return
    held: list[models.Model] = []
    try:
        with archive.open(name) as lines:
            for line in lines:
                held.append(_row(model, json.loads(line)))
                if len(held) == _AT_ONCE:
                    model._default_manager.bulk_create(held)
                    held = []
    except (ValueError, KeyError, ValidationError, zipfile.BadZipFile) as error:
        raise BadInputError(f"{name} in {path} cannot be read: {error}") from error
    model._default_manager.bulk_create(held)


def _row(model: type[models.Model], said: dict[str, Any]) -> models.Model:
    fields = model._meta.concrete_fields
    return model(**{f.attname: f.to_python(said[f.attname]) for f in fields})


def _must_hold(manifest: Manifest) -> None:
    found = check()
    head = Head.objects.get(pk=1)
    if not found.holds or (head.number, head.digest) != (
        manifest.entries,
        manifest.head,
    ):
        broken = found.chain.broken
        why = broken.why if broken else next((t.why for t in found.tampered), "")
        raise TamperedError(
            "the backup does not hold, and nothing was restored: "
            + (why or "its trail does not end where its manifest says")
        )


def _mend_sequences() -> None:
    """Let PostgreSQL's counters go on after the rows that were put in."""
    if connection.vendor != "postgresql":
        return
    from django.core.management.color import no_style  # noqa: PLC0415 - here alone

    statements = connection.ops.sequence_reset_sql(no_style(), list(_models()))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
