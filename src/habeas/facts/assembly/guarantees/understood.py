"""Whether what was said to a person was said in a language the person understands."""

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import some
from habeas.facts.assembly.source import Source


def in_language(source: Source, events: ir.Table, base: ir.Table) -> ir.Table:
    """Give events of custodies a column `in_language`: was their language understood.

    Reads: events with `custody_id` and `language`. Promises: each event of a custody
    once, with the person, `began_at`, `until` and `as_of` of the custody beside it.
    The languages recorded of a person are taken to be all that it is known the
    person understands: one that is not among them is not understood. Where none is
    recorded, or not that of the event, it is unknown.
    """
    held = base.select("custody_id", "person_id", "began_at", "until", "as_of")
    rows = events.join(held, "custody_id")
    if not source.has("language"):
        return rows.mutate(in_language=ibis.null("boolean"))
    spoken = source.table("language")
    each = spoken.group_by("person_id", "language").aggregate(
        understands=some(spoken.is_understood)
    )
    each = each.select(
        _who=each.person_id, _language=each.language, understands=each.understands
    )
    all_told = spoken.group_by("person_id").aggregate(
        tells=some(spoken.language.notnull() & spoken.is_understood)
    )
    all_told = all_told.select(_person=all_told.person_id, tells=all_told.tells)
    rows = rows.left_join(
        each,
        [rows.person_id == each["_who"], rows.language == each["_language"]],
    )
    rows = rows.left_join(all_told, rows.person_id == all_told["_person"])
    understood = ibis.cases(
        (rows["_who"].notnull(), rows.understands),
        (rows.language.notnull() & rows.tells, False),
        else_=ibis.null("boolean"),
    )
    return rows.mutate(in_language=understood).drop(
        "_who", "_language", "_person", "understands", "tells"
    )
