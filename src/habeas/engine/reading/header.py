"""Which row of a table is its header, and what its columns are called."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from habeas.engine.reading.table import LINE

HeaderTest = Callable[[tuple[str, ...]], bool]
"""Whether a row of cells is a header that the caller knows."""


def header_index(
    records: Sequence[Sequence[str]], known: HeaderTest | None = None
) -> int | None:
    """Find the header among a table's first records; None where there is none.

    A row the caller knows is the header. Otherwise the first row that fills more
    than half of the usual width is it: a title fills one cell or two.
    """
    if known is not None and (index := known_index(records, known)) is not None:
        return index
    filled = [sum(1 for cell in record if cell.strip()) for record in records]
    for width in _usual_widths(records):
        for index, count in enumerate(filled):
            if count * 2 > width:
                return index
    return None


def known_index(records: Sequence[Sequence[str]], known: HeaderTest) -> int | None:
    """Find the first row that the caller knows as a header."""
    for index, record in enumerate(records):
        if known(tuple(cell.strip() for cell in record)):
            return index
    return None


def _usual_widths(records: Sequence[Sequence[str]]) -> Iterator[int]:
    """Give the likeliest widths of the table, the likeliest first.

    A wide row tells more than a narrow one, for titles are narrow. In a sheet all
    rows are as wide as the widest, so that widths without blank ends come next.
    """
    for widths in (map(len, records), map(_filled_width, records)):
        counts = Counter(width for width in widths if width)
        yield from sorted(counts, key=lambda w: -counts[w] * w * w)


def _filled_width(record: Sequence[str]) -> int:
    filled = (place for place, cell in enumerate(record, start=1) if cell.strip())
    return max(filled, default=0)


def column_names(cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name each column once, and note each name that had to be made.

    Names are distinct whatever their capitals, for databases do not tell
    `Name` from `name`.

    >>> column_names(["name", "", "Name"])[0]
    ('name', 'column_2', 'Name_2')
    """
    taken = {LINE}
    written = {cell.strip().casefold() for cell in cells}
    names: list[str] = []
    notes: list[str] = []
    for position, cell in enumerate(cells, start=1):
        name = _free_name(cell.strip() or f"column_{position}", taken, written)
        if name != cell.strip():
            notes.append(_note(position, cell.strip(), name))
        taken.add(name.casefold())
        names.append(name)
    return tuple(names), tuple(notes)


def _free_name(wanted: str, taken: set[str], written: set[str]) -> str:
    if wanted.casefold() not in taken:
        return wanted
    number = 2
    while f"{wanted}_{number}".casefold() in taken | written:
        number += 1
    return f"{wanted}_{number}"


def _note(position: int, cell: str, name: str) -> str:
    if not cell:
        return f"column {position} has no name in the header: called {name!r}"
    return f"column {position} repeats the name {cell!r}: called {name!r}"
