"""Record, correct and withdraw any fact: never refused, only marked where it clashes.

Whatever else must follow from a fact follows here, so that it cannot be forgotten.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction

from habeas.names.folding import fold
from habeas.web.register.actions import doubts
from habeas.web.register.actions.claims import follow
from habeas.web.register.actions.spelling import spell
from habeas.web.register.models import (
    BirthClaim,
    Citizenship,
    Custody,
    Name,
    Placement,
)
from habeas.web.trail import actions as trail
from habeas.web.trail.actions import Actor
from habeas.web.trail.models import Recorded

R = TypeVar("R", bound=Recorded)


@transaction.atomic
def record(fact: R, *, by: Actor, at: dt.datetime | None = None, reason: str = "") -> R:
    """Record a fact; one that contradicts another is kept, and marked as doubted."""
    _prepare(fact)
    kept = doubts.saved(fact, lambda: trail.record(fact, by=by, at=at, reason=reason))
    _follow(kept, by=by)
    return kept


@transaction.atomic
def correct(
    fact: R, changes: Mapping[str, Any], *, by: Actor, reason: str, seen: int
) -> R:
    """Make a new version of a fact, and look again at what contradicts it.

    Raises StalePageError where `seen` is not the newest version.
    """
    for name, value in changes.items():
        setattr(fact, name, value)
    _prepare(fact)

    def save() -> R:
        all_of_it = {**changes, **_derived(fact)}
        return trail.correct(fact, all_of_it, by=by, reason=reason, seen=seen)

    kept = doubts.saved(fact, save)
    _follow(kept, by=by)
    return kept


@transaction.atomic
def withdraw(fact: R, *, by: Actor, reason: str, seen: int) -> R:
    """Mark a fact as recorded in error; what contradicted it does so no more."""
    gone = trail.withdraw(fact, by=by, reason=reason, seen=seen)
    _follow(gone, by=by)
    return gone


def _prepare(fact: Recorded) -> None:
    if isinstance(fact, Name):
        fact.folded = fold(f"{fact.text} {fact.latin}")[:400]


def _derived(fact: Recorded) -> dict[str, Any]:
    match fact:
        case Name():
            return {"folded": fact.folded}
        case Custody() | Placement():
            return {"doubted": fact.doubted}
    return {}


def _follow(fact: Recorded, *, by: Actor) -> None:
    doubts.tell(fact, by=by)
    match fact:
        case Name():
            spell(fact)
        case BirthClaim() | Citizenship():
            follow(fact.person)
