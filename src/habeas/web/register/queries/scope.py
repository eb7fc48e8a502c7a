"""Which facts of one kind an office reaches, from the custodies it reaches."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from habeas.facts.vocabulary import AssessmentKind, ConsularKind
from habeas.web.accounts.models import Role
from habeas.web.register.codes import ExportState, ProposalState
from habeas.web.register.models import (
    Assessment,
    BulkExport,
    ConsularEvent,
    Custody,
    Likeness,
    Person,
    Place,
    Population,
    Posting,
    Proposal,
    Protection,
    Rating,
    Unit,
    Visit,
    VisitRecommendation,
    Vulnerability,
)
from habeas.web.register.queries.grants import Do, may_with
from habeas.web.register.queries.reach import REACH, everywhere
from habeas.web.register.queries.viewer import Office, Viewer
from habeas.web.trail.models import Recorded

# Rows that tell of asylum, of kinds that otherwise do not: for whoever may see
# protection, and for nobody else.
_TELLING: Mapping[type[Recorded], Q] = {
    Assessment: Q(kind=AssessmentKind.RISK_ON_RETURN),
    ConsularEvent: Q(kind=ConsularKind.NOTIFIED),
    Vulnerability: Q(situation__in=("asylum_seeker", "refugee")),
}
# Whoever lets a consulate know must see that it was done.
_TOLD_ANYWAY = frozenset({(Role.CONSULAR_DESK, ConsularEvent)})
# What is about places and offices, and reached by whoever sees it at all.
_OF_NOBODY = frozenset(
    {Place, Population, Posting, Rating, Unit, Visit, VisitRecommendation}
)
# A decision in the making is nobody's but those who make and watch over it.
_MAKING = frozenset({Role.DECISION_MAKER, Role.CHECKING_OFFICER, Role.MONITOR})


def scope(viewer: Viewer, office: Office, model: type[Recorded]) -> Q:
    """Say which facts of one kind an office reaches."""
    return _reached(viewer, office, model) & ~_veiled(office, model)


def _reached(viewer: Viewer, office: Office, model: type[Recorded]) -> Q:
    reach = REACH[office.role]
    if reach is everywhere or model in _OF_NOBODY:
        return Q()
    if model is Custody:
        return reach(viewer, office)
    if model is BulkExport:
        return _exports(viewer, office)
    custodies = Custody.objects.filter(reach(viewer, office))
    if model is Likeness:
        return _same_as_one_of(custodies, "one") & _same_as_one_of(custodies, "other")
    return _through(viewer, office, model, custodies)


def _through(
    viewer: Viewer, office: Office, model: type[Recorded], custodies: QuerySet[Custody]
) -> Q:
    fields = _links(model)
    ways = Q(pk__in=())
    if "custody" in fields:
        ways |= Q(Exists(custodies.filter(pk=OuterRef("custody"))))
    if key := _way_to_person(model, fields):
        mine = _same_as_one_of(custodies, key)
        # A fact of a custody is reached through it, and not through the person.
        ways |= mine & Q(custody=None) if "custody" in fields else mine
    if model is Person:
        ways |= just_recorded(viewer)
    if is_of_a_place(model):
        ways |= Q(place__in=office.places)
    return ways


def is_of_a_place(model: type[Recorded]) -> bool:
    """Say whether facts of a kind belong to a place, and are seen by its offices."""
    fields = _links(model)
    return "place" in fields and "custody" not in fields and model not in _OF_NOBODY


def _links(model: type[Recorded]) -> frozenset[str]:
    return frozenset(f.name for f in model._meta.concrete_fields if f.is_relation)


def _way_to_person(model: type[Recorded], fields: frozenset[str]) -> str | None:
    if model is Person:
        return "pk"
    if "measure" in fields:
        return "measure__person"
    return "person" if "person" in fields else None


def _same_as_one_of(custodies: QuerySet[Custody], key: str) -> Q:
    """Say that a person, under any record merged with theirs, has such a custody."""
    root = "merged_into" if key == "pk" else f"{key}__merged_into"
    ways = (
        {"person": OuterRef(key)},
        {"person__merged_into": OuterRef(key)},
        {"person": OuterRef(root)},
        {"person__merged_into": OuterRef(root)},
    )
    found = Q(pk__in=())
    for way in ways:
        found |= Q(Exists(custodies.filter(**way)))
    return found


def just_recorded(viewer: Viewer) -> Q:
    """Say which people one recorded oneself, of whom no custody is on record yet."""
    held = Custody.objects.filter(person=OuterRef("pk"), withdrawn_at=None)
    return Q(recorded_by=viewer.user) & ~Q(Exists(held))


def _exports(viewer: Viewer, office: Office) -> Q:
    """One's own exports, and those that wait for a second person to allow them."""
    own = Q(asked_by=viewer.user) | Q(allowed_by=viewer.user)
    if may_with(office.role, Do.CHECK, BulkExport):
        return own | Q(state=ExportState.REQUESTED)
    return own


def _veiled(office: Office, model: type[Recorded]) -> Q:
    """Say which rows are kept from a role that sees others of their kind."""
    veiled = Q(pk__in=())
    sees_protection = may_with(office.role, Do.SEE, Protection)
    if not sees_protection and (office.role, model) not in _TOLD_ANYWAY:
        veiled |= _TELLING.get(model, Q(pk__in=()))
    if model is Proposal and office.role not in _MAKING:
        veiled |= Q(state__in=(ProposalState.DRAFT, ProposalState.SUBMITTED))
    return veiled
