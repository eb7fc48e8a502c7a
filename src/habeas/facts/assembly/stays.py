"""Stays: stretches of custody in one place, each with its sound moments."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.custody import timed
from habeas.facts.assembly.logic import or_else
from habeas.facts.assembly.source import Source


def stays(source: Source) -> ir.Table:
    """Give each placement its beginning and its end, as of the moment judged at.

    Reads: the tables `placement` and, where it is given, `custody`. Promises:
    `until` is the end, the custody's end where the placement's own is blank, or
    the moment judged at while the person is there; it is unknown where the source
    says that the end is.
    """
    rows = source.table("placement")
    if source.has("custody"):
        rows = _ended_by_custody(rows, source.table("custody"))
    return timed(rows, source).select(
        "placement_id",
        "custody_id",
        "place_id",
        "unit_id",
        "began_at",
        "until",
        "is_running",
    )


def _ended_by_custody(rows: ir.Table, custodies: ir.Table) -> ir.Table:
    """End with the custody whatever has no end of its own."""
    ends = custodies.select(
        _custody=custodies.custody_id,
        _freed_at=custodies.ended_at,
        _end_not_known=custodies.end_not_known,
    )
    rows = rows.left_join(ends, rows.custody_id == ends["_custody"])
    is_open = rows.ended_at.isnull()
    # Nobody recorded that the custody's end is not known: then it is known.
    is_gone = is_open & or_else(rows["_end_not_known"], otherwise=False)
    return rows.mutate(
        ended_at=ibis.cases((is_open, rows["_freed_at"]), else_=rows.ended_at),
        end_not_known=or_else(rows.end_not_known, otherwise=False) | is_gone,
    )
