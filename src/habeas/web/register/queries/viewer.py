"""Who is looking: the offices somebody holds today, and the file that is their own."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from habeas.law.errors import HabeasError
from habeas.web.accounts.models import Appointment, Authority, Role, User
from habeas.web.register.models import OwnAccount, Person, Place, Posting
from habeas.web.trail.actions import Actor

_KEPT = "register_viewer"


class NotAllowedError(HabeasError):
    """Somebody asks for what their role does not give them."""

    status = 403


@dataclass(frozen=True, slots=True)
class Office:
    """A role somebody holds now, the bodies under it, and the places it covers.

    `is_posted` says that it is tied to its places, and not to all of its bodies'.
    """

    role: Role
    authorities: frozenset[uuid.UUID] = frozenset()
    places: frozenset[uuid.UUID] = frozenset()
    is_posted: bool = False


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody signed in: their offices, and the records that are of themselves."""

    user: User
    offices: tuple[Office, ...]
    own_person: uuid.UUID | None = None
    # With the records merged with it: one person may have been entered twice.
    own_people: frozenset[uuid.UUID] = frozenset()

    def holds(self, *roles: Role) -> bool:
        """Say whether one of these roles is held."""
        return any(office.role in roles for office in self.offices)

    @property
    def roles(self) -> frozenset[Role]:
        """Give the roles held."""
        return frozenset(office.role for office in self.offices)

    def acting(self) -> Actor:
        """Give the actor that the trail names, in the first role held."""
        role = self.offices[0].role if self.offices else ""
        return Actor.of(self.user, role)


def viewer_of(user: User | AnonymousUser) -> Viewer:
    """Find what somebody holds today; raises NotAllowedError for one not signed in."""
    if not isinstance(user, User) or not user.is_active:
        raise NotAllowedError("Sign in first: this page is for people with a role.")
    today = timezone.localdate()
    held = tuple(
        Appointment.objects.filter(user=user, begins_on__lte=today, withdrawn_at=None)
        .exclude(ends_on__lt=today)
        .order_by("begins_on", "pk")
    )
    offices = tuple(_offices(held))
    own = OwnAccount.objects.filter(user=user, withdrawn_at=None).first()
    if own is None:
        return Viewer(user, offices)
    mine = (*offices, Office(Role.DETAINED_PERSON))
    return Viewer(user, mine, own.person_id, same_people({own.person_id}))


def viewer_in(request: HttpRequest) -> Viewer:
    """Find who is looking, once for each request; raises NotAllowedError as above."""
    found: Viewer | None = getattr(request, _KEPT, None)
    if found is None:
        found = viewer_of(request.user)
        setattr(request, _KEPT, found)
    return found


def same_people(people: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Widen records of people by those merged with them, in either direction."""
    asked = frozenset(people)
    roots = asked | frozenset(
        Person.objects.filter(pk__in=asked, merged_into__isnull=False).values_list(
            "merged_into_id", flat=True
        )
    )
    merged = Person.objects.filter(merged_into__in=roots)
    return roots | frozenset(merged.values_list("pk", flat=True))


def bodies_under(authority: uuid.UUID) -> frozenset[uuid.UUID]:
    """Give a body and all that report to it, however far down."""
    return _under(authority, _tree())


def _tree() -> Mapping[uuid.UUID | None, frozenset[uuid.UUID]]:
    below: dict[uuid.UUID | None, set[uuid.UUID]] = defaultdict(set)
    rows = Authority.objects.filter(withdrawn_at=None)
    for body, parent in rows.values_list("pk", "parent_id"):
        below[parent].add(body)
    return {parent: frozenset(bodies) for parent, bodies in below.items()}


def _under(
    authority: uuid.UUID, tree: Mapping[uuid.UUID | None, frozenset[uuid.UUID]]
) -> frozenset[uuid.UUID]:
    found, waiting = {authority}, {authority}
    while waiting:
        below = {body for one in waiting for body in tree.get(one, ())}
        waiting = below - found
        found |= waiting
    return frozenset(found)


def _offices(held: tuple[Appointment, ...]) -> Iterable[Office]:
    if not held:
        return
    tree = _tree() if any(one.authority_id for one in held) else {}
    posted = defaultdict(set)
    rows = Posting.objects.filter(appointment__in=held, withdrawn_at=None)
    for appointment, place in rows.values_list("appointment_id", "place_id"):
        posted[appointment].add(place)
    for one in held:
        bodies: frozenset[uuid.UUID] = frozenset()
        if one.authority_id is not None:
            bodies = _under(one.authority_id, tree)
        places = frozenset(posted[one.pk])
        role = Role(one.role)
        yield Office(role, bodies, places or _places_of(bodies), bool(places))


def _places_of(bodies: frozenset[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Give the places that bodies run or supervise; none of no body's."""
    if not bodies:
        return frozenset()
    rows = Place.objects.filter(
        Q(authority__in=bodies) | Q(supervising_authority__in=bodies), withdrawn_at=None
    )
    return frozenset(rows.values_list("pk", flat=True))
