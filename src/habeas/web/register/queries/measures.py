"""A measure in place of detention: its reviews, its support, and its verdicts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.rulebook import Subject
from habeas.web.register.models import Custody, Measure, MeasureReview, Support
from habeas.web.register.queries.facts import Scope, tables
from habeas.web.register.queries.working_out import Finding, work_out_alone


@dataclass(frozen=True, slots=True)
class MeasureFile:
    """A measure with all that was recorded of it."""

    measure: Measure
    reviews: Sequence[MeasureReview]
    support: Sequence[Support]


def measure_file(measure: Measure) -> MeasureFile:
    """Gather the file of a measure."""
    rows = {"measure": measure, "withdrawn_at": None}
    return MeasureFile(
        measure,
        list(MeasureReview.objects.filter(**rows).order_by("at")),
        list(Support.objects.filter(**rows).order_by("recorded_at")),
    )


def measure_verdicts(measure: Measure, *, at: dt.datetime) -> tuple[Finding, ...]:
    """Judge a measure now, and keep nothing."""
    person = measure.person_id
    custodies = Custody.objects.filter(person=person, withdrawn_at=None)
    scope = Scope(
        frozenset(custodies.values_list("pk", flat=True)), frozenset({person})
    )
    return work_out_alone(Subject.MEASURE, measure.pk, tables(scope), at=at)
