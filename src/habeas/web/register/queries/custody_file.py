"""The file of one custody: where the person was and is, and what is still open."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import Q
from django.utils import timezone

from habeas.web.register.models import (
    ConsularEvent,
    Contradiction,
    Custody,
    Engagement,
    Hearing,
    InformationSession,
    Language,
    Name,
    Notice,
    Person,
    Placement,
    Transfer,
)
from habeas.web.register.queries.access import Viewer, visible
from habeas.web.register.queries.people import Profile, profiles
from habeas.web.register.queries.veils import is_shown, veiled


@dataclass(frozen=True, slots=True)
class File:
    """What the page of a custody shows of movement and identity."""

    custody: Custody
    profile: Profile
    placements: Sequence[Placement]
    transfers: Sequence[Transfer]
    contradictions: Sequence[Contradiction]

    @property
    def here(self) -> Placement | None:
        """Give the placement that is running."""
        running = (p for p in self.placements if p.ended_at is None)
        return next((p for p in running if not p.end_not_known), None)

    @property
    def on_the_way(self) -> Transfer | None:
        """Give the transfer that has not arrived."""
        return next((t for t in self.transfers if t.arrived_at is None), None)


def file_of(viewer: Viewer, custody: Custody) -> File:
    """Gather what somebody may see of the file of a custody."""
    (profile,) = profiles([custody.person], viewer)
    of_it = Q(custody=custody, withdrawn_at=None)
    placements = visible(viewer, Placement).filter(of_it)
    transfers = visible(viewer, Transfer).filter(of_it)
    told = visible(viewer, Contradiction).filter(of_it, settled_at=None)
    return File(
        veiled(viewer, custody),
        profile,
        list(placements.select_related("place", "unit").order_by("began_at")),
        list(transfers.select_related("origin", "destination").order_by("left_at")),
        list(told.order_by("recorded_at")),
    )


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something at which words were or will be interpreted, and in which language."""

    what: str
    at: dt.datetime | None
    language: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The little that a consular desk or an interpreter is shown of a custody."""

    reference: str
    names: Sequence[str]
    nationality: str
    languages: Sequence[str]
    began_at: dt.datetime | None
    place: str
    words: Sequence[ConsularEvent]
    meetings: Sequence[Meeting]


def outline_of(viewer: Viewer, custody: Custody) -> Outline:
    """Gather the outline of a custody, as far as somebody is shown it."""
    of_it = Q(custody=custody, withdrawn_at=None)
    of_them = Q(person=custody.person_id, withdrawn_at=None)
    here = visible(viewer, Placement).filter(of_it, ended_at=None)
    place = here.select_related("place").order_by("-began_at").first()
    shows = partial(is_shown, viewer)
    return Outline(
        custody.reference,
        [n.text for n in visible(viewer, Name).filter(of_them).order_by("-is_main")],
        custody.person.nationality if shows(Person, "nationality") else "",
        [spoken.language for spoken in visible(viewer, Language).filter(of_them)],
        custody.began_at if shows(Custody, "began_at") else None,
        str(place.place) if place else "",
        list(visible(viewer, ConsularEvent).filter(of_it).order_by("at")),
        _meetings(viewer, of_it),
    )


def _meetings(viewer: Viewer, of_it: Q) -> list[Meeting]:
    told: list[Notice | Hearing | InformationSession] = [
        *visible(viewer, Notice).filter(of_it),
        *visible(viewer, Hearing).filter(of_it),
        *visible(viewer, InformationSession).filter(of_it),
    ]
    return [
        Meeting(str(fact._meta.verbose_name), fact.at, fact.language) for fact in told
    ]


def acting_in(viewer: Viewer, custody: Custody) -> Sequence[Engagement]:
    """Give who acts in a custody now, as far as somebody may see it."""
    now = timezone.now()
    rows = visible(viewer, Engagement).filter(
        Q(ends_at=None) | Q(ends_at__gte=now), custody=custody, withdrawn_at=None
    )
    return list(rows.select_related("user").order_by("begins_at"))
