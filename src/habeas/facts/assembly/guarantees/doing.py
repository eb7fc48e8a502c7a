"""When a thing owed once was done as it must be, and when it may have been."""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from habeas.facts.assembly.logic import or_else
from habeas.facts.rows import Flag


def done(rows: ir.Table, name: str, claim: Flag) -> Mapping[str, ir.Value]:
    """Gather events of a custody into three facts: whether any is kept, and when.

    Reads: events with `at`, and the `began_at` of their custody. Promises:
    `<name>_kept`, that such events are recorded at all; `<name>_at`, the first that
    surely was as it must be; `<name>_may_be_at`, the first that may have been, one
    without a date as soon as the custody began.
    """
    may_be = or_else(claim, otherwise=True)
    soonest = or_else(rows["at"], otherwise=rows.began_at)
    return {
        f"{name}_kept": ibis.literal(value=True),
        f"{name}_at": ibis.cases((claim, rows["at"])).min(),
        f"{name}_may_be_at": ibis.cases((may_be, soonest)).min(),
    }
