"""The steps of the test, in order, and the standards that each of them rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.law.edition import Edition
from habeas.law.standard import Standard
from habeas.law.verdict import Verdict
from habeas.rulebook import alternatives as measures
from habeas.rulebook import duration, places
from habeas.rulebook.ground import decision, equality, lawfulness
from habeas.rulebook.guarantees import court, notice
from habeas.rulebook.persons import children, situations
from habeas.rulebook.rule import Rule


class Decision(StrEnum):
    """What may be decided for a person held."""

    DETENTION = "detention"
    EXTENSION = "extension"
    ALTERNATIVE = "alternative"
    RELEASE = "release"


class Step(StrEnum):
    """One step of the test; each must hold before the next means anything."""

    DETENTION = "detention"
    """Is it detention: a place that one may not leave."""
    BARS = "bars"
    """Is there somebody whom nobody may detain, or an order that forbids it."""
    OBJECTIVE = "objective"
    """A legitimate objective, with facts that prove it."""
    LEGALITY = "legality"
    """A provision in force that day, and an authority competent under it."""
    ASSESSMENT = "assessment"
    """This person's own circumstances."""
    ALTERNATIVES = "alternatives"
    """Each alternative that is available, from the least restrictive."""
    NECESSITY = "necessity"
    PROPORTIONALITY = "proportionality"
    """The gravity weighed against the purpose, with health and special needs."""
    DURATION = "duration"
    """Until when, and never past the maximum."""
    PEOPLE = "people"
    """Who decides and who checks: never the same person."""


_HOLDS = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE})
# Release is due only at the maximum: until then it waits, and that is as it should be.
_HOLDS_OR_WAITS = _HOLDS | {Verdict.PENDING}


@dataclass(frozen=True, slots=True)
class Demand:
    """A rule that must hold for an authorisation, and the verdicts that say it does.

    Unknown never does.
    """

    rule: Rule
    accepts: frozenset[Verdict] = _HOLDS


def _demands(*rules: Rule) -> tuple[Demand, ...]:
    return tuple(Demand(rule) for rule in rules)


_BARS = (
    *_demands(children.child, children.family_at_liberty),
    *_demands(*situations.RULES),
    Demand(duration.no_renewed_detention),
    # A court that ordered release is obeyed, not overruled: having been obeyed once
    # does not open the way back.
    Demand(court.release_order_obeyed, frozenset({Verdict.NOT_APPLICABLE})),
)
_CLOCK = (
    Demand(duration.maximum_period),
    Demand(duration.release_on_expiry, _HOLDS_OR_WAITS),
    Demand(duration.not_indefinite),
)

_DETENTION: Mapping[Step, tuple[Demand, ...]] = {
    Step.DETENTION: _demands(places.not_in_prison),
    Step.BARS: _BARS,
    Step.OBJECTIVE: _demands(
        lawfulness.legitimate_objective,
        equality.non_discrimination,
        equality.not_automatic,
    ),
    Step.LEGALITY: _demands(
        lawfulness.legal_basis,
        lawfulness.not_criminal,
        lawfulness.presumption_of_liberty,
    ),
    Step.ASSESSMENT: _demands(decision.individual_assessment),
    Step.ALTERNATIVES: _demands(decision.alternatives_first),
    Step.NECESSITY: _demands(duration.removal_impossible),
    Step.PROPORTIONALITY: _demands(decision.proportionality),
    Step.DURATION: _CLOCK,
    Step.PEOPLE: (),
}
# Whoever was not given the guarantees of the first days is not held for more of them.
_EXTENSION: Mapping[Step, tuple[Demand, ...]] = {
    **_DETENTION,
    Step.LEGALITY: (
        *_DETENTION[Step.LEGALITY],
        Demand(notice.order_handed_over),
        Demand(court.brought_before_a_court, _HOLDS_OR_WAITS),
        Demand(court.ordered_by_a_court, _HOLDS_OR_WAITS),
        *_demands(court.reviewer_apart, court.reviewer_may_release),
    ),
    Step.DURATION: (
        *_CLOCK,
        Demand(duration.periodic_review, _HOLDS_OR_WAITS),
        Demand(duration.no_prolongation_for_using_rights),
    ),
}
_ALTERNATIVE: Mapping[Step, tuple[Demand, ...]] = {
    Step.OBJECTIVE: (),
    Step.LEGALITY: _demands(measures.set_by_law),
    Step.ALTERNATIVES: _demands(measures.lighter_ruled_out, measures.not_detention),
    Step.PROPORTIONALITY: (),
    Step.DURATION: _demands(measures.limited_in_time),
    Step.PEOPLE: (),
}
# Freedom needs no authorisation: whoever may decide may free, alone and at once.
DEMANDED: Mapping[Decision, Mapping[Step, tuple[Demand, ...]]] = {
    Decision.DETENTION: _DETENTION,
    Decision.EXTENSION: _EXTENSION,
    Decision.ALTERNATIVE: _ALTERNATIVE,
    Decision.RELEASE: {},
}

# What each step is cited by where no verdict speaks yet; our own safeguard has none.
STANDARD_OF: Mapping[Step, Standard | None] = {
    Step.DETENTION: places.ANY_NAME,
    Step.BARS: children.CHILD,
    Step.OBJECTIVE: lawfulness.LEGITIMATE_OBJECTIVE,
    Step.LEGALITY: lawfulness.LEGAL_BASIS,
    Step.ASSESSMENT: decision.INDIVIDUAL_ASSESSMENT,
    Step.ALTERNATIVES: decision.ALTERNATIVES_FIRST,
    Step.NECESSITY: decision.INDIVIDUAL_ASSESSMENT,
    Step.PROPORTIONALITY: decision.PROPORTIONALITY,
    Step.DURATION: duration.MAXIMUM_PERIOD,
    Step.PEOPLE: None,
}


def steps_of(made: Decision) -> tuple[Step, ...]:
    """Give the steps a decision must take, in order; a release needs none."""
    return tuple(DEMANDED[made])


def rules_demanded(decisions: Iterable[Decision] = Decision) -> Iterator[Rule]:
    """Give each rule that some decision demands, once."""
    found = (
        demand.rule
        for made in decisions
        for demands in DEMANDED[made].values()
        for demand in demands
    )
    yield from dict.fromkeys(found)


def citation_of(step: Step, edition: Edition) -> str:
    """Write what a step is cited by; empty for what is our own safeguard."""
    standard = STANDARD_OF[step]
    return "" if standard is None else standard.citation(edition)
