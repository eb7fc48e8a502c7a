"""Facts that cannot both be true: which ones a fact contradicts, and how."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from habeas.web.register.codes import ContradictionKind
from habeas.web.register.models import (
    Confinement,
    Custody,
    Measure,
    Person,
    Placement,
    Release,
    Transfer,
)
from habeas.web.trail.models import Recorded

S = TypeVar("S", Custody, Placement)

# What the database refuses unless the fact is marked as doubted.
MARKED = frozenset(
    {
        ContradictionKind.OVERLAP,
        ContradictionKind.TWO_PLACES,
        ContradictionKind.ENDS_BEFORE,
    }
)


@dataclass(frozen=True, slots=True)
class Clash:
    """How a fact contradicts another, or itself, and in words which."""

    kind: ContradictionKind
    told: str
    other: uuid.UUID | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Tell one clash of a fact from another."""
        return self.kind.value, str(self.other or "")


def clashes_of(fact: Recorded) -> list[Clash]:
    """Find what a fact contradicts, as it stands in memory.

    Facts that are doubted already contradict nobody: they are the ones that do.
    """
    if fact.withdrawn_at is not None:
        return []
    look = _LOOKS.get(type(fact))
    return [] if look is None else list(look(fact))


def _of_custody(custody: Custody) -> Iterator[Clash]:
    yield from _ends_before(custody.began_at, custody.ended_at)
    others = Custody.objects.filter(person__in=same_person(custody.person))
    for other in _at_the_same_time(others, custody):
        told = _("Custody {other} of the same person runs from {began} to {ended}.")
        words = told.format(other=other, **_span(other.began_at, other.ended_at))
        yield Clash(ContradictionKind.OVERLAP, words, other.pk)


def _of_placement(placement: Placement) -> Iterator[Clash]:
    yield from _ends_before(placement.began_at, placement.ended_at)
    others = Placement.objects.filter(custody=placement.custody_id)
    for other in _at_the_same_time(others.select_related("place"), placement):
        told = _("By another record the person was at {place} from {began} to {ended}.")
        words = told.format(place=other.place, **_span(other.began_at, other.ended_at))
        yield Clash(ContradictionKind.TWO_PLACES, words, other.pk)
    yield from _outside(placement.custody, placement.began_at)
    yield from _outside(placement.custody, placement.ended_at)


def _of_release(release: Release) -> Iterator[Clash]:
    yield from _outside(release.custody, release.at)


def _of_transfer(transfer: Transfer) -> Iterator[Clash]:
    yield from _ends_before(transfer.left_at, transfer.arrived_at)
    yield from _outside(transfer.custody, transfer.left_at)


def _of_confinement(confinement: Confinement) -> Iterator[Clash]:
    yield from _ends_before(confinement.began_at, confinement.ended_at)
    if confinement.custody is not None:
        yield from _outside(confinement.custody, confinement.began_at)


def _of_measure(measure: Measure) -> Iterator[Clash]:
    yield from _ends_before(measure.began_at, measure.ended_at)


# Each look is written for its own kind of fact, and asked for that kind alone.
_LOOKS: Mapping[type[Recorded], Callable[..., Iterator[Clash]]] = {
    Custody: _of_custody,
    Placement: _of_placement,
    Release: _of_release,
    Transfer: _of_transfer,
    Confinement: _of_confinement,
    Measure: _of_measure,
}


def same_person(person: Person) -> QuerySet[Person]:
    """Give all records of a person, merged ones included."""
    root = person.merged_into_id or person.pk
    return Person.objects.filter(Q(pk=root) | Q(merged_into=root))


def _ends_before(
    began: dt.datetime | None, ended: dt.datetime | None
) -> Iterator[Clash]:
    if began is not None and ended is not None and ended < began:
        told = _("It ends on {ended}, before it begins on {began}.")
        yield Clash(ContradictionKind.ENDS_BEFORE, told.format(**_span(began, ended)))


def _outside(custody: Custody, moment: dt.datetime | None) -> Iterator[Clash]:
    if moment is None:
        return
    began, ended = custody.began_at, custody.ended_at
    if (began and moment < began) or (ended and moment > ended):
        told = _("{moment} lies outside the custody, from {began} to {ended}.")
        words = told.format(moment=_said(moment), **_span(began, ended))
        yield Clash(ContradictionKind.OUTSIDE, words, custody.pk)


def _at_the_same_time(others: QuerySet[S], fact: S) -> QuerySet[S]:
    """Find spans that share a moment with a fact's own.

    A span whose end nobody knows, though it has ended, shares none.
    """
    if fact.began_at is None or (fact.end_not_known and fact.ended_at is None):
        return others.none()
    if fact.ended_at is not None:
        if fact.ended_at <= fact.began_at:
            return others.none()
        others = others.filter(began_at__lt=fact.ended_at)
    running = Q(ended_at=None) & ~Q(end_not_known=True)
    # A span without length shares no moment.
    lasting = Q(ended_at__gt=F("began_at")) & Q(ended_at__gt=fact.began_at)
    undoubted = others.filter(withdrawn_at=None, doubted=False, began_at__isnull=False)
    return undoubted.filter(running | lasting).exclude(pk=fact.pk)


def _span(began: dt.datetime | None, ended: dt.datetime | None) -> dict[str, str]:
    return {"began": _said(began), "ended": _said(ended) if ended else _("today")}


def _said(moment: dt.datetime | None) -> str:
    if moment is None:
        return _("an unknown moment")
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
