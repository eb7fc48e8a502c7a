"""Somebody signed in, for a benchmark: the cookie that their browser would send."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client
from django.utils import timezone

from benchmarks.crowd import Crowd
from habeas.web.accounts.models import Appointment, Authority, User
from habeas.web.register.models import Custody, Engagement, Place, Posting
from habeas.web.trail.actions import SYSTEM, record


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who looks: in which role, of which body, posted to which place."""

    name: str
    role: str
    authority: Authority | None = None
    place: Place | None = None
    clients: Sequence[UUID] = ()


def cookie_of(visitor: Visitor) -> str:
    """Make somebody with a role, sign them in, and give their cookie."""
    user = User.objects.create_user(visitor.name)
    role, authority = visitor.role, visitor.authority
    TOTP.activate(user, generate_totp_secret())
    since = dt.date(2024, 1, 1)
    given = Appointment(user=user, role=role, authority=authority, begins_on=since)
    record(given, by=SYSTEM)
    if visitor.place is not None:
        record(Posting(appointment=given, place=visitor.place), by=SYSTEM)
    for client in visitor.clients:
        begins = timezone.now() - dt.timedelta(days=1)
        acts = Engagement(custody_id=client, user=user, role=role, begins_at=begins)
        record(acts, by=SYSTEM)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def visitors(crowd: Crowd) -> Iterator[Visitor]:
    """Give somebody of each role, and those for whom a list is hardest to make."""
    ours, other = crowd.authority, crowd.other
    yield Visitor("monitor", "monitor")
    yield Visitor("officer of the body that holds all", "custody_officer", ours)
    yield Visitor("officer of one place", "custody_officer", ours, crowd.places[0])
    yield Visitor("officer of a body that holds nobody", "custody_officer", other)
    yield Visitor("decision-maker", "decision_maker", ours)
    yield Visitor("judge before whom nobody came", "judge", other)
    some = Custody.objects.filter(ended_at=None).values_list("pk", flat=True)
    yield Visitor("counsel of twenty", "counsel", clients=tuple(some[:20]))
    yield Visitor("social worker of another body", "social_worker", other)
    yield Visitor("child protection", "child_protection", other)
    yield Visitor("consular desk", "consular_desk", other)
    yield Visitor("complaints officer", "complaints_officer", other)
