"""A measure in place of detention: its clock, reviews, support and verdicts."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.engine.lines import lines_of
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Rule, Subject
from habeas.web.register.models import Custody, Measure, MeasureReview, Support
from habeas.web.register.queries.facts import Scope, moment_of, tables, wall_time
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.working_out import (
    Reasons,
    reasons,
    sentence,
    warm,
)


@dataclass(frozen=True, slots=True)
class OfMeasure:
    """What one standard says of a measure."""

    title: str
    aspect: str
    citation: str
    verdict: Verdict
    reason: str
    due_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class MeasureFile:
    """A measure with all that was recorded of it."""

    measure: Measure
    reviews: Sequence[MeasureReview]
    support: Sequence[Support]
    verdicts: Sequence[OfMeasure]

    @property
    def next_due(self) -> OfMeasure | None:
        """Give what is due next."""
        waiting = [
            (v.due_at, v)
            for v in self.verdicts
            if v.due_at is not None and v.verdict is Verdict.PENDING
        ]
        return min(waiting, key=lambda pair: pair[0])[1] if waiting else None


def measure_file(measure: Measure, at: dt.datetime) -> MeasureFile:
    """Gather the file of a measure, judged now."""
    rows = {"measure": measure, "withdrawn_at": None}
    return MeasureFile(
        measure,
        list(MeasureReview.objects.filter(**rows).order_by("at")),
        list(Support.objects.filter(**rows).order_by("recorded_at")),
        sorted(_verdicts(measure, at), key=lambda v: _ORDER.index(v.verdict)),
    )


_ORDER = (
    Verdict.BREACH,
    Verdict.PENDING,
    Verdict.UNKNOWN,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)


def _verdicts(measure: Measure, at: dt.datetime) -> Iterator[OfMeasure]:
    person = measure.person_id
    custodies = Custody.objects.filter(person=person, withdrawn_at=None)
    scope = Scope(
        frozenset(custodies.values_list("pk", flat=True)), frozenset({person})
    )
    judged = warm().judge(tables(scope), wall_time(at))
    law = law_in_force()
    said = reasons(law)
    rules = [r for r in RULES if r.subject is Subject.MEASURE]
    kept = [r for r in rules if r.standard.is_of(law.edition)]
    for row in judged.get(Subject.MEASURE, ()):
        if row["measure_id"] != str(measure.pk):
            continue
        for line in lines_of(Subject.MEASURE, kept):
            if line.aspect or len(line.rules) == 1:
                yield _said(line.rules[0], row, said)


def _said(rule: Rule, row: Mapping[str, object], said: Reasons) -> OfMeasure:
    verdict = Verdict.of_code(int(str(row[f"{rule.column}__verdict"])))
    due = row[f"{rule.column}__due"]
    missing = str(row[f"{rule.column}__missing"] or "")
    return OfMeasure(
        rule.standard.title,
        rule.aspect.replace("-", " "),
        rule.standard.citation(law_in_force().edition),
        verdict,
        sentence(rule.id, verdict, missing, said),
        moment_of(due) if isinstance(due, dt.datetime) else None,
    )
