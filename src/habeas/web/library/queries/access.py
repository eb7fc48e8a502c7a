"""Documents of the Committee are public; adding and correcting them is for some."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from habeas.law.errors import HabeasError
from habeas.web.accounts.models import Role, User
from habeas.web.accounts.queries import roles_of
from habeas.web.trail.actions import Actor

# Those who add documents and put a reading right; the public reads.
KEEPERS = (Role.SECRETARIAT, Role.FOCAL_POINT, Role.CIVIL_SOCIETY)


class NotAKeeperError(HabeasError):
    """Somebody who only reads the library would change it."""

    status = 403


def keeper(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """Give the actor of somebody who may change the library.

    Raises NotAKeeperError for everybody else.
    """
    if isinstance(user, User):
        held = roles_of(user)
        for role in KEEPERS:
            if role in held:
                return Actor.of(user, role)
    raise NotAKeeperError(
        "Only the secretariat, focal points and civil society add documents or correct "
        "how they were read. Ask an administrator for one of these roles."
    )


def is_keeper(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether somebody may change the library."""
    return isinstance(user, User) and not roles_of(user).isdisjoint(KEEPERS)
