"""What the test comes to: each step holds, or it is said what it lacks."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.law.standard import Standard
from habeas.law.verdict import Verdict
from habeas.rulebook.authorising.step import Decision, Step


class Need(StrEnum):
    """What a step may lack."""

    PLACE = "place"
    """It is not known whether the person may leave."""
    MAY_LEAVE = "may_leave"
    """The person may leave: it is no detention, and there is nothing to authorise."""
    CLEARANCE = "clearance"
    """Situations of vulnerability are not all excluded; which one is not said."""
    GROUND = "ground"
    PROOF = "proof"
    """No fact proves a reason that was given."""
    BASIS = "basis"
    BASIS_OF_THE_LAW = "basis_of_the_law"
    """The provision is not among those of the law."""
    AUTHORITY = "authority"
    PROCEDURE = "procedure"
    NOT_SHOWN = "not_shown"
    """Something else that whoever decides may not see; not even what it is about."""
    ASSESSMENT = "assessment"
    INTERPRETER = "interpreter"
    """The assessment was neither in a language understood nor interpreted."""
    LAW_ON_ALTERNATIVES = "law_on_alternatives"
    """The law of the place does not say which alternatives there are."""
    CHOICE = "choice"
    """No alternative was chosen, or none that the law offers."""
    CONSIDERATION = "consideration"
    RULING_OUT = "ruling_out"
    """The alternative was found to serve: it is to be used."""
    REASON = "reason"
    """An alternative was ruled out without a reason about this person."""
    NECESSITY = "necessity"
    PROPORTIONALITY = "proportionality"
    HEALTH = "health"
    SPECIAL_NEEDS = "special_needs"
    END = "end"
    END_TO_COME = "end_to_come"
    """The end lies in the past."""
    END_WITHIN_MAXIMUM = "end_within_maximum"
    EXTENSION_REASON = "extension_reason"
    RIGHTS_USED = "rights_used"
    """It would be longer because a right was used."""
    ANOTHER_CHECKER = "another_checker"
    STANDARD = "standard"
    """A standard is breached, waits, or cannot be told."""
    JUDGEMENT = "judgement"
    """A standard was not judged at all."""


class Standing(StrEnum):
    """How a step stands."""

    HOLDS = "holds"
    OPEN = "open"
    """Something is missing, and may still come."""
    REFUSED = "refused"
    """What is known stands against it."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, or stands against the decision.

    `of` names which: an alternative, a reason, a rule. `reason` is the rulebook's own
    sentence where a standard speaks.
    """

    need: Need
    standard: Standard | None
    of: str = ""
    verdict: Verdict | None = None
    reason: str = ""

    @property
    def refuses(self) -> bool:
        """Say whether it stands against the decision, rather than being missing.

        What waits stands against it too: a release that is due, say.
        """
        return self.verdict in {Verdict.BREACH, Verdict.PENDING} or self.need in {
            Need.MAY_LEAVE,
            Need.RULING_OUT,
            Need.RIGHTS_USED,
        }


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """One step, and all that it lacks."""

    step: Step
    lacks: tuple[Lack, ...]

    @property
    def standing(self) -> Standing:
        """Say how it stands: refused outweighs open."""
        if not self.lacks:
            return Standing.HOLDS
        refused = any(lack.refuses for lack in self.lacks)
        return Standing.REFUSED if refused else Standing.OPEN


@dataclass(frozen=True, slots=True)
class Gate:
    """The whole test: open only where every step holds."""

    decision: Decision
    steps: tuple[StepOutcome, ...]

    @property
    def is_open(self) -> bool:
        """Say whether the decision may be made."""
        return all(step.standing is Standing.HOLDS for step in self.steps)

    @property
    def is_refused(self) -> bool:
        """Say whether something known stands against it."""
        return any(step.standing is Standing.REFUSED for step in self.steps)

    @property
    def lacking(self) -> tuple[StepOutcome, ...]:
        """Give the steps that do not hold."""
        return tuple(s for s in self.steps if s.standing is not Standing.HOLDS)

    def of(self, step: Step) -> StepOutcome | None:
        """Give one step; None where the decision does not take it."""
        return next((s for s in self.steps if s.step is step), None)
