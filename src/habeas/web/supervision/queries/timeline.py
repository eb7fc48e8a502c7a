"""The cycles of a State, each with its steps in the order in which they were taken."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from habeas.web.library.models import Document
from habeas.web.library.queries.documents import address_of
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.models import Cycle, Step
from habeas.web.supervision.queries.access import NOBODY, Act, Reader, may

# Where no day tells, the order in which steps are taken does.
_ORDER = {kind: at for at, kind in enumerate(StepKind)}
_NEVER = dt.date.max
# The steps that each step follows.
FOLLOWS: Mapping[StepKind, Collection[StepKind]] = {
    StepKind.REPORT: (StepKind.PRIOR_LIST,),
    StepKind.LIST: (StepKind.REPORT,),
    StepKind.REPLIES: (StepKind.LIST, StepKind.PRIOR_LIST),
    StepKind.DIALOGUE: (StepKind.REPORT, StepKind.LIST, StepKind.REPLIES),
    StepKind.OBSERVATIONS: (StepKind.DIALOGUE,),
    StepKind.STATE_COMMENTS: (StepKind.OBSERVATIONS,),
    StepKind.ANSWER: (StepKind.STATE_COMMENTS,),
    StepKind.FOLLOW_UP: (StepKind.OBSERVATIONS,),
    StepKind.DRAFT: (StepKind.CALL,),
    StepKind.COMMENTS: (StepKind.CALL,),
    StepKind.ADOPTION: (StepKind.DRAFT, StepKind.COMMENTS),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A step, the address of its document in the library, and who may correct it."""

    step: Step
    url: str
    may_correct: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A cycle, its steps, and in a sentence each whatever their dates contradict."""

    cycle: Cycle
    steps: Sequence[Taken]
    contradictions: Sequence[str]


def timeline(state: str, reader: Reader = NOBODY) -> list[Told]:
    """Give the cycles of a State, the latest first."""
    cycles = Cycle.objects.filter(state=state, withdrawn_at=None).order_by("-reports")
    return [told(cycle, reader) for cycle in cycles]


def told(cycle: Cycle, reader: Reader = NOBODY) -> Told:
    """Give a cycle with its steps, and what their dates contradict."""
    steps = steps_of(cycle, reader)
    said = contradictions([taken.step for taken in steps])
    return Told(cycle, steps, list(said))


def steps_of(cycle: Cycle, reader: Reader = NOBODY) -> list[Taken]:
    """Give the steps of a cycle in the order in which they were taken."""
    found = Step.objects.filter(cycle=cycle, withdrawn_at=None)
    steps = list(found.select_related("document"))
    steps.sort(key=lambda s: (_ORDER[StepKind(s.what)], s.on or _NEVER))
    library = _library(steps)
    return [
        Taken(
            step,
            address_of(document) if document else "",
            may(reader, Act.CORRECT_STEP, state=cycle.state, fact=step),
        )
        for step in steps
        for document in [step.document or library.get(step.symbol)]
    ]


def _library(steps: Iterable[Step]) -> dict[str, Document]:
    """Find the documents of steps recorded before the library had them."""
    symbols = {s.symbol for s in steps if s.symbol and s.document_id is None}
    found = Document.objects.filter(symbol__in=symbols, withdrawn_at=None)
    return {document.symbol: document for document in found.order_by("dated")}


def contradictions(steps: Sequence[Step]) -> Iterator[str]:
    """Say, in a sentence each, which dates of steps contradict one another.

    Each stays as it was recorded: one of the two is wrong, and a person finds which.
    """
    for step in steps:
        if step.on and step.until and step.until < step.on:
            yield _("%(step)s: it ends on %(end)s, before it begins on %(day)s.") % {
                "step": step,
                "end": _day(step.until),
                "day": _day(step.on),
            }
        yield from _too_early(step, steps)


def _too_early(step: Step, steps: Iterable[Step]) -> Iterator[str]:
    for other in steps:
        follows = other.what in FOLLOWS.get(StepKind(step.what), ())
        if follows and step.on and other.on and step.on < other.on:
            yield _(
                "%(step)s is dated %(day)s, before %(other)s of %(other_day)s, which "
                "it follows: one of the two dates is wrong."
            ) % {
                "step": step,
                "day": _day(step.on),
                "other": other,
                "other_day": _day(other.on),
            }


def _day(day: dt.date) -> str:
    return date_format(day, "DATE_FORMAT")
