"""What the database itself refuses: two spans of one person or custody at once.

A fact that is marked as doubted passes: it is kept, and reported as a contradiction.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Guarded:
    """A table of spans, and whose spans may not meet."""

    table: str
    owner: str
    message: str

    @property
    def name(self) -> str:
        """Name the guard."""
        return f"{self.table}_once"


GUARDED = (
    Guarded("register_custody", "person_id", "two custodies of one person at once"),
    Guarded("register_placement", "custody_id", "two placements of a custody at once"),
)

# Without a moment shared: what has no length, and what ended nobody knows when.
_LASTING = (
    "(({row}.ended_at IS NULL AND NOT COALESCE({row}.end_not_known, 0))"
    " OR {row}.ended_at > {row}.began_at)"
)
_STANDING = (
    "NOT {row}.doubted AND {row}.withdrawn_at IS NULL AND {row}.began_at IS NOT NULL"
    f" AND {_LASTING}"
)
_SQLITE = """CREATE TRIGGER {name}_{when} BEFORE {when} ON {table}
WHEN {new_stands}
BEGIN
    SELECT RAISE(ABORT, '{message}') WHERE EXISTS (
        SELECT 1 FROM {table} AS other
        WHERE other.{owner} = NEW.{owner} AND other.id <> NEW.id
        AND {other_stands}
        AND (NEW.ended_at IS NULL OR other.began_at < NEW.ended_at)
        AND (other.ended_at IS NULL OR other.ended_at > NEW.began_at)
    );
END"""
_POSTGRESQL = """ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist (
    {owner} WITH =,
    tstzrange(began_at, CASE WHEN end_not_known AND ended_at IS NULL
                             THEN began_at ELSE ended_at END) WITH &&
) WHERE (
    NOT doubted AND withdrawn_at IS NULL AND began_at IS NOT NULL
    AND (ended_at IS NULL OR ended_at >= began_at)
)"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the guards in place where they are missing.

    Django rebuilds a table on SQLite to change it, and drops its triggers in silence:
    so this runs after every migration.
    """
    there = _there(connection)
    with connection.cursor() as cursor:
        for name, statement in _statements(connection.vendor):
            if name not in there:
                cursor.execute(statement)


def are_installed(connection: BaseDatabaseWrapper) -> bool:
    """Say whether the database guards the spans."""
    wanted = {name for name, _ in _statements(connection.vendor)}
    return wanted <= _there(connection) | {_EXTENSION}


_EXTENSION = "btree_gist"


def _statements(vendor: str) -> Iterator[tuple[str, str]]:
    if vendor == "postgresql":
        yield _EXTENSION, f"CREATE EXTENSION IF NOT EXISTS {_EXTENSION}"
    for guarded in GUARDED:
        if vendor == "postgresql":
            yield guarded.name, _filled(_POSTGRESQL, guarded)
            continue
        for when in ("INSERT", "UPDATE"):
            yield f"{guarded.name}_{when}", _filled(_SQLITE, guarded, when=when)


def _filled(statement: str, guarded: Guarded, *, when: str = "") -> str:
    return statement.format(
        name=guarded.name,
        table=guarded.table,
        owner=guarded.owner,
        message=guarded.message,
        when=when,
        new_stands=_STANDING.format(row="NEW"),
        other_stands=_STANDING.format(row="other"),
    )


def _there(connection: BaseDatabaseWrapper) -> set[str]:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT conname FROM pg_constraint WHERE contype = 'x'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return {name for (name,) in cursor.fetchall()}
