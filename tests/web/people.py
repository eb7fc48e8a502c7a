"""People of each role, for the tests of all apps."""

import datetime as dt

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from habeas.web.accounts.models import Appointment, Role, User
from habeas.web.trail.actions import SYSTEM, record

SINCE = dt.date(2024, 1, 1)


def appointed(role, authority=None, *, name=None):
    """Give a new person with a role, in a body."""
    user = User.objects.create_user(name or f"{role}-{User.objects.count()}")
    given = Appointment(
        user=user, role=Role(role), authority=authority, begins_on=SINCE
    )
    record(given, by=SYSTEM)
    return user


def with_second_factor(user):
    """Give the person a code of six figures beside the password."""
    TOTP.activate(user, generate_totp_secret())
    return user
