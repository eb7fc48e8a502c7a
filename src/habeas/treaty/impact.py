"""Recommendations as IMPACT OSS takes them in and gives them out: rows of CSV.

Its own columns: a title, which is the text; a reference, which is unique; whether the
State accepted it, and what the State answers.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.law.errors import BadInputError

_REQUIRED = ("title", "reference")
COLUMNS = ("title", "reference", "accepted", "response", "description")
_ALSO = ("id", "support_level", "draft", "is_archive", "created_at", "updated_at")
_REFERENCE = re.compile(
    r"(?P<symbol>[A-Z]{1,6}(?:/[\w.()-]+)+)"
    r"(?:[,;]?\s*(?:paras?\.?|paragraphs?|§)?\s*(?P<place>\d{1,3}[a-z]?))?\s*"
)
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """One row; `symbol` and `place` as its reference names them, or empty."""

    reference: str
    symbol: str
    place: str
    text: str
    rest: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ImpactFile:
    """The rows of a file, columns that IMPACT OSS does not have, and rows not taken."""

    rows: tuple[ImpactRow, ...]
    unknown_columns: tuple[str, ...]
    left_out: tuple[str, ...]


def read_impact(data: bytes, *, name: str = "the file") -> ImpactFile:
    """Read rows of the shape that IMPACT OSS takes in.

    Promises: as many rows as the file has, less those that `left_out` names: without
    a title or a reference, or with the reference of an earlier one.
    Raises BadInputError, in one sentence, for anything else.
    """
    table = _table(data, name)
    header = [column.strip().casefold() for column in next(table, [])]
    if missing := [column for column in _REQUIRED if column not in header]:
        raise BadInputError(
            f"{name} has no column {' and none '.join(missing)}: IMPACT OSS has "
            f"{', '.join(COLUMNS)}"
        )
    rows: dict[str, ImpactRow] = {}
    left_out: list[str] = []
    for line, cells in enumerate(table, 2):
        said = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if fault := _fault(said, cells, header, rows):
            left_out.append(f"row {line}: {fault}")
        elif any(said.values()):
            rows[said["reference"]] = _row(said)
    unknown = [c for c in header if c and c not in (*COLUMNS, *_ALSO)]
    return ImpactFile(tuple(rows.values()), tuple(unknown), tuple(left_out))


def _table(data: bytes, name: str) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError(
            f"{name} is neither JSON nor CSV in UTF-8; save it as one of them"
        ) from None
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    csv.field_size_limit(_LONGEST)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=sign, strict=True)
    except csv.Error as error:
        raise BadInputError(f"{name} is no CSV: {error}; save it anew") from None


def _fault(
    said: Mapping[str, str],
    cells: list[str],
    header: list[str],
    rows: Mapping[str, ImpactRow],
) -> str:
    if not any(said.values()):
        return ""
    if len(cells) > len(header):
        return f"it has {len(cells)} cells, and the header {len(header)}"
    for column in _REQUIRED:
        if not said.get(column):
            return f"it has no {column}"
    if said["reference"] in rows:
        return f"the reference {said['reference']} stands in an earlier row"
    return ""


def _row(said: Mapping[str, str]) -> ImpactRow:
    named = _REFERENCE.fullmatch(said["reference"])
    rest = {c: v for c, v in said.items() if c not in _REQUIRED and v}
    return ImpactRow(
        reference=said["reference"],
        symbol=named["symbol"] if named else "",
        place=(named["place"] or "") if named else "",
        text=said["title"],
        rest=rest,
    )


def to_impact(rows: Iterable[ImpactRow]) -> str:
    """Write rows as IMPACT OSS takes them in."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        rest = (str(row.rest.get(column, "")) for column in COLUMNS[2:])
        cells = (row.text, row.reference, *rest)
        writer.writerow([_safe(cell) for cell in cells])
    return written.getvalue()


def _safe(cell: str) -> str:
    # A spreadsheet would run a cell that begins so.
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
