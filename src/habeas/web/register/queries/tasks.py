"""The tasks and alarms of whoever looks, and no one else's."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.rulebook.catalogue import find
from habeas.web.register.codes import TaskState
from habeas.web.register.models import Breach, Custody, Task
from habeas.web.register.queries.access import custodies_visible_to
from habeas.web.register.queries.few import few
from habeas.web.register.queries.overview import PAGE, lines_offered
from habeas.web.register.queries.owed import (
    HEADCOUNT,
    OVERDUE_ARRIVAL,
    RELEASE,
    is_verdict,
)
from habeas.web.register.queries.viewer import Office, Viewer

# Tasks outlive a release: so many custodies are still better asked one by one.
_MOST = 8_000
_WATCHED: dict[str, str | Promise] = {
    OVERDUE_ARRIVAL: _("Somebody on the way has not arrived when expected"),
    HEADCOUNT: _("The headcount differs from the register"),
    RELEASE: _("Release is instructed, and the person is still held"),
}


@dataclass(frozen=True, slots=True)
class Broken:
    """How many custodies break a standard."""

    line: str
    title: str
    custodies: int


@dataclass(frozen=True, slots=True)
class After:
    """Where a page of tasks ends, and the next begins."""

    due_at: dt.datetime | None
    key: int


@dataclass(frozen=True, slots=True)
class Tasks:
    """One page of tasks, how many there are on all, and where the next page begins."""

    rows: Sequence[Task]
    count: int
    next: After | None


@dataclass(frozen=True, slots=True)
class Work:
    """What waits for somebody: how much, and the first of it."""

    alarms: Sequence[Task]
    tasks: Sequence[Task]
    open: int
    overdue: int
    held: int


def title_of(line: str) -> str:
    """Say in a sentence what a task is about; it tells of nobody."""
    if is_verdict(line):
        return find(line.partition("/")[0]).title
    return str(_WATCHED[line])


def tasks_of(viewer: Viewer) -> QuerySet[Task]:
    """Give the open tasks of the offices somebody holds, the soonest due first.

    Only those of custodies they may see: what stands in a task is never more than
    what stands in the file.
    """
    if not viewer.offices:
        return Task.objects.none()
    mine = reduce(or_, (_of(office) for office in viewer.offices))
    seen = Q(Exists(custodies_visible_to(viewer).filter(pk=OuterRef("custody"))))
    if (ids := few(viewer, running=False, most=_MOST)) is not None:
        seen &= Q(custody__in=ids)
    rows = Task.objects.filter(mine, Q(custody=None) | seen, state=TaskState.OPEN)
    ordered = rows.order_by(F("due_at").asc(nulls_last=True), "pk")
    return ordered.select_related("custody", "place")


def page_of_tasks(
    viewer: Viewer, *, after: After | None, only_alarms: bool, size: int = PAGE
) -> Tasks:
    """Give one page of the open tasks of somebody, the soonest due first."""
    rows = tasks_of(viewer)
    if only_alarms:
        rows = rows.filter(is_alarm=True)
    found = list((rows if after is None else rows.filter(_beyond(after)))[: size + 1])
    shown = found[:size]
    more = len(found) > size
    following = After(shown[-1].due_at, shown[-1].pk) if more else None
    return Tasks(shown, rows.count(), following)


def _beyond(after: After) -> Q:
    """Say which tasks stand after one; those due at no moment stand last."""
    if after.due_at is None:
        return Q(due_at=None, pk__gt=after.key)
    same_moment = Q(due_at=after.due_at, pk__gt=after.key)
    return Q(due_at__gt=after.due_at) | same_moment | Q(due_at=None)


def _of(office: Office) -> Q:
    mine = Q(authority=None) | Q(authority__in=office.authorities)
    at_my_place = Q(place=None) | Q(place__in=office.places)
    if not office.places:
        at_my_place = Q()
    return Q(role=office.role) & mine & at_my_place


def work_of(viewer: Viewer, *, at: dt.datetime, most: int = 10) -> Work:
    """Gather what waits for somebody."""
    tasks = tasks_of(viewer)
    counted = tasks.aggregate(
        open=Count("pk"), overdue=Count("pk", filter=Q(due_at__lt=at))
    )
    return Work(
        list(tasks.filter(is_alarm=True)[:most]),
        list(tasks.filter(is_alarm=False)[:most]),
        counted["open"],
        counted["overdue"],
        _held(viewer).count(),
    )


def most_broken(viewer: Viewer, *, most: int = 8) -> tuple[Broken, ...]:
    """Count the custodies that break each standard, those most broken first."""
    rows = (
        Breach.objects.filter(
            line__in=[line for line, _standard in lines_offered(viewer)],
            custody__in=_held(viewer).values("pk"),
        )
        .values_list("line")
        .annotate(custodies=Count("custody", distinct=True))
        .order_by("-custodies", "line")[:most]
    )
    return tuple(Broken(line, title_of(line), n) for line, n in rows)


def _held(viewer: Viewer) -> QuerySet[Custody]:
    rows = custodies_visible_to(viewer).filter(ended_at=None, withdrawn_at=None)
    ids = few(viewer, running=True)
    return rows if ids is None else rows.filter(pk__in=ids)
