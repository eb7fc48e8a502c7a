"""Who may write what in supervision, as a table of acts and roles.

What is published is open to read to everybody; what is not, to the side that wrote it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from habeas.law.errors import HabeasError
from habeas.web.accounts.models import Authority, Role, User
from habeas.web.accounts.queries import standing
from habeas.web.supervision.codes import DRAFTING_STEPS, Side, StepKind
from habeas.web.supervision.models import Measure
from habeas.web.trail.actions import Actor
from habeas.web.trail.models import Recorded

Reader = AbstractBaseUser | AnonymousUser
NOBODY = AnonymousUser()

SIDES = {
    Role.FOCAL_POINT: Side.STATE,
    Role.CIVIL_SOCIETY: Side.CIVIL_SOCIETY,
    Role.SECRETARIAT: Side.COMMITTEE,
    Role.COMMITTEE_MEMBER: Side.COMMITTEE,
}
# The steps that each role may record; the secretariat records all of them.
STEPS: Mapping[Role, Collection[StepKind]] = {
    Role.SECRETARIAT: tuple(StepKind),
    Role.FOCAL_POINT: (
        StepKind.REPORT,
        StepKind.REPLIES,
        StepKind.STATE_COMMENTS,
        StepKind.FOLLOW_UP,
        StepKind.COMMENTS,
    ),
    Role.CIVIL_SOCIETY: (StepKind.SUBMISSION, StepKind.COMMENTS),
}


class Act(TextChoices):
    """What is written."""

    CYCLE = "cycle", _("Begin a cycle of reporting")
    DRAFTING = "drafting", _("Begin the drafting of a general comment")
    STEP = "step", _("Record a step of a cycle")
    CORRECT_STEP = "correct_step", _("Correct or withdraw a step")
    TRANSMIT = "transmit", _("Record a transmission, and that it was acknowledged")
    MEASURE = "measure", _("Record a measure")
    CORRECT_MEASURE = (
        "correct_measure",
        _("Correct a measure, add its milestones, say that they are reached"),
    )
    VIEW = "view", _("Say how far a recommendation is carried out")
    CORRECT_VIEW = "correct_view", _("Correct or withdraw what was said of it")
    TIE = "tie", _("Tie a recommendation to a standard")
    DUE = "due", _("Set the day of the next report")
    IMPORT = "import", _("Import recommendations")


class Reach(TextChoices):
    """Of what a role may write."""

    EVERY = "every", _("every State")
    STATE = "state", _("own State")
    BODY = "body", _("own body")
    OWN = "own", _("what one recorded")


_OF_THE_STATE = {Role.FOCAL_POINT: Reach.STATE}
_KEPT = {Role.SECRETARIAT: Reach.EVERY, Role.FOCAL_POINT: Reach.STATE}
_VIEWS = {
    Role.SECRETARIAT: Reach.EVERY,
    Role.FOCAL_POINT: Reach.STATE,
    Role.COMMITTEE_MEMBER: Reach.EVERY,
    Role.CIVIL_SOCIETY: Reach.EVERY,
}
MAY: Mapping[Act, Mapping[Role, Reach]] = {
    Act.CYCLE: _KEPT,
    Act.DRAFTING: {Role.SECRETARIAT: Reach.EVERY},
    Act.STEP: {**_KEPT, Role.CIVIL_SOCIETY: Reach.EVERY},
    Act.CORRECT_STEP: {
        Role.SECRETARIAT: Reach.EVERY,
        Role.FOCAL_POINT: Reach.OWN,
        Role.CIVIL_SOCIETY: Reach.OWN,
    },
    Act.TRANSMIT: _OF_THE_STATE,
    Act.MEASURE: _OF_THE_STATE,
    Act.CORRECT_MEASURE: {Role.FOCAL_POINT: Reach.BODY},
    Act.VIEW: _VIEWS,
    Act.CORRECT_VIEW: dict.fromkeys(SIDES, Reach.OWN),
    Act.TIE: _KEPT,
    Act.DUE: _KEPT,
    Act.IMPORT: _KEPT,
}


class NotForYouError(HabeasError):
    """Somebody would write what their role does not give them to write."""

    status = 403


@dataclass(frozen=True, slots=True)
class Office:
    """A role that somebody holds today, for which State and body.

    A focal point of no body speaks for all bodies of the State.
    """

    role: Role
    state: str
    body: Authority | None


def offices_of(user: Reader) -> list[Office]:
    """Give the offices of supervision that somebody holds today."""
    if not isinstance(user, User) or not user.is_active:
        return []
    held = standing().filter(user=user, role__in=SIDES).select_related("authority")
    return [
        Office(
            Role(each.role),
            (each.authority and each.authority.state) or settings.JURISDICTION,
            each.authority,
        )
        for each in held.order_by("pk")
    ]


def actor_for(
    user: Reader, act: Act, *, state: str, fact: Recorded | None = None
) -> Actor:
    """Give the actor of somebody who may do this; raises NotForYouError.

    `state` is the State that it is about, `fact` what is corrected.
    """
    for office in offices_of(user):
        if isinstance(user, User) and _reaches(
            user, office, act, state=state, fact=fact
        ):
            return Actor.of(user, office.role)
    raise NotForYouError(_refusal(act))


def may(user: Reader, act: Act, *, state: str, fact: Recorded | None = None) -> bool:
    """Say whether somebody may do this."""
    return any(
        _reaches(user, office, act, state=state, fact=fact)
        for office in offices_of(user)
    )


def _reaches(
    user: Reader, office: Office, act: Act, *, state: str, fact: Recorded | None
) -> bool:
    match MAY[act].get(office.role):
        case Reach.EVERY:
            return True
        case Reach.STATE:
            return _is_own(office, state)
        case Reach.BODY:
            return _is_own(office, state) and _is_of_body(office, fact)
        case Reach.OWN:
            return fact is not None and fact.recorded_by_id == user.pk
    return False


def _is_own(office: Office, state: str) -> bool:
    """Say whether a State is one's own; what is of no State belongs to all."""
    return not state or state == office.state


def _is_of_body(office: Office, fact: Recorded | None) -> bool:
    """Say whether one's body has part in a measure, or no body has."""
    if office.body is None or not isinstance(fact, Measure):
        return office.body is None
    part = {fact.lead_id, *fact.partners.values_list("pk", flat=True)} - {None}
    return not part or office.body.pk in part


def _refusal(act: Act) -> str:
    named = [f"{role.label} ({Reach(reach).label})" for role, reach in MAY[act].items()]
    return _t(
        "%(act)s: this is given to %(roles)s. Everybody may read what is published; "
        "ask an administrator for the role."
    ) % {"act": Act(act).label, "roles": ", ".join(named)}


def steps_for(role: str, state: str) -> list[StepKind]:
    """Give the steps that a role may record: of a State's cycle, or of a drafting."""
    return [
        step
        for step in STEPS.get(Role(role), ())
        if (step in DRAFTING_STEPS) is (not state)
    ]


def published_or_of_the_state(user: Reader, path: str = "state") -> Q:
    """Ask for what is published, and for what one's own State keeps to itself.

    `path` leads from the fact to the State it is about.
    """
    states = [o.state for o in offices_of(user) if o.role is Role.FOCAL_POINT]
    return Q(is_published=True) | Q(**{f"{path}__in": states})


def views_for(user: Reader) -> Q:
    """Ask for the views that somebody may read: published ones and their own side's."""
    asked = Q(is_published=True)
    for office in offices_of(user):
        match SIDES[office.role]:
            case Side.STATE:
                own: Any = Q(side=Side.STATE, recommendation__state=office.state)
            case Side.CIVIL_SOCIETY:
                own = Q(side=Side.CIVIL_SOCIETY, recorded_by=user.pk)
            case _:
                own = Q(side=Side.COMMITTEE)
        asked |= own
    return asked
