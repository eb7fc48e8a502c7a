"""The database: SQLite at home, or the PostgreSQL that ``DATABASE_URL`` names."""

from typing import Any

import dj_database_url

from habeas.law.errors import BadInputError
from habeas.web.environment import home, text

_OURS = frozenset({"django.db.backends.sqlite3", "django.db.backends.postgresql"})

_SQLITE = {
    # Writers queue from their first statement, instead of failing at their last.
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
    ),
}


def database_at(url: str) -> dict[str, Any]:
    """Read the address of a database; raises BadInputError for one of another kind."""
    try:
        found = dict(
            dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
        )
    except ValueError:
        found = {}
    if found.get("ENGINE") not in _OURS:
        # The address may hold a password, and is not repeated.
        raise BadInputError(
            "DATABASE_URL names no PostgreSQL: write it like postgres://user@host/name"
        )
    return found


_default = database_at(
    text("DATABASE_URL") or f"sqlite:///{home() / 'register.sqlite3'}"
)
if _default["ENGINE"] == "django.db.backends.sqlite3":
    _default["OPTIONS"] = {**_SQLITE, **_default.get("OPTIONS", {})}
elif _default["ENGINE"] == "django.db.backends.postgresql":
    # Who may see what asks many small questions, whose costs PostgreSQL guesses high:
    # compiling them takes ten times as long as running them.
    _default["OPTIONS"] = {"options": "-c jit=off", **_default.get("OPTIONS", {})}
DATABASES = {"default": _default}
