"""One case as the test sees it: what was answered, and what the standards say."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.facts.vocabulary import Alternative, Ground
from habeas.law.edition import Edition
from habeas.law.verdict import Verdict
from habeas.rulebook.authorising.step import Decision


@dataclass(frozen=True, slots=True)
class GivenGround:
    """A reason given for holding the person, and the fact that proves it."""

    ground: Ground
    fact: str = ""
    is_proven: bool | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment of the person's own circumstances, and whether it was understood.

    It was where it was held in a language the person understands, or interpreted by
    somebody qualified.
    """

    is_individual: bool | None = None
    text: str = ""
    was_understood: bool | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """What was made of one alternative: ruled out or not, with which reason."""

    was_ruled_out: bool | None = None
    is_about_the_person: bool | None = None
    kind: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of the custody, were the decision made now."""

    verdict: Verdict
    reason: str = ""
    due_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a decision rests on, as of one moment.

    `available` are the alternatives the law offers, and `bases` the provisions that
    allow detention, by code; None: the law of the place does not say. `findings` are
    those of the rules, by the rule's name. Moments share one clock.
    """

    decision: Decision
    edition: Edition
    at: dt.datetime
    may_leave: bool | None = None
    grounds: tuple[GivenGround, ...] = ()
    legal_basis: str = ""
    bases: tuple[str, ...] | None = None
    authority: str = ""
    procedure_followed: bool | None = None
    assessments: tuple[Assessed, ...] = ()
    available: tuple[Alternative, ...] | None = None
    considered: Mapping[Alternative, Considered] = field(default_factory=dict)
    chosen: Alternative | None = None
    necessity: str = ""
    proportionality: str = ""
    health: str = ""
    needs: str = ""
    ends_at: dt.datetime | None = None
    extension_reason: str = ""
    proposed_by: str = ""
    checked_by: str | None = None
    findings: Mapping[str, Finding] = field(default_factory=dict)

    @property
    def expires_at(self) -> dt.datetime | None:
        """Give when the maximum is reached, as the rule on release says it."""
        found = self.findings.get("release-on-expiry")
        return None if found is None else found.due_at

    @property
    def to_rule_out(self) -> tuple[Alternative, ...]:
        """Give the alternatives that must be ruled out, the least restrictive first.

        For detention all that the law offers; for one of them, those that are lighter.
        """
        offered = sorted(self.available or (), key=lambda a: a.restrictiveness)
        chosen = self.chosen
        if self.decision is not Decision.ALTERNATIVE or chosen is None:
            return tuple(offered)
        return tuple(a for a in offered if a.restrictiveness < chosen.restrictiveness)
