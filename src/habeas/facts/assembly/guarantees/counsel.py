"""Facts on counsel, on access refused to it, and on decisions handed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.guarantees.doing import done
from habeas.facts.assembly.logic import every, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import ContactKind
from habeas.law.applied import Law

_HELPERS = (ContactKind.COUNSEL, ContactKind.CIVIL_SOCIETY)


@dataclass(frozen=True, slots=True)
class CounselFacts(Custody):
    """What the standards on legal aid and on decisions ask."""

    lacks_means: Annotated[Flag, "whether the person cannot pay for counsel"]
    counsel_kept: Annotated[Flag, "whether counsel was assigned"]
    counsel_at: Annotated[Moment, "when counsel was assigned, free of charge"]
    counsel_may_be_at: Annotated[Moment, "when counsel may have been assigned"]
    counsel_refused: Annotated[Flag, "whether counsel was refused access"]
    helper_refused: Annotated[
        Flag, "whether contact with counsel or civil society was refused"
    ]
    has_counsel: Annotated[Flag, "whether the person has counsel"]
    was_decided: Annotated[Flag, "whether there was a decision on immigration"]
    decisions_are_sound: Annotated[
        Flag, "whether each decision has reasons, is written and was handed over"
    ]
    counsel_had_copies: Annotated[Flag, "whether counsel had a copy of each decision"]


def counsel(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on legal aid and on decisions."""
    del law
    if source.has("counsel"):
        yield _assigned(source, base)
    if source.has("contact"):
        yield _refusals(source)
    if source.has("decision"):
        yield _decisions(source)


def _assigned(source: Source, base: ir.Table) -> Part:
    rows = source.table("counsel").join(
        base.select("custody_id", "began_at"), "custody_id"
    )
    rows = rows.mutate(at=rows.assigned_at)
    return Part(
        "guarantee_counsel",
        rows.group_by("custody_id").aggregate(
            **done(rows, "counsel", rows.is_free),
            counsel_refused=some(rows.access_refused),
            has_counsel=ibis.literal(value=True),
        ),
        {"counsel_kept": True, "counsel_refused": False, "has_counsel": False},
    )


def _refusals(source: Source) -> Part:
    contacts = source.table("contact")
    refused = contacts.kind.isin(_HELPERS) & contacts.was_refused
    return Part(
        "guarantee_contacts",
        contacts.group_by("custody_id").aggregate(helper_refused=some(refused)),
        {"helper_refused": False},
    )


def _decisions(source: Source) -> Part:
    decisions = source.table("decision")
    sound = decisions.is_reasoned & decisions.is_written & decisions.handed_over
    return Part(
        "guarantee_decisions",
        decisions.group_by("custody_id").aggregate(
            was_decided=ibis.literal(value=True),
            decisions_are_sound=every(sound),
            counsel_had_copies=every(decisions.copied_to_counsel),
        ),
        {"was_decided": False},
    )
