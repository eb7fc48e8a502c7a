"""Text that is not plain is read record by record, and what is uneven is named."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa

from habeas.engine.reading.layout import Layout, Record
from habeas.engine.reading.saying import complaint
from habeas.engine.reading.table import text_batch
from habeas.law.errors import BadInputError

_CHUNK = 50_000
_NAMED = 5


def batches(text: Path, origin: Path, layout: Layout) -> Iterator[pa.RecordBatch]:
    """Read the rows below the header, each with the line it starts in.

    Raises BadInputError for rows of uneven width, for a file that ends within a
    row or a quoted field, and for quotes that are never closed.
    """
    with text.open("rb") as raw:
        raw.seek(layout.offset)
        lines = _Lines(io.TextIOWrapper(raw, encoding="utf-8", newline=""))
        records = _even(lines, origin, layout)
        while chunk := list(islice(records, _CHUNK)):
            starts = [layout.lines_above + started for started, _, _ in chunk]
            fields = [fields for _, _, fields in chunk]
            yield text_batch(layout.header, fields, starts)


class _Lines:
    """Lines of a file, remembering whether it has ended and how."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self.last = ""
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            self.last = next(self._source)
        except StopIteration:
            self.ended = True
            raise
        return self.last


def _even(lines: _Lines, origin: Path, layout: Layout) -> Iterator[Record]:
    width = len(layout.header)
    uneven: list[tuple[int, int]] = []
    for started, ended, fields in _records(lines, origin, layout):
        if lines.ended:
            raise _open_quote(origin, layout.lines_above + started)
        if len(fields) == width:
            yield started, ended, fields
        elif any(cell.strip() for cell in fields) or len(fields) > 1:
            uneven.append((layout.lines_above + started, len(fields)))
        if len(uneven) == _NAMED:
            break
    if uneven:
        raise _ragged(origin, width, uneven, lines)


def _records(lines: _Lines, origin: Path, layout: Layout) -> Iterator[Record]:
    try:
        yield from layout.manner.reader(lines)
    except csv.Error as error:
        raise BadInputError(
            f"{origin} cannot be read as delimited text ({complaint(error)}); "
            "look for a quotation mark that is opened and never closed"
        ) from error


def _open_quote(origin: Path, line: int) -> BadInputError:
    return BadInputError(
        f"{origin} ends within a quoted field that opens in the row at line {line}: "
        "it is cut off, or a quotation mark is never closed; fetch it again, or "
        "mend that line"
    )


def _ragged(
    origin: Path, width: int, uneven: list[tuple[int, int]], lines: _Lines
) -> BadInputError:
    line, fields = uneven[0]
    is_last = next(lines, None) is None and not lines.last.endswith(("\n", "\r"))
    if len(uneven) == 1 and is_last and fields < width:
        return BadInputError(
            f"{origin} is cut off: its last row, at line {line}, has {fields} fields "
            f"of {width} and no line end; fetch or copy the file again"
        )
    seen = ", ".join(f"line {line} has {fields}" for line, fields in uneven)
    more = " and perhaps more below" if len(uneven) == _NAMED else ""
    return BadInputError(
        f"{origin} has rows of uneven width: the header has {width} fields, but "
        f"{seen}{more}; mend these lines, or export the file again with quoted fields"
    )
