"""Tables of a PDF's page without upright rules: columns with gutters between them."""

import math
import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from habeas.treaty.pdf_pages import PageLine
from habeas.treaty.pdf_table import (
    Gutter,
    Row,
    Table,
    is_leftward,
    make_table,
    rows_of,
)

_NARROWEST_GUTTER = 0.8
_CLEAR_GUTTER = 2.5
_FEWEST_ROWS = 3
_NEXT_LINE = 1.5
_FURTHEST = 4.0
# Columns of running text are no table: their lines are long, and there are many.
_LONG_LINE = 32
_MANY_ROWS = 8
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})[.)]\s")


def columned_tables(
    lines: Sequence[PageLine], carried: Sequence[Gutter] = ()
) -> Iterator[Table]:
    """Find the tables whose columns stand apart.

    Reads: the lines of a page in parts; the gutters of a table that the page before
    ended with. Promises: tables of two columns or more, in three rows at least; in
    two, where the gutter is wide; in one that goes on with the table before.
    """
    rows = rows_of(lines)
    start = 0
    if carried and rows:
        start, gutters = _goes_down(rows, 0, list(carried))
        if gutters and any(len(row) > 1 for row in rows[:start]):
            yield replace(_of_rows(rows[:start], gutters), goes_on=True)
        else:
            start = 0
    while start < len(rows):
        end, gutters = start, []
        if len(rows[start]) > 1:
            free = _narrowed([(-math.inf, math.inf)], rows[start])
            end, gutters = _goes_down(rows, start + 1, free)
        held = rows[start:end]
        if gutters and _is_table(held, gutters):
            yield _of_rows(held, gutters)
        start = max(end, start + 1)


def _goes_down(
    rows: Sequence[Row], start: int, free: list[Gutter]
) -> tuple[int, list[Gutter]]:
    """Tell how far columns reach down, and the gutters that are left between them."""
    end = start
    for at in range(start, len(rows)):
        row, before = rows[at], rows[at - 1] if at else rows[at]
        step = row[0].bottom - before[0].bottom
        if step > _FURTHEST * row[0].size:
            break
        narrowed = _narrowed(free, row) if len(row) > 1 else free
        gutters = _gutters(narrowed)
        if not gutters or (len(row) == 1 and not _goes_on(row[0], step, gutters)):
            break
        free, end = narrowed, at + 1
    return end, _gutters(free)


def _narrowed(free: Iterable[Gutter], row: Row) -> list[Gutter]:
    """Take out of the free stretches of a page's width what a row's lines cover."""
    least = _NARROWEST_GUTTER * row[0].size
    for line in row:
        free = [
            piece
            for low, high in free
            for piece in ((low, min(high, line.left)), (max(low, line.right), high))
            if piece[1] - piece[0] >= least
        ]
    return list(free)


def _gutters(free: Iterable[Gutter]) -> list[Gutter]:
    return [piece for piece in free if all(map(math.isfinite, piece))]


def _goes_on(line: PageLine, step: float, gutters: Sequence[Gutter]) -> bool:
    """Say whether a line that stands alone on its level is of a table's cell."""
    if any(line.left < low and line.right > high for low, high in gutters):
        return False
    in_first = line.left < gutters[0][1] - 1
    is_wrapped = step < _NEXT_LINE * line.size and not _NUMBERED.match(line.text)
    return is_wrapped or not in_first


def _is_table(rows: Sequence[Row], gutters: Sequence[Gutter]) -> bool:
    full = [row for row in rows if len(row) > 1]
    size = rows[0][0].size
    is_clear = any(high - low > _CLEAR_GUTTER * size for low, high in gutters)
    if len(full) < (_FEWEST_ROWS - 1 if is_clear else _FEWEST_ROWS):
        return False
    long = sum(all(len(line.text) > _LONG_LINE for line in row) for row in full)
    return not (len(full) >= _MANY_ROWS and 2 * long > len(full))


def _of_rows(rows: Sequence[Row], gutters: Sequence[Gutter]) -> Table:
    cells: dict[tuple[int, int], list[PageLine]] = {}
    starts = [high for _, high in gutters]
    number = 0
    for before, row in pairwise([[], *rows]):
        if before and not _is_rest(before, row, starts[0]):
            number += 1
        for line in row:
            column = bisect(starts, line.left + 1)
            cells.setdefault((number, column), []).append(line)
    leftward = is_leftward([each for row in rows for each in row])
    return make_table(cells, is_leftward=leftward, gutters=gutters)


def _is_rest(before: Row, row: Row, first: float) -> bool:
    """Say whether a line of a table only goes on in the cells of the line above."""
    if row[0].bottom - before[0].bottom > _NEXT_LINE * row[0].size:
        return False
    if row[0].left >= first - 1:
        return True
    return len(row) == 1 and row[0].text[:1].islower()
