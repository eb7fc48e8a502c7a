"""Tables of a PDF's page that rules part: rules that cross make a grid."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from habeas.treaty.pdf_pages import PageLine
from habeas.treaty.pdf_rules import Rule, Rules
from habeas.treaty.pdf_table import LEVEL, Table, is_leftward, make_table

_TOUCH = 3.0
_FEWEST_RULES = 3


def ruled_tables(lines: Sequence[PageLine], rules: Rules) -> Iterator[Table]:
    """Find the tables whose cells rules part.

    Reads: the lines and rules of a page. Promises: tables of two columns or more.
    """
    for columns, rows in _grids(rules):
        inside = [
            line
            for line in lines
            if columns[0] <= (line.left + line.right) / 2 <= columns[-1]
            and rows[0] <= line.bottom <= rows[-1] + 1
        ]
        cells: dict[tuple[int, int], list[PageLine]] = {}
        for line in inside:
            row = bisect(rows, line.bottom - LEVEL * line.size) - 1
            cells.setdefault((row, _column(line, columns)), []).append(line)
        if len({column for _, column in cells}) > 1:
            yield make_table(cells, is_leftward=is_leftward(inside))


def _column(line: PageLine, columns: Sequence[float]) -> int:
    return min(bisect(columns, line.left + line.size / 2), len(columns) - 1) - 1


def _grids(rules: Rules) -> Iterator[tuple[list[float], list[float]]]:
    """Give the columns' and rows' edges of each set of rules that cross."""
    left = list(rules.vertical)
    while left:
        vertical, horizontal = [left.pop()], list[Rule]()
        grown = True
        while grown:
            more = [
                rule
                for rule in rules.horizontal
                if rule not in horizontal and any(_cross(v, rule) for v in vertical)
            ]
            horizontal += more
            touched = [v for v in left if any(_cross(v, rule) for rule in horizontal)]
            vertical += touched
            left = [v for v in left if v not in touched]
            grown = bool(more or touched)
        columns = _edges(vertical)
        rows = _edges(horizontal)
        if len(columns) >= _FEWEST_RULES and len(rows) >= _FEWEST_RULES - 1:
            yield columns, rows


def _cross(vertical: Rule, horizontal: Rule) -> bool:
    return (
        vertical.start - _TOUCH <= horizontal.at <= vertical.end + _TOUCH
        and horizontal.start - _TOUCH <= vertical.at <= horizontal.end + _TOUCH
    )


def _edges(rules: Iterable[Rule]) -> list[float]:
    edges: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not edges or at - edges[-1] > _TOUCH:
            edges.append(at)
    return edges
