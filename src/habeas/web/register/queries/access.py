"""Who may see and do what: by role, by wall, and by how one stands to a custody.

`GRANTS` is the whole of it: for each role, what it may do with which kinds of fact.
Over which custodies is a second question, and `_REACH` answers it for each role.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from habeas.law.errors import HabeasError
from habeas.web.accounts.models import Appointment, Authority, Role, User
from habeas.web.register.models import (
    Custody,
    Engagement,
    OwnAccount,
    Person,
    Place,
    Posting,
)
from habeas.web.register.queries.grants import GRANTS, Do
from habeas.web.trail.actions import Actor
from habeas.web.trail.models import Recorded

R = TypeVar("R", bound=Recorded)


class NotAllowedError(HabeasError):
    """Somebody asks for what their role does not give them."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role somebody holds now, the bodies under it, and the places it is tied to."""

    role: Role
    authorities: frozenset[uuid.UUID] = frozenset()
    places: frozenset[uuid.UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody signed in: their offices, and the file that is their own."""

    user: User
    offices: tuple[Office, ...]
    own_person: uuid.UUID | None = None

    def holds(self, *roles: Role) -> bool:
        """Say whether one of these roles is held."""
        return any(office.role in roles for office in self.offices)


def viewer_of(user: User | AnonymousUser) -> Viewer:
    """Find what somebody holds today; raises NotAllowedError for one not signed in."""
    if not isinstance(user, User) or not user.is_active:
        raise NotAllowedError("Sign in first: this page is for people with a role.")
    today = timezone.localdate()
    held = (
        Appointment.objects.filter(user=user, begins_on__lte=today, withdrawn_at=None)
        .exclude(ends_on__lt=today)
        .select_related("authority")
    )
    offices = tuple(_office(appointment) for appointment in held)
    own = OwnAccount.objects.filter(user=user, withdrawn_at=None).first()
    if own is not None:
        offices = (*offices, Office(Role.DETAINED_PERSON))
    return Viewer(user, offices, own.person_id if own else None)


def _office(appointment: Appointment) -> Office:
    postings = Posting.objects.filter(appointment=appointment, withdrawn_at=None)
    bodies: frozenset[uuid.UUID] = frozenset()
    if appointment.authority_id is not None:
        bodies = bodies_under(appointment.authority_id)
    return Office(
        Role(appointment.role),
        bodies,
        frozenset(postings.values_list("place_id", flat=True)),
    )


def bodies_under(authority: uuid.UUID) -> frozenset[uuid.UUID]:
    """Give a body and all that report to it, however far down."""
    found, waiting = {authority}, {authority}
    while waiting:
        below = Authority.objects.filter(parent__in=waiting, withdrawn_at=None)
        waiting = set(below.values_list("pk", flat=True)) - found
        found |= waiting
    return frozenset(found)


def may(viewer: Viewer, do: Do, thing: type[Recorded] | Recorded) -> bool:
    """Say whether somebody may do something with a kind of fact, or with one fact."""
    return office_for(viewer, do, thing) is not None


def office_for(
    viewer: Viewer, do: Do, thing: type[Recorded] | Recorded
) -> Office | None:
    """Find the office by which somebody may do something; None where none allows."""
    kind = thing if isinstance(thing, type) else type(thing)
    for office in viewer.offices:
        if kind not in GRANTS[office.role].get(do, frozenset()):
            continue
        if isinstance(thing, type) or _reaches(viewer, office, thing):
            return office
    return None


def require(viewer: Viewer, do: Do, thing: type[Recorded] | Recorded) -> Actor:
    """Give the actor, in the role that allows it; raises NotAllowedError."""
    office = office_for(viewer, do, thing)
    if office is None:
        kind = thing if isinstance(thing, type) else type(thing)
        raise NotAllowedError(
            f"Your role does not allow you to {do.label} here "
            f"({kind._meta.verbose_name}). Ask whoever gives out roles, or the person "
            "whose task it is."
        )
    return Actor.of(viewer.user, office.role)


def visible(viewer: Viewer, model: type[R]) -> QuerySet[R]:
    """Give the facts of one kind that somebody may see, and no others."""
    rows: QuerySet[R] = model._default_manager.all()
    reach = [
        _scope(viewer, office, model)
        for office in viewer.offices
        if model in GRANTS[office.role].get(Do.SEE, frozenset())
    ]
    if not reach:
        return rows.none()
    return rows.filter(reduce(or_, reach)).distinct()


def custodies_visible_to(viewer: Viewer) -> QuerySet[Custody]:
    """Give the custodies somebody may see."""
    return visible(viewer, Custody)


def _reaches(viewer: Viewer, office: Office, fact: Recorded) -> bool:
    model = type(fact)
    found = model._default_manager.filter(_scope(viewer, office, model), pk=fact.pk)
    return found.exists()


def _scope(viewer: Viewer, office: Office, model: type[Recorded]) -> Q:
    """Say which facts of one kind an office reaches."""
    reach = _REACH[office.role](viewer, office)
    if reach is None:
        return Q()
    custodies = Custody.objects.filter(reach)
    if model is Custody:
        return Q(pk__in=custodies)
    names = {f.name for f in model._meta.get_fields()}
    if "custody" in names:
        return Q(custody__in=custodies)
    if "place" in names:
        return Q(place__in=_places(office))
    key = "pk" if model is Person else "person" if "person" in names else None
    if key is None:
        return Q()
    # Whoever records a person sees them before any custody is recorded.
    return Q(**{f"{key}__in": custodies.values("person_id")}) | Q(
        recorded_by=viewer.user
    )


def _places(office: Office) -> QuerySet[Place]:
    if office.places:
        return Place.objects.filter(pk__in=office.places)
    if office.authorities:
        return Place.objects.filter(authority__in=office.authorities)
    return Place.objects.all()


# None reaches everything.
Reach = Callable[[Viewer, Office], Q | None]


def _everywhere(viewer: Viewer, office: Office) -> Q | None:
    del viewer, office
    return None


def _nowhere(viewer: Viewer, office: Office) -> Q | None:
    del viewer, office
    return Q(pk__in=[])


def _at_the_place(viewer: Viewer, office: Office) -> Q | None:
    """Whoever is held in one's places now, and without postings, by one's body."""
    at = Q(placement__place__in=_places(office), placement__ended_at=None)
    mine = Q(recorded_by=viewer.user, placement=None)
    if office.places:
        return at | mine
    return at | mine | Q(detaining_authority__in=office.authorities)


def _of_the_body(viewer: Viewer, office: Office) -> Q | None:
    del viewer
    return Q(detaining_authority__in=office.authorities)


def _engaged(viewer: Viewer, office: Office) -> Q | None:
    now = timezone.now()
    mine = Engagement.objects.filter(
        user=viewer.user, role=office.role, begins_at__lte=now, withdrawn_at=None
    ).exclude(ends_at__lt=now)
    return Q(pk__in=mine.values("custody_id"))


def _before_the_court(viewer: Viewer, office: Office) -> Q | None:
    engaged = _engaged(viewer, office) or Q()
    return engaged | Q(hearing__authority__in=office.authorities)


def _possibly_a_child(viewer: Viewer, office: Office) -> Q | None:
    """Children, those whose age is not settled or known, and children's families."""
    del viewer, office
    today = timezone.localdate()
    grown = today.replace(year=today.year - 18, day=min(today.day, 28))
    child = (
        Q(birth_date__gt=grown)
        | Q(birth_date=None, birth_year__gte=grown.year)
        | Q(birth_date=None, birth_year=None)
        | Q(age_disputed=True, age_settled_at=None)
    )
    people = Person.objects.filter(child, withdrawn_at=None)
    family = Q(person__in=people.values("familylink__relative_id"))
    return (
        Q(person__in=people.values("pk")) | family | Q(childnotification__isnull=False)
    )


def _asked_for_the_consulate(viewer: Viewer, office: Office) -> Q | None:
    """Custodies whose person asked for the consulate, and has not declined since."""
    del viewer, office
    return Q(consularevent__kind="requested") & ~Q(consularevent__kind="declined")


def _with_a_complaint(viewer: Viewer, office: Office) -> Q | None:
    del viewer, office
    return Q(incident__isnull=False)


def _ones_own(viewer: Viewer, office: Office) -> Q | None:
    del office
    return Q(person=viewer.own_person) | Q(person__merged_into=viewer.own_person)


_REACH: Mapping[Role, Reach] = {
    Role.CUSTODY_OFFICER: _at_the_place,
    Role.DECISION_MAKER: _of_the_body,
    Role.CHECKING_OFFICER: _of_the_body,
    Role.JUDGE: _before_the_court,
    Role.COUNSEL: _engaged,
    Role.INTERPRETER: _engaged,
    Role.HEALTH_PROFESSIONAL: _at_the_place,
    Role.SOCIAL_WORKER: _at_the_place,
    Role.CHILD_PROTECTION: _possibly_a_child,
    Role.CONSULAR_DESK: _asked_for_the_consulate,
    Role.COMPLAINTS_OFFICER: _with_a_complaint,
    Role.MONITOR: _everywhere,
    Role.STATISTICIAN: _nowhere,
    Role.ADMINISTRATOR: _nowhere,
    Role.DETAINED_PERSON: _ones_own,
    Role.SECRETARIAT: _nowhere,
    Role.FOCAL_POINT: _nowhere,
    Role.COMMITTEE_MEMBER: _nowhere,
    Role.CIVIL_SOCIETY: _nowhere,
}
