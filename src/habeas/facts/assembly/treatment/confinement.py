"""Facts on each stretch apart from others, and what they amount to in a custody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.custody import timed
from habeas.facts.assembly.logic import (
    SECONDS_A_DAY,
    or_else,
    seconds_between,
    some,
)
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.stretches import covered_until, stretches
from habeas.facts.rows import Confinement, Custody, Flag, Moment, Number, Text, Whole
from habeas.facts.vocabulary import SituationStatus
from habeas.law.applied import Law
from habeas.law.provision import Provision
from habeas.law.threshold import Threshold

# What makes it solitary; here, since it also decides which stretches are joined.
SOLITARY = Threshold(22, "hours", Provision.parse("Mandela 44"))


@dataclass(frozen=True, slots=True)
class ConfinementFacts(Confinement):
    """What the standard on solitary confinement asks of each."""

    hours_a_day: Annotated[Number, "the hours a day apart from others"]
    is_solitary: Annotated[Flag, "whether it is solitary confinement"]
    stretch_began_first: Annotated[
        Moment, "when the stretch without a break may have begun"
    ]
    stretch_began_last: Annotated[
        Moment, "when the stretch without a break surely had begun"
    ]
    days_recorded: Annotated[Number, "its length as the source states it"]
    mental_health: Annotated[Text, "an assessment of the person's mental health"]
    has_serious_illness: Annotated[Flag, "whether there is a serious illness"]
    has_disability: Annotated[Flag, "whether there is a disability"]
    is_suicide_risk: Annotated[Flag, "whether there is a risk of suicide"]
    reason: Annotated[Text, "why the person was set apart"]
    has_situation: Annotated[
        Flag, "whether the person was in a situation of vulnerability"
    ]
    situation_is_examined: Annotated[
        Flag, "the outcome of the examination of a situation of vulnerability"
    ]


@dataclass(frozen=True, slots=True)
class ConfinedFacts(Custody):
    """How often and how long the person of a custody was set apart: no rule asks."""

    confinements: Annotated[Whole, "how often the person was set apart"]
    confined_longest_days: Annotated[Number, "the longest time apart without a break"]
    confined_total_days: Annotated[Number, "the whole time apart"]


def confinements(source: Source) -> ir.Table:
    """Give one row a confinement, with the moments that every clock needs."""
    return timed(source.table("confinement"), source)


def solitary(claimed: Flag, hours: Number) -> Flag:
    """Say whether a confinement is solitary; unknown where neither fact is known."""
    return ibis.cases(
        (claimed | (hours >= SOLITARY.hours), True),
        (claimed.isnull() & hours.isnull(), ibis.null("boolean")),
        else_=False,
    )


def confinement(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on each confinement."""
    del law
    base = _with_person(source, base)
    yield _stretches(base)
    if source.has("vulnerability"):
        yield _situations(source, base)


def confined(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Add up for each custody how often and how long the person was set apart.

    Promises: time that two confinements share counts once; a length is unknown
    where one of the custody's confinements has no known beginning or end.
    """
    del law, base
    if not source.has("confinement"):
        return
    spans = confinements(source).filter(lambda t: t.custody_id.notnull())
    spans = spans.select(
        "custody_id", "began_at", "until", span_id=spans.confinement_id
    )
    spans = stretches(
        spans,
        "stretch_began",
        ("custody_id",),
        member=ibis.literal(value=True),
        until=spans.until,
    )
    spans = spans.mutate(_covered=covered_until(spans, ("custody_id",)))
    begins = ibis.cases(
        (spans["_covered"] > spans.began_at, spans["_covered"]), else_=spans.began_at
    )
    fresh = seconds_between(begins, spans.until)
    is_measured = ~some(spans.until.isnull() | spans.began_at.isnull())
    longest = seconds_between(spans.stretch_began, spans.until).max()
    total = ibis.cases((fresh > 0, fresh), else_=0).sum()
    yield Part(
        "confined",
        spans.group_by("custody_id").aggregate(
            confinements=spans.count(),
            confined_longest_days=_days(is_measured, longest),
            confined_total_days=_days(is_measured, total),
        ),
        {"confinements": 0, "confined_longest_days": 0, "confined_total_days": 0},
    )


def _with_person(source: Source, base: ir.Table) -> ir.Table:
    """Name the person of a confinement by its custody, where it names none itself."""
    if not source.has("custody"):
        return base
    held = source.table("custody").select(_held="custody_id", _person="person_id")
    rows = base.left_join(held, base.custody_id == held["_held"])
    # Either of the two names the person; a custody is of one person.
    person = or_else(rows.person_id, otherwise=rows["_person"])
    return rows.mutate(person_id=person).select(*base.columns)


def _days(is_measured: Flag, seconds: ir.IntegerValue) -> Number:
    days = seconds.cast("float64") / SECONDS_A_DAY
    return ibis.cases((is_measured, days), else_=ibis.null("float64"))


def _stretches(base: ir.Table) -> Part:
    """Tell when the stretch that each confinement continues began.

    Promises: `stretch_began_last` joins what surely was solitary and touched;
    `stretch_began_first` also what may have been, or may have lasted until then.
    """
    spans = base.filter(base.began_at.notnull())
    spans = spans.select(
        "confinement_id",
        "person_id",
        "as_of",
        "began_at",
        "until",
        span_id=spans.confinement_id,
        # Confinements of nobody known are each a stretch of their own.
        alone=ibis.cases((spans.person_id.isnull(), spans.confinement_id)),
        counts=solitary(spans.is_solitary, spans.hours_a_day),
    )
    surely = or_else(spans.counts, otherwise=False)
    spans = stretches(
        spans, "surely", ("person_id", "alone"), member=surely, until=spans.until
    )
    perhaps = or_else(spans.counts, otherwise=True)
    longest = or_else(spans.until, otherwise=spans.as_of)
    spans = stretches(
        spans, "perhaps", ("person_id", "alone"), member=perhaps, until=longest
    )
    return Part(
        "confinement_stretch",
        spans.select(
            "confinement_id",
            stretch_began_first=spans.perhaps,
            stretch_began_last=spans.surely,
        ),
    )


def _situations(source: Source, base: ir.Table) -> Part:
    """Find the situations of vulnerability known while the person was set apart."""
    known = source.table("vulnerability")
    rows = base.join(known, base.person_id == known.person_id)
    begun = or_else(rows.known_at <= rows.until, otherwise=True)
    lasts = or_else(rows.ended_at_right >= rows.began_at, otherwise=True)
    rows = rows.select(
        "confinement_id",
        confirmed=(rows.status == SituationStatus.CONFIRMED) & begun & lasts,
        examined=(rows.status == SituationStatus.UNDER_EXAMINATION) & begun & lasts,
    )
    return Part(
        "confinement_situation",
        rows.group_by("confinement_id").aggregate(
            has_situation=some(rows.confirmed),
            situation_is_examined=~some(rows.examined),
        ),
        {"has_situation": False, "situation_is_examined": True},
    )
