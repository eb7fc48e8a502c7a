"""Monthly figures of a standard, from the register or from a data set."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
from django.db import transaction

from habeas.engine.monthly import Month, monthly
from habeas.law.applied import Law
from habeas.web.register.queries.facts import tables, wall_time
from habeas.web.register.queries.law import law_in_force
from habeas.web.supervision.models import MonthlyFigure
from habeas.web.trail.actions import Actor, correct, record

REGISTER = "the register"


def measure_register(line: str, state: str, *, at: dt.datetime, by: Actor) -> int:
    """Work out a standard's months from the register; say how many have changed."""
    return measure(
        tables(),
        law_in_force(),
        line,
        state=state,
        source=REGISTER,
        as_of=wall_time(at),
        by=by,
    )


def measure(  # noqa: PLR0913 - a figure and where it comes from
    given: Mapping[str, pa.Table | Path],
    law: Law,
    line: str,
    *,
    state: str,
    source: str,
    as_of: dt.datetime,
    by: Actor,
) -> int:
    """Keep a standard's months from canonical tables, those that say something new."""
    return keep(monthly(given, law, line, as_of=as_of), line, state, source, by=by)


@transaction.atomic
def keep(
    months: Sequence[Month], line: str, state: str, source: str, *, by: Actor
) -> int:
    """Keep months as figures; one that differs from what was kept is a new version."""
    kept = {
        figure.month: figure
        for figure in MonthlyFigure.objects.filter(
            state=state, source=source, line=line, withdrawn_at=None
        )
    }
    changed = 0
    for month in months:
        said = _said(month)
        figure = kept.get(month.begins)
        if figure is None:
            figure = MonthlyFigure(
                state=state, source=source, line=line, month=month.begins, **said
            )
            record(figure, by=by)
        elif any(getattr(figure, name) != value for name, value in said.items()):
            why = "worked out anew"
            correct(figure, said, by=by, reason=why, seen=figure.version)
        else:
            continue
        changed += 1
    return changed


def _said(month: Month) -> dict[str, object]:
    return {
        "judged": month.judged,
        "breached": month.breached,
        "unknown": month.unknown,
        "is_small": month.judged is None,
        "median_days": month.median_days,
    }
