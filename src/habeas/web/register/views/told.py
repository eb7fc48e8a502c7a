"""A fact as a page tells it: what it says, since when, and of whom it is known."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Field

from habeas.web.register.queries.kinds import kinds
from habeas.web.register.queries.veils import is_shown, value_shown
from habeas.web.register.queries.versions import label, shown, words
from habeas.web.register.queries.viewer import Viewer
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


def told_of(viewer: Viewer, fact: Recorded) -> Told:
    """Tell a fact: what is filled in and shown to this person, in words."""
    model = type(fact)
    kind = next((k for k in kinds().values() if k.model is model), None)
    left_out = _NOT_TOLD | ({kind.owner} if kind else frozenset())
    rows = tuple(
        {"key": label(field), "value": words(field, value)}
        for field in shown(model)
        if field.name not in left_out
        and (value := _value(viewer, fact, field)) not in {None, ""}
    )
    occurred = getattr(fact, model.OCCURRED) if model.OCCURRED else None
    return Told(
        fact, kind.slug if kind else model._meta.model_name or "", rows, occurred
    )


def _value(viewer: Viewer, fact: Recorded, field: "Field[Any, Any]") -> Any:  # noqa: ANN401 - any field's
    if field.is_relation and is_shown(viewer, type(fact), field.name):
        return getattr(fact, field.attname)
    return value_shown(viewer, fact, field.name)
