"""Tell the trail who read a person's file, searched, or took data out.

Once for each page that shows something of a file: the view that has found what it shows
calls `note_read`, or finds it by `opened`, which does both.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from habeas.web.register.queries.access import Viewer, office_for, visible
from habeas.web.register.queries.grants import Do
from habeas.web.trail.actions import Actor, note
from habeas.web.trail.models import Action, Entry, Recorded
from habeas.web.trail.wall import Wall

R = TypeVar("R", bound=Recorded)


def opened(
    viewer: Viewer,
    model: type[R],
    *,
    among: QuerySet[R] | None = None,
    **found_by: object,
) -> R:
    """Find a fact that somebody may see, and tell the trail that they read it.

    Raises Http404 where there is none, or none that they may see: the two look alike.
    `among` narrows `visible(viewer, model)`, or says what to fetch with it.
    """
    rows = visible(viewer, model) if among is None else among
    fact = get_object_or_404(rows, **found_by)
    note_read(viewer, fact)
    return fact


def note_read(viewer: Viewer, fact: Recorded, *, wall: Wall | None = None) -> Entry:
    """Tell the trail that somebody read a fact of a person's file.

    `wall` is that of what the page shows, where it shows more than the fact itself.
    """
    return note(
        Action.READ,
        fact.trail_name(),
        by=_reader(viewer, fact),
        object_id=fact.pk,
        about=fact.person_id_told(),
        wall=wall or fact.WALL,
    )


def note_search(
    viewer: Viewer, model: type[Recorded], asked: Mapping[str, Any], *, found: int
) -> Entry:
    """Tell the trail what somebody searched for, and how much was found."""
    return note(
        Action.SEARCHED,
        model.trail_name(),
        by=viewer.acting(),
        wall=model.WALL,
        content={"asked": dict(asked), "found": found},
    )


def _reader(viewer: Viewer, fact: Recorded) -> Actor:
    """Name the office by which it was read; most people hold but one."""
    if len(viewer.offices) > 1 and (office := office_for(viewer, Do.SEE, fact)):
        return Actor.of(viewer.user, office.role)
    return viewer.acting()
