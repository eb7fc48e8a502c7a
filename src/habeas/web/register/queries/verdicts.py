"""The verdicts of a custody: as they were stored, or worked out this moment."""

import datetime as dt
import json
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.web.register.models import Custody, Judged, Mark, Wording
from habeas.web.register.queries.working_out import (
    Finding,
    Reasons,
    sentence,
    work_out,
)
from habeas.web.trail.models import Recorded

# The order in which a reader needs them.
ORDER = (
    Verdict.BREACH,
    Verdict.PENDING,
    Verdict.UNKNOWN,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)

# How many cells of a row are always written: the line, and the verdict's code.
_NEVER_USUAL = 2


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All that is found of one custody, and as of when."""

    custody: uuid.UUID
    judged_at: dt.datetime
    next_at: dt.datetime | None
    findings: tuple[Finding, ...]

    def only(self, lines: Collection[str]) -> tuple[Finding, ...]:
        """Leave out the lines that a reader may not see."""
        return tuple(f for f in self.findings if f.line in lines)

    def of(self, *verdicts: Verdict) -> tuple[Finding, ...]:
        """Give the findings with one of these verdicts."""
        return tuple(f for f in self.findings if f.verdict in verdicts)


def fresh_verdicts(
    custody: Custody, *, at: dt.datetime, with_proposed: Sequence[Recorded] = ()
) -> tuple[Finding, ...]:
    """Judge a custody now, with facts that are not recorded yet; keep nothing.

    What is proposed stands beside what is recorded, or in place of an older version
    of the same fact. An authorisation asks this, whatever is stored.
    """
    found = work_out([custody.pk], at=at, proposed=with_proposed)
    return found.get(custody.pk, ())


def stored_verdicts(custody: uuid.UUID) -> Verdicts | None:
    """Read the verdicts of a custody as they were last worked out, if ever."""
    row = Judged.objects.filter(pk=custody).first()
    return None if row is None else verdicts_of(row)


def is_stale(custody: uuid.UUID, *, at: dt.datetime) -> bool:
    """Say whether a custody must be judged before its verdicts are shown."""
    if Mark.objects.filter(pk=custody).exists():
        return True
    row = Judged.objects.filter(pk=custody).only("next_at").first()
    return row is None or (row.next_at is not None and row.next_at <= at)


def verdicts_of(row: Judged) -> Verdicts:
    """Read what a row tells."""
    said = _worded(row.wording_id)
    findings = (_finding(each, str(row.pk), said) for each in json.loads(row.told))
    return Verdicts(row.pk, row.judged_at, row.next_at, tuple(findings))


def told(findings: Iterable[Finding], custody: uuid.UUID) -> str:
    """Write findings so that `verdicts_of` reads them.

    Most of a finding is the same for nearly all: what a row leaves out at its end
    is the line's own.
    """
    key = str(custody)
    return f"[{','.join(_row(finding, key) for finding in findings)}]"


def _row(finding: Finding, custody: str) -> str:
    code = finding.verdict.code
    own = (finding.since, finding.due_at, finding.missing, finding.rule)
    if own == (None, None, "", finding.line) and finding.subject_id == custody:
        return _plainest(finding.line, code)
    row = [
        finding.line,
        code,
        _written(finding.since),
        _written(finding.due_at),
        finding.missing,
        finding.rule,
        finding.subject.value,
        finding.subject_id,
    ]
    usual = _usual(finding.line, custody)
    while len(row) > _NEVER_USUAL and row[-1] == usual[len(row) - _NEVER_USUAL - 1]:
        row.pop()
    return json.dumps(row, separators=(",", ":"))


@cache
def _plainest(line: str, code: int) -> str:
    """Write the row of a finding that has nothing of its own."""
    return json.dumps([line, code], separators=(",", ":"))


def _usual(line: str, custody: str) -> tuple[object, ...]:
    return (None, None, "", line, Subject.CUSTODY.value, custody)


def _finding(row: Sequence[Any], custody: str, said: Reasons) -> Finding:
    line, code = row[:_NEVER_USUAL]
    usual = _usual(line, custody)
    whole = (*row, *usual[len(row) - _NEVER_USUAL :])
    _line, _code, since, due_at, missing, rule, subject, subject_id = whole
    verdict = Verdict.of_code(code)
    return Finding(
        Subject(subject),
        subject_id,
        line,
        verdict,
        rule,
        _moment(since),
        _moment(due_at),
        missing,
        sentence(rule, verdict, missing, said),
    )


def _written(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(text)


# A wording never changes: a new law or rulebook has one of its own.
@lru_cache(maxsize=4)
def _worded(digest: str) -> Reasons:
    said: Reasons = json.loads(Wording.objects.get(pk=digest).reasons)
    return said
