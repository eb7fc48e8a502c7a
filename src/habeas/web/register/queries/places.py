"""Places, who answers for them, and whom the register has in them at a moment."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from habeas.web.accounts.models import Authority
from habeas.web.register.models import Custody, Headcount, Place, Placement, Transfer

# By when, within a day, each place has counted.
COUNTED_WITHIN = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Body:
    """An authority in the tree, and how far down it stands."""

    authority: Authority
    depth: int

    @property
    def levels(self) -> range:
        """Give the levels above it."""
        return range(self.depth)


def tree() -> list[Body]:
    """Give all authorities, each below the one that it reports to."""
    below: Mapping[uuid.UUID | None, list[Authority]] = defaultdict(list)
    for authority in (
        Authority.objects.filter(withdrawn_at=None)
        .select_related("parent")
        .order_by("name")
    ):
        below[authority.parent_id].append(authority)

    def walk(parent: uuid.UUID | None, depth: int) -> Iterator[Body]:
        for authority in below[parent]:
            yield Body(authority, depth)
            yield from walk(authority.pk, depth + 1)

    return list(walk(None, 0))


def present(place: Place, at: dt.datetime) -> QuerySet[Placement]:
    """Give the stays that the register has in a place at a moment."""
    standing = Placement.objects.filter(place=place, withdrawn_at=None)
    there = standing.filter(Q(ended_at=None) | Q(ended_at__gt=at), began_at__lte=at)
    released = Custody.objects.filter(
        Q(ended_at__lte=at) | Q(end_not_known=True), pk=OuterRef("custody")
    )
    left = Transfer.objects.filter(
        custody=OuterRef("custody"),
        origin=place,
        left_at__lte=at,
        left_at__gte=OuterRef("began_at"),
        withdrawn_at=None,
    )
    return (
        there.exclude(end_not_known=True)
        .exclude(Exists(released))
        .exclude(Exists(left))
    )


def people_on_record(place: Place, at: dt.datetime) -> int:
    """Count the people that the register has in a place at a moment."""
    return present(place, at).values("custody__person").distinct().count()


def open_differences(places: QuerySet[Place]) -> QuerySet[Headcount]:
    """Give the headcounts that differ from the register and wait for an explanation."""
    counts = Headcount.objects.filter(
        place__in=places, withdrawn_at=None, explained_at=None
    )
    differing = counts.exclude(counted=F("on_record"))
    return differing.select_related("place").order_by("at")


def not_counted(places: QuerySet[Place], at: dt.datetime) -> QuerySet[Place]:
    """Give the places that have filed no headcount within a day."""
    recent = Headcount.objects.filter(
        place=OuterRef("pk"), withdrawn_at=None, at__gt=at - COUNTED_WITHIN, at__lte=at
    )
    standing = places.filter(withdrawn_at=None)
    return standing.exclude(Exists(recent)).order_by("name")


def overdue(places: QuerySet[Place], at: dt.datetime) -> QuerySet[Transfer]:
    """Give the transfers to or from these places that should have arrived."""
    late = Transfer.objects.filter(
        arrived_at=None, withdrawn_at=None, expected_at__lt=at
    )
    of_them = late.filter(Q(origin__in=places) | Q(destination__in=places))
    return of_them.select_related("custody", "origin", "destination", "escort")
