"""Constants as a script has them: moments in microseconds, days in days."""

from datetime import UTC, date, datetime

import ibis.expr.operations as ops

from habeas.engine.script.running import DAY, day_of

# How many microseconds one of each unit of an interval has; months have no length.
INTERVALS = {
    "us": 1,
    "ms": 1_000,
    "s": 1_000_000,
    "m": 60_000_000,
    "h": 3_600_000_000,
    "D": DAY,
    "W": 7 * DAY,
}


def literal(value: ops.Literal) -> str:
    """Write a constant."""
    match value.value:
        case datetime() as moment:
            return repr(moment_of(moment))
        case date() as day:
            return repr(day_of(day.year, day.month, day.day))
        case plain:
            return repr(plain)


def moment_of(moment: datetime) -> int:
    """Count the microseconds from 1970 to a moment of wall time."""
    since = moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return since.days * DAY + since.seconds * 1_000_000 + since.microseconds
