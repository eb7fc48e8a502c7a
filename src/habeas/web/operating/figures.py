"""Monthly figures worked out from the register, or from files of data."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from habeas.engine.adapting import adapt
from habeas.engine.auditing import Options, law_of, moment_of
from habeas.web.supervision.actions.measuring import measure, measure_register
from habeas.web.trail.actions import SYSTEM


def figures_of(line: str, files: Sequence[Path], *, state: str, source: str) -> int:
    """Keep a standard's months; without files they are the register's own.

    Raises a HabeasError for files that cannot be read and standards there are not.
    """
    if not files:
        return measure_register(line, state, at=timezone.now(), by=SYSTEM)
    adapted = adapt(list(files))
    options = Options()
    return measure(
        adapted.tables,
        law_of(adapted, options),
        line,
        state=state,
        source=source or ", ".join(path.name for path in files),
        as_of=moment_of(adapted, options),
        by=SYSTEM,
    )
