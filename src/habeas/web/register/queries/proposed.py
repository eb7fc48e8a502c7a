"""What the rulebook would say of a custody if a decision were made now."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol

import pyarrow as pa

from habeas.engine.live import Judge
from habeas.law.applied import Law
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule, Subject
from habeas.rulebook.authorising import Decision, Finding
from habeas.rulebook.authorising.step import rules_demanded
from habeas.web.register.models import (
    Consideration,
    Ground,
    Measure,
    Order,
    Proposal,
)
from habeas.web.register.queries.facts import scope_of, tables, wall_time
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.working_out import reasons, sentence

Rows = Sequence[Mapping[str, Any]]

_SUBJECT = {Decision.ALTERNATIVE: Subject.MEASURE}


class Judging(Protocol):
    """Whoever gives the wide verdicts of each subject, as of a moment."""

    def judge(
        self, tables: Mapping[str, pa.Table], as_of: dt.datetime
    ) -> Mapping[Subject, Rows]:
        """Give one row a subject, with the columns of each rule."""


_DEMANDED = frozenset(rules_demanded())


@cache
def judging(law: Law) -> Judging:
    """Give the engine of this process for a law, with the rules a decision demands."""
    return Judge(law, rules=[rule for rule in RULES if rule in _DEMANDED])


def findings(
    proposal: Proposal, at: dt.datetime, *, by: Judging | None = None
) -> dict[str, Finding]:
    """Judge a custody as if the decision proposed for it were made at a moment.

    Promises: the facts are read now, and the decision is one more fact among them;
    each rule that a decision may demand has its finding, by the rule's name.
    """
    made = Decision(proposal.proposes)
    if made is Decision.RELEASE:
        return {}
    fact = (
        measure_of(proposal, at)
        if made is Decision.ALTERNATIVE
        else order_of(proposal, at)
    )
    given = tables(scope_of([proposal.custody_id]), [fact])
    judged = (by or judging(law_in_force())).judge(given, wall_time(at))
    subject = _SUBJECT.get(made, Subject.CUSTODY)
    key = str(fact.pk if subject is Subject.MEASURE else proposal.custody_id)
    found = (r for r in judged.get(subject, ()) if r[f"{subject}_id"] == key)
    return {
        rule.id: _finding(row, rule)
        for row in found
        for rule in _DEMANDED
        if f"{rule.column}__verdict" in row
    }


def _finding(row: Mapping[str, Any], rule: Rule) -> Finding:
    column = rule.column
    verdict = Verdict.of_code(row[f"{column}__verdict"])
    missing = row[f"{column}__missing"] or ""
    said = sentence(rule.id, verdict, missing, reasons(law_in_force()))
    return Finding(verdict, said, row[f"{column}__due"])


def order_of(proposal: Proposal, at: dt.datetime) -> Order:
    """Give the order that a proposal would make at a moment; it is not recorded."""
    return Order(
        custody=proposal.custody,
        kind=proposal.proposes,
        at=at,
        ends_at=proposal.ends_at,
        authority=proposal.authority,
        legal_basis=proposal.legal_basis,
        procedure_followed=proposal.procedure_followed,
        states_facts=states_facts(proposal),
        states_basis=bool(proposal.legal_basis),
        states_place=proposal.place_id is not None,
        extension_reason=proposal.extension_reason,
    )


def measure_of(proposal: Proposal, at: dt.datetime) -> Measure:
    """Give the measure that a proposal would impose; it is not recorded."""
    return Measure(
        person=proposal.custody.person,
        kind=proposal.alternative,
        regime=proposal.custody.regime,
        began_at=at,
        ends_at=proposal.ends_at,
        legal_basis=proposal.legal_basis,
        lighter_ruled_out=lighter_ruled_out(proposal),
        is_round_the_clock=proposal.is_round_the_clock,
        is_heavy=proposal.is_heavy,
    )


def states_facts(proposal: Proposal) -> bool:
    """Say whether a decision has a fact to state: for a reason, or of its own."""
    grounds = Ground.objects.filter(custody=proposal.custody_id, withdrawn_at=None)
    return bool(proposal.facts.strip()) or grounds.exclude(fact="").exists()


def lighter_ruled_out(proposal: Proposal) -> bool:
    """Say whether every lighter alternative that the law offers was ruled out."""
    offered = law_in_force().jurisdiction.alternatives
    chosen = next((a for a in offered or () if a == proposal.alternative), None)
    if offered is None or chosen is None:
        return False
    done = Consideration.objects.filter(
        custody=proposal.custody_id,
        was_ruled_out=True,
        reason_is_individual=True,
        withdrawn_at=None,
    ).values_list("alternative", flat=True)
    lighter = {a.value for a in offered if a.restrictiveness < chosen.restrictiveness}
    return lighter <= set(done)
