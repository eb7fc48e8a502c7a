"""Who must be released now: what has run out by the rulebook, and whom courts freed."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from habeas.law.verdict import Verdict
from habeas.rulebook import Rule, Subject
from habeas.rulebook.duration import release_on_expiry
from habeas.rulebook.ground.lawfulness import presumption_of_liberty
from habeas.rulebook.persons.children import child
from habeas.web.register.codes import InstructionCause
from habeas.web.register.models import Custody, Hearing, Order, Review
from habeas.web.register.queries.columns import among
from habeas.web.register.queries.facts import moment_of, scope_of, tables, wall_time
from habeas.web.register.queries.law import law_in_force
from habeas.web.register.queries.proposed import Judging, judging

# The rules whose breach, or whose falling due, ends the right to hold somebody.
ENDING = (release_on_expiry, presumption_of_liberty, child)


class Told(Protocol):
    """What a rule says of a custody."""

    @property
    def verdict(self) -> Verdict:
        """The verdict."""

    @property
    def since(self) -> dt.datetime | None:
        """Since when it is a breach."""

    @property
    def due_at(self) -> dt.datetime | None:
        """When something falls due by it."""


@dataclass(frozen=True, slots=True)
class Due:
    """That a person must be released: for which cause, since when, by which rule."""

    custody: uuid.UUID
    cause: InstructionCause
    since: dt.datetime
    rule: Rule

    @property
    def citation(self) -> str:
        """Cite the law behind it."""
        return self.rule.standard.citation(law_in_force().edition)


@dataclass(frozen=True, slots=True)
class _Judged:
    verdict: Verdict
    since: dt.datetime | None
    due_at: dt.datetime | None


def held() -> QuerySet[Custody]:
    """Give the custodies that run."""
    return Custody.objects.filter(ended_at=None, withdrawn_at=None).exclude(
        end_not_known=True
    )


def run_out(
    custodies: Collection[uuid.UUID], now: dt.datetime, *, by: Judging | None = None
) -> Iterator[Due]:
    """Judge custodies with the facts of now, and give what has run out in each."""
    if not custodies:
        return
    given = tables(scope_of(custodies))
    judged = (by or judging(law_in_force())).judge(given, wall_time(now))
    asked = {str(key): key for key in custodies}
    ordered = _ordered(custodies)
    for row in judged.get(Subject.CUSTODY, ()):
        key = asked.get(row["custody_id"])
        if key is not None:
            told = {rule.id: _told(row, rule) for rule in ENDING}
            yield from due_by(told, key, now, was_ordered=key in ordered)


def due_by(
    told: Mapping[str, Told], custody: uuid.UUID, now: dt.datetime, *, was_ordered: bool
) -> Iterator[Due]:
    """Give what has run out by a moment, from what the rules of `ENDING` say."""
    expiry = told[release_on_expiry.id].due_at
    if expiry is not None and expiry <= now:
        yield Due(custody, InstructionCause.MAXIMUM, expiry, release_on_expiry)
    lapsed = InstructionCause.ORDER_LAPSED if was_ordered else InstructionCause.NO_ORDER
    for rule, cause in (
        (presumption_of_liberty, lapsed),
        (child, InstructionCause.CHILD),
    ):
        found = told[rule.id]
        if found.verdict is Verdict.BREACH:
            yield Due(custody, cause, found.since or now, rule)


def _ordered(custodies: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Give the custodies in which somebody ordered detention, however long ago."""
    orders = Order.objects.filter(custody__in=among(custodies), withdrawn_at=None)
    holding = orders.exclude(kind="release")
    return frozenset(holding.values_list("custody_id", flat=True))


def _told(row: Mapping[str, Any], rule: Rule) -> _Judged:
    since, due_at = row[f"{rule.column}__since"], row[f"{rule.column}__due"]
    return _Judged(
        Verdict.of_code(row[f"{rule.column}__verdict"]),
        None if since is None else moment_of(since),
        None if due_at is None else moment_of(due_at),
    )


def ordered_free() -> Iterator[tuple[Hearing | Review, InstructionCause]]:
    """Give the orders to release of courts and of reviews that nobody obeyed yet."""
    running = held().values("pk")
    by_court = Hearing.objects.filter(
        custody__in=running, ordered_release=True, withdrawn_at=None
    )
    for hearing in by_court.select_related("custody").order_by("at"):
        yield hearing, InstructionCause.COURT
    by_review = Review.objects.filter(
        custody__in=running, ordered_release=True, withdrawn_at=None
    )
    for review in by_review.select_related("custody").order_by("at"):
        yield review, InstructionCause.REVIEW
