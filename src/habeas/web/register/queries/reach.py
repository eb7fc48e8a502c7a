"""Over which custodies each role reaches: by place, body, relation, and time.

Each answer is a condition on a custody. It asks `EXISTS` of indexed rows, so that a
database may look up one custody, or go along a list, without gathering all first.
Facts withdrawn as errors open no door.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from habeas.facts.vocabulary import ConsularKind
from habeas.web.accounts.models import Role
from habeas.web.register.models import (
    ChildNotification,
    ConsularEvent,
    Custody,
    Engagement,
    FamilyLink,
    Hearing,
    Incident,
    Order,
    Person,
    Placement,
    Proposal,
    Protection,
    Review,
    Transfer,
    Vulnerability,
)
from habeas.web.register.queries.viewer import Office, Viewer
from habeas.web.trail.models import Recorded

# How long a file stays open to those who held the person, once released: property,
# papers and complaints are settled then. Counsel, court and monitor keep it.
AFTER_RELEASE = dt.timedelta(days=90)
# How long the place a person was moved away from may finish its own entries.
AFTER_TRANSFER = dt.timedelta(days=7)

_ASYLUM = ("asylum_seeker", "refugee")

R = TypeVar("R", bound=Recorded)
Reach = Callable[[Viewer, Office], Q]


def everywhere(viewer: Viewer, office: Office) -> Q:
    """All custodies."""
    del viewer, office
    return Q()


def nowhere(viewer: Viewer, office: Office) -> Q:
    """No custody."""
    del viewer, office
    return Q(pk__in=())


def recent() -> Q:
    """Custodies that last, or ended not long ago."""
    return Q(ended_at=None) | Q(ended_at__gte=timezone.now() - AFTER_RELEASE)


def at_the_place(viewer: Viewer, office: Office) -> Q:
    """Whoever is held in one's places, was last held there, or is on the way there."""
    # The quickest to tell comes first: an OR is followed in the order written.
    here = Q(pk__in=())
    if not office.is_posted:
        here |= Q(detaining_authority__in=office.authorities)
    here |= _held_at(office.places) | _on_the_way(office)
    mine = Custody.objects.filter(recorded_by=viewer.user, pk=OuterRef("pk"))
    here |= Q(Exists(mine.filter(~Exists(_of(Placement)))))
    return recent() & here


def _held_at(places: frozenset[uuid.UUID]) -> Q:
    now = timezone.now()
    later = Placement.objects.filter(
        custody=OuterRef("custody"),
        withdrawn_at=None,
        began_at__gt=OuterRef("began_at"),
    )
    last = Q(ended_at__gte=now - AFTER_RELEASE) & ~Exists(later)
    moved = Q(ended_at__gte=now - AFTER_TRANSFER)
    there = Q(ended_at=None) | last | moved
    return Q(Exists(_of(Placement).filter(there, place__in=places)))


def _on_the_way(office: Office) -> Q:
    to = Q(destination__in=office.places)
    if not office.is_posted:
        to |= Q(escort__in=office.authorities)
    return Q(Exists(_of(Transfer).filter(to, arrived_at=None)))


def of_the_body(viewer: Viewer, office: Office) -> Q:
    """Whoever one's body holds, or decides about."""
    del viewer
    bodies = office.authorities
    ours = Q(detaining_authority__in=bodies) | _held_at(office.places)
    decided = Exists(_of(Order).filter(authority__in=bodies))
    proposed = Exists(_of(Proposal).filter(authority__in=bodies))
    return recent() & (ours | Q(decided) | Q(proposed))


def engaged(viewer: Viewer, office: Office) -> Q:
    """Custodies in which one acts, in this role, today."""
    now = timezone.now()
    mine = _of(Engagement).filter(
        Q(ends_at=None) | Q(ends_at__gte=now),
        user=viewer.user,
        role=office.role,
        begins_at__lte=now,
    )
    return Q(Exists(mine))


def interpreting(viewer: Viewer, office: Office) -> Q:
    """Custodies in which one interprets, until soon after they end."""
    return recent() & engaged(viewer, office)


def before_the_court(viewer: Viewer, office: Office) -> Q:
    """Custodies one was assigned to, and those that came before one's court."""
    bodies = office.authorities
    heard = Exists(_of(Hearing).filter(authority__in=bodies))
    ordered = Exists(_of(Order).filter(authority__in=bodies))
    reviewed = Exists(_of(Review).filter(authority__in=bodies))
    return engaged(viewer, office) | Q(heard) | Q(ordered) | Q(reviewed)


def possibly_a_child(viewer: Viewer, office: Office) -> Q:
    """Children, those whose age is not settled or known, and children's families."""
    del viewer, office
    people = Person.objects.filter(_may_be_a_child(), withdrawn_at=None)
    links = FamilyLink.objects.filter(withdrawn_at=None)
    family = links.filter(relative=OuterRef("person"), person__in=people)
    return (
        Q(Exists(people.filter(pk=OuterRef("person"))))
        | Q(Exists(family))
        | Q(Exists(_of(ChildNotification)))
    )


def _may_be_a_child() -> Q:
    return reduce(or_, ways_to_be_a_child())


def ways_to_be_a_child() -> tuple[Q, ...]:
    """Say, each for itself, in which ways somebody may be a child today."""
    today = timezone.localdate()
    born_after = today.replace(year=today.year - 18, day=min(today.day, 28))
    return (
        Q(birth_date__gt=born_after),
        Q(birth_date=None, birth_year__gte=born_after.year),
        Q(birth_date=None, birth_year=None),
        Q(age_disputed=True, age_settled_at=None),
    )


def asked_for_the_consulate(viewer: Viewer, office: Office) -> Q:
    """Custodies that last, whose person asked for the consulate in their latest word.

    Never one in which protection is sought, or may be: it is as if nobody had asked.
    """
    del viewer, office
    words = _of(ConsularEvent).filter(
        kind__in=(ConsularKind.REQUESTED, ConsularKind.DECLINED)
    )
    later = ConsularEvent.objects.filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), kind=ConsularKind.DECLINED),
        custody=OuterRef("custody"),
        kind__in=(ConsularKind.REQUESTED, ConsularKind.DECLINED),
        withdrawn_at=None,
    )
    asked = words.filter(~Exists(later), kind=ConsularKind.REQUESTED, at__isnull=False)
    undated = words.filter(kind=ConsularKind.DECLINED, at=None)
    return Q(Exists(asked)) & ~Exists(undated) & ~_seeks_protection() & Q(ended_at=None)


def _seeks_protection() -> Q:
    """Custodies of whoever is known, in any of their custodies, to seek protection."""
    sought = Protection.objects.filter(seeks_protection=True, withdrawn_at=None)
    told = Vulnerability.objects.filter(
        situation__in=_ASYLUM, withdrawn_at=None
    ).exclude(status="excluded")
    return (
        Q(Exists(sought.filter(custody__person=OuterRef("person"))))
        | Q(Exists(sought.filter(custody__person__merged_into=OuterRef("person"))))
        | Q(Exists(told.filter(person=OuterRef("person"))))
        | Q(Exists(told.filter(person__merged_into=OuterRef("person"))))
        | Q(Exists(told.filter(person=OuterRef("person__merged_into"))))
        | Q(Exists(sought.filter(custody__person=OuterRef("person__merged_into"))))
    )


def with_a_complaint(viewer: Viewer, office: Office) -> Q:
    """Custodies with a complaint or an incident, and those of one's own places."""
    told = Q(Exists(_of(Incident)))
    return told | at_the_place(viewer, office) if office.places else told


def ones_own(viewer: Viewer, office: Office) -> Q:
    """One's own custodies."""
    del office
    return Q(person__in=viewer.own_people)


def _of(kind: type[R]) -> QuerySet[R]:
    """Give the facts of one kind in the custody that is asked about."""
    return kind._default_manager.filter(custody=OuterRef("pk"), withdrawn_at=None)


REACH: Mapping[Role, Reach] = {
    Role.CUSTODY_OFFICER: at_the_place,
    Role.DECISION_MAKER: of_the_body,
    Role.CHECKING_OFFICER: of_the_body,
    Role.JUDGE: before_the_court,
    Role.COUNSEL: engaged,
    Role.INTERPRETER: interpreting,
    Role.HEALTH_PROFESSIONAL: at_the_place,
    Role.SOCIAL_WORKER: at_the_place,
    Role.CHILD_PROTECTION: possibly_a_child,
    Role.CONSULAR_DESK: asked_for_the_consulate,
    Role.COMPLAINTS_OFFICER: with_a_complaint,
    Role.MONITOR: everywhere,
    Role.STATISTICIAN: nowhere,
    Role.ADMINISTRATOR: nowhere,
    Role.DETAINED_PERSON: ones_own,
    Role.SECRETARIAT: nowhere,
    Role.FOCAL_POINT: nowhere,
    Role.COMMITTEE_MEMBER: nowhere,
    Role.CIVIL_SOCIETY: nowhere,
}
