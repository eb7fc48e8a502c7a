"""The guided decision as its pages show it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from habeas.law.alternative import Alternative
from habeas.rulebook.authorising import (
    DEMANDED,
    WALLED,
    Case,
    Gate,
    Need,
    Step,
    StepOutcome,
    weigh,
)
from habeas.web.register.models import Consideration, Proposal
from habeas.web.register.queries.deciding import case_of, considerations
from habeas.web.register.queries.facts import moment_of
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.words import said
from habeas.web.register.words_of_deciding import (
    ASKED,
    STANDINGS,
    ToldLack,
    Words,
    told,
)


@dataclass(frozen=True, slots=True)
class ShownStandard:
    """What one standard says of the case, were the decision made now."""

    title: str
    citation: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step: its words, how it stands, and all that it lacks."""

    step: Step
    number: int
    name: Words
    question: Words
    about: Words
    href: str
    status: Words
    colour: str
    lacks: Sequence[ToldLack]
    standards: Sequence[ShownStandard]

    @property
    def title(self) -> str:
        """Name it with its number, for the list of tasks."""
        return f"{self.number}. {self.name}"

    @property
    def hint(self) -> str:
        """Say the first thing that it lacks."""
        return self.lacks[0].words if self.lacks else ""


@dataclass(frozen=True, slots=True)
class ShownAlternative:
    """One alternative that the law offers, and what was made of it."""

    code: str
    name: str
    href: str
    made: Consideration | None
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Guided:
    """The whole of a proposal: its gate, and its steps in words."""

    proposal: Proposal
    case: Case
    gate: Gate
    steps: Sequence[ShownStep]

    @property
    def expires_at(self) -> dt.datetime | None:
        """Give the moment at which the maximum in law is reached."""
        found = self.case.expires_at
        return None if found is None else moment_of(found)

    def step(self, name: Step) -> ShownStep | None:
        """Give one step; None where the decision does not take it."""
        return next((s for s in self.steps if s.step is name), None)

    def after(self, name: Step) -> ShownStep | None:
        """Give the step that comes next."""
        place = [s.step for s in self.steps].index(name)
        return next(iter(self.steps[place + 1 :]), None)


def guided(proposal: Proposal, at: dt.datetime) -> Guided:
    """Put a proposal to the test, and say what each step lacks."""
    case = case_of(proposal, at)
    gate = weigh(case)
    shown = [_shown(proposal, case, each, n) for n, each in enumerate(gate.steps, 1)]
    return Guided(proposal, case, gate, shown)


def _shown(
    proposal: Proposal, case: Case, outcome: StepOutcome, number: int
) -> ShownStep:
    asked = ASKED[outcome.step]
    status, colour = STANDINGS[outcome.standing]
    edition = law_in_force().edition
    return ShownStep(
        outcome.step,
        number,
        asked.name,
        asked.question,
        asked.about,
        reverse("register:proposal-step", args=[proposal.pk, outcome.step.value]),
        status,
        colour,
        tuple(told(lack, edition) for lack in outcome.lacks),
        tuple(_standards(case, outcome.step)),
    )


def _standards(case: Case, step: Step) -> Iterator[ShownStandard]:
    """Give what the standards of a step say, but for what stands behind a wall."""
    for demand in DEMANDED[case.decision][step]:
        standard = demand.rule.standard
        found = case.findings.get(demand.rule.id)
        if found is not None and standard not in WALLED:
            yield ShownStandard(
                standard.title,
                standard.citation(case.edition),
                found.verdict,
                found.reason,
            )


def alternatives(shown: Guided) -> list[ShownAlternative]:
    """Give the alternatives to be ruled out, the least restrictive first."""
    made = considerations(shown.proposal)
    outcome = shown.gate.of(Step.ALTERNATIVES)
    lacking = {lack.of for lack in outcome.lacks} if outcome else set()
    return [
        ShownAlternative(
            a.value,
            said(a),
            reverse("register:consider", args=[shown.proposal.pk, a.value]),
            made.get(a.value),
            is_settled=a.value not in lacking,
        )
        for a in shown.case.to_rule_out
    ]


def would_serve(shown: Guided) -> Alternative | None:
    """Give the lightest alternative that was found to serve, if there is one."""
    outcome = shown.gate.of(Step.ALTERNATIVES)
    found = (
        (lack.of for lack in outcome.lacks if lack.need is Need.RULING_OUT)
        if (outcome)
        else iter(())
    )
    return next((Alternative(name) for name in found), None)
