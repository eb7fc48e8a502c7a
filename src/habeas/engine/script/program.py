"""A whole query written as a script: the base, the wide facts, or the verdicts."""

from collections.abc import Iterable, Mapping

import ibis.expr.types as ir

from habeas.engine.script.lines import Rows, row_of
from habeas.engine.script.relations import Relations, write_rows
from habeas.facts.assembly.parts import Assembled
from habeas.facts.assembly.spans import WORKING_DAYS

DIALECT = "python"
# The tables that are the same for every case under one law.
LASTING = frozenset({WORKING_DAYS})


def to_script(table: ir.Table) -> str:
    """Write a table expression as a script."""
    to = Relations(LASTING)
    rows = to.rows(table.op())
    return _script(to, rows.name, {c: str(t) for c, t in table.schema().items()})


def with_parts(whole: Assembled) -> str:
    """Write wide rows and the parts they are made of as a script."""
    to = Relations(LASTING)
    base = to.rows(whole.base.op())
    for part in whole.parts:
        to.know(part.name, to.rows(part.facts.op()))
    asked = [given.part for given in whole.given.values() if given.part is not None]
    parts = {part.name: to.rows(part.facts.op()) for part in asked}
    lines = to.lines
    found = {
        name: lines.assign(f"one_by_key({rows.name})", "i")
        for name, rows in parts.items()
    }
    made = lines.assign("[]", "r")
    with lines.block(f"for a in {base.name}"):
        of = {
            name: Rows(lines.assign(f"{index}.get(a[0])", "p"), parts[name].columns)
            for name, index in found.items()
        }
        cells = row_of(_cell(whole, name, base, of) for name in whole.facts)
        lines.add(f"{made}.append({cells})")
    return _script(to, made, whole.facts)


def _cell(whole: Assembled, fact: str, base: Rows, parts: dict[str, Rows]) -> str:
    given = whole.given.get(fact)
    if given is None:
        return "None"
    if given.part is None:
        return base.at("a", fact)
    rows = parts[given.part.name]
    return f"{rows.at(rows.name, fact)} if {rows.name} else {given.if_none!r}"


def side_by_side(tables: Iterable[ir.Table]) -> str:
    """Write selections from one table as one script that has all their columns."""
    to, selections = Relations(LASTING), [table.op() for table in tables]
    cells = tuple(cell for made in selections for cell in made.values.values())
    rows = to.rows(selections[0].parent)
    name = write_rows(to.lines, rows, cells)
    kinds = {c: str(t) for made in selections for c, t in made.schema.items()}
    return _script(to, name, kinds)


def _script(to: Relations, made: str, kinds: Mapping[str, str]) -> str:
    kept = row_of(to.kept)
    return "\n".join(
        [
            f"COLUMNS = {dict(kinds)!r}",
            "def lasting(read):",
            str(to.once),
            f" return {kept}",
            "def make(read, kept):",
            f" {kept} = kept" if to.kept else " del kept",
            str(to.lines),
            f" return {made}",
        ]
    )
