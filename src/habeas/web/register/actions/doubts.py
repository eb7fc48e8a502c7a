"""Keep facts that contradict one another, and say so until it is settled."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from habeas.web.register.models import Contradiction, Custody, Placement
from habeas.web.register.queries.contradictions import MARKED, Clash, clashes_of
from habeas.web.trail import actions as trail
from habeas.web.trail.actions import SYSTEM, Actor
from habeas.web.trail.models import Recorded

R = TypeVar("R", bound=Recorded)


def saved(fact: R, save: Callable[[], R]) -> R:
    """Save a fact, marked where the database would refuse it for a contradiction."""
    mark(fact)
    try:
        with transaction.atomic():
            return save()
    except IntegrityError:
        # The other fact may have come in between our look and our writing.
        if not mark(fact):
            raise
        return save()


def mark(fact: Recorded) -> bool:
    """Mark a fact as doubted, or not, by what stands on record now."""
    doubted = any(clash.kind in MARKED for clash in clashes_of(fact))
    if isinstance(fact, Custody | Placement):
        fact.doubted = doubted
    return doubted


def tell(fact: Recorded, *, by: Actor) -> None:
    """Say what a fact contradicts, and settle what it contradicts no more."""
    # What is kept is said in the language of the register, whoever records.
    with translation.override(settings.LANGUAGE_CODE):
        _tell_of(fact, clashes_of(fact), by=by)
    _look_again(fact)


def _tell_of(fact: Recorded, clashes: Sequence[Clash], *, by: Actor) -> None:
    standing = {
        (told.kind_of, told.other_id): told
        for told in _open().filter(fact_id=str(fact.pk))
    }
    found = {clash.key: clash for clash in clashes}
    for key in standing.keys() - found.keys():
        _settle(standing[key])
    for key in found.keys() - standing.keys():
        trail.record(_contradiction(fact, found[key]), by=by)


def _contradiction(fact: Recorded, clash: Clash) -> Contradiction:
    custody = fact if isinstance(fact, Custody) else getattr(fact, "custody", None)
    return Contradiction(
        kind_of=clash.kind,
        custody=custody,
        fact_kind=fact.trail_name(),
        fact_id=str(fact.pk),
        other_id=clash.key[1],
        told=clash.told,
    )


def _look_again(fact: Recorded) -> None:
    """Look again at facts that contradicted this one, as it was before."""
    for told in _open().filter(other_id=str(fact.pk)).exclude(fact_id=str(fact.pk)):
        other = contradicting(told)
        if other is None:
            continue
        was = getattr(other, "doubted", None)
        if was is not None and mark(other) != was:
            now = {"doubted": not was}
            why = _("What it contradicted was corrected.")
            other = trail.correct(other, now, by=SYSTEM, reason=why, seen=other.version)
        with translation.override(settings.LANGUAGE_CODE):
            _tell_of(other, clashes_of(other), by=SYSTEM)


def contradicting(told: Contradiction) -> Recorded | None:
    """Give the fact that a contradiction was found in."""
    model = apps.get_model(told.fact_kind)
    found: Recorded | None = model._default_manager.filter(pk=told.fact_id).first()
    return found


def settle(
    told: Contradiction, how: str, *, by: Actor, at: dt.datetime, seen: int
) -> Contradiction:
    """Settle a contradiction by an explanation, and leave the records as they are."""
    changes = {"settled_at": at, "settled_how": how}
    return trail.correct(told, changes, by=by, reason=how, seen=seen)


def _open() -> QuerySet[Contradiction]:
    return Contradiction.objects.filter(settled_at=None, withdrawn_at=None)


def _settle(told: Contradiction) -> None:
    why = _("The records were corrected: they contradict no more.")
    how = {"settled_at": timezone.now(), "settled_how": why}
    trail.correct(told, how, by=SYSTEM, reason=why, seen=told.version)
