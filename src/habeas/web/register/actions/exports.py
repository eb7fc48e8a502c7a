"""Taking the register's facts out: one person asks, another allows, both are told."""

import datetime as dt
from tempfile import SpooledTemporaryFile
from typing import IO

from habeas.law.errors import HabeasError
from habeas.web.register.codes import ExportForm, ExportState
from habeas.web.register.models import BulkExport
from habeas.web.register.queries.handover import write_tables
from habeas.web.trail.actions import Actor, correct, note, record
from habeas.web.trail.models import Action
from habeas.web.trail.wall import Wall

# What was allowed is fetched soon, or asked for again.
ALLOWED_FOR = dt.timedelta(hours=24)
_IN_MEMORY = 8 * 1024 * 1024


class ExportError(HabeasError):
    """An export is not to be had by this person, or not now."""


def ask(purpose: str, form: str, *, by: Actor) -> BulkExport:
    """Ask for an export, for a purpose that another person can weigh."""
    asked = BulkExport(purpose=purpose, form=form)
    asked.asked_by_id = _user(by)
    return record(asked, by=by)


def allow(export: BulkExport, *, by: Actor, at: dt.datetime, seen: int) -> BulkExport:
    """Allow an export; raises ExportError for whoever asked for it."""
    changes: dict[str, object] = {"allowed_by_id": _user(by), "allowed_at": at}
    return _answer(export, ExportState.APPROVED, changes, by=by, seen=seen)


def refuse(export: BulkExport, *, by: Actor, seen: int) -> BulkExport:
    """Refuse an export; raises ExportError for whoever asked for it."""
    return _answer(export, ExportState.REFUSED, {}, by=by, seen=seen)


def _answer(
    export: BulkExport,
    state: ExportState,
    changes: dict[str, object],
    *,
    by: Actor,
    seen: int,
) -> BulkExport:
    if export.asked_by_id == by.user_id:
        raise ExportError(
            "You asked for this export, so another person must answer: nobody takes "
            "data out alone."
        )
    if export.state != ExportState.REQUESTED:
        raise ExportError("This export was answered already: look at what was said.")
    said = {**changes, "state": state}
    return correct(export, said, by=by, reason=export.purpose, seen=seen)


def _user(by: Actor) -> int:
    """Give the user of an actor; the system takes nothing out."""
    if by.user_id is None:
        raise ExportError("A person must ask for an export, and another allow it.")
    return by.user_id


def fetch(export: BulkExport, *, by: Actor, at: dt.datetime) -> IO[bytes]:
    """Write an allowed export for the one who asked, and tell the trail.

    Raises ExportError for anybody else, and once the time to fetch it is over.
    """
    if export.asked_by_id != by.user_id:
        raise ExportError("Only whoever asked for this export can fetch it.")
    if export.state != ExportState.APPROVED or export.allowed_at is None:
        raise ExportError("No second person has allowed this export yet.")
    if at - export.allowed_at > ALLOWED_FOR:
        raise ExportError(
            "This export was allowed more than a day ago: ask for it again."
        )
    made = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the answer closes it
    rows = write_tables(made, ExportForm(export.form))
    note(
        Action.EXPORTED,
        BulkExport.trail_name(),
        by=by,
        object_id=export.pk,
        wall=Wall.OPEN,
        content={"purpose": export.purpose, "rows": dict(rows)},
    )
    made.seek(0)
    return made
