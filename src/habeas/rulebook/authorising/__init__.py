"""The test of arbitrariness: what must stand before anybody may be detained."""

from habeas.rulebook.authorising.case import (
    Assessed,
    Case,
    Considered,
    Finding,
    GivenGround,
)
from habeas.rulebook.authorising.gate import RIGHTS, WALLED, weigh
from habeas.rulebook.authorising.outcome import Gate, Lack, Need, Standing, StepOutcome
from habeas.rulebook.authorising.step import DEMANDED, Decision, Demand, Step, steps_of

__all__ = [
    "DEMANDED",
    "RIGHTS",
    "WALLED",
    "Assessed",
    "Case",
    "Considered",
    "Decision",
    "Demand",
    "Finding",
    "Gate",
    "GivenGround",
    "Lack",
    "Need",
    "Standing",
    "Step",
    "StepOutcome",
    "steps_of",
    "weigh",
]
