"""What is done about what was asked of a State: measures, milestones, transmissions."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from habeas.web.accounts.models import Authority, Role
from habeas.web.supervision.codes import Side
from habeas.web.supervision.models import (
    Measure,
    Milestone,
    Recommendation,
    Transmission,
    View,
)
from habeas.web.supervision.queries.access import (
    NOBODY,
    Reader,
    offices_of,
    published_or_of_the_state,
)
from habeas.web.supervision.queries.recommendations import asked_of, followed


def measures_of(one: Recommendation, reader: Reader = NOBODY) -> QuerySet[Measure]:
    """Give the measures on a recommendation that somebody may read."""
    return _measures(reader).filter(recommendations=one)


def measures_in(state: str, reader: Reader = NOBODY) -> QuerySet[Measure]:
    """Give the measures of a State that somebody may read, the next due first."""
    return _measures(reader).filter(recommendations__state=state)


def _measures(reader: Reader) -> QuerySet[Measure]:
    shown = published_or_of_the_state(reader, "recommendations__state")
    marks = Milestone.objects.filter(withdrawn_at=None).order_by("due_on", "pk")
    return (
        Measure.objects.filter(shown, withdrawn_at=None)
        .select_related("lead")
        .prefetch_related(
            "partners",
            "recommendations",
            Prefetch("milestone_set", queryset=marks, to_attr="marks"),
        )
        .order_by("done_on", "due_on", "title")
        .distinct()
    )


def transmissions_in(state: str, reader: Reader = NOBODY) -> QuerySet[Transmission]:
    """Give the transmissions in a State that somebody may read, the newest first."""
    shown = published_or_of_the_state(reader)
    found = Transmission.objects.filter(shown, state=state, withdrawn_at=None)
    return found.select_related("recommendation").order_by("-on", "pk")


def transmissions_of(
    one: Recommendation, reader: Reader = NOBODY
) -> QuerySet[Transmission]:
    """Give the transmissions of a recommendation, alone or with all the others."""
    about = Q(recommendation=one) | Q(recommendation=None, symbol=one.symbol)
    return transmissions_in(one.state, reader).filter(about)


def state_of(measure: Measure) -> str:
    """Give the State whose measure it is."""
    first = measure.recommendations.order_by("pk").first()
    return first.state if first else ""


def body_of(reader: Reader, state: str) -> Authority | None:
    """Give the body for which somebody is a focal point of a State."""
    return next(
        (
            office.body
            for office in offices_of(reader)
            if office.role is Role.FOCAL_POINT and office.state == state
        ),
        None,
    )


def of_body(measures: Iterable[Measure], body: Authority | None) -> list[Measure]:
    """Give the measures that a body leads or has part in."""
    if body is None:
        return []
    return [m for m in measures if m.lead == body or body in m.partners.all()]


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation, what is done about it, and how each side sees it."""

    one: Recommendation
    measures: Sequence[Measure]
    state: View | None
    civil_society: View | None
    committee: View | None


def follow_up(state: str, reader: Reader = NOBODY) -> list[Asked]:
    """Give what the newest observations asked of a State, and what came of each."""
    measures = list(measures_in(state, reader))
    return [_asked(one, measures, reader) for one in asked_of(state)]


def _asked(one: Recommendation, measures: Iterable[Measure], reader: Reader) -> Asked:
    now = followed(one, reader).now
    return Asked(
        one,
        [m for m in measures if one in m.recommendations.all()],
        now.get(Side.STATE),
        now.get(Side.CIVIL_SOCIETY),
        now.get(Side.COMMITTEE),
    )


def is_late(due: dt.date | None, done: dt.date | None, today: dt.date) -> bool:
    """Say whether something was to be done by now, and is not known to be."""
    return due is not None and done is None and due < today
