"""Tie people to a custody, a place or a file of their own, and untie them."""

import datetime as dt
import secrets

from habeas.law.errors import HabeasError
from habeas.web.accounts.models import Appointment, Role, User
from habeas.web.register.models import (
    Custody,
    Engagement,
    OwnAccount,
    Person,
    Place,
    Posting,
)
from habeas.web.trail.actions import Actor, correct, record

# Who can be engaged in a custody, and by whose hand.
ENGAGED = (Role.COUNSEL, Role.INTERPRETER, Role.JUDGE)
_BY_ADMINISTRATORS_ALONE = frozenset({Role.JUDGE})
# Signs that are read out and typed without mistakes, and enough of them.
_SIGNS, _GROUPS, _LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 4, 5


class RelationError(HabeasError):
    """Somebody cannot be tied to this, or not by this person."""


def engage(
    custody: Custody,
    appointment: Appointment,
    *,
    by: Actor,
    at: dt.datetime,
    until: dt.datetime | None = None,
) -> Engagement:
    """Engage somebody in a custody, in the role they are appointed to.

    Raises RelationError where they would engage themselves, or where it is not for
    whoever does it: the detaining authority chooses no judge.
    """
    if appointment.user_id == by.user_id:
        raise RelationError("Nobody engages themselves: another person must do it.")
    if appointment.role in _BY_ADMINISTRATORS_ALONE and by.role != Role.ADMINISTRATOR:
        raise RelationError("An administrator assigns judges, for the court.")
    acts = Engagement(
        custody=custody,
        user_id=appointment.user_id,
        role=appointment.role,
        begins_at=at,
        ends_at=until,
    )
    return record(acts, by=by)


def end(
    engagement: Engagement, *, by: Actor, at: dt.datetime, reason: str, seen: int
) -> Engagement:
    """End an engagement: from then on the file is closed to whoever was engaged."""
    return correct(engagement, {"ends_at": at}, by=by, reason=reason, seen=seen)


def post(appointment: Appointment, place: Place, *, by: Actor) -> Posting:
    """Tie an appointment to a place; it may have several."""
    return record(Posting(appointment=appointment, place=place), by=by)


def give_account(person: Person, *, by: Actor, language: str = "") -> tuple[User, str]:
    """Give a person held an account of their own, and the word to sign in by.

    The word is told once, to be handed to the person: it is kept as a hash alone.
    Raises RelationError where they have one: a second would read along unseen.
    """
    if OwnAccount.objects.filter(person=person, withdrawn_at=None).exists():
        raise RelationError("This person has an account already.")
    word = "-".join(
        "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH)) for _ in range(_GROUPS)
    )
    user = User.objects.create_user(_name(person), password=word, language=language)
    record(OwnAccount(person=person, user=user), by=by)
    return user, word


def _name(person: Person) -> str:
    """Name the account after the reference, which tells nothing."""
    name = person.reference.lower()
    taken = User.objects.filter(username__startswith=name).count()
    return f"{name}-{taken + 1}" if taken else name
