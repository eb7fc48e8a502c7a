"""The app, as Django knows it, and the guards it keeps in the database."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    """Name the app, and guard the chain after each migration."""

    name = "habeas.web.trail"
    label = "trail"

    def ready(self) -> None:
        """Have the guards put back whenever tables may have been rebuilt."""
        post_migrate.connect(_guard, sender=self, dispatch_uid="trail.guard")


def _guard(*, using: str, **_: object) -> None:
    from habeas.web.trail import guards  # noqa: PLC0415 - models load after apps
    from habeas.web.trail.models import Entry, Head  # noqa: PLC0415 - the same

    connection = connections[using]
    # Migrating back past the first one leaves no table to guard.
    if Entry._meta.db_table not in connection.introspection.table_names():
        return
    Head.objects.using(using).get_or_create(pk=1)
    guards.install(connection)
