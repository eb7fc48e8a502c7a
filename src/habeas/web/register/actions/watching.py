"""Tasks for what no standard says: who did not arrive, and counts that differ."""

import datetime as dt
import uuid
from collections.abc import Iterator

from django.db import transaction
from django.db.models import F, Q

from habeas.web.register.codes import TaskState
from habeas.web.register.models import Headcount, Task, Transfer
from habeas.web.register.queries.owed import HEADCOUNT, OVERDUE_ARRIVAL, escalation

Key = tuple[uuid.UUID | None, uuid.UUID | None, str, str, int]


@transaction.atomic
def watch(now: dt.datetime) -> None:
    """Raise tasks for whoever is overdue or miscounted, and close what is settled."""
    wanted = {_key(task): task for task in (*_arrivals(now), *_headcounts(now))}
    standing = {
        _key(task): task
        for task in Task.objects.filter(
            line__in=(OVERDUE_ARRIVAL, HEADCOUNT), state=TaskState.OPEN
        )
    }
    Task.objects.bulk_create(
        [task for key, task in wanted.items() if key not in standing],
        ignore_conflicts=True,
    )
    settled = [task.pk for key, task in standing.items() if key not in wanted]
    Task.objects.filter(pk__in=settled).update(state=TaskState.DONE, closed_at=now)


def _key(task: Task) -> Key:
    return task.custody_id, task.place_id, task.line, task.role, task.level


def _arrivals(now: dt.datetime) -> Iterator[Task]:
    """Give tasks for those who left and did not arrive when they should have."""
    late = Transfer.objects.filter(
        expected_at__lt=now,
        arrived_at=None,
        withdrawn_at=None,
        custody__ended_at=None,
        custody__withdrawn_at=None,
    )
    for transfer in late.select_related("destination"):
        if transfer.expected_at is None:
            continue
        body = transfer.escort_id or transfer.destination.authority_id
        for task in _tasks(OVERDUE_ARRIVAL, transfer.expected_at, body, now):
            task.custody_id = transfer.custody_id
            yield task


def _headcounts(now: dt.datetime) -> Iterator[Task]:
    """Give tasks for each place whose count differs, and nobody said why."""
    differ = Headcount.objects.filter(
        ~Q(counted=F("on_record")), explained_at=None, withdrawn_at=None
    )
    for count in differ.select_related("place").order_by("-at"):
        for task in _tasks(HEADCOUNT, count.at, count.place.authority_id, now):
            task.place_id = count.place_id
            yield task


def _tasks(
    line: str, since: dt.datetime, body: uuid.UUID | None, now: dt.datetime
) -> Iterator[Task]:
    for step in escalation(line):
        if now - since >= step.after:
            yield Task(
                line=line,
                role=step.role,
                authority_id=body if step.is_of_the_body else None,
                is_alarm=step.is_alarm,
                level=step.level,
                raised_at=now,
                due_at=since,
            )
