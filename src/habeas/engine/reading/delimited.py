"""Delimited text is read quickly where it is plain, and exactly where it is not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as fast

from habeas.engine.reading import encoding, exact
from habeas.engine.reading.encoding import Survey
from habeas.engine.reading.layout import Layout, lay_out
from habeas.engine.reading.table import RawTable, keep, text_schema
from habeas.engine.reading.wish import Wish
from habeas.law.errors import BadInputError

_BLOCK = 16 << 20
_TAIL = 1 << 20
_NO_TABLE = (
    (re.compile(r"<[!?a-zA-Z]"), "a web page or XML"),
    (re.compile(r'\{\s*"|\[\s*[\[{]'), "JSON"),
)


def read_delimited(path: Path, origin: Path, wish: Wish, work: Path) -> RawTable:
    """Read a text file at `path`, known to the user as `origin`.

    Raises BadInputError for what is no table: see `exact` and `layout`.
    """
    text, seen, notes = _in_utf8(path, origin, wish, work)
    _refuse_what_is_no_table(text, origin, seen)
    layout = lay_out(text, origin, wish.known, wish.delimiter)
    at = wish.place(origin) if seen.size > wish.large else None
    rest = text, layout, seen
    try:
        data, rows = keep(_quick_batches(*rest), layout.header, at)
    except (pa.ArrowInvalid, pa.ArrowCapacityError):
        batches = exact.batches(text, origin, layout)
        data, rows = keep(batches, layout.header, at)
    return RawTable(
        path=origin,
        name=wish.name(origin),
        sheet=None,
        header=layout.header,
        data=data,
        rows=rows,
        is_text=True,
        notes=(*notes, *layout.notes),
    )


def _in_utf8(
    path: Path, origin: Path, wish: Wish, work: Path
) -> tuple[Path, Survey, tuple[str, ...]]:
    seen = encoding.survey(path)
    name, note = encoding.encoding_of(path, seen)
    if wish.encoding is not None:
        name, note = wish.encoding, None
    notes = (note,) if note else ()
    if name in {"utf-8", "utf-8-sig"} and seen.is_utf8:
        return path, seen, notes
    text = encoding.as_utf8(path, origin, name, work)
    return text, encoding.survey(text), notes


def _refuse_what_is_no_table(text: Path, origin: Path, seen: Survey) -> None:
    if seen.line_of_nul is not None:
        raise BadInputError(
            f"{origin} has a zero byte in line {seen.line_of_nul}, which no text has: "
            "the file is damaged, or not a table; export it again"
        )
    with text.open(encoding="utf-8-sig", errors="replace") as file:
        start = file.read(4096).lstrip()
    if not start and seen.size < _BLOCK:
        raise BadInputError(f"{origin} holds only blanks; give a file with rows in it")
    for pattern, kind in _NO_TABLE:
        if pattern.match(start):
            raise BadInputError(
                f"{origin} looks like {kind}, not like a table; "
                "save it as CSV, Excel or Parquet"
            )


def _quick_batches(
    text: Path, layout: Layout, seen: Survey
) -> Iterator[pa.RecordBatch]:
    """Read with Arrow, and tell lines by the line ends that stand within fields.

    Raises pa.ArrowInvalid at the end if lines and records do not add up.
    """
    if seen.has_lone_returns or layout.manner.skips_space:
        raise pa.ArrowInvalid("lines end in ways that only the exact reading knows")
    line, within_last = layout.lines_above + 1, 0
    for batch in _opened(text, layout):
        numbered, ends, within_last = _numbered(batch, line, counted=seen.has_quotes)
        line = ends
        yield numbered
    blank, last_line = _tail(text, layout.offset)
    expected = seen.newlines + (0 if seen.ends_with_newline else 1) - blank
    is_open = not seen.ends_with_newline and (within_last or b'"' in last_line)
    if line - 1 != expected or is_open:
        raise pa.ArrowInvalid("lines and records do not add up")


def _opened(text: Path, layout: Layout) -> fast.CSVStreamingReader:
    source = pa.OSFile(str(text))
    source.seek(layout.offset)
    names = list(layout.header)
    return fast.open_csv(
        source,
        read_options=fast.ReadOptions(column_names=names, block_size=_BLOCK),
        parse_options=fast.ParseOptions(
            delimiter=layout.manner.delimiter, newlines_in_values=True
        ),
        convert_options=fast.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
        ),
    )


def _numbered(
    batch: pa.RecordBatch, line: int, *, counted: bool
) -> tuple[pa.RecordBatch, int, int]:
    count = batch.num_rows
    lines = pa.arange(line, line + count)
    within, within_last = 0, 0
    if counted and count:
        ends = _line_ends_within(batch)
        before = pc.subtract(pc.cumulative_sum(ends), ends)
        lines = pc.add(lines, before)
        within, within_last = pc.sum(ends).as_py(), ends[-1].as_py()
    schema = text_schema(tuple(batch.schema.names))
    numbered = pa.RecordBatch.from_arrays([*batch.columns, lines], schema=schema)
    return numbered, line + count + within, within_last


def _line_ends_within(batch: pa.RecordBatch) -> pa.Array:
    total = pa.repeat(pa.scalar(0, pa.int64()), batch.num_rows)
    for column in batch.columns:
        ends = pc.fill_null(pc.count_substring(column, "\n"), 0)
        total = pc.add(total, ends.cast(pa.int64()))
    return total


def _tail(text: Path, offset: int) -> tuple[int, bytes]:
    """Count the blank lines at the end, and give the last line."""
    size = text.stat().st_size
    with text.open("rb") as file:
        file.seek(max(offset, size - _TAIL))
        tail = file.read()
    content = tail.rstrip(b"\r\n")
    blank = max(tail.count(b"\n", len(content)) - 1, 0)
    return blank, tail[tail.rfind(b"\n") + 1 :]
