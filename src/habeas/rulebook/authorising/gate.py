"""The gate: a decision against liberty is refused while anything is missing."""

from collections.abc import Callable, Iterator, Mapping

from habeas.facts.vocabulary import ExtensionReason
from habeas.law.standard import Standard
from habeas.rulebook import duration
from habeas.rulebook.authorising.case import Case
from habeas.rulebook.authorising.outcome import Gate, Lack, Need, StepOutcome
from habeas.rulebook.authorising.step import (
    DEMANDED,
    STANDARD_OF,
    Decision,
    Demand,
    Step,
    steps_of,
)
from habeas.rulebook.guarantees import notice
from habeas.rulebook.persons.situations import (
    PREGNANT_OR_BREASTFEEDING,
    VULNERABLE_PERSON,
)

_CLEARANCE = Lack(Need.CLEARANCE, VULNERABLE_PERSON)
# Whoever decides sees neither health nor asylum: that any of these is not cleared is
# said, and never which, nor whether it is known or only not examined.
WALLED: Mapping[Standard, Lack] = {
    PREGNANT_OR_BREASTFEEDING: _CLEARANCE,
    VULNERABLE_PERSON: _CLEARANCE,
    # That an earlier order was prolonged for a right tells which right was used.
    duration.NO_PROLONGATION_FOR_USING_RIGHTS: Lack(Need.NOT_SHOWN, None),
}
RIGHTS = frozenset(
    {
        ExtensionReason.APPEAL,
        ExtensionReason.ASYLUM_CLAIM,
        ExtensionReason.OTHER_RIGHT_USED,
    }
)


def weigh(case: Case) -> Gate:
    """Put a case to the test: what each step lacks, and so whether the gate is open."""
    made = case.decision
    return Gate(made, tuple(_outcome(step, case) for step in steps_of(made)))


def _outcome(step: Step, case: Case) -> StepOutcome:
    answers = tuple(_ANSWERS[step](case))
    # Where an answer is missing, the standard that asks for it says nothing new.
    said = {lack.standard for lack in answers}
    demands = DEMANDED[case.decision][step]
    asked = (demand for demand in demands if demand.rule.standard not in said)
    lacks = (*answers, *(lack for demand in asked for lack in _judged(demand, case)))
    return StepOutcome(step, tuple(dict.fromkeys(lacks)))


def _judged(demand: Demand, case: Case) -> Iterator[Lack]:
    rule = demand.rule
    standard = rule.standard
    if not standard.is_of(case.edition):
        return
    found = case.findings.get(rule.id)
    if found is not None and found.verdict in demand.accepts:
        return
    if standard in WALLED:
        yield WALLED[standard]
    elif found is None:
        yield Lack(Need.JUDGEMENT, standard, rule.id)
    else:
        yield Lack(Need.STANDARD, standard, rule.id, found.verdict, found.reason)


def _detention(case: Case) -> Iterator[Lack]:
    if case.may_leave is None:
        yield _lack(Need.PLACE, Step.DETENTION)
    elif case.may_leave:
        yield _lack(Need.MAY_LEAVE, Step.DETENTION)


def _nothing_asked(case: Case) -> Iterator[Lack]:
    del case
    return iter(())


def _objective(case: Case) -> Iterator[Lack]:
    if not case.grounds:
        yield _lack(Need.GROUND, Step.OBJECTIVE)
    for given in case.grounds:
        if not given.is_proven or not given.fact.strip():
            yield _lack(Need.PROOF, Step.OBJECTIVE, of=given.ground)


def _legality(case: Case) -> Iterator[Lack]:
    if not case.legal_basis:
        yield _lack(Need.BASIS, Step.LEGALITY)
    elif case.decision is not Decision.ALTERNATIVE and (
        case.bases is None or case.legal_basis not in case.bases
    ):
        yield _lack(Need.BASIS_OF_THE_LAW, Step.LEGALITY, of=case.legal_basis)
    if not case.authority:
        yield _lack(Need.AUTHORITY, Step.LEGALITY)
    if not case.procedure_followed:
        yield _lack(Need.PROCEDURE, Step.LEGALITY)


def _assessment(case: Case) -> Iterator[Lack]:
    made = [a for a in case.assessments if a.is_individual and a.text.strip()]
    if not made:
        yield _lack(Need.ASSESSMENT, Step.ASSESSMENT)
    elif not any(a.was_understood for a in made):
        yield Lack(Need.INTERPRETER, notice.INTERPRETER)


def _alternatives(case: Case) -> Iterator[Lack]:
    step = Step.ALTERNATIVES
    offered = case.available
    if offered is None:
        yield _lack(Need.LAW_ON_ALTERNATIVES, step)
        return
    if case.decision is Decision.ALTERNATIVE and case.chosen not in offered:
        yield _lack(Need.CHOICE, step)
        return
    for alternative in case.to_rule_out:
        found = case.considered.get(alternative)
        if found is None or found.was_ruled_out is None:
            yield _lack(Need.CONSIDERATION, step, of=alternative)
        elif not found.was_ruled_out:
            yield _lack(Need.RULING_OUT, step, of=alternative)
        elif not (found.is_about_the_person and found.kind and found.reason.strip()):
            yield _lack(Need.REASON, step, of=alternative)


def _necessity(case: Case) -> Iterator[Lack]:
    if not case.necessity.strip():
        yield _lack(Need.NECESSITY, Step.NECESSITY)


def _proportionality(case: Case) -> Iterator[Lack]:
    for need, text in (
        (Need.PROPORTIONALITY, case.proportionality),
        (Need.HEALTH, case.health),
        (Need.SPECIAL_NEEDS, case.needs),
    ):
        if not text.strip():
            yield _lack(need, Step.PROPORTIONALITY)


def _duration(case: Case) -> Iterator[Lack]:
    ends_at, expires_at = case.ends_at, case.expires_at
    if ends_at is None:
        yield Lack(Need.END, duration.NOT_INDEFINITE)
    elif ends_at <= case.at:
        yield Lack(Need.END_TO_COME, duration.NOT_INDEFINITE)
    elif expires_at is not None and ends_at > expires_at:
        yield Lack(Need.END_WITHIN_MAXIMUM, duration.RELEASE_ON_EXPIRY)
    if case.decision is Decision.EXTENSION and not case.extension_reason:
        yield Lack(Need.EXTENSION_REASON, duration.NOT_INDEFINITE)
    if case.decision is Decision.EXTENSION and case.extension_reason in RIGHTS:
        yield Lack(Need.RIGHTS_USED, duration.NO_PROLONGATION_FOR_USING_RIGHTS)


def _people(case: Case) -> Iterator[Lack]:
    """Somebody else checks; who has not checked yet lacks nothing on submission."""
    if case.checked_by is not None and case.checked_by == case.proposed_by:
        yield _lack(Need.ANOTHER_CHECKER, Step.PEOPLE)


def _lack(need: Need, step: Step, *, of: str = "") -> Lack:
    standard: Standard | None = STANDARD_OF[step]
    return Lack(need, standard, of)


_ANSWERS: Mapping[Step, Callable[[Case], Iterator[Lack]]] = {
    Step.DETENTION: _detention,
    Step.BARS: _nothing_asked,
    Step.OBJECTIVE: _objective,
    Step.LEGALITY: _legality,
    Step.ASSESSMENT: _assessment,
    Step.ALTERNATIVES: _alternatives,
    Step.NECESSITY: _necessity,
    Step.PROPORTIONALITY: _proportionality,
    Step.DURATION: _duration,
    Step.PEOPLE: _people,
}
