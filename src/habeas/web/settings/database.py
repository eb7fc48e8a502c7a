"""The database: SQLite at home, or the PostgreSQL that ``DATABASE_URL`` names."""

import dj_database_url

from habeas.web.environment import home, text

_SQLITE = {
    # Writers queue from their first statement, instead of failing at their last.
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
    ),
}
_default = dj_database_url.parse(
    text("DATABASE_URL") or f"sqlite:///{home() / 'register.sqlite3'}",
    conn_max_age=60,
    conn_health_checks=True,
)
if _default["ENGINE"] == "django.db.backends.sqlite3":
    _default["OPTIONS"] = {**_SQLITE, **_default.get("OPTIONS", {})}
elif _default["ENGINE"] == "django.db.backends.postgresql":
    # Who may see what asks many small questions, whose costs PostgreSQL guesses high:
    # compiling them takes ten times as long as running them.
    _default["OPTIONS"] = {"options": "-c jit=off", **_default.get("OPTIONS", {})}
DATABASES = {"default": _default}
