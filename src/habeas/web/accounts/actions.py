"""What an administrator does to accounts; the trail is told of each."""

import datetime as dt
import secrets

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from habeas.law.errors import HabeasError
from habeas.web.accounts import sessions
from habeas.web.accounts.models import Appointment, Role, User
from habeas.web.accounts.told import tell
from habeas.web.trail.actions import Actor, record
from habeas.web.trail.models import Action

# No sign that is taken for another.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _IN_A_GROUP = 4, 4


class AppointmentRefusedError(HabeasError):
    """A role cannot be given so."""


def first_password() -> str:
    """Make a password that can be read out; 79 bits are in it."""
    groups = (
        "".join(secrets.choice(_SIGNS) for _sign in range(_IN_A_GROUP))
        for _group in range(_GROUPS)
    )
    return "-".join(groups)


@transaction.atomic
def add_person(person: User, *, by: Actor) -> str:
    """Give somebody an account, and give back its first password."""
    password = _set_first_password(person)
    tell(Action.RECORDED, person, by=by)
    return password


@transaction.atomic
def give_new_password(person: User, *, by: Actor) -> str:
    """Replace a password that is lost; every session of the person ends."""
    password = _set_first_password(person)
    sessions.end_all(person)
    tell(Action.CORRECTED, person, by=by, reason="a new first password was given")
    return password


def _set_first_password(person: User) -> str:
    password = first_password()
    person.set_password(password)
    person.password_is_initial = True
    person.save()
    return password


@transaction.atomic
def remove_second_factors(person: User, *, by: Actor) -> None:
    """Let somebody who lost their second factor set up another; sessions end."""
    Authenticator.objects.filter(user=person).delete()
    sessions.end_all(person)
    tell(Action.CORRECTED, person, by=by, reason="second factors removed")


@transaction.atomic
def let_in(person: User, *, is_active: bool, by: Actor) -> None:
    """Close an account, or open it again; a closed one's sessions end."""
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    if not is_active:
        sessions.end_all(person)
    told = "the account was opened again" if is_active else "the account was closed"
    tell(Action.CORRECTED, person, by=by, reason=told)


def appoint(given: Appointment, *, by: Actor) -> Appointment:
    """Give somebody a role.

    Raises AppointmentRefusedError where people would appoint themselves, or where
    whoever looks after accounts would see files too.
    """
    if given.user_id == by.user_id:
        raise AppointmentRefusedError(
            _(
                "Nobody gives themselves a role. Another administrator can give you "
                "this one."
            )
        )
    if _mixes(given):
        raise AppointmentRefusedError(
            _(
                "An administrator sees no files, and holds no other role at the same "
                "time. End the one before the other begins."
            )
        )
    return record(given, by=by)


def _mixes(given: Appointment) -> bool:
    others = Appointment.objects.filter(user=given.user, withdrawn_at=None)
    others = others.exclude(ends_on__lt=given.begins_on)
    if given.ends_on is not None:
        others = others.filter(begins_on__lte=given.ends_on)
    roles = {*others.values_list("role", flat=True), given.role}
    return Role.ADMINISTRATOR in roles and len(roles) > 1


def ends_today(given: Appointment, today: dt.date) -> dict[str, dt.date]:
    """Give the change by which an appointment ends."""
    return {"ends_on": max(today, given.begins_on)}
