"""Facts on how long a custody lasted, and what was done about its length."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.clock import clock
from habeas.facts.assembly.earlier import of_the_taken_again
from habeas.facts.assembly.gaps import gaps_between
from habeas.facts.assembly.logic import earlier, later, or_else, seconds_between, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Flag, Moment, Text
from habeas.facts.vocabulary import EndReason, ExtensionReason, OrderKind
from habeas.law.applied import Law

_RIGHTS = (
    ExtensionReason.APPEAL,
    ExtensionReason.ASYLUM_CLAIM,
    ExtensionReason.OTHER_RIGHT_USED,
)


@dataclass(frozen=True, slots=True)
class DurationFacts(Custody):
    """What the standards on duration ask."""

    expires_first: Annotated[Moment, "when a maximum may first be reached"]
    expires_sure: Annotated[Moment, "when a maximum is surely reached"]
    expiry_limit: Annotated[Text, "the limit in law reached first"]
    maximum_is_set: Annotated[Flag, "whether the law in force sets a maximum"]
    was_prolonged: Annotated[Flag, "whether detention was prolonged"]
    lengthened_for_rights: Annotated[Flag, "the reason of each prolongation"]
    order_sets_end: Annotated[Flag, "whether an order sets the end of detention"]
    was_reviewed: Annotated[Flag, "whether necessity was reviewed"]
    first_review_at: Annotated[Moment, "when necessity was first reviewed"]
    second_review_at: Annotated[Moment, "when necessity was reviewed again"]
    last_review_at: Annotated[Moment, "when necessity was last reviewed"]
    unreviewed_from: Annotated[Moment, "when each review was held"]
    unreviewed_to: Annotated[Moment, "when each review was held"]
    has_obstacle: Annotated[
        Flag, "whether removal was impossible for reasons not of the person's making"
    ]
    obstacle_stands: Annotated[Flag, "whether removal is still impossible"]
    obstacle_from: Annotated[Moment, "since when removal was impossible"]
    obstacle_to: Annotated[Moment, "until when removal was impossible"]
    obstacle_may_be_from: Annotated[Moment, "whose making each obstacle is"]
    obstacle_may_be_to: Annotated[Moment, "whose making each obstacle is"]
    follows_expiry: Annotated[
        Flag, "whether an earlier custody of the proceeding ended on expiry"
    ]
    released_on_expiry: Annotated[Flag, "whether the release came on expiry"]
    document_issued: Annotated[Flag, "whether a document that protects was issued"]


def duration(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on duration."""
    again = of_the_taken_again(base)
    yield again
    yield from clock(source, law, base, again)
    if source.has("order"):
        yield _orders(source)
    if source.has("review"):
        yield _reviews(source, base)
    if source.has("obstacle"):
        yield _obstacles(source, base)
    expiries = _expiries(source, base)
    yield from (expiries, _after_expiry(base, again, expiries))


def _orders(source: Source) -> Part:
    orders = source.table("order")
    holds = orders.kind != OrderKind.RELEASE
    prolongs = orders.kind == OrderKind.EXTENSION
    # A date is an end; where none is recorded, the order may still set one.
    sets_end = ibis.cases((orders.ends_at.notnull(), True), else_=ibis.null("boolean"))
    return Part(
        "orders",
        orders.group_by("custody_id").aggregate(
            was_prolonged=some(prolongs),
            lengthened_for_rights=some(
                prolongs & orders.extension_reason.isin(_RIGHTS)
            ),
            order_sets_end=some(holds & sets_end),
        ),
        {
            "was_prolonged": False,
            "lengthened_for_rights": False,
            "order_sets_end": False,
        },
    )


def _reviews(source: Source, base: ir.Table) -> Part:
    gaps = gaps_between(source.table("review"), base)
    return Part(
        "reviews",
        gaps.select(
            "custody_id",
            was_reviewed=ibis.literal(value=True),
            first_review_at=gaps.first_at,
            second_review_at=gaps.second_at,
            last_review_at=gaps.last_at,
            unreviewed_from=gaps.gap_from,
            unreviewed_to=gaps.gap_to,
        ),
        {"was_reviewed": False},
    )


def _obstacles(source: Source, base: ir.Table) -> Part:
    """Find how long, at the longest, an obstacle stood while the person was held.

    Both of those surely not of the person's making, and of those that may not be:
    there an obstacle without a date stands from the first.
    """
    obstacles = source.table("obstacle")
    rows = obstacles.join(base, "custody_id")
    starts = or_else(rows.recorded_at, otherwise=rows.began_at)
    # One not lifted stands for as long as the custody runs.
    ends = or_else(rows.lifted_at, otherwise=rows.until)
    rows = rows.mutate(
        _from=later(starts, rows.began_at), _to=earlier(ends, rows.until)
    )
    # What ended before the custody, or came after it, is no obstacle in it.
    rows = rows.filter(or_else(rows["_to"] >= rows["_from"], otherwise=True))
    rows = rows.mutate(length=seconds_between(rows["_from"], rows["_to"]))
    counts = ~rows.is_of_the_person
    rows = rows.mutate(
        counts=counts,
        stands=counts & rows.lifted_at.isnull(),
        sure=ibis.cases((counts & rows.recorded_at.notnull(), rows.length)),
        may_be=ibis.cases((or_else(counts, otherwise=True), rows.length)),
    )
    each = ibis.window(group_by="custody_id")
    rows = rows.mutate(
        is_sure=rows.sure == rows.sure.max().over(each),
        is_possible=rows.may_be == rows.may_be.max().over(each),
    )
    return Part(
        "obstacles",
        rows.group_by("custody_id").aggregate(
            has_obstacle=some(rows.counts),
            obstacle_stands=some(rows.stands),
            obstacle_from=ibis.cases((rows.is_sure, rows["_from"])).min(),
            obstacle_to=ibis.cases((rows.is_sure, rows["_to"])).min(),
            obstacle_may_be_from=ibis.cases((rows.is_possible, rows["_from"])).min(),
            obstacle_may_be_to=ibis.cases((rows.is_possible, rows["_to"])).min(),
        ),
        {"has_obstacle": False},
    )


def _expiries(source: Source, base: ir.Table) -> Part:
    """Tell which custodies ended because the maximum was reached."""
    by_reason = base.end_reason == EndReason.MAXIMUM_REACHED
    if not source.has("release"):
        told = ibis.cases(
            (by_reason, True),
            (base.is_running, False),
            else_=ibis.null("boolean"),
        )
        return Part("expiries", base.select("custody_id", released_on_expiry=told))
    releases = source.table("release")
    found = releases.group_by("custody_id").aggregate(
        on_expiry=some(releases.on_expiry),
        document_issued=some(releases.document_issued),
        key=releases.release_id.count(),
    )
    rows = base.left_join(found, "custody_id").drop("custody_id_right")
    told = ibis.cases(
        (by_reason | rows.on_expiry, True),
        # No release is entered: none came on expiry.
        (rows.key.isnull(), False),
        else_=rows.on_expiry,
    )
    return Part(
        "expiries",
        rows.select(
            "custody_id",
            released_on_expiry=told,
            document_issued=ibis.cases(
                (rows.key.isnull(), False), else_=rows.document_issued
            ),
        ),
    )


def _after_expiry(base: ir.Table, again: Part, expiries: Part) -> Part:
    """Tell which custodies follow, in one proceeding, a release on expiry.

    Whose person or beginning is not known may; who was never held before does not.
    """
    told, held = expiries.reference, again.reference
    rows = held.join(told, "custody_id").select(
        held.custody_id,
        held.person_id,
        held.proceeding_id,
        held.began_at,
        told.released_on_expiry,
    )
    loose = rows.proceeding_id.isnull()
    may = or_else(rows.released_on_expiry, otherwise=True)
    rows = rows.mutate(
        surely=_before(rows.released_on_expiry, "person_id", "proceeding_id"),
        maybe=_before(may, "person_id", "proceeding_id"),
        of_person=_before(may, "person_id"),
        unplaced=_before(may & loose, "person_id"),
    )
    unknown = ibis.null("boolean")
    follows = ibis.cases(
        (~rows.of_person, False),
        (rows.proceeding_id.isnull(), unknown),
        (rows.surely, True),
        (rows.maybe | rows.unplaced, unknown),
        else_=False,
    )
    vague = base.filter(base.person_id.isnull() | base.began_at.isnull())
    rows = rows.filter(rows.began_at.notnull())
    found = rows.select("custody_id", follows_expiry=follows)
    return Part(
        "after_expiry",
        found.union(vague.select("custody_id", follows_expiry=unknown)),
        {"follows_expiry": False},
    )


def _before(claim: Flag, *keys: str) -> Flag:
    """Say whether any custody before, of the same keys, is known to claim it."""
    window = ibis.window(
        group_by=keys, order_by=["began_at", "custody_id"], rows=(None, -1)
    )
    return or_else(claim.cast("int8").max().over(window) == 1, otherwise=False)
