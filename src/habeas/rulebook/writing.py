"""The words a standard is written in; each keeps unknown unknown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from habeas.facts.rows import Flag, Moment
from habeas.law.verdict import Verdict

_NO_MOMENT = ibis.null("timestamp(6)")
_REASONS: Mapping[Verdict, str] = {
    Verdict.MET: "Nothing recorded stands against the standard.",
    Verdict.BREACH: "What is recorded breaks the standard.",
    Verdict.PENDING: "It is not due yet.",
    Verdict.UNKNOWN: "It cannot be told.",
    Verdict.NOT_APPLICABLE: "The standard does not arise here.",
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a standard says: the verdict's code, the moments, and why.

    `doubts` are the expressions whose missing facts make the verdict unknown,
    in the order they are asked; `law_missing` names a figure of the law that
    is not known, and `at_odds` what is in doubt where no fact is missing.
    """

    verdict: ir.IntegerValue
    since: Moment
    due_at: Moment
    doubts: tuple[ir.Value, ...]
    reasons: Mapping[Verdict, str] = field(default_factory=lambda: _REASONS)
    law_missing: str = ""
    at_odds: str = ""

    def because(
        self,
        *,
        breach: str = "",
        met: str = "",
        pending: str = "",
        not_applicable: str = "",
    ) -> Self:
        """Say each verdict's reason in a sentence."""
        said = {
            Verdict.BREACH: breach,
            Verdict.MET: met,
            Verdict.PENDING: pending,
            Verdict.NOT_APPLICABLE: not_applicable,
        }
        told = {verdict: sentence for verdict, sentence in said.items() if sentence}
        return replace(self, reasons={**self.reasons, **told})

    def lacking(self, figure: str, known: object | None) -> Self:
        """Name the figure of the law the ruling needs, where it is not known."""
        return self if known is not None else replace(self, law_missing=figure)

    def doubting(self, what: str) -> Self:
        """Name what cannot be told where facts are known, and contradict each other."""
        return replace(self, at_odds=what)

    def facts(self) -> tuple[str, ...]:
        """Name the facts that decide the verdict."""
        return tuple(
            dict.fromkeys(name for name, _ in _facts_of(self.verdict, self.due_at))
        )

    def facts_said(self) -> frozenset[str]:
        """Name the facts that show in anything said, and not in the verdict alone."""
        said = (self.verdict, self.since, self.due_at, *self.doubts)
        return frozenset(name for name, _ in _facts_of(*said))

    def missing(self, meanings: Mapping[str, str]) -> ir.StringValue:
        """Name, in words, the first fact whose absence leaves the verdict unknown.

        A figure the law does not give comes before all but whether the standard
        arises: what is reckoned with it is missing for that alone.
        """
        asked = self.doubts[:1] if self.law_missing else self.doubts
        cases = [
            (doubt.isnull() & column.isnull(), meanings[name])
            for doubt in asked
            for name, column in _facts_of(doubt)
            if name in meanings
        ]
        unknown = self.verdict == Verdict.UNKNOWN.code
        otherwise = self.law_missing or self.at_odds or "a fact the standard needs"
        named = (
            ibis.cases(*cases, else_=otherwise) if cases else ibis.literal(otherwise)
        )
        return ibis.cases((unknown, named), else_=ibis.null("string"))


@dataclass(frozen=True, slots=True)
class When:
    """The start of a ruling: when the standard arises."""

    applies: Flag

    def breach_if(self, breached: Flag, *, since: Moment | None = None) -> Ruling:
        """Judge a prohibition: a breach where it is so, met where it is not."""
        return self.judge(breached=breached, since=since)

    def met_if(self, met: Flag, *, since: Moment | None = None) -> Ruling:
        """Judge a duty: met where it is so, a breach where it is not."""
        return self.judge(breached=~met, since=since)

    def judge(
        self,
        *,
        breached: Flag,
        pending: Flag | None = None,
        since: Moment | None = None,
        due_at: Moment | None = None,
    ) -> Ruling:
        """Judge what may also be pending, or has a moment at which it falls due."""
        waits = ibis.literal(value=False) if pending is None else pending
        verdict = _code(
            (self.applies.isnull(), Verdict.UNKNOWN),
            (~self.applies, Verdict.NOT_APPLICABLE),
            (breached, Verdict.BREACH),
            (breached.isnull() | waits.isnull(), Verdict.UNKNOWN),
            (waits, Verdict.PENDING),
            otherwise=Verdict.MET,
        )
        return Ruling(
            verdict,
            _only(verdict, _NO_MOMENT if since is None else since, Verdict.BREACH),
            _NO_MOMENT if due_at is None else due_at,
            (self.applies, breached, waits),
        )

    def due(
        self,
        *,
        at: Moment,
        done: Flag,
        done_at: Moment,
        until: Moment,
        is_running: Flag,
    ) -> Ruling:
        """Judge a deadline: done in time, done late, overdue, or not yet due.

        `done` says whether the thing happened at all; `until` is how far the
        duty ran. A duty that ended before it fell due does not arise.
        """
        in_time = ibis.cases(
            (done.isnull() | (done & done_at.isnull()), ibis.null("boolean")),
            (done, done_at <= at),
            else_=until <= at,
        )
        verdict = _code(
            (self.applies.isnull(), Verdict.UNKNOWN),
            (~self.applies, Verdict.NOT_APPLICABLE),
            (in_time.isnull(), Verdict.UNKNOWN),
            (~in_time, Verdict.BREACH),
            (done, Verdict.MET),
            (is_running.isnull(), Verdict.UNKNOWN),
            (is_running, Verdict.PENDING),
            otherwise=Verdict.NOT_APPLICABLE,
        )
        doubts = (
            self.applies,
            done,
            ibis.cases((done, done_at), else_=at),
            at,
            until,
            is_running,
        )
        return Ruling(verdict, _only(verdict, at, Verdict.BREACH), at, doubts)


def when(applies: Flag) -> When:
    """Begin a ruling that arises only where the claim holds."""
    return When(applies)


def always() -> When:
    """Begin a ruling that arises for every subject."""
    return When(ibis.literal(value=True))


def choose(claim: Flag, *, yes: ir.Value, no: ir.Value) -> ir.Value:
    """Choose by a claim; unknown where the claim is."""
    return ibis.cases((claim.isnull(), ibis.null(yes.type())), (claim, yes), else_=no)


def _code(*cases: tuple[Flag, Verdict], otherwise: Verdict) -> ir.IntegerValue:
    branches = [(claim, ibis.literal(verdict.code, "int8")) for claim, verdict in cases]
    return ibis.cases(*branches, else_=ibis.literal(otherwise.code, "int8"))


def _only(verdict: ir.IntegerValue, moment: Moment, where: Verdict) -> Moment:
    return ibis.cases((verdict == where.code, moment), else_=_NO_MOMENT)


def _facts_of(*expressions: ir.Value) -> Iterator[tuple[str, ir.Value]]:
    for expression in expressions:
        for fact in expression.op().find(ops.Field):
            yield fact.name, fact.to_expr()
