"""What of a fact is shown to whom: fields behind another wall, and codes that tell.

A code that would tell of asylum is shown to enforcement as the one that tells least, so
that such a fact looks like others of its kind. Forms leave it out for them as well.
"""

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from typing import TypeVar

from habeas.facts.vocabulary import EndReason, ExtensionReason, ObstacleKind
from habeas.web.accounts.models import Role
from habeas.web.register.models import (
    Confinement,
    Custody,
    HealthCheck,
    Incident,
    Obstacle,
    Order,
    Person,
    Placement,
    Proposal,
    Protection,
)
from habeas.web.register.queries.grants import Do, may_with
from habeas.web.register.queries.viewer import Viewer
from habeas.web.trail.models import Recorded

R = TypeVar("R", bound=Recorded)
Kind = type[Recorded]
_LONGER: Mapping[str, str] = {ExtensionReason.ASYLUM_CLAIM: ExtensionReason.OTHER}
_ENDED: Mapping[str, str] = {EndReason.STATUS_GRANTED: EndReason.RELEASED}

# Codes that tell of asylum, and what stands for them.
_TELLING: Mapping[tuple[Kind, str], Mapping[str, str]] = {
    (Order, "extension_reason"): _LONGER,
    (Proposal, "extension_reason"): _LONGER,
    (Custody, "end_reason"): _ENDED,
    (Placement, "end_reason"): _ENDED,
    (Obstacle, "kind"): {ObstacleKind.NON_REFOULEMENT: ObstacleKind.OTHER},
}
# Fields that stand behind another wall than their fact: who sees this, sees them.
_ELSEWHERE: Mapping[tuple[Kind, str], Kind] = {
    (Confinement, name): HealthCheck
    for name in (
        "mental_health",
        "has_serious_illness",
        "has_disability",
        "is_suicide_risk",
    )
}
# A role that is shown some fields of a kind, and no others.
_ONLY: Mapping[tuple[Role, Kind], frozenset[str]] = {
    (Role.CONSULAR_DESK, Custody): frozenset({"reference", "person", "began_at"}),
    (Role.CONSULAR_DESK, Person): frozenset({"reference", "nationality"}),
    (Role.CONSULAR_DESK, Placement): frozenset({"custody", "place", "began_at"}),
    (Role.INTERPRETER, Custody): frozenset({"reference", "person"}),
    (Role.INTERPRETER, Person): frozenset({"reference"}),
}
# What could lead to the one who told, where they asked for protection.
_OF_THE_SOURCE = frozenset({"source", "account", "recorded_by"})
_HEARS_SOURCES = frozenset({Role.COMPLAINTS_OFFICER})


def is_shown(viewer: Viewer, kind: Kind, name: str) -> bool:
    """Say whether somebody is shown a field of the facts of a kind."""
    return any(_shows(role, kind, name) for role in viewer.roles)


def _shows(role: Role, kind: Kind, name: str) -> bool:
    if not may_with(role, Do.SEE, kind):
        return False
    if (other := _ELSEWHERE.get((kind, name))) is not None:
        return may_with(role, Do.SEE, other)
    only = _ONLY.get((role, kind))
    return only is None or name in only


def value_shown(viewer: Viewer, fact: Recorded, name: str) -> object:
    """Give what somebody is shown of a field; None where they are not shown it."""
    kind = type(fact)
    if not is_shown(viewer, kind, name) or _is_of_a_source(viewer, fact, name):
        return None
    value = getattr(fact, name)
    telling = _TELLING.get((kind, name), {})
    return value if _may_be_told(viewer) else telling.get(value, value)


def codes_offered(
    viewer: Viewer, kind: Kind, name: str, codes: Iterable[str]
) -> Collection[str]:
    """Leave out of a list of codes those that somebody is not to be told."""
    telling = {} if _may_be_told(viewer) else _TELLING.get((kind, name), {})
    return [code for code in codes if code not in telling]


def veiled(viewer: Viewer, fact: R) -> R:
    """Give a fact with its telling codes veiled: for a page, and never to be saved."""
    shown = copy(fact)
    for kind, name in _TELLING:
        if isinstance(fact, kind):
            setattr(shown, name, value_shown(viewer, fact, name))
    return shown


def sees_only_outlines(viewer: Viewer) -> bool:
    """Say whether somebody is shown that a custody is there, and little of it."""
    roles = {role for role, kind in _ONLY if kind is Custody}
    return bool(viewer.roles) and viewer.roles <= roles


def _may_be_told(viewer: Viewer) -> bool:
    return any(may_with(role, Do.SEE, Protection) for role in viewer.roles)


def _is_of_a_source(viewer: Viewer, fact: Recorded, name: str) -> bool:
    """Say whether a field could lead to a source whom the viewer must not know."""
    if name not in _OF_THE_SOURCE or not isinstance(fact, Incident):
        return False
    if not fact.source_is_protected or viewer.holds(*_HEARS_SOURCES):
        return False
    return fact.recorded_by_id != viewer.user.pk
