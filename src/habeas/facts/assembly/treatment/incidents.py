"""Facts on allegations of ill-treatment and on deaths, and what was done about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import every, or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.confinement import ConfinedFacts
from habeas.facts.assembly.treatment.owed import (
    Duty,
    after,
    fall_due,
    happened,
    together,
)
from habeas.facts.rows import Flag, Moment
from habeas.facts.vocabulary import EndReason, IncidentKind
from habeas.law.applied import Law
from habeas.law.figure import Deadline

_ALLEGED = (IncidentKind.ILL_TREATMENT, IncidentKind.SEXUAL_VIOLENCE)
_MOMENT = ibis.null("timestamp(6)")
_FLAG = ibis.null("boolean")


@dataclass(frozen=True, slots=True)
class IncidentFacts(ConfinedFacts):
    """What the standards on ill-treatment and on deaths ask."""

    has_allegation: Annotated[Flag, "whether ill-treatment was alleged"]
    alleged_at: Annotated[Moment, "when ill-treatment was first alleged"]
    investigation_is_late: Annotated[
        Flag, "when each allegation was made, and when its investigation was opened"
    ]
    investigation_is_awaited: Annotated[
        Flag, "whether an investigation of each allegation was opened"
    ]
    investigation_due_at: Annotated[Moment, "when an investigation is due"]
    investigation_is_independent: Annotated[
        Flag, "whether each investigation is independent"
    ]
    accused_is_kept_apart: Annotated[
        Flag, "whether each alleged perpetrator is kept from the person"
    ]
    outcome_is_missing: Annotated[
        Flag, "the outcome of each investigation that was closed"
    ]
    outcome_is_awaited: Annotated[
        Flag, "whether each investigation without an outcome still runs"
    ]
    has_died: Annotated[Flag, "whether the person died in custody"]
    death_inquiry_is_late: Annotated[
        Flag, "when the person died, and when the investigation was opened"
    ]
    death_inquiry_is_awaited: Annotated[Flag, "whether the death is being investigated"]
    death_inquiry_due_at: Annotated[Moment, "when the investigation is due"]
    death_inquiry_is_independent: Annotated[
        Flag, "whether the investigation of the death is independent"
    ]
    family_told_is_late: Annotated[Flag, "when the family was told of the death"]
    family_told_is_awaited: Annotated[Flag, "whether the family was told of the death"]
    family_told_due_at: Annotated[Moment, "when the family is to be told"]


def incidents(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on allegations and on deaths."""
    if source.has("incident"):
        yield _allegations(source, law, base)
        yield _deaths(source, law, base)
    else:
        yield _deaths_unkept(base)


def _allegations(source: Source, law: Law, base: ir.Table) -> Part:
    """Judge nothing but dates: the duty to investigate outlasts the custody."""
    rows = _incidents(source, base)
    alleged = rows.kind.isin(_ALLEGED)
    rows = fall_due(
        rows,
        "investigation",
        Duty(
            is_owed=alleged,
            due_at=after(rows["at"], law.deadline(Deadline.INVESTIGATION_OPENED)),
            is_done=rows.is_opened,
            done_at=rows.investigation_opened_at,
            until=rows.as_of,
            is_running=ibis.literal(value=True),
        ),
    )
    alleged = rows.kind.isin(_ALLEGED)
    opened = alleged & rows.is_opened
    # What still runs has no outcome, unless one is recorded.
    waits = opened & ~rows.is_closed & ~or_else(rows.outcome_recorded, otherwise=False)
    return Part(
        "allegations",
        rows.group_by("custody_id").aggregate(
            has_allegation=some(alleged),
            alleged_at=ibis.cases((alleged, rows["at"])).min(),
            investigation_is_independent=every(
                ~opened | rows.investigation_independent
            ),
            accused_is_kept_apart=every(~alleged | rows.accused_kept_apart),
            outcome_is_missing=some(opened & rows.is_closed & ~rows.outcome_recorded),
            outcome_is_awaited=some(waits),
            **together(rows, "investigation"),
        ),
        {"has_allegation": False},
    )


def _incidents(source: Source, base: ir.Table) -> ir.Table:
    rows = source.table("incident")
    return rows.mutate(
        is_opened=happened(source, "incident", rows, "investigation_opened_at"),
        is_closed=happened(source, "incident", rows, "investigation_closed_at"),
        is_told=happened(source, "incident", rows, "family_told_at"),
    ).join(base.select("custody_id", "as_of"), "custody_id")


def _deaths(source: Source, law: Law, base: ir.Table) -> Part:
    """Gather the deaths entered as incidents, and those that only ended a custody."""
    rows = _incidents(source, base)
    recorded = rows.select(
        "custody_id",
        "as_of",
        "at",
        "investigation_opened_at",
        "is_opened",
        "investigation_independent",
        "family_told_at",
        "is_told",
        is_death=rows.kind == IncidentKind.DEATH,
    )
    ended = base.filter(base.end_reason == EndReason.DIED).anti_join(
        recorded.filter(recorded.is_death), "custody_id"
    )
    unrecorded = ended.select(
        "custody_id",
        "as_of",
        at=ibis.cases((~ended.is_running, ended.until)),
        investigation_opened_at=_MOMENT,
        is_opened=ibis.literal(value=False),
        investigation_independent=_FLAG,
        family_told_at=_MOMENT,
        is_told=ibis.literal(value=False),
        is_death=ibis.literal(value=True),
    )
    return _of_deaths(recorded.union(unrecorded), law)


def _of_deaths(rows: ir.Table, law: Law) -> Part:
    due_at = after(rows["at"], law.deadline(Deadline.DEATH_INVESTIGATED))
    acts = {
        "death_inquiry": (rows.is_opened, rows.investigation_opened_at),
        "family_told": (rows.is_told, rows.family_told_at),
    }
    for name, (is_done, done_at) in acts.items():
        always = ibis.literal(value=True)
        duty = Duty(rows.is_death, due_at, is_done, done_at, rows.as_of, always)
        rows = fall_due(rows, name, duty)
    return Part(
        "deaths",
        rows.group_by("custody_id").aggregate(
            has_died=some(rows.is_death),
            death_inquiry_is_independent=every(
                ~(rows.is_death & rows.is_opened) | rows.investigation_independent
            ),
            **together(rows, "death_inquiry"),
            **together(rows, "family_told"),
        ),
        {"has_died": False},
    )


def _deaths_unkept(base: ir.Table) -> Part:
    """Tell a death from how the custody ended, where incidents are not kept."""
    lives = base.is_running | base.end_reason.notnull()
    has_died = ibis.cases(
        (base.end_reason == EndReason.DIED, True), (lives, False), else_=_FLAG
    )
    return Part("deaths", base.select("custody_id", has_died=has_died))
