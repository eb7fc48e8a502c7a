"""Read who people are here: roles, bodies, and the tree of those."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from habeas.web.accounts.models import Appointment, Authority, Role, User


def standing(on: dt.date | None = None) -> QuerySet[Appointment]:
    """Give the appointments in force on a day, today unless told."""
    day = on or timezone.localdate()
    return Appointment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day), begins_on__lte=day, withdrawn_at=None
    )


def roles_of(user: User | AnonymousUser, on: dt.date | None = None) -> frozenset[Role]:
    """Give the roles that somebody is appointed to on a day."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    held = standing(on).filter(user=user).values_list("role", flat=True)
    return frozenset(map(Role, held))


def is_administrator(user: User | AnonymousUser) -> bool:
    """Say whether somebody looks after accounts and bodies."""
    return Role.ADMINISTRATOR in roles_of(user)


def people(containing: str = "") -> QuerySet[User]:
    """Give those with an account, by name, with their appointments of today."""
    found = User.objects.order_by("username").prefetch_related(
        Prefetch(
            "appointments",
            queryset=standing().select_related("authority"),
            to_attr="held",
        )
    )
    if containing:
        found = found.filter(
            Q(username__icontains=containing)
            | Q(first_name__icontains=containing)
            | Q(last_name__icontains=containing)
        )
    return found


@dataclass(frozen=True, slots=True)
class Branch:
    """A body, and the bodies that report to it."""

    authority: Authority
    below: tuple["Branch", ...]


def tree() -> tuple[Branch, ...]:
    """Give all bodies as the tree of who reports to whom.

    Bodies that report to one another in a ring hang under the first of them.
    """
    below: dict[object, list[Authority]] = defaultdict(list)
    bodies = list(Authority.objects.filter(withdrawn_at=None).order_by("name"))
    there = {body.pk for body in bodies}
    for body in bodies:
        below[body.parent_id if body.parent_id in there else None].append(body)
    met: set[object] = set()

    def branch(body: Authority) -> Branch:
        met.add(body.pk)
        under = [b for b in below[body.pk] if b.pk not in met]
        return Branch(body, tuple(branch(b) for b in under if b.pk not in met))

    def roots() -> Iterator[Branch]:
        for body in below[None]:
            yield branch(body)
        for body in bodies:
            if body.pk not in met:
                yield branch(body)

    return tuple(roots())
