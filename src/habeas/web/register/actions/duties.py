"""Tasks and alarms raised by verdicts, and closed as the verdicts change."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from habeas.law.verdict import Verdict
from habeas.web.register.codes import TaskState
from habeas.web.register.models import Custody, Task
from habeas.web.register.queries.columns import among
from habeas.web.register.queries.owed import Step, escalation, is_verdict
from habeas.web.register.queries.working_out import Finding

Found = Mapping[uuid.UUID, tuple[Finding, ...]]
Key = tuple[str, str, uuid.UUID | None, int]

# How long before it is due something becomes a task.
HORIZON = dt.timedelta(hours=72)
# What is still owed to somebody who is free again.
_AFTER_RELEASE = frozenset(
    {
        "compensation",
        "death-investigated",
        "decision-notified",
        "identity-documents",
        "ill-treatment-investigated",
        "no-renewed-detention",
        "property-inventory",
        "trafficking-referral",
    }
)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Held:
    """Of a custody, what its tasks need: the body that detains, and whether it runs."""

    authority: uuid.UUID | None
    is_running: bool


class _Standing(NamedTuple):
    """Of a task that stands, which it is, and since when."""

    pk: int
    raised_at: dt.datetime


def raise_duties(
    found: Found, custodies: Collection[uuid.UUID], *, at: dt.datetime
) -> None:
    """Bring the tasks of custodies in line with what was found of them.

    Raises what is due soon or broken, lets what is overdue climb, and closes what is
    no longer so. Doing it twice does nothing.
    """
    held = _held(custodies, at)
    standing = _standing(custodies)
    raised: list[Task] = []
    closed: dict[TaskState, list[int]] = defaultdict(list)
    for custody in custodies:
        findings = {f.line: f for f in found.get(custody, ()) if f.rule == f.line}
        for (line, *_key), task in standing[custody].items():
            if state := _closing(findings.get(line), held[custody], at):
                closed[state].append(task.pk)
        tasks = _wanted(custody, findings.values(), held[custody], standing, at)
        raised.extend(tasks)
    # Another may raise the same at the same moment: one of the two is enough.
    Task.objects.bulk_create(raised, batch_size=_AT_ONCE, ignore_conflicts=True)
    for state, tasks_closed in closed.items():
        Task.objects.filter(pk__in=tasks_closed).update(state=state, closed_at=at)


def _held(
    custodies: Collection[uuid.UUID], at: dt.datetime
) -> Mapping[uuid.UUID, _Held]:
    rows = Custody.objects.filter(pk__in=among(custodies)).values_list(
        "pk", "detaining_authority_id", "ended_at", "end_not_known"
    )
    return {
        pk: _Held(body, not unknown and (ended is None or ended > at))
        for pk, body, ended, unknown in rows
    }


def _standing(
    custodies: Collection[uuid.UUID],
) -> Mapping[uuid.UUID, Mapping[Key, _Standing]]:
    """Give the open tasks that verdicts raised."""
    found: dict[uuid.UUID, dict[Key, _Standing]] = {pk: {} for pk in custodies}
    rows = Task.objects.filter(custody__in=among(custodies), state=TaskState.OPEN)
    asked = ("custody_id", "pk", "raised_at", "line", "role", "authority_id", "level")
    for custody, pk, raised_at, line, role, body, level in rows.values_list(*asked):
        if is_verdict(line):
            found[custody][line, role, body, level] = _Standing(pk, raised_at)
    return found


def _closing(finding: Finding | None, held: _Held, at: dt.datetime) -> TaskState | None:
    """Say how a task ends; None while it stands.

    It stands where a fact is missing too: nobody can tell that it was done.
    """
    if finding is not None and _stands(finding, held, at):
        return None
    is_met = finding is not None and finding.verdict is Verdict.MET
    return TaskState.DONE if is_met else TaskState.LAPSED


def _stands(finding: Finding, held: _Held, at: dt.datetime) -> bool:
    is_unknown = finding.verdict is Verdict.UNKNOWN and held.is_running
    return is_unknown or _is_owed(finding, held, at)


def _is_owed(finding: Finding, held: _Held, at: dt.datetime) -> bool:
    if not held.is_running and finding.line not in _AFTER_RELEASE:
        return False
    match finding.verdict:
        case Verdict.BREACH:
            return True
        case Verdict.PENDING:
            return finding.due_at is not None and finding.due_at - at <= HORIZON
    return False


def _wanted(
    custody: uuid.UUID,
    findings: Iterable[Finding],
    held: _Held,
    standing: Mapping[uuid.UUID, Mapping[Key, _Standing]],
    at: dt.datetime,
) -> Iterator[Task]:
    """Give the tasks that are not there yet."""
    there = standing[custody]
    for finding in findings:
        if not _is_owed(finding, held, at):
            continue
        overdue = _overdue(finding, there, at)
        for step in escalation(finding.line):
            if step.level == 0 or (overdue is not None and overdue >= step.after):
                body = held.authority if step.is_of_the_body else None
                if (finding.line, step.role, body, step.level) not in there:
                    yield _task(custody, finding, step, body, at)


def _overdue(
    finding: Finding, there: Mapping[Key, _Standing], at: dt.datetime
) -> dt.timedelta | None:
    """Say for how long something is overdue; None where it is not.

    A breach since nobody knows when counts from when it was first told.
    """
    if finding.verdict is not Verdict.BREACH:
        return None
    if finding.since is not None:
        return at - finding.since
    told = [t.raised_at for (line, *_key), t in there.items() if line == finding.line]
    return at - min(told, default=at)


def _task(
    custody: uuid.UUID,
    finding: Finding,
    step: Step,
    body: uuid.UUID | None,
    at: dt.datetime,
) -> Task:
    is_pending = finding.verdict is Verdict.PENDING
    return Task(
        custody_id=custody,
        line=finding.line,
        role=step.role,
        authority_id=body,
        is_alarm=step.is_alarm,
        level=step.level,
        raised_at=at,
        due_at=finding.due_at if is_pending else finding.since or at,
    )
