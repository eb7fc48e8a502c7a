"""Django started for a command, and the register made ready for it."""

import os

from habeas.law.errors import HabeasError, MissingPartError


class NotReadyError(HabeasError):
    """The register is not set up, or its tables are of another version."""


def start() -> None:
    """Start Django for this process; raises MissingPartError without the web extra."""
    try:
        import django  # noqa: PLC0415 - only commands on the register need it
    except ImportError:
        raise MissingPartError(
            "the register needs the web extra, which is not installed: "
            "pip install 'habeas[web]'"
        ) from None
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.web.settings")
    django.setup()


def set_up() -> bool:
    """Make the home, the key and the tables; say whether there was no register before.

    Nothing that is there is changed, but tables of an older version.
    """
    from django.core.management import call_command  # noqa: PLC0415 - after start()

    from habeas.web.environment import keep_secret_key, make_home  # noqa: PLC0415
    from habeas.web.register.queries.law import law_in_force  # noqa: PLC0415

    # A register whose law is not known could judge nobody.
    law_in_force()
    make_home()
    was_empty = not _tables()
    keep_secret_key()
    call_command("migrate", interactive=False, verbosity=0)
    return was_empty


def compile_rulebook() -> None:
    """Compile the rulebook for the law in force, which is kept on disk.

    Whoever opens the first file would wait for it else, for ten seconds and more.
    """
    from django.utils import timezone  # noqa: PLC0415 - after start()

    from habeas.web.register.queries.working_out import work_out  # noqa: PLC0415

    work_out((), at=timezone.now())


def must_be_ready() -> None:
    """Raise NotReadyError unless the register is set up and of this version."""
    from django.db import connection  # noqa: PLC0415 - after start()
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    if not _tables():
        raise NotReadyError(
            "there is no register here yet: make one with `habeas init`, or look at "
            "one of a fictional State with `habeas demo`"
        )
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReadyError(
            "the register's tables are of an older version: back it up with `habeas "
            "backup`, then bring them up to date with `habeas init`"
        )


def _tables() -> list[str]:
    from django.db import OperationalError, connection  # noqa: PLC0415 - after start()

    from habeas.web.environment import home  # noqa: PLC0415

    if connection.vendor == "sqlite" and not home().exists():
        return []
    try:
        found: list[str] = connection.introspection.table_names()
    except OperationalError as error:
        raise NotReadyError(
            f"the database cannot be reached ({str(error).splitlines()[0]}): check "
            "DATABASE_URL, and that the server is running"
        ) from error
    return [name for name in found if name.startswith("trail_")]
