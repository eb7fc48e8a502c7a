"""The register's facts as files: a zip of canonical tables, with what they mean."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import IO

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from habeas.facts.dictionary import page
from habeas.web.register.codes import ExportForm
from habeas.web.register.queries.facts import Scope, tables


def write_tables(
    target: IO[bytes], form: ExportForm, scope: Scope | None = None
) -> Mapping[str, int]:
    """Write the canonical tables into a zip, and give how many rows each has.

    Tables without rows are left out. There are no names in them, and no free text: an
    audit reads the folder as it is. The data dictionary goes with them.
    """
    counts = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("data-dictionary.md", page())
        for name, table in tables(scope).items():
            if table.num_rows:
                counts[name] = table.num_rows
                folder.writestr(f"{name}.{form}", _bytes(table, form))
    return counts


def _bytes(table: pa.Table, form: ExportForm) -> bytes:
    made = BytesIO()
    match form:
        case ExportForm.CSV:
            pa.csv.write_csv(table, made)
        case ExportForm.PARQUET:
            pa.parquet.write_table(table, made, compression="zstd")
    return made.getvalue()
