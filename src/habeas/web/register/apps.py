"""The app, as Django knows it, and what it has the database refuse."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class RegisterConfig(AppConfig):
    """Name the app, and guard its spans after each migration."""

    name = "habeas.web.register"
    label = "register"

    def ready(self) -> None:
        """Let every write mark the custodies it bears on; put the guards back."""
        # Models are known only once all apps are.
        from habeas.web.register.actions.following import (  # noqa: PLC0415 - as said
            follow_up,
        )
        from habeas.web.register.actions.marking import (  # noqa: PLC0415 - as said
            mark_affected,
        )
        from habeas.web.trail.actions import written  # noqa: PLC0415 - as said

        written.connect(mark_affected, dispatch_uid="mark_affected")
        written.connect(follow_up, dispatch_uid="follow_up")
        # Tables may have been rebuilt.
        post_migrate.connect(_guard, sender=self, dispatch_uid="register.guard")


def _guard(*, using: str, **_: object) -> None:
    from habeas.web.register import guards  # noqa: PLC0415 - models load after apps

    connection = connections[using]
    tables = connection.introspection.table_names()
    # Migrating back past the first one leaves no table to guard.
    if all(guarded.table in tables for guarded in guards.GUARDED):
        guards.install(connection)
