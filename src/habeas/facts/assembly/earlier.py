"""Time already spent deprived of liberty before a custody, that its clock counts."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else, seconds_between
from habeas.facts.assembly.parts import Part
from habeas.facts.rows import Flag, Whole
from habeas.law.applied import Law


def of_the_taken_again(base: ir.Table) -> Part:
    """Give the custodies of those who have more than one: no others have a past."""
    known = base.filter(base.person_id.notnull())
    people = known.group_by("person_id").aggregate(custodies=known.count())
    again = people.filter(people.custodies > 1).select(_person="person_id")
    rows = base.join(again, base.person_id == again["_person"])
    return Part(
        "of_the_taken_again",
        rows.select("custody_id", "person_id", "proceeding_id", "began_at", "until"),
    )


def earlier_custodies(law: Law, again: Part) -> Part:
    """Add up the earlier custodies of each person who has more than one.

    Reads: what `of_the_taken_again` gives.
    Promises: `earlier_least` is the time that surely counts, in custodies of the
    same proceeding and in those joined to one deprivation; `earlier_most` is what
    may count, in every custody not known to be of another proceeding, and unknown
    where the length of one of these is. Time that two custodies share counts once.
    """
    known = again.reference
    spans = known.mutate(before=known.until.max().over(_before("person_id")))
    spans = spans.mutate(
        spent=_spent(spans),
        shared=_shared(spans),
        begins_anew=_begins_anew(spans, law).cast("int64"),
    )
    spans = spans.mutate(chain=spans.begins_anew.sum().over(_up_to("person_id")))
    loose = spans.proceeding_id.isnull()
    unplaced = ibis.cases((loose, spans.spent), else_=0)
    undated = spans.began_at.isnull().cast("int64")
    spans = spans.mutate(
        in_chain=_sum(spans.spent, "person_id", "chain"),
        in_proceeding=_sum(spans.spent, "person_id", "proceeding_id"),
        in_both=_sum(spans.spent, "person_id", "chain", "proceeding_id"),
        of_person=_sum(spans.spent, "person_id"),
        unplaced=_sum(unplaced, "person_id"),
        unplaced_in_chain=_sum(unplaced, "person_id", "chain"),
        unmeasured=_sum(spans.spent.isnull().cast("int64"), "person_id"),
        undated=undated.sum().over(ibis.window(group_by="person_id")),
    )
    joined = spans.in_chain + spans.in_proceeding - spans.in_both
    return Part(
        "earlier",
        spans.select(
            spans.custody_id,
            earlier_least=ibis.cases((loose, spans.in_chain), else_=joined)
            - spans.shared,
            earlier_most=ibis.cases(
                (spans.unmeasured + spans.undated > 0, ibis.null("int64")),
                (loose, spans.of_person),
                else_=joined + spans.unplaced - spans.unplaced_in_chain,
            )
            - spans.shared,
        ),
    )


def _shared(spans: ir.Table) -> Whole:
    """Count the seconds that earlier custodies go on into this one, where it counts."""
    runs_on = or_else(spans.before > spans.began_at, otherwise=False)
    return ibis.cases(
        (runs_on, seconds_between(spans.began_at, spans.before)),
        else_=ibis.literal(0, "int64"),
    )


def _spent(spans: ir.Table) -> Whole:
    """Count the seconds of a custody that no earlier one of the person covers."""
    covered = or_else(spans.before > spans.began_at, otherwise=False)
    start = ibis.cases((covered, spans.before), else_=spans.began_at)
    return _greater(seconds_between(start, spans.until), ibis.literal(0, "int64"))


def _begins_anew(spans: ir.Table, law: Law) -> Flag:
    """Say whether a custody is not joined to the one before it."""
    gap = ibis.interval(seconds=int(law.joined_within.total_seconds()))
    return or_else(spans.began_at > spans.before + gap, otherwise=True)


def _greater(one: Whole, other: Whole) -> Whole:
    return ibis.cases((one >= other, one), (other > one, other))


def _sum(values: Whole, *keys: str) -> Whole:
    """Add up the values of the custodies before, of the same keys; none is 0."""
    return or_else(values.sum().over(_before(*keys)), otherwise=0)


def _before(*keys: str) -> ibis.expr.builders.WindowBuilder:
    return ibis.window(
        group_by=keys, order_by=["began_at", "custody_id"], rows=(None, -1)
    )


def _up_to(*keys: str) -> ibis.expr.builders.WindowBuilder:
    return ibis.window(
        group_by=keys, order_by=["began_at", "custody_id"], rows=(None, 0)
    )
