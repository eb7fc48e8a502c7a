"""The register's canonical tables written to a folder."""

from pathlib import Path

from habeas.facts.tables import BY_NAME
from habeas.law.errors import OutputError
from habeas.web.register.codes import ExportForm
from habeas.web.register.queries.facts import counts, pieces
from habeas.web.register.queries.handover import write_pieces
from habeas.web.trail.actions import SYSTEM, note
from habeas.web.trail.models import Action
from habeas.web.trail.wall import Wall


def export_tables(folder: Path, form: str) -> int:
    """Write each table to a file of its own; give how many rows there are.

    The trail is told first: what leaves the register has left a mark. Raises
    OutputError where the folder holds files or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if any(folder.iterdir()):
            raise OutputError(f"{folder} holds files already: name an empty folder")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}") from error
    given = counts()
    rows = sum(given.values())
    note(
        Action.EXPORTED,
        "register",
        by=SYSTEM,
        wall=Wall.OPEN,
        content={"rows": rows, "tables": sorted(given)},
        reason="the whole register, at the command line",
    )
    return sum(_write(name, folder, ExportForm(form)) for name in given)


def _write(name: str, folder: Path, form: ExportForm) -> int:
    with (folder / f"{name}.{form}").open("wb") as file:
        return write_pieces(file, form, BY_NAME[name].arrow, pieces(name))
