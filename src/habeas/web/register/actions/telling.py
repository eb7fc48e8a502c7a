"""Tell all who watch over a release, as tasks of their roles, and without a name."""

import datetime as dt
import uuid
from collections.abc import Iterator

from habeas.web.accounts.models import Role
from habeas.web.register.codes import InstructionCause, TaskState
from habeas.web.register.models import (
    Custody,
    Hearing,
    Instruction,
    Placement,
    Task,
)
from habeas.web.register.queries.owed import RELEASE

# Level 0 is whoever is first to act; these all know at once.
_AT_ONCE = 0


def tell_of_release(instruction: Instruction) -> None:
    """Give a task to place, authority, counsel, court and monitor.

    Mail goes out for each task that says it was not mailed yet; it names no person.
    """
    waits = Task.objects.filter(
        custody=instruction.custody, line=RELEASE, state=TaskState.OPEN
    )
    standing = frozenset(waits.values_list("role", "authority_id"))
    wanted = (told for told in _told(instruction) if told not in standing)
    tasks = [_task(instruction, role, body) for role, body in dict.fromkeys(wanted)]
    # Another may tell the same at the same moment: one of the two is enough.
    Task.objects.bulk_create(tasks, ignore_conflicts=True)


def release_is_done(custody: Custody, *, at: dt.datetime) -> None:
    """Close the tasks that an instruction raised, once the person is free."""
    waits = Task.objects.filter(custody=custody, line=RELEASE, state=TaskState.OPEN)
    waits.update(state=TaskState.DONE, closed_at=at)


def _told(instruction: Instruction) -> Iterator[tuple[Role, uuid.UUID | None]]:
    custody = instruction.custody
    if instruction.cause == InstructionCause.CHILD:
        yield Role.CHILD_PROTECTION, None
    places = Placement.objects.filter(custody=custody, ended_at=None, withdrawn_at=None)
    for place in places.select_related("place"):
        yield Role.CUSTODY_OFFICER, place.place.authority_id
    yield Role.DECISION_MAKER, custody.detaining_authority_id
    yield Role.COUNSEL, None
    courts = Hearing.objects.filter(custody=custody, withdrawn_at=None)
    known = [hearing.authority_id for hearing in courts]
    for court in dict.fromkeys(known or [None]):
        yield Role.JUDGE, court
    yield Role.MONITOR, None


def _task(instruction: Instruction, role: Role, body: uuid.UUID | None) -> Task:
    return Task(
        custody=instruction.custody,
        line=RELEASE,
        role=role,
        authority_id=body,
        is_alarm=True,
        level=_AT_ONCE,
        raised_at=instruction.issued_at,
        due_at=instruction.issued_at,
    )
