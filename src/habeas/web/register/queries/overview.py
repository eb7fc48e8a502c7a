"""Who is held, where, since when, and what is overdue: a page at a time, by viewer."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Exists, OuterRef, Q, QuerySet

from habeas.law.standard import Kind, Standard
from habeas.rulebook import RULES, Subject
from habeas.rulebook.catalogue import find
from habeas.web.accounts.models import Authority
from habeas.web.register.codes import TaskState
from habeas.web.register.models import Breach, Custody, Name, Placement, Task
from habeas.web.register.queries.access import custodies_visible_to, visible
from habeas.web.register.queries.few import few
from habeas.web.register.queries.grants import Do, may_with
from habeas.web.register.queries.viewer import Viewer
from habeas.web.register.queries.walls import lines_for

PAGE = 25
# Among so many of the newest a page is looked for first.
NEAR = 2_000
_DEADLINES = frozenset({Kind.DEADLINE, Kind.RECURRING})
# What a list shows of a custody itself; the rest is not fetched.
_SHOWN = ("reference", "person_id", "detaining_authority_id", "began_at", "ended_at")
_SUBJECTS = frozenset({Subject.CUSTODY, Subject.CONFINEMENT})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to; nothing asked gives all who are held now."""

    place: uuid.UUID | None = None
    authority: uuid.UUID | None = None
    line: str = ""
    nationality: str = ""
    is_overdue: bool = False
    and_released: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ends, and the next begins."""

    began_at: dt.datetime
    key: uuid.UUID


@dataclass(frozen=True, slots=True)
class Row:
    """One custody in a list, with what its viewer may see of it."""

    custody: Custody
    body: str
    name: str
    places: tuple[str, ...]
    breaches: int
    overdue: tuple[Standard, ...]
    due_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Overview:
    """One page of a list, and where the next begins."""

    rows: tuple[Row, ...]
    next: Cursor | None


def overview(
    viewer: Viewer,
    asked: Asked,
    *,
    after: Cursor | None = None,
    size: int = PAGE,
    near: int = NEAR,
) -> Overview:
    """Give one page of the custodies somebody may see, the newest first.

    Those whose beginning is not known stand before all others, on the first page.
    """
    page = [] if after is not None else _undated(viewer, asked, size)
    found = _found(viewer, asked, after, size=size + 1, near=near)
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    return Overview(
        tuple(_rows(viewer, page + shown)),
        None
        if last is None or last.began_at is None
        else Cursor(last.began_at, last.pk),
    )


def _dated(rows: QuerySet[Custody], after: Cursor | None) -> QuerySet[Custody]:
    """Go along custodies from the newest, or from where a page ended."""
    dated = rows.filter(began_at__isnull=False)
    if after is not None:
        # Written so that both databases go straight to the place in the index.
        earlier = Q(began_at__lt=after.began_at) | Q(pk__lt=after.key)
        dated = dated.filter(earlier, began_at__lte=after.began_at)
    return dated.order_by("-began_at", "-pk")


def _found(
    viewer: Viewer, asked: Asked, after: Cursor | None, *, size: int, near: int
) -> list[Custody]:
    """Find a page: among the nearest first, where whoever sees many has it at once.

    Whoever sees few would go along a million for it: theirs are looked up.
    """
    rows = _dated(_narrowed(viewer, asked), after)
    everybody = Custody.objects.all() if asked.and_released else _running()
    ahead = _dated(everybody, after).values_list("began_at", flat=True)
    horizon = ahead[near : near + 1].first()
    if horizon is None:
        return list(rows[:size])
    found = list(rows.filter(began_at__gte=horizon)[:size])
    if len(found) == size:
        return found
    ids = few(viewer, running=not asked.and_released)
    return list((rows if ids is None else rows.filter(pk__in=ids))[:size])


def _running() -> QuerySet[Custody]:
    return Custody.objects.filter(ended_at=None)


def lines_offered(viewer: Viewer) -> list[tuple[str, Standard]]:
    """Give the lines by whose breaches somebody may narrow a list."""
    shown = lines_for(viewer)
    return [(line, find(line.partition("/")[0])) for line in _lines() if line in shown]


@cache
def _lines() -> tuple[str, ...]:
    return tuple(rule.id for rule in RULES if rule.subject in _SUBJECTS)


@cache
def _deadlines() -> frozenset[str]:
    """Give the lines that are about something being done in time."""
    found = (rule for rule in RULES if rule.standard.kind in _DEADLINES)
    return frozenset(rule.id for rule in found)


def _narrowed(viewer: Viewer, asked: Asked) -> QuerySet[Custody]:
    rows = custodies_visible_to(viewer).filter(withdrawn_at=None)
    if not asked.and_released:
        rows = rows.filter(ended_at=None)
    if asked.place is not None:
        here = Placement.objects.filter(
            custody=OuterRef("pk"), place=asked.place, ended_at=None, withdrawn_at=None
        )
        rows = rows.filter(Exists(here))
    if asked.authority is not None:
        rows = rows.filter(detaining_authority=asked.authority)
    if asked.nationality:
        rows = rows.filter(person__nationality=asked.nationality)
    shown = lines_for(viewer)
    if asked.line:
        rows = rows.filter(_broken({asked.line} & shown))
    if asked.is_overdue:
        rows = rows.filter(_broken(shown & _deadlines()))
    return rows.only(*_SHOWN)


def _broken(lines: Iterable[str]) -> Q:
    """Say that one of some lines is broken, of those the viewer may see."""
    found = Breach.objects.filter(custody=OuterRef("pk"), line__in=sorted(lines))
    return Q(Exists(found))


def _undated(viewer: Viewer, asked: Asked, size: int) -> list[Custody]:
    # There is hardly ever one, and asking that first is far quicker.
    if not Custody.objects.filter(began_at=None).exists():
        return []
    rows = _narrowed(viewer, asked).filter(began_at=None)
    return list(rows.order_by("-pk")[:size])


def _rows(viewer: Viewer, custodies: Sequence[Custody]) -> Iterable[Row]:
    lines = lines_for(viewer)
    bodies = _bodies(custodies)
    names = _names(viewer, custodies)
    places = _places(custodies)
    broken = _breaches(custodies, lines)
    due = _due(custodies, lines)
    for custody in custodies:
        yield Row(
            custody,
            bodies.get(custody.detaining_authority_id, ""),
            names.get(custody.person_id, ""),
            tuple(places[custody.pk]),
            len(broken[custody.pk]),
            tuple(
                dict.fromkeys(
                    find(line.partition("/")[0])
                    for line in broken[custody.pk]
                    if line in _deadlines()
                )
            ),
            due.get(custody.pk),
        )


def _bodies(custodies: Sequence[Custody]) -> Mapping[uuid.UUID | None, str]:
    bodies = {c.detaining_authority_id for c in custodies if c.detaining_authority_id}
    rows = Authority.objects.filter(pk__in=bodies)
    return dict(rows.values_list("pk", "name"))


def _names(viewer: Viewer, custodies: Sequence[Custody]) -> Mapping[uuid.UUID, str]:
    people = {custody.person_id for custody in custodies}
    seeing = [o for o in viewer.offices if may_with(o.role, Do.SEE, Custody)]
    # Whoever reaches a custody reaches its person's names, where they see names at all.
    rows = (
        Name.objects.all()
        if all(may_with(office.role, Do.SEE, Name) for office in seeing)
        else visible(viewer, Name)
    ).filter(person__in=people, withdrawn_at=None)
    ordered = rows.order_by("is_main", "-recorded_at")
    return dict(ordered.values_list("person_id", "text"))


def _places(custodies: Sequence[Custody]) -> Mapping[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    rows = Placement.objects.filter(
        custody__in=[c.pk for c in custodies], ended_at=None, withdrawn_at=None
    )
    for custody, name in rows.values_list("custody_id", "place__name"):
        found[custody].append(name)
    return found


def _breaches(
    custodies: Sequence[Custody], lines: Iterable[str]
) -> Mapping[uuid.UUID, list[str]]:
    """Give the lines broken in each, once; those summed up from others are left out."""
    shown = frozenset(lines) & frozenset(_lines())
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    rows = Breach.objects.filter(custody__in=[c.pk for c in custodies])
    for custody, line in rows.order_by("since", "line").values_list("custody", "line"):
        if line in shown and line not in found[custody]:
            found[custody].append(line)
    return found


def _due(
    custodies: Sequence[Custody], lines: Iterable[str]
) -> Mapping[uuid.UUID, dt.datetime]:
    """Say when something is next due in each, or has been due."""
    rows = Task.objects.filter(
        custody__in=[c.pk for c in custodies],
        state=TaskState.OPEN,
        line__in=sorted(lines),
        due_at__isnull=False,
    )
    # The soonest is read last, and stays.
    ordered = rows.order_by("-due_at").values_list("custody_id", "due_at")
    return {pk: at for pk, at in ordered if at is not None}
