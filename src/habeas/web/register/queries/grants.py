"""What each role may do with each kind of fact: the table that the docs print."""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from habeas.web.accounts.models import Role
from habeas.web.register import models as m
from habeas.web.trail.models import Recorded
from habeas.web.trail.wall import Wall


class Do(TextChoices):
    """What can be done with a fact."""

    SEE = "see", _("see")
    RECORD = "record", _("record")
    CORRECT = "correct", _("correct")
    CHECK = "check", _("check and approve")


Kinds = frozenset[type[Recorded]]


def _kinds(label: str) -> Iterable[type[Recorded]]:
    found = apps.get_app_config(label).get_models()
    return (kind for kind in found if issubclass(kind, Recorded))


def _behind(*walls: Wall) -> Kinds:
    return frozenset(k for k in _kinds("register") if k.WALL in walls)


_OPEN: Kinds = frozenset(
    {m.Place, m.Unit, m.Population, m.Visit, m.Rating, m.VisitRecommendation}
)
_WHO: Kinds = frozenset(
    {m.Person, m.Name, m.BirthClaim, m.Citizenship, m.Language, m.FamilyLink}
)
_RELATION: Kinds = frozenset({m.Engagement, m.OwnAccount})
_CUSTODY = _behind(Wall.CUSTODY) - {m.Paper, m.Likeness} - _RELATION
_HEALTH = _behind(Wall.HEALTH)
_PROTECTION = _behind(Wall.PROTECTION)
_COMPLAINTS = _behind(Wall.COMPLAINTS)
_VISITS: Kinds = frozenset({m.Visit, m.Rating, m.VisitRecommendation})
_MEETING: Kinds = frozenset({m.Notice, m.Hearing, m.InformationSession})
_DECIDED: Kinds = frozenset(
    {m.Ground, m.Assessment, m.Consideration, m.Proposal, m.Order, m.Obstacle}
)
_CARE: Kinds = frozenset({m.Screening, m.Vulnerability})
_EVERYTHING = _behind(*(w for w in Wall if w is not Wall.TRACING))
_FILE = _CUSTODY | {m.Paper, m.Engagement}

# What a custody officer writes down; decisions are for others.
_KEPT: Kinds = _CUSTODY - _DECIDED - {
    m.Review,
    m.Hearing,
    m.Instruction,
    m.CompensationFile,
    m.Unlawfulness,
} | {m.Ground, m.Obstacle, m.Likeness, m.Paper}


def _only(**allowed: Kinds) -> Mapping[Do, Kinds]:
    return {Do(name): kinds for name, kinds in allowed.items()}


_NOTHING = _only()

GRANTS: Mapping[Role, Mapping[Do, Kinds]] = {
    Role.CUSTODY_OFFICER: _only(
        see=_OPEN | _FILE | {m.Headcount, m.FormNumber, m.Likeness},
        # An incident is told by whoever saw it, and read by others.
        record=_KEPT
        | {m.Headcount, m.FormNumber, m.Contradiction, m.Engagement, m.Incident},
        correct=_KEPT | {m.Headcount, m.Contradiction, m.Engagement},
    ),
    Role.DECISION_MAKER: _only(
        see=_OPEN | _FILE,
        record=_DECIDED | {m.Review, m.Release, m.Measure, m.MeasureReview, m.Support},
        correct=_DECIDED | {m.Review, m.Release, m.Measure},
    ),
    Role.CHECKING_OFFICER: _only(see=_OPEN | _FILE, check=frozenset({m.Proposal})),
    Role.JUDGE: _only(
        see=_OPEN | _FILE | _PROTECTION,
        record=frozenset({m.Hearing, m.Order, m.Unlawfulness, m.MeasureReview}),
        correct=frozenset({m.Hearing}),
    ),
    Role.COUNSEL: _only(
        see=_OPEN | _FILE | _HEALTH | _PROTECTION | _COMPLAINTS,
        record=frozenset({m.Remedy, m.Incident, m.Hearing}),
    ),
    Role.INTERPRETER: _only(
        see=frozenset({m.Custody, m.Person, m.Name, m.Language}) | _MEETING
    ),
    Role.HEALTH_PROFESSIONAL: _only(
        see=_WHO | {m.Custody, m.Placement, m.Confinement} | _HEALTH | _CARE | _OPEN,
        record=_HEALTH | _CARE | {m.Incident, m.Confinement},
        correct=_HEALTH | _CARE,
    ),
    Role.SOCIAL_WORKER: _only(
        see=_OPEN
        | _WHO
        | {m.Custody, m.Placement, m.Contact, m.Measure, m.Support, m.ConsularEvent}
        | {m.Engagement}
        | _PROTECTION,
        record=_PROTECTION
        | {m.Contact, m.FamilyLink, m.Language, m.Support, m.ConsularEvent}
        | {m.Incident, m.OwnAccount},
        correct=_PROTECTION | {m.Contact, m.FamilyLink, m.Language},
    ),
    Role.CHILD_PROTECTION: _only(
        see=_OPEN | _CUSTODY | _PROTECTION,
        record=frozenset({m.ChildNotification, m.Assessment, m.BirthClaim}) | _CARE,
        correct=frozenset({m.ChildNotification, m.BirthClaim}) | _CARE,
    ),
    Role.CONSULAR_DESK: _only(
        see=frozenset({m.Custody, m.Person, m.Name, m.Placement, m.ConsularEvent}),
        record=frozenset({m.ConsularEvent}),
    ),
    Role.COMPLAINTS_OFFICER: _only(
        see=_OPEN | _WHO | {m.Custody, m.Placement} | _COMPLAINTS,
        record=_COMPLAINTS,
        correct=_COMPLAINTS,
    ),
    Role.MONITOR: _only(
        see=_EVERYTHING,
        record=_VISITS | {m.Unlawfulness, m.BulkExport},
        correct=_VISITS,
        check=frozenset({m.BulkExport}),
    ),
    Role.STATISTICIAN: _only(
        see=frozenset({m.BulkExport}), record=frozenset({m.BulkExport})
    ),
    Role.ADMINISTRATOR: _only(
        see=frozenset({m.Place, m.Unit, m.Posting, m.BulkExport}),
        record=frozenset({m.Place, m.Unit, m.Posting}) | _RELATION,
        correct=frozenset({m.Place, m.Unit, m.Posting}) | _RELATION,
        check=frozenset({m.BulkExport}),
    ),
    Role.DETAINED_PERSON: _only(
        see=_OPEN | _FILE | _HEALTH | _PROTECTION | _COMPLAINTS,
        record=frozenset({m.Incident}),
    ),
    Role.SECRETARIAT: _NOTHING,
    Role.FOCAL_POINT: _NOTHING,
    Role.COMMITTEE_MEMBER: _NOTHING,
    Role.CIVIL_SOCIETY: _NOTHING,
}


def may_with(role: Role, do: Do, kind: type[Recorded]) -> bool:
    """Say whether a role may do something with a kind of fact at all."""
    return kind in GRANTS[role].get(do, frozenset())
