"""Facts on what the person was told and through whom: reasons, rights, decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.guarantees.doing import done
from habeas.facts.assembly.guarantees.understood import in_language
from habeas.facts.assembly.logic import first, or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Flag, Moment
from habeas.law.applied import Law


@dataclass(frozen=True, slots=True)
class NoticeFacts(Custody):
    """What the standards on notices, interpreters and information ask."""

    notices_kept: Annotated[Flag, "whether reasons were notified"]
    notices_at: Annotated[
        Moment,
        "that a notice was understood, adapted to the person and handed over in copy",
    ]
    notices_may_be_at: Annotated[Moment, "when reasons may have been notified"]
    order_came_along: Annotated[
        Flag,
        "whether a notice carried an order that states the facts, basis and place",
    ]
    rights_came_along: Annotated[
        Flag, "whether a notice with such an order explained the person's rights"
    ]
    foreign_notice: Annotated[Flag, "the language of each notice"]
    notice_uninterpreted: Annotated[
        Flag, "whether a qualified interpreter took part in each notice"
    ]
    foreign_hearing: Annotated[Flag, "the language of each hearing"]
    hearing_uninterpreted: Annotated[
        Flag, "whether a qualified interpreter took part in each hearing"
    ]
    foreign_assessment: Annotated[Flag, "the language of each assessment"]
    assessment_uninterpreted: Annotated[
        Flag, "whether a qualified interpreter took part in each assessment"
    ]
    agreed_to_return: Annotated[Flag, "whether the person agreed to return"]
    agreement_signed_at: Annotated[Moment, "when an agreement to return was signed"]
    sessions_kept: Annotated[Flag, "whether rights and remedies were explained"]
    sessions_at: Annotated[
        Moment, "when rights were explained in a language the person understands"
    ]
    sessions_may_be_at: Annotated[Moment, "when rights may have been explained"]


def notices(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on notices, on interpreters and on information given."""
    del law
    if source.has("notice"):
        yield _notices(source, base)
    for table in ("hearing", "assessment"):
        if source.has(table):
            yield _interpreted(source, table, base)
    if source.has("information_session"):
        yield _sessions(source, base)
    if source.has("return_agreement"):
        yield _agreements(source)


def _notices(source: Source, base: ir.Table) -> Part:
    rows = in_language(source, source.table("notice"), base)
    # What was checked with the person goes before what is known of the language.
    understood = or_else(rows.is_understood, otherwise=rows.in_language)
    foreign = ~or_else(rows.in_language, otherwise=rows.is_understood)
    rows = _with_orders(source, rows)
    complete = rows.states_facts & rows.states_basis & rows.states_place
    sound = understood & rows.is_adapted & rows.copy_given
    return Part(
        "guarantee_notices",
        rows.group_by("custody_id").aggregate(
            **done(rows, "notices", sound),
            order_came_along=some(complete),
            rights_came_along=some(complete & rows.explains_rights),
            foreign_notice=some(foreign),
            notice_uninterpreted=some(foreign & ~rows.interpreter_qualified),
        ),
        {
            "notices_kept": True,
            "order_came_along": False,
            "rights_came_along": False,
            "foreign_notice": False,
            "notice_uninterpreted": False,
        },
    )


def _with_orders(source: Source, rows: ir.Table) -> ir.Table:
    """Add what the order that a notice carries states; unknown where none is told."""
    stated = ("states_facts", "states_basis", "states_place")
    if not source.has("order"):
        return rows.mutate(**{name: ibis.null("boolean") for name in stated})
    orders = source.table("order")
    orders = orders.select(_order=orders.order_id, **{n: orders[n] for n in stated})
    return rows.left_join(orders, rows.order_id == orders["_order"])


def _interpreted(source: Source, table: str, base: ir.Table) -> Part:
    """Tell whether anything was held in a language not understood, and how."""
    rows = in_language(source, source.table(table), base)
    foreign = ~rows.in_language
    names = (f"foreign_{table}", f"{table}_uninterpreted")
    claims = (foreign, foreign & ~rows.interpreter_qualified)
    return Part(
        f"guarantee_{table}_language",
        rows.group_by("custody_id").aggregate(
            **{n: some(claim) for n, claim in zip(names, claims, strict=True)}
        ),
        dict.fromkeys(names, False),
    )


def _sessions(source: Source, base: ir.Table) -> Part:
    rows = in_language(source, source.table("information_session"), base)
    return Part(
        "guarantee_sessions",
        rows.group_by("custody_id").aggregate(
            **done(rows, "sessions", rows.in_language)
        ),
        {"sessions_kept": True},
    )


def _agreements(source: Source) -> Part:
    rows = source.table("return_agreement")
    return Part(
        "guarantee_agreements",
        rows.group_by("custody_id").aggregate(
            agreed_to_return=ibis.literal(value=True),
            agreement_signed_at=first(rows.signed_at),
        ),
        {"agreed_to_return": False},
    )
