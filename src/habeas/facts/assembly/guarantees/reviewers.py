"""Facts on who reviewed: apart from those who detain, and able to release."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Annotated

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.authorities import superiors
from habeas.facts.assembly.logic import some
from habeas.facts.assembly.parts import Part
from habeas.facts.assembly.source import Source
from habeas.facts.rows import Custody, Flag
from habeas.facts.vocabulary import AuthorityKind, OrderKind
from habeas.law.applied import Law

_TABLES = ("review", "hearing")
_UNKNOWN = ibis.null("boolean")


@dataclass(frozen=True, slots=True)
class ReviewerFacts(Custody):
    """What the standard on the independence of reviewers asks."""

    was_looked_at: Annotated[Flag, "whether anybody reviewed the detention"]
    reviewer_is_tied: Annotated[
        Flag, "who reviewed, who detains and who ordered, and whom each reports to"
    ]
    reviewer_is_powerless: Annotated[Flag, "whether each reviewer can order release"]


def reviewers(source: Source, law: Law, base: ir.Table) -> Iterator[Part]:
    """Gather the facts on those who review, in reviews and in hearings.

    A reviewer is tied to the body that detains or ordered the detention where it is
    that body, or stands under it; to stand both under a third, such as the State,
    ties nobody. An order made by a court ties no court that reviews it.
    """
    del law
    given = [table for table in _TABLES if source.has(table)]
    if not given:
        return
    if source.has("authority"):
        lines = Part("guarantee_superiors", superiors(source))
        yield from (lines, _complete(source, lines.reference))
    others = Part("guarantee_others", _others(source, base))
    yield others
    looks = _looks(source, given)
    tied = _ties(source, looks, others.reference)
    may_release = looks.group_by("custody_id").aggregate(
        was_looked_at=ibis.literal(value=True),
        powerless=some(~looks.may_release),
    )
    rows = may_release.left_join(tied, "custody_id")
    # Of a table that is not given nobody knows whom it would have named.
    is_whole = len(given) == len(_TABLES)
    yield Part(
        "guarantee_reviewers",
        rows.select(
            "custody_id",
            "was_looked_at",
            reviewer_is_tied=_at_least(
                rows.is_tied, is_whole=is_whole and source.has("order")
            ),
            reviewer_is_powerless=_at_least(rows.powerless, is_whole=is_whole),
        ),
        {"was_looked_at": False} if is_whole else {},
    )


def _at_least(claim: Flag, *, is_whole: bool) -> Flag:
    return claim if is_whole else ibis.cases((claim, True), else_=_UNKNOWN)


def _looks(source: Source, given: Sequence[str]) -> ir.Table:
    columns = ("custody_id", "authority_id", "may_release")
    tables = [source.table(table).select(*columns) for table in given]
    return reduce(lambda one, other: one.union(other), tables)


def _others(source: Source, base: ir.Table) -> ir.Table:
    """Give the bodies that reviewers of each custody must be apart from.

    `counts` is unknown where the body may be a court, or the order one to release.
    """
    holders = base.select(
        "custody_id",
        other_id=base.detaining_authority_id,
        counts=ibis.literal(value=True),
    )
    if not source.has("order"):
        return holders
    orders = source.table("order")
    by_court: Flag = _UNKNOWN
    if source.has("authority"):
        bodies = source.table("authority")
        bodies = bodies.select(_body=bodies.authority_id, body_kind=bodies.kind)
        orders = orders.left_join(bodies, orders.authority_id == bodies["_body"])
        by_court = orders.body_kind == AuthorityKind.COURT
    counts = (orders.kind != OrderKind.RELEASE) & ~by_court
    return holders.union(
        orders.select("custody_id", other_id=orders.authority_id, counts=counts)
    )


def _complete(source: Source, lines: ir.Table) -> Part:
    """Tell of which bodies the whole line of those above is on record."""
    bodies = source.table("authority").select("authority_id")
    bodies = bodies.select(_known=bodies.authority_id)
    rows = lines.left_join(bodies, lines.superior_id == bodies["_known"])
    return Part(
        "guarantee_lines",
        rows.group_by("authority_id").aggregate(
            is_complete=rows["_known"].notnull().cast("int8").min() == 1
        ),
    )


def _ties(source: Source, looks: ir.Table, others: ir.Table) -> ir.Table:
    rows = looks.select("custody_id", "authority_id").join(others, "custody_id")
    stands_under: Flag = _UNKNOWN
    if source.has("authority"):
        rows = _with_lines(rows, keeps_tops=source.keeps("authority", "parent_id"))
        stands_under = rows.stands_under
    is_tied = ibis.cases(
        (rows.authority_id.isnull() | rows.other_id.isnull(), _UNKNOWN),
        (rows.authority_id == rows.other_id, True),
        else_=stands_under,
    )
    return rows.group_by("custody_id").aggregate(is_tied=some(rows.counts & is_tied))


def _with_lines(rows: ir.Table, *, keeps_tops: bool) -> ir.Table:
    """Add whether a reviewer stands under a body; no, only if its line is all told."""
    lines = ibis.table(
        {"authority_id": "string", "superior_id": "string"}, name="guarantee_superiors"
    )
    lines = lines.select(_under=lines.authority_id, _over=lines.superior_id)
    known = ibis.table(
        {"authority_id": "string", "is_complete": "boolean"}, name="guarantee_lines"
    )
    known = known.select(_whose=known.authority_id, is_complete=known.is_complete)
    rows = rows.left_join(
        lines, [rows.authority_id == lines["_under"], rows.other_id == lines["_over"]]
    )
    rows = rows.left_join(known, rows.authority_id == known["_whose"])
    ends = rows.is_complete & ibis.literal(keeps_tops)
    return rows.mutate(
        stands_under=ibis.cases(
            (rows["_under"].notnull(), True), (ends, False), else_=_UNKNOWN
        )
    )
