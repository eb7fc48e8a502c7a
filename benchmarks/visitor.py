"""Somebody signed in, for a benchmark: the cookie that their browser would send."""

import datetime as dt

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client

from habeas.web.accounts.models import Appointment, Authority, User
from habeas.web.trail.actions import SYSTEM, record


def cookie_of(role: str, authority: Authority | None) -> str:
    """Make somebody with a role, sign them in, and give their cookie."""
    user = User.objects.create_user(role)
    TOTP.activate(user, generate_totp_secret())
    since = dt.date(2024, 1, 1)
    given = Appointment(user=user, role=role, authority=authority, begins_on=since)
    record(given, by=SYSTEM)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"
