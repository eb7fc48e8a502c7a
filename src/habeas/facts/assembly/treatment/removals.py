"""Facts on removals: what was looked into before, and who else was removed alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import every, first, or_else, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Flag, Moment
from habeas.facts.vocabulary import AssessmentKind, EndReason
from habeas.law.applied import Law

# The part of that name, gathered before those that refer to it.
OF_REMOVAL = "of_removal"


@dataclass(frozen=True, slots=True)
class RemovalFacts(Custody):
    """What the standards on removal ask."""

    was_removed: Annotated[Flag, "whether the person was removed"]
    removed_at: Annotated[Moment, "when the person was removed"]
    risk_was_assessed: Annotated[
        Flag, "an assessment of this person's risk on return, and its date"
    ]
    decision_is_individual: Annotated[
        Flag, "whether a decision about this person alone ordered the removal"
    ]
    removed_alike: Annotated[
        Flag, "the day, the country and the text of the decision to remove"
    ]


def removals(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on removals."""
    del law
    gone = _removed(source, base)
    yield gone
    if source.has("assessment"):
        yield _risk(source, gone.reference)
    if source.has("removal"):
        yield _decisions(source)


def _removed(source: Source, base: ir.Table) -> Part:
    """Tell who was removed and when first, from the removals or from how it ended."""
    by_end = base.end_reason == EndReason.REMOVED
    if not source.has("removal"):
        stayed = base.is_running | base.end_reason.notnull()
        was_removed = ibis.cases(
            (by_end, True), (stayed, False), else_=ibis.null("boolean")
        )
        at = ibis.cases((by_end, base.until))
        return Part(
            OF_REMOVAL,
            base.select("custody_id", was_removed=was_removed, removed_at=at),
        )
    entered = source.table("removal")
    found = entered.group_by("custody_id").aggregate(at=first(entered["at"]))
    found = found.select("at", _custody="custody_id")
    rows = base.left_join(found, base.custody_id == found["_custody"])
    is_entered = rows["_custody"].notnull()
    # A custody without a removal entered, that ended otherwise, saw none.
    otherwise = or_else(rows.end_reason == EndReason.REMOVED, otherwise=False)
    return Part(
        OF_REMOVAL,
        rows.select(
            "custody_id",
            was_removed=is_entered | otherwise,
            removed_at=ibis.cases((is_entered, rows["at"]), (otherwise, rows.until)),
        ),
    )


def _risk(source: Source, gone: ir.Table) -> Part:
    """Tell whether a risk was assessed before the first removal, and so before any."""
    rows = source.table("assessment")
    counts = (rows.kind == AssessmentKind.RISK_ON_RETURN) & rows.is_individual
    may_count = or_else(counts, otherwise=True)
    found = rows.group_by("custody_id").aggregate(
        surely=ibis.cases((counts, rows["at"])).min(),
        perhaps=ibis.cases((may_count, rows["at"])).min(),
        undated=some(may_count & rows["at"].isnull()),
        is_there=some(may_count),
    )
    both = gone.left_join(found, "custody_id")
    assessed = ibis.cases(
        (both.surely < both.removed_at, True),
        (~or_else(both.is_there, otherwise=False), False),
        (~both.undated & (both.perhaps >= both.removed_at), False),
        else_=ibis.null("boolean"),
    )
    return Part(
        "risk_assessments", both.select("custody_id", risk_was_assessed=assessed)
    )


def _decisions(source: Source) -> Part:
    """Tell which removals share the day, the country and the decision's text."""
    rows = source.table("removal")
    rows = rows.mutate(day=rows["at"].date())
    marks = rows.select("custody_id", "day", "country", "decision_text_id").distinct()
    groups = marks.group_by("day", "country", "decision_text_id").aggregate(
        people=marks.count()
    )
    rows = rows.left_join(groups, ["day", "country", "decision_text_id"])
    return Part(
        "removal_decisions",
        rows.group_by("custody_id").aggregate(
            decision_is_individual=every(rows.has_individual_decision),
            removed_alike=some(rows.people > 1),
        ),
    )
