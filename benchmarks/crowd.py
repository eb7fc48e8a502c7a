"""A register of very many custodies, thin but true to shape, written in bulk."""

import datetime as dt
import random
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from habeas.web.accounts.models import Authority, Role
from habeas.web.register.actions.spelling import spell_all
from habeas.web.register.models import (
    Breach,
    ConsularEvent,
    Custody,
    Incident,
    Name,
    Person,
    Place,
    Placement,
    Task,
)
from habeas.web.trail.actions import SYSTEM, record

_AT_ONCE = 20_000
_PLACES = 40
# One in so many is held now; the others were released.
_ONE_HELD_IN = 20
# Of those held, one in so many is a child, has asked for their consulate, has an
# incident on file, has a person of their own acting for them.
_ONE_CHILD_IN, _ONE_ASKS_IN, _ONE_INCIDENT_IN = 200, 500, 300
_LINES = ("outside-contact", "periodic-review", "reasons-notified", "child")
_NATIONS = ("ERI", "SYR", "AFG", "ECU", "SEN", "ALB", "MEX")

Row = Mapping[str, Any]


# Names of nobody: syllables put together.
_SYLLABLES = ("ba", "do", "fe", "gi", "ka", "lu", "ma", "ne", "ri", "so", "ta", "vu")


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who there is to look from: a body, its places, and how many it holds.

    `other` is a body that holds nobody, and has one empty place.
    """

    authority: Authority
    places: tuple[Place, ...]
    custodies: int
    other: Authority


def gather(custodies: int, *, now: dt.datetime, seed: int = 7) -> Crowd:
    """Write so many custodies, each of its own person, and what stands in lists."""
    draw = random.Random(seed)  # noqa: S311 - no secret, the same each time
    body = record(Authority(name="Border Police", kind="border"), by=SYSTEM)
    places = tuple(
        record(
            Place(name=f"Place {n}", authority=body, type="purpose_built"), by=SYSTEM
        )
        for n in range(_PLACES)
    )
    other = record(Authority(name="Coast Guard", kind="border"), by=SYSTEM)
    record(Place(name="Pier", authority=other, type="purpose_built"), by=SYSTEM)
    with transaction.atomic():
        made = _custodies(custodies, now, draw)
        while some := list(islice(made, _AT_ONCE)):
            _write(some, body, places, draw)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Crowd(body, places, custodies, other)


@dataclass(frozen=True, slots=True)
class _One:
    key: uuid.UUID
    person: uuid.UUID
    began_at: dt.datetime
    ended_at: dt.datetime | None


def _custodies(count: int, now: dt.datetime, draw: random.Random) -> Iterator[_One]:
    for _ in range(count):
        is_held = draw.randrange(_ONE_HELD_IN) == 0
        ago = dt.timedelta(
            minutes=draw.randrange(1, 60 * 24 * (60 if is_held else 3000))
        )
        began = now - ago
        ended = None if is_held else began + ago * draw.random()
        yield _One(
            uuid.UUID(int=draw.getrandbits(128)),
            uuid.UUID(int=draw.getrandbits(128)),
            began,
            ended,
        )


def _write(
    some: Sequence[_One],
    body: Authority,
    places: Sequence[Place],
    draw: random.Random,
) -> None:
    _insert(
        Person,
        (
            {
                "id": one.person,
                "reference": _reference(one.person),
                "birth_year": 2012 if _is(one, _ONE_CHILD_IN) else 1990,
                "nationality": draw.choice(_NATIONS),
            }
            for one in some
        ),
    )
    _insert(
        Custody,
        (
            {
                "id": one.key,
                "reference": _reference(one.key),
                "person_id": one.person,
                "began_at": one.began_at,
                "ended_at": one.ended_at,
                "detaining_authority_id": body.pk,
            }
            for one in some
        ),
    )
    _insert(
        Placement,
        (
            {
                "id": uuid.UUID(int=draw.getrandbits(128)),
                "custody_id": one.key,
                "place_id": draw.choice(places).pk,
                "began_at": one.began_at,
                "ended_at": one.ended_at,
            }
            for one in some
        ),
    )
    held = [one for one in some if one.ended_at is None]
    spell_all(_names(some, draw))
    _insert(ConsularEvent, _asked(held, draw))
    _insert(Incident, _happened(held, draw))
    Breach.objects.bulk_create(
        Breach(
            custody_id=one.key,
            subject="custody",
            subject_id=str(one.key),
            line=draw.choice(_LINES),
            since=one.began_at,
        )
        for one in held
        if draw.randrange(2)
    )
    Task.objects.bulk_create(
        Task(
            custody_id=one.key,
            line=line,
            role=role,
            authority=body,
            raised_at=one.began_at,
            due_at=one.began_at + dt.timedelta(days=draw.randrange(1, 60)),
        )
        for one in held
        for line, role in (
            ("outside-contact", Role.CUSTODY_OFFICER),
            ("periodic-review", Role.DECISION_MAKER),
        )
    )


def _names(some: Sequence[_One], draw: random.Random) -> Sequence[Name]:
    """Name everybody, and give the names as they were written."""
    rows = [
        {
            "id": uuid.UUID(int=draw.getrandbits(128)),
            "person_id": one.person,
            "text": f"{_word(draw)} {_word(draw)}",
            "is_main": True,
        }
        for one in some
    ]
    _insert(Name, rows)
    return [Name(**row) for row in rows]


def _word(draw: random.Random) -> str:
    return "".join(draw.choices(_SYLLABLES, k=3)).capitalize()


def _asked(held: Sequence[_One], draw: random.Random) -> Iterator[Row]:
    for one in held:
        if _is(one, _ONE_ASKS_IN):
            key = uuid.UUID(int=draw.getrandbits(128))
            told = {"custody_id": one.key, "kind": "requested", "at": one.began_at}
            yield {"id": key, **told}


def _happened(held: Sequence[_One], draw: random.Random) -> Iterator[Row]:
    for one in held:
        if _is(one, _ONE_INCIDENT_IN):
            key = uuid.UUID(int=draw.getrandbits(128))
            told = {"custody_id": one.key, "kind": "injury", "at": one.began_at}
            yield {"id": key, **told}


def _is(one: _One, of: int) -> bool:
    return one.person.int % of == 0


def _reference(key: uuid.UUID) -> str:
    return key.hex[:12].upper()


def _insert(model: type[Model], rows: Iterable[Row]) -> None:
    """Write rows past all that Django does for one; what is not told is the default."""
    usual = model(recorded_at=timezone.now())
    fields = model._meta.concrete_fields
    values = [
        [
            field.get_db_prep_save(
                row.get(field.attname, getattr(usual, field.attname)), connection
            )
            for field in fields
        ]
        for row in rows
    ]
    names = ", ".join(f'"{field.column}"' for field in fields)
    table = f'"{model._meta.db_table}" ({names})'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
            return
        marks = ", ".join("%s" for _ in fields)
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
