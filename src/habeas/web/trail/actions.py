"""Add to the chain: facts recorded, corrected and withdrawn, and things read."""

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import BinaryField
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from habeas.law.errors import HabeasError
from habeas.web.trail.models import Action, Entry, Head, Recorded
from habeas.web.trail.wall import Wall

R = TypeVar("R", bound=Recorded)

# What the trail itself says already, or that no version differs in.
_NOT_CONTENT = frozenset({"id", "version"})
# How many rows are written in one statement.
_AT_ONCE = 500


# Sent with each new version of a fact, as `fact`, within the transaction that keeps it:
# a layer above learns of every write in this one place.
written = Signal()


class StalePageError(HabeasError):
    """Somebody else has changed the fact since the page was shown."""

    status = 409


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, and in which role; the system has no user."""

    name: str
    user_id: int | None = None
    role: str = ""

    @classmethod
    def of(cls, user: AbstractBaseUser, role: str = "") -> Self:
        """Make an actor of a person signed in."""
        return cls(user.get_username(), user.pk, role)


SYSTEM = Actor("system", None, "system")


@transaction.atomic
def record(fact: R, *, by: Actor, at: dt.datetime | None = None, reason: str = "") -> R:
    """Record a fact for the first time, and tell the trail.

    `at` is the moment of recording; it is now, but for imports and tests.
    """
    fact.recorded_at = at or timezone.now()
    fact.recorded_by_id = by.user_id
    fact.save(force_insert=True)
    _tell(fact, Action.RECORDED, by=by, reason=reason)
    return fact


@transaction.atomic
def record_many(
    facts: Sequence[R], *, by: Actor, reason: str = "", at: dt.datetime | None = None
) -> list[R]:
    """Record many facts of one kind at once, each told to the trail as any other.

    `written` is not sent: whoever records many sees to what follows from them all.
    """
    moment = at or timezone.now()
    if not facts:
        return []
    for fact in facts:
        fact.recorded_at = moment
        fact.recorded_by_id = by.user_id
    model = type(facts[0])
    kept = model._default_manager.bulk_create(facts, batch_size=_AT_ONCE)
    entries = (_entry(fact, Action.RECORDED, by=by, reason=reason) for fact in kept)
    _append_all(entries)
    return kept


@transaction.atomic
def correct(
    fact: R, changes: Mapping[str, Any], *, by: Actor, reason: str, seen: int
) -> R:
    """Make a new version of a fact; the trail keeps the ones before.

    `seen` is the version that whoever corrects had before them. Raises
    StalePageError where that is no longer the newest, and changes nothing.
    """
    return _changed(fact, changes, Action.CORRECTED, by=by, reason=reason, seen=seen)


@transaction.atomic
def withdraw(fact: R, *, by: Actor, reason: str, seen: int) -> R:
    """Mark a fact as recorded in error: it stays, and is judged no more."""
    gone = {"withdrawn_at": timezone.now()}
    return _changed(fact, gone, Action.WITHDRAWN, by=by, reason=reason, seen=seen)


def _changed(  # noqa: PLR0913 - who, what, why and on which version
    fact: R,
    changes: Mapping[str, Any],
    action: Action,
    *,
    by: Actor,
    reason: str,
    seen: int,
) -> R:
    model = type(fact)
    stored = model._default_manager.select_for_update().get(pk=fact.pk)
    if stored.version != seen:
        raise StalePageError(
            _(
                "This was changed by somebody else after you opened the page: nothing "
                "was saved. Look at what it says now, and make your change again."
            )
        )
    for name, value in changes.items():
        setattr(stored, name, value)
    stored.version = seen + 1
    stored.save(force_update=True)
    _tell(stored, action, by=by, reason=reason)
    return stored


def note(  # noqa: PLR0913 - the parts of an entry
    action: Action,
    kind: str,
    *,
    by: Actor,
    object_id: object = "",
    about: object = "",
    wall: Wall = Wall.CUSTODY,
    content: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Entry:
    """Tell the trail of something done or read that makes no version of a fact."""
    entry = Entry(
        actor=by.name,
        role=by.role,
        action=action,
        kind=kind,
        object_id=str(object_id),
        about=str(about),
        wall=wall,
        content="" if content is None else canonical(content),
        reason=reason,
    )
    return _append(entry)


def content_of(fact: Recorded) -> dict[str, Any]:
    """Give what a fact says, field by field.

    A document is left out: the hash that stands beside it is told, and proves it.
    """
    fields = fact._meta.concrete_fields
    return {
        f.attname: getattr(fact, f.attname)
        for f in fields
        if f.attname not in _NOT_CONTENT and not isinstance(f, BinaryField)
    }


def canonical(content: Mapping[str, Any]) -> str:
    """Write content so that the same content gives the same text, on any database."""
    return json.dumps(
        content,
        default=_plain,
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )


def _plain(value: object) -> str:
    match value:
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case uuid.UUID() | Decimal():
            return str(value)
        case bytes() | memoryview():
            return bytes(value).hex()
    raise TypeError(f"{type(value)} has no place in the trail")


def _tell(fact: Recorded, action: Action, *, by: Actor, reason: str) -> None:
    _append(_entry(fact, action, by=by, reason=reason))
    written.send(type(fact), fact=fact)


def _entry(fact: Recorded, action: Action, *, by: Actor, reason: str) -> Entry:
    return Entry(
        actor=by.name,
        role=by.role,
        action=action,
        kind=fact.trail_name(),
        object_id=str(fact.pk),
        about=fact.person_id_told(),
        wall=fact.WALL,
        version=fact.version,
        content=canonical(content_of(fact)),
        reason=reason,
    )


def _append(entry: Entry) -> Entry:
    """Chain an entry to the end; others wait until it is in."""
    _append_all([entry])
    return entry


@transaction.atomic
def _append_all(entries: Iterable[Entry]) -> None:
    head = Head.objects.select_for_update().get(pk=1)
    # Taken while the end is held, so that the order of entries is that of time.
    now = timezone.now()
    chained = []
    for entry in entries:
        entry.number, entry.at, entry.previous = head.number + 1, now, head.digest
        entry.digest = entry.worked_out()
        head.number, head.digest = entry.number, entry.digest
        chained.append(entry)
    Entry.objects.bulk_create(chained, batch_size=_AT_ONCE)
    head.save(force_update=True)
