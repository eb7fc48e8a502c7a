"""Behind which walls each line of the rulebook stands: who is shown its verdicts.

A viewer is shown the lines all of whose facts they may see, and those whatever the
facts are: so that no line is there, or missing, because of what stands behind a wall.
`lines.csv` has the facts of each line; `python -m django line_facts` writes it anew.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from habeas.web.accounts.models import Authority, Role
from habeas.web.register.models import Custody, HealthCheck, Protection
from habeas.web.register.queries.facts import model_of
from habeas.web.register.queries.grants import Do, may_with
from habeas.web.register.queries.scope import scope
from habeas.web.register.queries.viewer import Office, Viewer
from habeas.web.trail.models import Recorded

# Columns that stand behind another wall than their table: who sees this, sees them.
COLUMN_WALLS: Mapping[str, type[Recorded]] = {
    "custody.seeks_protection": Protection,
    "order.extension_reason": Protection,
    "confinement.mental_health": HealthCheck,
    "confinement.has_serious_illness": HealthCheck,
    "confinement.has_disability": HealthCheck,
    "confinement.is_suicide_risk": HealthCheck,
}
# Tables of which enforcement sees some rows and not others (`scope` says which): a line
# that reads them could tell of those that are kept.
_PARTLY_KEPT = frozenset({"assessment", "consular_event"})
# But for these, which read the rows of other kinds alone.
_OF_OTHER_ROWS = frozenset(
    {"individual-assessment", "proportionality", "consular-right-told"}
)
# The desk that lets consulates know is told what it owes, and no more.
_ALONE: Mapping[Role, frozenset[str]] = {
    Role.CONSULAR_DESK: frozenset({"consular-only-on-request/told-when-asked"})
}


def lines_for(viewer: Viewer, custody: Custody | None = None) -> frozenset[str]:
    """Give the lines of which somebody may be shown the verdicts.

    Of one custody: those of the offices that reach it. Of many: those that each of
    their offices with files would show, since which office reaches which is not asked.
    """
    offices = [o for o in viewer.offices if may_with(o.role, Do.SEE, Custody)]
    if custody is None:
        shown = [lines_of(office.role) for office in offices]
        return frozenset.intersection(*shown) if shown else frozenset()
    if len(offices) > 1:
        offices = [o for o in offices if _reaches(viewer, o, custody)]
    return frozenset().union(*(lines_of(office.role) for office in offices))


def _reaches(viewer: Viewer, office: Office, custody: Custody) -> bool:
    reached = Custody.objects.filter(scope(viewer, office, Custody), pk=custody.pk)
    return reached.exists()


@cache
def lines_of(role: Role) -> frozenset[str]:
    """Give the lines of which a role may be shown the verdicts."""
    if role in _ALONE:
        return _ALONE[role]
    sees_protection = may_with(role, Do.SEE, Protection)
    shown = {
        line
        for line, columns in columns_of_lines().items()
        if all(_sees(role, column) for column in columns)
        and (sees_protection or not _could_tell(line, columns))
    }
    return frozenset(shown)


def _could_tell(line: str, columns: frozenset[str]) -> bool:
    """Say whether a line reads rows that are kept from enforcement."""
    tables = {column.partition(".")[0] for column in columns}
    return bool(tables & _PARTLY_KEPT) and line not in _OF_OTHER_ROWS


@cache
def columns_of_lines() -> Mapping[str, frozenset[str]]:
    """Give the canonical columns that show in each line's verdicts."""
    text = files(__package__).joinpath("lines.csv").read_text(encoding="utf8")
    rows = csv.DictReader(text.splitlines())
    return {row["line"]: frozenset(row["columns"].split()) for row in rows}


def _sees(role: Role, column: str) -> bool:
    if (kind := COLUMN_WALLS.get(column)) is not None:
        return may_with(role, Do.SEE, kind)
    model = model_of(column.partition(".")[0])
    # Which bodies there are is no secret.
    return model is Authority or may_with(role, Do.SEE, model)
