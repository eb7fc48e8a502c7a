"""Facts on consulates: what the person was told and asked for, and who was told."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.guarantees.doing import done
from habeas.facts.assembly.guarantees.understood import in_language
from habeas.facts.assembly.logic import or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.assembly.treatment.owed import Duty, after, fall_due, together
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import ConsularKind
from habeas.law.applied import Law
from habeas.law.figure import Deadline

_EXPOSING = (ConsularKind.NOTIFIED, ConsularKind.ACCESS_GIVEN)


@dataclass(frozen=True, slots=True)
class ConsularFacts(Custody):
    """What the standards on consulates ask."""

    seeks_protection: Annotated[Flag, "whether the person seeks protection"]
    consular_right_kept: Annotated[
        Flag, "whether the person was told of the right to consular contact"
    ]
    consular_right_at: Annotated[
        Moment, "when the right to consular contact was told in a language understood"
    ]
    consular_right_may_be_at: Annotated[
        Moment, "when the right to consular contact may have been told"
    ]
    consulate_was_told: Annotated[Flag, "whether a consulate was told"]
    told_unasked: Annotated[Flag, "whether the person asked before it was told"]
    told_unasked_at: Annotated[Moment, "when a consulate was told"]
    exposed_to_origin: Annotated[
        Flag, "whether it was the country of origin's, and whether the person asked"
    ]
    exposed_to_origin_at: Annotated[Moment, "when a consulate was told"]
    asked_for_consulate: Annotated[Flag, "whether the person asked for the consulate"]
    answer_is_late: Annotated[Flag, "when the consulate was told"]
    answer_is_awaited: Annotated[Flag, "when the consulate was told"]
    answer_due_at: Annotated[Moment, "when the person asked for the consulate"]


def consular(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on the right to consular contact, and on its use."""
    if not source.has("consular_event"):
        return
    events = source.table("consular_event")
    yield _told(source, base)
    yield _contacts(events)
    yield _answers(events, law, base)


def _told(source: Source, base: ir.Table) -> Part:
    rows = in_language(source, source.table("consular_event"), base)
    rows = rows.filter(or_else(rows.kind == ConsularKind.TOLD_OF_RIGHT, otherwise=True))
    told = (rows.kind == ConsularKind.TOLD_OF_RIGHT) & rows.in_language
    return Part(
        "guarantee_consular_right",
        rows.group_by("custody_id").aggregate(**done(rows, "consular_right", told)),
        {"consular_right_kept": True},
    )


def _wishes(events: ir.Table) -> ir.Table:
    """Give what the person asked for or declined; a kind not known may be either."""
    rows = events.filter(
        or_else(
            events.kind.isin((ConsularKind.REQUESTED, ConsularKind.DECLINED)),
            otherwise=True,
        )
    )
    asks = rows.kind == ConsularKind.REQUESTED
    return rows.select(
        _whose=rows.custody_id,
        wished_at=rows["at"],
        asks=asks,
        is_vague=asks.isnull() | rows["at"].isnull(),
    )


def _contacts(events: ir.Table) -> Part:
    """Tell which contacts with a consulate no request of the person stood behind.

    The last wish before it decides; a request of the same moment counts, for its
    hour may not be recorded, unless it was taken back that moment too.
    """
    # A contact of a kind not known may have been one of these.
    contacts = events.filter(or_else(events.kind.isin(_EXPOSING), otherwise=True))
    wishes = _wishes(events)
    rows = contacts.left_join(wishes, contacts.custody_id == wishes["_whose"])
    may_bear = or_else(rows.wished_at <= rows["at"], otherwise=True)
    asked = ibis.cases((rows.asks & may_bear, rows.wished_at)).max()
    declined = ibis.cases((~rows.asks & may_bear, rows.wished_at)).max()
    each = rows.group_by(
        "consular_event_id", "custody_id", "kind", "at", "is_country_of_origin"
    ).aggregate(
        asked=asked,
        declined=declined,
        vague=or_else(
            (may_bear & (rows.is_vague | rows["at"].isnull())).cast("int8").max(),
            otherwise=0,
        )
        == 1,
        may_ask=or_else(
            (rows["_whose"].notnull() & or_else(rows.asks, otherwise=True))
            .cast("int8")
            .max(),
            otherwise=0,
        )
        == 1,
    )
    stands = ibis.cases(
        (~each.may_ask, False),
        (each.vague, ibis.null("boolean")),
        (each.asked.isnull(), False),
        (each.declined.isnull() | (each.asked > each.declined), True),
        (each.asked < each.declined, False),
        else_=ibis.null("boolean"),
    )
    told = each.kind == ConsularKind.NOTIFIED
    exposes = each.kind.isin(_EXPOSING) & each.is_country_of_origin
    unasked, exposed = told & ~stands, exposes & ~stands
    return Part(
        "guarantee_consulates",
        each.group_by("custody_id").aggregate(
            consulate_was_told=some(told),
            told_unasked=some(unasked),
            told_unasked_at=ibis.cases((unasked, each["at"])).min(),
            exposed_to_origin=some(exposed),
            exposed_to_origin_at=ibis.cases((exposed, each["at"])).min(),
        ),
        {
            "consulate_was_told": False,
            "told_unasked": False,
            "exposed_to_origin": False,
        },
    )


def _answers(events: ir.Table, law: Law, base: ir.Table) -> Part:
    """Tell whether the consulate was told in time after each request.

    A request taken back before that time was over is owed nothing; nor is one
    that follows word to the consulate.
    """
    asked = events.filter(events.kind == ConsularKind.REQUESTED)
    asked = asked.select("consular_event_id", "custody_id", asked_at=asked["at"])
    others = events.select(_whose=events.custody_id, kind=events.kind, at=events["at"])
    rows = asked.left_join(others, asked.custody_id == others["_whose"])
    told = rows.kind == ConsularKind.NOTIFIED
    later = (rows.kind == ConsularKind.DECLINED) & (rows["at"] >= rows.asked_at)
    each = rows.group_by("consular_event_id", "custody_id", "asked_at").aggregate(
        told_at=ibis.cases((told, rows["at"])).min(),
        undated=some(told & rows["at"].isnull()),
        declined_at=ibis.cases((later, rows["at"])).min(),
    )
    rows = each.join(base.select("custody_id", "until", "is_running"), "custody_id")
    gone = or_else(rows.declined_at < rows.until, otherwise=False)
    done_at = rows.told_at
    is_done = ibis.cases(
        (done_at.notnull(), True), (~rows.undated, False), else_=ibis.null("boolean")
    )
    duty = Duty(
        is_owed=ibis.literal(value=True),
        due_at=after(
            rows.asked_at, law.deadline(Deadline.CONSULATE_NOTIFIED_AFTER_REQUEST)
        ),
        is_done=is_done,
        done_at=done_at,
        until=ibis.cases((gone, rows.declined_at), else_=rows.until),
        is_running=rows.is_running & ~gone,
    )
    rows = fall_due(rows, "answer", duty)
    return Part(
        "guarantee_answers",
        rows.group_by("custody_id").aggregate(
            asked_for_consulate=ibis.literal(value=True), **together(rows, "answer")
        ),
        {"asked_for_consulate": False},
    )
