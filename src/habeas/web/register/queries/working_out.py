"""Verdicts worked out from the register's facts, by the rulebook of the audit."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import ibis
import pyarrow as pa

from habeas.engine.lines import Line, lines_of
from habeas.engine.live import Judge
from habeas.engine.plan import PARTS
from habeas.law.applied import Law
from habeas.law.standard import Standard
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule, Subject
from habeas.rulebook.catalogue import find
from habeas.web.register.queries.facts import moment_of, scope_of, tables, wall_time
from habeas.web.register.queries.law import law_in_force
from habeas.web.trail.models import Recorded

# What is judged with a custody; places and measures are judged by themselves.
_OF_CUSTODY = (Subject.CUSTODY, Subject.CONFINEMENT)

_UNKNOWN = Verdict.UNKNOWN.code
_VERDICTS = {verdict.code: verdict for verdict in Verdict}

Row = Mapping[str, Any]
Reasons = Mapping[str, Mapping[str, str]]


class Finding(NamedTuple):
    """What one standard, or one aspect of it, says of a custody or a confinement.

    `rule` is the one that decided, where several make the line. A sweep makes millions:
    a tuple takes a third of the time that a frozen dataclass does.
    """

    subject: Subject
    subject_id: str
    line: str
    verdict: Verdict
    rule: str
    since: dt.datetime | None = None
    due_at: dt.datetime | None = None
    missing: str = ""
    reason: str = ""

    @property
    def standard(self) -> Standard:
        """The standard that says so."""
        return find(self.line.partition("/")[0])

    @property
    def citation(self) -> str:
        """Where the standard is stated, in the edition applied."""
        return self.standard.citation(law_in_force().edition)


def work_out(
    custodies: Collection[uuid.UUID],
    *,
    at: dt.datetime,
    proposed: Sequence[Recorded] = (),
) -> Mapping[uuid.UUID, tuple[Finding, ...]]:
    """Judge custodies as of a moment, and keep nothing.

    `proposed` are facts not recorded, to be judged as if they were. A custody that
    was withdrawn as an error has no verdicts.
    """
    asked = frozenset(custodies)
    given = tables(scope_of(asked), proposed)
    rows = warm().judge(given, wall_time(at))
    found: dict[uuid.UUID, list[Finding]] = {}
    for subject in _OF_CUSTODY:
        owner = _owners(given, subject)
        for row in rows.get(subject, ()):
            of = uuid.UUID(owner.get(row[f"{subject}_id"], row[f"{subject}_id"]))
            if of in asked:
                found.setdefault(of, []).extend(_findings(subject, row))
    return {custody: tuple(findings) for custody, findings in found.items()}


def work_out_alone(
    subject: Subject, key: uuid.UUID, given: Mapping[str, pa.Table], *, at: dt.datetime
) -> tuple[Finding, ...]:
    """Judge one place or one measure as of a moment, and keep nothing.

    `given` are the tables that its standards read.
    """
    law = law_in_force()
    rows = _judge_alone(law, subject).judge(given, wall_time(at))
    return tuple(
        finding
        for row in rows.get(subject, ())
        if row[f"{subject}_id"] == str(key)
        for finding in _findings(subject, row)
    )


def warm() -> Judge:
    """Give the engine that is kept for the law in force."""
    return _judge(law_in_force())


# A law is compared whole, and there is one for as long as a process runs.
@cache
def _judge(law: Law) -> Judge:
    return Judge(law, rules=[rule for rule in RULES if rule.subject in _OF_CUSTODY])


@cache
def _judge_alone(law: Law, subject: Subject) -> Judge:
    return Judge(law, rules=[rule for rule in RULES if rule.subject is subject])


def reasons(law: Law) -> Reasons:
    """Give the sentences of every rule, by its id and the verdict."""
    return _reasons(law)


@cache
def _reasons(law: Law) -> Reasons:
    return {rule.id: _sentences(rule, law) for rule in _rules(law)}


def _sentences(rule: Rule, law: Law) -> Mapping[str, str]:
    facts = ibis.table(rule.row.schema(), name="facts")
    said = rule.judge(rule.row.of(facts), law).reasons
    return {verdict.value: sentence for verdict, sentence in said.items()}


def sentence(rule: str, verdict: Verdict, missing: str, said: Reasons) -> str:
    """Say why, as an audit says it."""
    if verdict is Verdict.UNKNOWN:
        return f"Not known: {missing}."
    return said[rule][verdict]


def _owners(given: Mapping[str, pa.Table], subject: Subject) -> Mapping[str, str]:
    """Tell of which custody each confinement is."""
    if subject is Subject.CUSTODY:
        return {}
    rows = given[subject]
    keys, custodies = rows[f"{subject}_id"], rows["custody_id"]
    return dict(zip(keys.to_pylist(), custodies.to_pylist(), strict=True))


def _findings(subject: Subject, row: Row) -> Iterator[Finding]:
    key = row[f"{subject}_id"]
    for line, rules in _columns(law_in_force())[subject]:
        code, deciding = _worst(row, rules)
        first = deciding[0]
        missing = row[first.missing] or "" if code == _UNKNOWN else ""
        yield Finding(
            subject,
            key,
            line,
            _VERDICTS[code],
            first.rule,
            _first(row, [rule.since for rule in deciding]),
            _first(row, [rule.due for rule in deciding]),
            missing,
            f"Not known: {missing}." if code == _UNKNOWN else first.said[code],
        )


def _worst(row: Row, rules: Sequence["_Columns"]) -> tuple[int, Sequence["_Columns"]]:
    """Give the code of the gravest verdict of some rules, and those that give it."""
    if len(rules) == 1:
        return row[rules[0].verdict], rules
    code = max(row[rule.verdict] for rule in rules)
    return code, [rule for rule in rules if row[rule.verdict] == code]


def _first(row: Row, names: Sequence[str]) -> dt.datetime | None:
    told = [moment for name in names if (moment := row[name]) is not None]
    return moment_of(min(told)) if told else None


class _Columns(NamedTuple):
    """A rule: its columns in a wide row, and what it says by the verdict's code."""

    rule: str
    verdict: str
    since: str
    due: str
    missing: str
    said: Mapping[int, str]


@cache
def _columns(
    law: Law,
) -> Mapping[Subject, tuple[tuple[str, tuple[_Columns, ...]], ...]]:
    said = reasons(law)
    return {
        subject: tuple(
            (line.id, tuple(_columns_of(rule, said) for rule in line.rules))
            for line in lines
        )
        for subject, lines in _lines(law).items()
    }


def _columns_of(rule: Rule, said: Reasons) -> _Columns:
    by_code = {Verdict(v).code: text for v, text in said[rule.id].items()}
    verdict, since, due, missing = (f"{rule.column}__{part}" for part in PARTS)
    return _Columns(rule.id, verdict, since, due, missing, by_code)


@cache
def _lines(law: Law) -> Mapping[Subject, tuple[Line, ...]]:
    rules = _rules(law)
    return {
        subject: tuple(lines_of(subject, [r for r in rules if r.subject is subject]))
        for subject in Subject
    }


@cache
def _rules(law: Law) -> tuple[Rule, ...]:
    """Give the rules of the edition applied."""
    return tuple(rule for rule in RULES if rule.standard.is_of(law.edition))
