"""Who may write what in supervision; everything in it is open to read."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from habeas.law.errors import HabeasError
from habeas.web.accounts.models import Role, User
from habeas.web.accounts.queries import roles_of
from habeas.web.supervision.codes import Side
from habeas.web.trail.actions import Actor

SIDES = {
    Role.FOCAL_POINT: Side.STATE,
    Role.CIVIL_SOCIETY: Side.CIVIL_SOCIETY,
    Role.SECRETARIAT: Side.COMMITTEE,
    Role.COMMITTEE_MEMBER: Side.COMMITTEE,
}
# What a State does is written by its focal points; these keep calendars and ties.
OF_THE_STATE = (Role.FOCAL_POINT,)
KEEPERS = (Role.SECRETARIAT, Role.FOCAL_POINT)


class NotForYouError(HabeasError):
    """Somebody would write what their role does not give them to write."""

    status = 403


def actor_as(user: AbstractBaseUser | AnonymousUser, *roles: Role) -> Actor:
    """Give the actor of somebody in one of these roles; raises NotForYouError."""
    if isinstance(user, User):
        held = roles_of(user)
        for role in roles:
            if role in held:
                return Actor.of(user, role)
    named = ", ".join(str(role.label) for role in roles)
    raise NotForYouError(
        f"This is written by: {named}. Everybody may read it; ask an administrator for "
        "the role."
    )


def holds(user: AbstractBaseUser | AnonymousUser, *roles: Role) -> bool:
    """Say whether somebody holds one of these roles."""
    return isinstance(user, User) and not roles_of(user).isdisjoint(roles)
