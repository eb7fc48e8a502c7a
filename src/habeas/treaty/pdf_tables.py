"""A PDF's lines parted into running text and tables.

A PDF does not say what a table is. Rules that cross make a grid; without them, parts
of lines that stand under one another with a gutter between them make columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from habeas.treaty.pdf_columns import columned_tables
from habeas.treaty.pdf_grids import ruled_tables
from habeas.treaty.pdf_pages import PageLine, rejoined
from habeas.treaty.pdf_rules import Rules
from habeas.treaty.pdf_table import Gutter, Table

Part: TypeAlias = "list[PageLine] | Table"


def part_tables(lines: Sequence[PageLine], rules: Mapping[int, Rules]) -> list[Part]:
    """Part the tables from the text around them.

    Reads: lines in parts, in the order of the file; the rules of each page.
    Promises: every line is in one part; parts in order, those of the text whole
    again. A table stands where its first line stood.
    """
    parts: list[Part] = []
    carried: tuple[Gutter, ...] = ()
    for page, own in groupby(lines, key=lambda line: line.page):
        found = list(_of_page(list(own), rules.get(page, Rules()), carried))
        for part in found:
            if not isinstance(part, Table) and parts and isinstance(parts[-1], list):
                # A paragraph goes on across pages.
                parts[-1] += part
            elif part:
                parts.append(part)
        # So does a table that ends a page.
        last = found[-2] if len(found) > 1 and not found[-1] else None
        carried = last.gutters if isinstance(last, Table) else ()
    return [p if isinstance(p, Table) else list(rejoined(p)) for p in parts]


def _of_page(
    lines: list[PageLine], rules: Rules, carried: Sequence[Gutter]
) -> Iterator[Part]:
    ruled = list(ruled_tables(lines, rules))
    inside = {id(line) for table in ruled for line in table.lines}
    outside = [line for line in lines if id(line) not in inside]
    columned = columned_tables(outside, carried)
    table_of = {
        id(line): table for table in (*ruled, *columned) for line in table.lines
    }
    begun: set[int] = set()
    text: list[PageLine] = []
    for line in lines:
        table = table_of.get(id(line))
        if table is None:
            text.append(line)
        elif id(table) not in begun:
            begun.add(id(table))
            yield text
            yield table
            text = []
    yield text
