"""Sheets of a workbook (Excel, OpenDocument) become tables of text."""

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import IO

import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from habeas.engine.reading.header import column_names, header_index
from habeas.engine.reading.saying import complaint
from habeas.engine.reading.table import LINE, RawTable, text_batch, text_schema
from habeas.engine.reading.wish import Wish
from habeas.law.errors import BadInputError

_CHUNK = 20_000
_SAMPLE = 1_000
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TITLE_SHOWN = 60
_OLD = b"\xd0\xcf\x11\xe0"
_SECTOR = 512

Cell = float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
Row = tuple[str, ...]


def read_workbook(path: Path, origin: Path, wish: Wish) -> tuple[RawTable, ...]:
    """Read every sheet that holds a table; lines are row numbers of the sheet.

    Dates are written as in ISO 8601, a time after a space; whole numbers without
    a decimal point; truth as TRUE and FALSE. Raises BadInputError for a locked or
    damaged workbook, and for one without any table.
    """
    tables: list[RawTable] = []
    passed: list[str] = []
    with path.open("rb") as file, _panics_told(origin):
        _refuse_part_of_sector(file, origin)
        workbook = _opened(file, origin)
        for meta in workbook.sheets_metadata:
            if meta.typ is not SheetTypeEnum.WorkSheet:
                continue
            table = _read_sheet(_sheet(workbook, meta, origin), origin, wish)
            if table is None:
                passed.append(f"sheet {meta.name!r} holds no table: passed over")
            else:
                tables.append(replace(table, notes=(*_hidden(meta), *table.notes)))
    if not tables:
        raise BadInputError(
            f"{origin} is a workbook whose sheets are all empty; "
            "give one with a header and rows"
        )
    return tuple(replace(t, notes=(*t.notes, *passed)) for t in tables)


def cell_text(cell: Cell) -> str:
    """Write a cell as text, the same for the same value whatever its formatting.

    >>> cell_text(dt.datetime(2021, 3, 4, 5, 6)), cell_text(12.0), cell_text(0.5)
    ('2021-03-04 05:06:00', '12', '0.5')
    """
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.timedelta():
            return _clock(cell)
    return str(cell)


def _clock(span: dt.timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


@contextmanager
def _panics_told(origin: Path) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        # Broken files make calamine panic in Rust, with a type that has no import.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(origin, error) from None


def _refuse_part_of_sector(file: IO[bytes], origin: Path) -> None:
    """Refuse a cut-off file of old Excel before calamine panics aloud on it."""
    is_old = file.read(len(_OLD)) == _OLD
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if is_old and size % _SECTOR:
        raise _damaged(origin, EOFError("it ends within a sector"))


def _opened(file: IO[bytes], origin: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(file)
    except PasswordError as error:
        raise _locked(origin) from error
    except CalamineError as error:
        file.seek(0)
        if _LOCKED in file.read():
            raise _locked(origin) from error
        raise _damaged(origin, error) from error


def _sheet(
    workbook: CalamineWorkbook, meta: SheetMetadata, origin: Path
) -> CalamineSheet:
    try:
        return workbook.get_sheet_by_name(meta.name)
    except CalamineError as error:
        raise _damaged(origin, error) from error


def _locked(origin: Path) -> BadInputError:
    return BadInputError(
        f"{origin} is locked with a password and cannot be opened here; "
        "open it, save a copy without one, and give the copy"
    )


def _damaged(origin: Path, error: BaseException) -> BadInputError:
    return BadInputError(
        f"{origin} is a damaged or cut-off workbook ({complaint(error)}); "
        "fetch it again, or open it and save it anew"
    )


def _hidden(meta: SheetMetadata) -> tuple[str, ...]:
    is_visible = meta.visible is SheetVisibleEnum.Visible
    return () if is_visible else (f"sheet {meta.name!r} is hidden, and was read",)


def _read_sheet(sheet: CalamineSheet, origin: Path, wish: Wish) -> RawTable | None:
    rows = _rows(sheet)
    first = list(islice(rows, _SAMPLE))
    index = header_index(first, wish.known)
    if index is None:
        return None
    header, renamed = column_names(first[index])
    below = chain(first[index + 1 :], rows)
    batches = _batches(below, header, index + 2)
    data = pa.Table.from_batches(list(batches), schema=text_schema(header))
    data, header = _without_idle_columns(data, first[index], header)
    named = [note for note in renamed if not _is_of_idle(note, header)]
    return RawTable(
        path=origin,
        name=sheet.name,
        sheet=sheet.name,
        header=header,
        data=data,
        rows=data.num_rows,
        is_text=True,
        notes=(*_titles(first[:index]), *named),
    )


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    return (tuple(map(cell_text, row)) for row in sheet.iter_rows())


def _batches(
    rows: Iterator[Row], header: tuple[str, ...], line: int
) -> Iterator[pa.RecordBatch]:
    while chunk := list(islice(rows, _CHUNK)):
        yield text_batch(header, chunk, list(range(line, line + len(chunk))))
        line += len(chunk)


def _without_idle_columns(
    data: pa.Table, cells: Row, header: tuple[str, ...]
) -> tuple[pa.Table, tuple[str, ...]]:
    """Leave out columns without a name and without a single value."""
    held = [
        name
        for cell, name in zip(cells, header, strict=True)
        if cell.strip() or data[name].null_count < data.num_rows
    ]
    return data.select([*held, LINE]), tuple(held)


def _is_of_idle(note: str, header: tuple[str, ...]) -> bool:
    return not any(note.endswith(f"called {name!r}") for name in header)


def _titles(above: list[Row]) -> Iterator[str]:
    for number, row in enumerate(above, start=1):
        if words := " ".join(cell.strip() for cell in row if cell.strip()):
            shown = words[:_TITLE_SHOWN]
            yield f"row {number} above the header passed over: {shown!r}"
