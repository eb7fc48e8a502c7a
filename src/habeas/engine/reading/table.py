"""A table as it stands in a foreign file: header, rows, and their line numbers."""

import glob
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

LINE = "_line"
"""The column that tells in which line of its file or sheet a row starts."""


_NULL = pa.scalar(None, pa.string())


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table of a file, nothing interpreted.

    `header` holds the names in order, distinct whatever their capitals, without
    `_line`. Text tables hold strings, null where the field is empty; the words
    None, NA and NULL stay words. `data` is an Arrow table, or the path of a
    Parquet file where it was large or already was one: ask `relation` for it.
    Lines count from 1; a row of a Parquet file counts from 1 as well.
    """

    path: Path
    name: str
    sheet: str | None
    header: tuple[str, ...]
    data: pa.Table | Path
    rows: int
    is_text: bool
    notes: tuple[str, ...] = ()

    def relation(
        self, connection: duckdb.DuckDBPyConnection
    ) -> duckdb.DuckDBPyRelation:
        """Open the rows lazily in DuckDB: the columns of `header`, then `_line`."""
        if not isinstance(self.data, Path):
            return connection.from_arrow(self.data)
        place = glob.escape(str(self.data))
        if self.is_text:
            return connection.read_parquet(place)
        columns = [f'"{name.replace(chr(34), chr(34) * 2)}"' for name in self.header]
        line = f"file_row_number + 1 AS {LINE}"
        rows = connection.read_parquet(place, file_row_number=True)
        return rows.project(", ".join([*columns, line]))

    def table(self) -> pa.Table:
        """Hold all rows in memory as Arrow: the columns of `header`, then `_line`."""
        if not isinstance(self.data, Path):
            return self.data
        return self._with_lines(pq.ParquetFile(self.data).read())

    def head(self, rows: int = 20) -> pa.Table:
        """Hold the first rows in memory, for samples and guesses."""
        if not isinstance(self.data, Path):
            return self.data.slice(0, rows)
        with pq.ParquetFile(self.data) as file:
            first = list(islice(file.iter_batches(batch_size=max(rows, 1)), 1))
            table = pa.Table.from_batches(first, schema=file.schema_arrow)
        return self._with_lines(table.slice(0, rows))

    def _with_lines(self, table: pa.Table) -> pa.Table:
        if self.is_text:
            return table
        lines = pa.arange(1, table.num_rows + 1)
        return table.append_column(LINE, lines)


def text_schema(header: tuple[str, ...]) -> pa.Schema:
    """Give the columns of a text table: strings, and the line as a 64-bit integer."""
    strings = [pa.field(name, pa.string()) for name in header]
    return pa.schema([*strings, pa.field(LINE, pa.int64(), nullable=False)])


def text_batch(
    header: tuple[str, ...], records: Iterable[Sequence[str]], lines: list[int]
) -> pa.RecordBatch:
    """Turn records as wide as the header into Arrow; an empty field is null."""
    texts = [pa.array(column, pa.string()) for column in zip(*records, strict=True)]
    strings = [pc.if_else(pc.equal(text, ""), _NULL, text) for text in texts]
    arrays = [*strings, pa.array(lines, pa.int64())]
    return pa.RecordBatch.from_arrays(arrays, schema=text_schema(header))


def keep(
    batches: Iterator[pa.RecordBatch], header: tuple[str, ...], at: Path | None
) -> tuple[pa.Table | Path, int]:
    """Keep batches in memory, or in a Parquet file at `at`; also say how many rows.

    Nothing is left at `at` when a batch fails.
    """
    schema = text_schema(header)
    if at is None:
        table = pa.Table.from_batches(list(batches), schema=schema)
        return table, table.num_rows
    rows = 0
    try:
        with pq.ParquetWriter(at, schema, compression="zstd") as writer:
            for batch in batches:
                rows += batch.num_rows
                writer.write_batch(batch)
    except BaseException:
        at.unlink(missing_ok=True)
        raise
    return at, rows
