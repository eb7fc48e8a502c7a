"""Facts on work, and on indicators of trafficking."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import later, or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import (
    Duty,
    after,
    fall_due,
    happened,
    together,
)
from habeas.facts.assembly.treatment.removals import OF_REMOVAL
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import Situation, SituationStatus
from habeas.law.applied import Law
from habeas.law.figure import Deadline

_SUSPECTED = (SituationStatus.CONFIRMED, SituationStatus.UNDER_EXAMINATION)


@dataclass(frozen=True, slots=True)
class LabourFacts(Custody):
    """What the standards on labour and trafficking ask."""

    has_work: Annotated[Flag, "whether the person worked"]
    worked_without_consent: Annotated[Flag, "whether the person consented to the work"]
    worked_below_wage: Annotated[Flag, "whether the work was paid lawfully"]
    wronged_at_work_at: Annotated[Moment, "when such work was first done"]
    has_indicator: Annotated[Flag, "whether there is an indicator of trafficking"]
    referral_is_late: Annotated[
        Flag, "when the indicator was recorded and the person referred"
    ]
    referral_is_awaited: Annotated[Flag, "whether the person was referred"]
    referral_due_at: Annotated[Moment, "when the referral is due"]
    removed_before_referral: Annotated[
        Flag, "whether the person was removed before being referred"
    ]


def labour(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on work and trafficking; the removals come before."""
    if source.has("work"):
        yield _work(source)
    if source.has("referral"):
        yield _referrals(source, law, base)


def _work(source: Source) -> Part:
    rows = source.table("work")
    is_wrong = ~rows.has_consent | ~rows.is_paid_lawfully
    return Part(
        "work_done",
        rows.group_by("custody_id").aggregate(
            has_work=ibis.literal(value=True),
            worked_without_consent=some(~rows.has_consent),
            worked_below_wage=some(~rows.is_paid_lawfully),
            wronged_at_work_at=ibis.cases((is_wrong, rows["at"])).min(),
        ),
        {"has_work": False},
    )


def _referrals(source: Source, law: Law, base: ir.Table) -> Part:
    """Measure from each indicator to the referral, or to the end of the custody."""
    gone = ibis.table(
        {
            "custody_id": "string",
            "was_removed": "boolean",
            "removed_at": "timestamp(6)",
        },
        name=OF_REMOVAL,
    )
    held = base.select("custody_id", "until", "is_running")
    rows = _indicators(source, base).join(held, "custody_id").join(gone, "custody_id")
    rows = fall_due(
        rows,
        "referral",
        Duty(
            is_owed=rows.is_indicated,
            due_at=after(
                rows.indicated_at, law.deadline(Deadline.TRAFFICKING_REFERRAL)
            ),
            is_done=rows.is_referred,
            done_at=rows.referred_at,
            until=rows.until,
            is_running=rows.is_running,
        ),
    )
    meanwhile = (rows.removed_at >= rows.indicated_at) & (
        ~rows.is_referred | (rows.removed_at < rows.referred_at)
    )
    return Part(
        "referrals",
        rows.group_by("custody_id").aggregate(
            has_indicator=some(rows.is_indicated),
            removed_before_referral=some(
                rows.is_indicated & rows.was_removed & meanwhile
            ),
            **together(rows, "referral"),
        ),
        {"has_indicator": False},
    )


def _indicators(source: Source, base: ir.Table) -> ir.Table:
    """Gather the indicators entered, and the victims known that nobody entered."""
    rows = source.table("referral")
    entered = rows.select(
        "custody_id",
        "indicated_at",
        "referred_at",
        is_referred=happened(source, "referral", rows, "referred_at"),
        is_indicated=ibis.literal(value=True),
    )
    if not source.has("vulnerability"):
        return entered
    known = source.table("vulnerability")
    known = known.filter(known.situation == Situation.VICTIM_OF_TRAFFICKING)
    known = known.select("person_id", "status", "known_at", ceased_at="ended_at")
    held = base.select("custody_id", "person_id", "began_at", "until")
    held = held.anti_join(entered, "custody_id").join(known, "person_id")
    # What has no date is taken to fall within the custody: it is known of the person.
    within = or_else(held.known_at <= held.until, otherwise=True) & or_else(
        held.ceased_at >= held.began_at, otherwise=True
    )
    victims = held.filter(within).select(
        "custody_id",
        indicated_at=later(held.known_at, held.began_at),
        referred_at=ibis.null("timestamp(6)"),
        is_referred=ibis.literal(value=False),
        is_indicated=held.status.isin(_SUSPECTED),
    )
    return entered.union(victims)
