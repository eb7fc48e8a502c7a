"""What the tests of the web share: a database that guards its trail, and people."""

import pytest
from django.db import connection

from habeas.web.trail import guards


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings):
    """Keep SQLite's test database in a file, as threads and browsers need it."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")
        # What a power cut would take is of no matter here.
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] = (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON"
        )


@pytest.fixture(autouse=True)
def second_factor_is_not_asked_for(settings):
    """Let tests sign people in by their name; those of signing in ask for it."""
    settings.SECOND_FACTOR = False


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
