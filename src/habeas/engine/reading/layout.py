"""How a text file is laid out: its delimiter, its title lines, its header."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.engine.reading.header import (
    HeaderTest,
    column_names,
    header_index,
    known_index,
)
from habeas.engine.reading.saying import complaint
from habeas.law.errors import BadInputError

DELIMITERS = (",", ";", "\t", "|", "^", "~")
_SAMPLE = 1 << 17
_TITLE_SHOWN = 60
_NAMES = {"\t": "tab", " ": "space"}

Record = tuple[int, int, list[str]]
"""The line a record starts in, the line it ends in, and its fields."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How fields are told apart; quotes are always double, and doubled inside."""

    delimiter: str
    skips_space: bool = False

    def reader(self, lines: Iterator[str]) -> Iterator[Record]:
        """Read records exactly, quoted line ends and all."""
        reader = csv.reader(
            lines, delimiter=self.delimiter, skipinitialspace=self.skips_space
        )
        ended = 0
        for fields in reader:
            yield ended + 1, reader.line_num, fields
            ended = reader.line_num


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the rows of a text file begin, and what their columns are called."""

    manner: Manner
    header: tuple[str, ...]
    offset: int
    lines_above: int
    notes: tuple[str, ...]


_Score = tuple[bool, float, int, bool]
_NOTHING: _Score = (False, 0.0, 1, False)


def lay_out(
    text: Path, origin: Path, known: HeaderTest | None, delimiter: str | None
) -> Layout:
    """Find delimiter and header from the beginning of a UTF-8 file.

    Raises BadInputError, naming `origin`, when there is no header.
    """
    mark, lines = _sample(text)
    manner = Manner(delimiter) if delimiter else guess_manner(lines, known)
    records = list(_readable(manner, lines, origin))
    index = header_index([fields for _, _, fields in records], known)
    if index is None:
        raise BadInputError(
            f"{origin} has no row that could be a header; "
            "put the names of the columns in one row above the data"
        )
    _, ended, cells = records[index]
    header, renamed = column_names(cells)
    notes = (*_manner_notes(manner), *_titles(records[:index]), *renamed)
    offset = mark + sum(len(line.encode()) for line in lines[:ended])
    return Layout(manner, header, offset, ended, notes)


def guess_manner(lines: list[str], known: HeaderTest | None = None) -> Manner:
    """Choose the delimiter under which the most records have the same width.

    One that brings out a header the caller knows goes before all others.
    Measured against csv.Sniffer, CleverCSV and DuckDB's sniffer: see
    docs/decisions/2026-11-22-reading.md.
    """
    best, manner = _NOTHING, Manner(DELIMITERS[0])
    for candidate in _candidates("".join(lines)):
        score = _score(candidate, lines, known)
        if score > best:
            best, manner = score, candidate
    return manner


def _candidates(text: str) -> Iterator[Manner]:
    for delimiter in DELIMITERS:
        if delimiter in text:
            yield Manner(delimiter)
        if f'{delimiter} "' in text:
            yield Manner(delimiter, skips_space=True)


def _score(manner: Manner, lines: list[str], known: HeaderTest | None) -> _Score:
    try:
        records = [fields for _, _, fields in manner.reader(iter(lines)) if fields]
    except csv.Error:
        return _NOTHING
    widths = Counter(map(len, records))
    width, count = widths.most_common(1)[0] if widths else (1, 0)
    is_known = known is not None and known_index(records, known) is not None
    if width == 1 and not is_known:
        return _NOTHING
    return (is_known, count / len(records), width, not manner.skips_space)


def _sample(text: Path) -> tuple[int, list[str]]:
    with text.open("rb") as file:
        raw = file.read(_SAMPLE)
        whole = not file.read(1)
    mark = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    lines = list(io.StringIO(raw[mark:].decode(errors="replace"), newline=""))
    return mark, lines if whole or len(lines) == 1 else lines[:-1]


def _readable(manner: Manner, lines: list[str], origin: Path) -> Iterator[Record]:
    try:
        yield from (r for r in manner.reader(iter(lines)) if r[2])
    except csv.Error as error:
        raise BadInputError(
            f"{origin} cannot be read as delimited text ({complaint(error)}); "
            "look for a quotation mark that is opened and never closed"
        ) from error


def _manner_notes(manner: Manner) -> Iterator[str]:
    if manner.delimiter != ",":
        name = _NAMES.get(manner.delimiter, manner.delimiter)
        yield f"fields are divided by {name!r}"
    if manner.skips_space:
        yield "spaces after a delimiter were passed over"


def _titles(above: list[Record]) -> Iterator[str]:
    for started, _, fields in above:
        words = " ".join(cell.strip() for cell in fields if cell.strip())
        yield f"line {started} above the header passed over: {words[:_TITLE_SHOWN]!r}"
