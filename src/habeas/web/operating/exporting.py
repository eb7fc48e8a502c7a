"""The register's canonical tables written to a folder."""

from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from habeas.law.errors import OutputError
from habeas.web.register.queries.facts import tables
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
    given = tables()
    rows = sum(int(table.num_rows) for table in given.values())
    note(
        Action.EXPORTED,
        "register",
        by=SYSTEM,
        wall=Wall.OPEN,
        content={"rows": rows, "tables": sorted(given)},
        reason="the whole register, at the command line",
    )
    for name, table in given.items():
        _write(table, folder / f"{name}.{form}", form)
    return rows


def _write(table: pa.Table, path: Path, form: str) -> None:
    if form == "parquet":
        pq.write_table(table, path)
    else:
        pa_csv.write_csv(table, path)
