"""A fact as a page tells it: what it says, since when, and of whom it is known."""

import datetime as dt
from dataclasses import dataclass

from habeas.web.register.queries.kinds import kinds
from habeas.web.register.queries.versions import label, shown, words
from habeas.web.trail.models import Recorded

_NOT_TOLD = frozenset({"withdrawn_at", "doubted", "reference", "merged_into"})
_OWNERS = frozenset({"custody", "person", "place", "measure", "visit"})


@dataclass(frozen=True, slots=True)
class Told:
    """A fact, and its fields in words."""

    fact: Recorded
    slug: str
    rows: tuple[dict[str, str], ...]
    occurred_at: dt.datetime | None

    @property
    def is_late(self) -> bool:
        """Say whether it was recorded more than a day after it occurred."""
        occurred = self.occurred_at
        recorded = self.fact.recorded_at
        return occurred is not None and recorded - occurred > dt.timedelta(days=1)


def told_of(fact: Recorded) -> Told:
    """Tell a fact: what is filled in, in words."""
    model = type(fact)
    kind = next((k for k in kinds().values() if k.model is model), None)
    left_out = _NOT_TOLD | ({kind.owner} if kind else frozenset())
    rows = tuple(
        {"key": label(field), "value": words(field, value)}
        for field in shown(model)
        if field.name not in left_out
        and (value := getattr(fact, field.attname)) not in {None, ""}
    )
    occurred = getattr(fact, model.OCCURRED) if model.OCCURRED else None
    return Told(
        fact, kind.slug if kind else model._meta.model_name or "", rows, occurred
    )
