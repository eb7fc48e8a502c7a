"""The custodies an office may reach at most: where a list of few begins.

A list goes along the newest custodies and asks of each whether its viewer may see it.
That is quick for whoever sees many, and slow for whoever sees few among a million. Here
each way of reaching a custody is followed from its other end.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet
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
    Review,
    Transfer,
)
from habeas.web.register.queries.grants import Do, may_with
from habeas.web.register.queries.reach import AFTER_RELEASE, recent, ways_to_be_a_child
from habeas.web.register.queries.scope import just_recorded
from habeas.web.register.queries.viewer import Office, Viewer

# Past so many, going along the newest finds a page sooner.
MOST = 500
# A search gains by it for longer: it asks of everybody found whether they are seen.
MOST_SEARCHED = 3_000

Rows = QuerySet[Any]
# Rows, and the path from them to the custody.
Ways = Iterator[tuple[Rows, str]]


def few(
    viewer: Viewer, *, running: bool, most: int = MOST
) -> frozenset[uuid.UUID] | None:
    """Give every custody that somebody may see, if these are few; None if they are not.

    `running` leaves out those that ended. Some of those given they may not see: what is
    shown is asked of `visible` all the same.
    """
    found = set[uuid.UUID]()
    for office in viewer.offices:
        if not may_with(office.role, Do.SEE, Custody):
            continue
        if office.role not in _WAYS:
            return None
        for rows, path in _WAYS[office.role](viewer, office):
            kept = rows.filter(**{f"{path}ended_at": None}) if running else rows
            keys = kept.values_list(f"{path}pk", flat=True)[: most + 1]
            found.update(keys)
            # A custody may be given twice: what counts is how many rows there were.
            if len(keys) > most or len(found) > most:
                return None
    return frozenset(found)


def few_people(viewer: Viewer) -> frozenset[uuid.UUID] | None:
    """Give everybody whose file somebody may see, if these are few; None if not.

    Under every record merged with theirs, and with those just recorded.
    """
    custodies = few(viewer, running=False, most=MOST_SEARCHED)
    if custodies is None:
        return None
    held = Custody.objects.filter(pk__in=custodies).values("person")
    rows = (
        Person.objects.filter(pk__in=held),
        Person.objects.filter(merged_into__in=held),
        Person.objects.filter(merged__in=held),
        Person.objects.filter(merged_into__merged__in=held),
        Person.objects.filter(just_recorded(viewer)),
    )
    found = set[uuid.UUID]()
    for each in rows:
        keys = each.values_list("pk", flat=True)[: MOST_SEARCHED + 1]
        found.update(keys)
        if len(keys) > MOST_SEARCHED:
            return None
    return frozenset(found)


def _of_custody(rows: Rows) -> tuple[Rows, str]:
    return rows.filter(withdrawn_at=None), "custody__"


def _at_the_place(viewer: Viewer, office: Office) -> Ways:
    since = timezone.now() - AFTER_RELEASE
    there = Q(ended_at=None) | Q(ended_at__gte=since)
    yield _of_custody(Placement.objects.filter(there, place__in=office.places))
    under_way = Transfer.objects.filter(arrived_at=None)
    yield _of_custody(under_way.filter(destination__in=office.places))
    yield Custody.objects.filter(recent(), recorded_by=viewer.user), ""
    if not office.is_posted:
        yield _of_custody(under_way.filter(escort__in=office.authorities))
        yield _held_by(office), ""


def _held_by(office: Office) -> Rows:
    return Custody.objects.filter(recent(), detaining_authority__in=office.authorities)


def _of_the_body(viewer: Viewer, office: Office) -> Ways:
    del viewer
    since = timezone.now() - AFTER_RELEASE
    yield _held_by(office), ""
    there = Q(ended_at=None) | Q(ended_at__gte=since)
    yield _of_custody(Placement.objects.filter(there, place__in=office.places))
    for kind in (Order, Proposal):
        yield _of_custody(kind.objects.filter(authority__in=office.authorities))


def _engaged(viewer: Viewer, office: Office) -> Ways:
    del office
    yield _of_custody(Engagement.objects.filter(user=viewer.user))


def _before_the_court(viewer: Viewer, office: Office) -> Ways:
    yield from _engaged(viewer, office)
    for kind in (Hearing, Order, Review):
        yield _of_custody(kind.objects.filter(authority__in=office.authorities))


def _possibly_a_child(viewer: Viewer, office: Office) -> Ways:
    del viewer, office
    # Each way has its index; together they would have none.
    ways = [
        Person.objects.filter(way, withdrawn_at=None) for way in ways_to_be_a_child()
    ]
    for people in ways:
        yield Custody.objects.filter(person__in=people), ""
    for people in ways:
        links = FamilyLink.objects.filter(person__in=people, withdrawn_at=None)
        yield Custody.objects.filter(person__in=links.values("relative")), ""
    yield _of_custody(ChildNotification.objects.all())


def _asked_for_the_consulate(viewer: Viewer, office: Office) -> Ways:
    del viewer, office
    yield _of_custody(ConsularEvent.objects.filter(kind=ConsularKind.REQUESTED))


def _with_a_complaint(viewer: Viewer, office: Office) -> Ways:
    yield _of_custody(Incident.objects.all())
    if office.places:
        yield from _at_the_place(viewer, office)


def _ones_own(viewer: Viewer, office: Office) -> Ways:
    del office
    yield Custody.objects.filter(person__in=viewer.own_people), ""


_WAYS: Mapping[Role, Callable[[Viewer, Office], Ways]] = {
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
    Role.DETAINED_PERSON: _ones_own,
}
