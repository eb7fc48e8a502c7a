"""What the tests of the web share: a database that guards its trail, and people."""

import pytest
from django.db import connection

from habeas.web.trail import guards


@pytest.fixture
def emptied(transactional_db):
    """Give a database whose commits are real, and let it be emptied afterwards."""
    yield
    # The guards refuse what emptying does; they are put back after it.
    guards.remove(connection)


@pytest.fixture
def actor(django_user_model):
    from habeas.web.trail.actions import Actor  # noqa: PLC0415 - after Django is set up

    return Actor.of(django_user_model.objects.create_user("amina"), "custody_officer")
