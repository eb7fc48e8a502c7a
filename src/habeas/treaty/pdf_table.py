"""A table of a PDF's page: the lines of its cells, row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from habeas.treaty.pdf_pages import PageLine

# Lines whose letters stand so near one level, measured by their size, are on it.
LEVEL = 0.35
Row: TypeAlias = list[PageLine]
Gutter: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, and the lines within it."""

    row: int
    column: int
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page, its filled cells row by row.

    `gutters` are the stretches between columns that no rules part; one that
    `goes_on` began on the page before.
    """

    cells: tuple[Cell, ...]
    gutters: tuple[Gutter, ...] = ()
    goes_on: bool = False

    @property
    def lines(self) -> list[PageLine]:
        """The lines of all its cells."""
        return [line for cell in self.cells for line in cell.lines]


def rows_of(lines: Sequence[PageLine]) -> list[Row]:
    """Gather the lines that stand on one level, from the left."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: line.bottom):
        if rows and line.bottom - rows[-1][0].bottom < LEVEL * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def is_leftward(lines: Sequence[PageLine]) -> bool:
    """Say whether most lines are read from right to left."""
    return 2 * sum(line.is_right_to_left for line in lines) > len(lines)


def make_table(
    cells: Mapping[tuple[int, int], list[PageLine]],
    *,
    is_leftward: bool,
    gutters: Sequence[Gutter] = (),
) -> Table:
    """Make a table of its cells' lines; a right-to-left one counts from the right."""
    last = max(column for _, column in cells)
    placed = [
        Cell(row, last - column if is_leftward else column, _in_order(lines))
        for (row, column), lines in cells.items()
    ]
    ordered = sorted(placed, key=lambda cell: (cell.row, cell.column))
    return Table(tuple(ordered), tuple(gutters))


def _in_order(lines: Iterable[PageLine]) -> tuple[PageLine, ...]:
    """Put a cell's lines from the top down, parts of one line from where it begins."""
    return tuple(
        line
        for row in rows_of(list(lines))
        for line in (reversed(row) if row[0].is_right_to_left else row)
    )
