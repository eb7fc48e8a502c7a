"""People of each role, and how they sign in, for the tests of all apps."""

import datetime as dt

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth

from habeas.web.accounts.models import Appointment, Role, User
from habeas.web.trail.actions import SYSTEM, record

SINCE = dt.date(2024, 1, 1)
PASSWORD = "seven-green-lanterns"  # noqa: S105 - made up


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
    auth.TOTP.activate(user, auth.generate_totp_secret())
    return user


def code_of(user):
    """Give the code that the person's app shows now."""
    kept = Authenticator.objects.get(user=user, type="totp")
    return code_for(get_adapter().decrypt(kept.data["secret"]))


def code_for(secret):
    """Give the code that an app shows now for a key."""
    counters = list(auth.yield_hotp_counters_from_time())
    # The codes just before and just after it serve too: the clock may turn meanwhile.
    counter = counters[len(counters) // 2]
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def signed_in(client, user):
    """Sign somebody in as they do: the password, then the code."""
    said = {"login": user.username, "password": PASSWORD}
    first = client.post("/sign-in/login/", said)
    assert first.url == "/sign-in/second-factor/authenticate/"
    return client.post(first.url, {"code": code_of(user)})
