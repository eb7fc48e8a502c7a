"""Who read a person's file: for the person, their counsel, and the monitor."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import QuerySet

from habeas.web.accounts.models import Role, User
from habeas.web.register.models import Custody
from habeas.web.register.queries.viewer import Viewer, same_people
from habeas.web.trail.models import Action, Entry
from habeas.web.trail.wall import Wall

# Whose eyes the log is for.
READERS_OF_THE_LOG = frozenset({Role.MONITOR, Role.COUNSEL, Role.DETAINED_PERSON})
_SHOWN = (Action.READ, Action.EXPORTED)
_PAGE, _FEW = 50, 5


@dataclass(frozen=True, slots=True)
class Read:
    """That somebody read something of a file."""

    number: int
    at: dt.datetime
    who: str
    role: str
    what: str
    wall: str
    action: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some reads, the newest first, and the number to go on before, if any."""

    reads: tuple[Read, ...]
    before: int | None


def may_see_reads(viewer: Viewer) -> bool:
    """Say whether somebody may see who read the files they see."""
    return viewer.holds(*READERS_OF_THE_LOG)


def reads_of(
    people: Iterable[uuid.UUID],
    *,
    but: User | None = None,
    before: int | None = None,
    limit: int = _PAGE,
) -> Page:
    """Give who read the file of one person, under all records merged with it.

    `but` leaves out somebody's own reads.
    """
    about = [str(person) for person in same_people(people)]
    rows = Entry.objects.filter(about__in=about, action__in=_SHOWN)
    if but is not None:
        rows = rows.exclude(actor=but.get_username())
    return _page(rows, before, limit)


def reads_shown(viewer: Viewer, custody: Custody) -> Page | None:
    """Give the latest reads of a file for its page; None for whom they are not."""
    if not may_see_reads(viewer):
        return None
    return reads_of([custody.person_id], limit=_FEW)


def all_reads(
    *, reader: str = "", before: int | None = None, limit: int = _PAGE
) -> Page:
    """Give who read whose file, all over the register, or all that one person read."""
    rows = Entry.objects.filter(action__in=(*_SHOWN, Action.SEARCHED))
    if reader:
        rows = rows.filter(actor=reader)
    return _page(rows, before, limit)


def _page(rows: QuerySet[Entry], before: int | None, limit: int) -> Page:
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows.defer("content", "reason").order_by("-number")[: limit + 1])
    shown = found[:limit]
    names = _names({entry.actor for entry in shown})
    reads = tuple(_reads(shown, names))
    return Page(reads, reads[-1].number if len(found) > limit else None)


def _reads(entries: Iterable[Entry], names: Mapping[str, str]) -> Iterator[Read]:
    for entry in entries:
        yield Read(
            entry.number,
            entry.at,
            names.get(entry.actor, entry.actor),
            _role(entry.role),
            _kind(entry.kind),
            str(Wall(entry.wall).label),
            str(Action(entry.action).label),
            entry.about,
        )


def _names(users: Iterable[str]) -> Mapping[str, str]:
    found = User.objects.filter(username__in=list(users))
    return {user.get_username(): str(user) for user in found}


def _role(code: str) -> str:
    return str(Role(code).label) if code in Role.values else code


def _kind(name: str) -> str:
    app, _, kind = name.partition(".")
    model = apps.all_models.get(app, {}).get(kind)
    return str(model._meta.verbose_name) if model else name
