"""What places and authorities are called, beside their identifiers."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.source import Source


def named(rows: ir.Table, source: Source, table: str, key: str) -> ir.Table:
    """Add `group`: the name and the identifier, or the identifier alone."""
    if not source.has(table):
        return rows.mutate(group=rows[key])
    those = source.table(table).select("name", _named=key)
    rows = rows.left_join(those, rows[key] == those["_named"])
    both = rows.name + " (" + rows[key] + ")"
    return rows.mutate(group=ibis.cases((rows.name.notnull(), both), else_=rows[key]))
