"""Who may see and do what: by role, by wall, and by how one stands to a custody.

`GRANTS` says for each role what it may do with which kinds of fact, `REACH` over which
custodies, and here the two are asked together. What one office allows is never
completed by what another reaches.
"""

from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import QuerySet

from habeas.web.register.models import Custody, Place
from habeas.web.register.queries.grants import Do, may_with
from habeas.web.register.queries.reach import REACH, everywhere
from habeas.web.register.queries.scope import is_of_a_place, scope
from habeas.web.register.queries.viewer import (
    NotAllowedError,
    Office,
    Viewer,
    bodies_under,
    viewer_in,
    viewer_of,
)
from habeas.web.trail.actions import Actor
from habeas.web.trail.models import Recorded

__all__ = [
    "NotAllowedError",
    "Office",
    "Viewer",
    "bodies_under",
    "custodies_visible_to",
    "may",
    "office_for",
    "require",
    "viewer_in",
    "viewer_of",
    "visible",
]

R = TypeVar("R", bound=Recorded)
Thing = type[Recorded] | Recorded


def may(
    viewer: Viewer, do: Do, thing: Thing, *, within: Recorded | None = None
) -> bool:
    """Say whether somebody may do something with a kind of fact, or with one fact.

    `within` is what a new fact will belong to: its custody, person or place.
    """
    return office_for(viewer, do, thing, within=within) is not None


def office_for(
    viewer: Viewer, do: Do, thing: Thing, *, within: Recorded | None = None
) -> Office | None:
    """Find the office by which somebody may do something; None where none allows."""
    kind = thing if isinstance(thing, type) else type(thing)
    asked = [within, None if isinstance(thing, type) else thing]
    facts = [fact for fact in asked if fact is not None and not fact._state.adding]
    for office in viewer.offices:
        if (
            may_with(office.role, do, kind)
            and all(_reaches(viewer, office, fact) for fact in facts)
            and _covers(office, kind, within)
        ):
            return office
    return None


def require(
    viewer: Viewer, do: Do, thing: Thing, *, within: Recorded | None = None
) -> Actor:
    """Give the actor, in the role that allows it; raises NotAllowedError."""
    office = office_for(viewer, do, thing, within=within)
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
        scope(viewer, office, model)
        for office in viewer.offices
        if may_with(office.role, Do.SEE, model)
    ]
    return rows.filter(reduce(or_, reach)) if reach else rows.none()


def custodies_visible_to(viewer: Viewer) -> QuerySet[Custody]:
    """Give the custodies somebody may see."""
    return visible(viewer, Custody)


def _reaches(viewer: Viewer, office: Office, fact: Recorded) -> bool:
    model = type(fact)
    # What a role writes and may not read is reached as what it belongs to.
    found = model._default_manager.filter(scope(viewer, office, model), pk=fact.pk)
    return found.exists()


def _covers(office: Office, kind: type[Recorded], within: Recorded | None) -> bool:
    """Say whether what is of a place alone would be of one the office covers.

    Everybody sees a place, and only its own people see what is counted there.
    """
    if not isinstance(within, Place) or not is_of_a_place(kind):
        return True
    return REACH[office.role] is everywhere or within.pk in office.places
