"""The first people of a register."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from habeas.law.errors import BadInputError
from habeas.web.accounts.models import Appointment, Authority, Role, User
from habeas.web.trail.actions import SYSTEM, record


def make_administrator(username: str, password: str) -> User:
    """Make an administrator.

    Raises BadInputError for a name that is taken, and for a weak password.
    """
    if User.objects.filter(username=username).exists():
        raise BadInputError(
            f"somebody is called {username} already: choose another name"
        )
    try:
        validate_password(password)
    except ValidationError as error:
        raise BadInputError(
            f"the password is too weak: {' '.join(error.messages)}"
        ) from error
    return appoint(
        username, password, Role.ADMINISTRATOR, None, on=timezone.localdate()
    )


def appoint(
    username: str, password: str, role: Role, body: Authority | None, *, on: dt.date
) -> User:
    """Make a person who may sign in, and give them a role."""
    user = User.objects.create_user(username, password=password)
    appointment = Appointment(user=user, role=role, authority=body, begins_on=on)
    record(appointment, by=SYSTEM, reason="the first people of the register")
    return user
