"""What is done about a recommendation: what it is tied to, and measures."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from habeas.law.errors import BadInputError
from habeas.rulebook import RULES
from habeas.web.accounts.models import Authority
from habeas.web.supervision.codes import TieKind
from habeas.web.supervision.models import Measure, Recommendation, Tie
from habeas.web.trail.actions import Actor, correct, record, withdraw


def tie(one: Recommendation, to: TieKind, target: str, why: str, *, by: Actor) -> Tie:
    """Tie a recommendation to a standard, an article or an indicator, as confirmed.

    Raises BadInputError for a standard that does not exist.
    """
    if to is TieKind.STANDARD and target not in {rule.standard.id for rule in RULES}:
        raise BadInputError(
            f"there is no standard called {target!r}: `habeas standards` lists them"
        )
    there = Tie.objects.filter(
        recommendation=one, to=to, target=target, withdrawn_at=None
    ).first()
    confirmed = {"confirmed_by_id": by.user_id, "confirmed_at": timezone.now()}
    if there is not None:
        seen = there.version
        return correct(there, confirmed, by=by, reason="confirmed", seen=seen)
    made = Tie(recommendation=one, to=to, target=target, why=why[:300], **confirmed)
    return record(made, by=by)


def untie(one: Tie, *, by: Actor, reason: str) -> Tie:
    """Take a tie back."""
    return withdraw(one, by=by, reason=reason, seen=one.version)


@transaction.atomic
def take_measure(
    said: dict[str, Any],
    *,
    recommendations: Iterable[Recommendation],
    partners: Iterable[Authority] = (),
    by: Actor,
) -> Measure:
    """Record what a State does to carry recommendations out."""
    measure = record(Measure(**said), by=by)
    measure.recommendations.set(recommendations)
    measure.partners.set(partners)
    return measure
