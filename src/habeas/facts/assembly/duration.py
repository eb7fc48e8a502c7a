"""Facts on how long a custody lasted, and what was done about its length."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.clock import clock
from habeas.facts.assembly.logic import or_else, seconds_between, some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Flag, Moment, Text, Whole
from habeas.facts.vocabulary import ExtensionReason, OrderKind
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
    extensions: Annotated[Whole, "how often detention was prolonged"]
    lengthened_for_rights: Annotated[Flag, "the reason of each prolongation"]
    ordered_end: Annotated[Moment, "the end set by the latest order"]
    has_order: Annotated[Flag, "whether there is an order"]
    was_reviewed: Annotated[Flag, "whether necessity was reviewed"]
    first_review_at: Annotated[Moment, "when necessity was first reviewed"]
    last_review_at: Annotated[Moment, "when necessity was last reviewed"]
    longest_without_review: Annotated[
        Whole, "the longest time between two reviews, in seconds"
    ]
    obstacle_since: Annotated[Moment, "since when removal is impossible"]
    has_obstacle: Annotated[
        Flag, "whether removal is impossible for reasons not of the person's making"
    ]
    follows_expiry: Annotated[
        Flag, "whether an earlier custody of the proceeding ended on expiry"
    ]
    released_on_expiry: Annotated[Flag, "whether the release came on expiry"]
    document_issued: Annotated[Flag, "whether a document that protects was issued"]


def duration(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on duration."""
    yield from clock(source, law, base)
    if source.has("order"):
        yield _orders(source)
    if source.has("review"):
        yield _reviews(source, base)
    if source.has("obstacle"):
        yield _obstacles(source)
    if source.has("release"):
        yield _releases(source)
        yield _after_expiry(source, base)


def _orders(source: Source) -> Part:
    orders = source.table("order")
    holding = orders.filter(orders.kind != OrderKind.RELEASE)
    is_extension = holding.kind == OrderKind.EXTENSION
    for_rights = is_extension & holding.extension_reason.isin(_RIGHTS)
    return Part(
        "orders",
        holding.group_by("custody_id").aggregate(
            lengthened_for_rights=some(for_rights),
            ordered_end=holding.ends_at.max(),
            has_order=ibis.literal(value=True),
        ),
        {"lengthened_for_rights": False, "has_order": False},
    )


def _reviews(source: Source, base: ir.Table) -> Part:
    """Measure the gaps between reviews, the custody's own two ends included."""
    reviews = source.table("review").select("custody_id", "at")
    within = reviews.join(base, "custody_id").select(
        reviews.custody_id, reviews["at"], base.began_at, base.until
    )
    ends = within.group_by("custody_id").aggregate(at=within.until.max())
    begins = within.group_by("custody_id").aggregate(at=within.began_at.max())
    moments = within.select("custody_id", "at").union(begins).union(ends)
    before = ibis.window(group_by="custody_id", order_by="at")
    gaps = moments.mutate(
        gap=seconds_between(moments["at"].lag().over(before), moments["at"])
    )
    longest = gaps.group_by("custody_id").aggregate(
        longest_without_review=gaps.gap.max()
    )
    found = reviews.group_by("custody_id").aggregate(
        was_reviewed=ibis.literal(value=True),
        undated=some(reviews["at"].isnull()),
        first_review_at=reviews["at"].min(),
        last_review_at=reviews["at"].max(),
    )
    rows = found.left_join(longest, "custody_id").drop("custody_id_right")
    return Part(
        "reviews",
        rows.mutate(
            longest_without_review=ibis.cases(
                (~rows.undated, rows.longest_without_review), else_=ibis.null("int64")
            )
        ),
        {"was_reviewed": False},
    )


def _obstacles(source: Source) -> Part:
    """Find the first obstacle that stands and is not of the person's making."""
    obstacles = source.table("obstacle")
    counts = ~obstacles.is_of_the_person & obstacles.lifted_at.isnull()
    since = ibis.cases((counts, obstacles.recorded_at))
    return Part(
        "obstacles",
        obstacles.group_by("custody_id").aggregate(
            has_obstacle=some(counts), obstacle_since=since.min()
        ),
        {"has_obstacle": False},
    )


def _releases(source: Source) -> Part:
    releases = source.table("release")
    return Part(
        "releases",
        releases.group_by("custody_id").aggregate(
            released_on_expiry=some(releases.on_expiry),
            document_issued=some(releases.document_issued),
        ),
        {"released_on_expiry": False},
    )


def _after_expiry(source: Source, base: ir.Table) -> Part:
    """Tell which custodies follow, in one proceeding, a release on expiry."""
    releases = source.table("release")
    expired = releases.filter(releases.on_expiry).select("custody_id")
    ended = base.join(expired, "custody_id").select(
        "proceeding_id", "person_id", freed_at=base.until
    )
    freed = ended.group_by("person_id", "proceeding_id").aggregate(
        freed_at=ended.freed_at.min()
    )
    rows = base.filter(base.proceeding_id.notnull()).left_join(
        freed, ["person_id", "proceeding_id"]
    )
    return Part(
        "after_expiry",
        rows.select(
            "custody_id",
            follows_expiry=or_else(rows.began_at >= rows.freed_at, otherwise=False),
        ),
    )
