"""The register's facts as files: a zip of canonical tables, with what they mean."""

import shutil
import zipfile
from collections.abc import Iterable, Mapping
from tempfile import TemporaryFile
from typing import IO

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from habeas.facts.dictionary import page
from habeas.facts.tables import BY_NAME
from habeas.web.register.codes import ExportForm
from habeas.web.register.queries.facts import Scope, counts, pieces


def write_tables(
    target: IO[bytes], form: ExportForm, scope: Scope | None = None
) -> Mapping[str, int]:
    """Write the canonical tables into a zip, and give how many rows each has.

    Tables without rows are left out. There are no names in them, and no free text: an
    audit reads the folder as it is. The data dictionary goes with them.
    """
    written = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("data-dictionary.md", page())
        for name, rows in counts(scope).items():
            if rows:
                written[name] = _pack(folder, name, form, pieces(name, scope))
    return written


def _pack(
    folder: zipfile.ZipFile, name: str, form: ExportForm, rows: Iterable[pa.Table]
) -> int:
    # Parquet asks where it is in its file, which a file within a zip cannot say.
    with TemporaryFile() as made:
        written = write_pieces(made, form, BY_NAME[name].arrow, rows)
        made.seek(0)
        with folder.open(f"{name}.{form}", "w", force_zip64=True) as packed:
            shutil.copyfileobj(made, packed)
    return written


def write_pieces(
    target: IO[bytes], form: ExportForm, schema: pa.Schema, rows: Iterable[pa.Table]
) -> int:
    """Write the pieces of a table one after the other, and give how many rows."""
    written = 0
    with _writer(target, form, schema) as file:
        for piece in rows:
            file.write_table(piece)
            written += piece.num_rows
    return written


def _writer(
    target: IO[bytes], form: ExportForm, schema: pa.Schema
) -> pyarrow.csv.CSVWriter | pyarrow.parquet.ParquetWriter:
    match form:
        case ExportForm.CSV:
            return pyarrow.csv.CSVWriter(target, schema)
        case ExportForm.PARQUET:
            return pyarrow.parquet.ParquetWriter(target, schema, compression="zstd")
