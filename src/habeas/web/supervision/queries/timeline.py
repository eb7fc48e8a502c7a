"""The cycles of a State, each with its steps in the order in which they were taken."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.web.library.queries.documents import address_of
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.models import Cycle, Step

# Where no day tells, the order in which steps are taken does.
_ORDER = {kind: at for at, kind in enumerate(StepKind)}
_NEVER = dt.date.max


@dataclass(frozen=True, slots=True)
class Taken:
    """A step, and the address of its document where the library holds it."""

    step: Step
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """A cycle and its steps."""

    cycle: Cycle
    steps: Sequence[Taken]


def timeline(state: str) -> list[Told]:
    """Give the cycles of a State, the latest first."""
    cycles = Cycle.objects.filter(state=state, withdrawn_at=None).order_by("-reports")
    return [Told(cycle, steps_of(cycle)) for cycle in cycles]


def steps_of(cycle: Cycle) -> list[Taken]:
    """Give the steps of a cycle in the order in which they were taken."""
    steps = Step.objects.filter(cycle=cycle, withdrawn_at=None).select_related(
        "document"
    )
    ordered = sorted(steps, key=lambda s: (_ORDER[StepKind(s.what)], s.on or _NEVER))
    return [
        Taken(step, address_of(step.document) if step.document else "")
        for step in ordered
    ]
