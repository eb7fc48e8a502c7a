"""Triggers by which the database itself refuses to change or remove an entry."""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

_ENTRY, _HEAD = "trail_entry", "trail_head"

_SQLITE = (
    f"""CREATE TRIGGER trail_no_update BEFORE UPDATE ON {_ENTRY}
    BEGIN SELECT RAISE(ABORT, 'an entry of the trail is never changed'); END""",
    f"""CREATE TRIGGER trail_no_delete BEFORE DELETE ON {_ENTRY}
    BEGIN SELECT RAISE(ABORT, 'an entry of the trail is never removed'); END""",
    f"""CREATE TRIGGER trail_head_forward BEFORE UPDATE ON {_HEAD}
    WHEN NEW.number <= OLD.number
    BEGIN SELECT RAISE(ABORT, 'the trail only grows'); END""",
    f"""CREATE TRIGGER trail_head_stays BEFORE DELETE ON {_HEAD}
    BEGIN SELECT RAISE(ABORT, 'the trail has an end'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'an entry of the trail is never changed or removed';
    END $$""",
    """CREATE FUNCTION trail_forward() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <= OLD.number THEN
            RAISE EXCEPTION 'the trail only grows';
        END IF;
        RETURN NEW;
    END $$""",
    f"""CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON {_ENTRY}
    FOR EACH ROW EXECUTE FUNCTION trail_refuse()""",
    f"""CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON {_ENTRY}
    FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()""",
    f"""CREATE TRIGGER trail_head_forward BEFORE UPDATE ON {_HEAD}
    FOR EACH ROW EXECUTE FUNCTION trail_forward()""",
    f"""CREATE TRIGGER trail_head_stays BEFORE DELETE OR TRUNCATE ON {_HEAD}
    FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()""",
)
_REMOVED = {
    "sqlite": tuple(
        f"DROP TRIGGER IF EXISTS {name}"
        for name in (
            "trail_no_update",
            "trail_no_delete",
            "trail_head_forward",
            "trail_head_stays",
        )
    ),
    "postgresql": (
        "DROP FUNCTION IF EXISTS trail_refuse() CASCADE",
        "DROP FUNCTION IF EXISTS trail_forward() CASCADE",
    ),
}
_MADE = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; those that are there are made anew.

    Django rebuilds a table on SQLite to change it, and drops its triggers in silence:
    so this runs after every migration.
    """
    remove(connection)
    _run(connection, _MADE[connection.vendor])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for a database of tests that is to be emptied."""
    _run(connection, _REMOVED[connection.vendor])


def are_installed(connection: BaseDatabaseWrapper) -> bool:
    """Say whether the database guards the trail."""
    asked = {
        "sqlite": "SELECT count(*) FROM sqlite_master "
        "WHERE type = 'trigger' AND name LIKE 'trail_%'",
        "postgresql": "SELECT count(DISTINCT tgname) FROM pg_trigger "
        "WHERE NOT tgisinternal AND tgname LIKE 'trail_%' AND tgenabled = 'O'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        (found,) = cursor.fetchone()
    return bool(found == len(_guarding(connection.vendor)))


def _guarding(vendor: str) -> list[str]:
    return [made for made in _MADE[vendor] if made.startswith("CREATE TRIGGER")]


def _run(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
