"""The canonical tables of one data set, as far as it has them."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from habeas.facts.tables import BY_NAME

# A one-row table of the engine's: the moment at which everything is judged. No part
# may have its name, nor a table's.
CLOCK = "moment_judged"


@dataclass(frozen=True, slots=True)
class Source:
    """Which tables a data set gives, and which columns of each.

    What is not given is unknown: a missing column reads as unknown in every
    row, and of a missing table nothing can be said at all.
    """

    given: Mapping[str, frozenset[str]]

    def has(self, *tables: str) -> bool:
        """Say whether all of these tables are given."""
        return all(table in self.given for table in tables)

    def keeps(self, table: str, column: str) -> bool:
        """Say whether the data set has the column: only then is a blank a claim."""
        return column in self.given.get(table, ())

    def table(self, name: str) -> ir.Table:
        """Give a table with all its canonical columns; KeyError if not given."""
        table, given = BY_NAME[name], self.given[name]
        here = {c: t for c, t in table.ibis.items() if c in given}
        missing = {
            c: ibis.null(t).name(c) for c, t in table.ibis.items() if c not in given
        }
        return ibis.table(here, name=name).mutate(**missing).select(*table.names)

    @property
    def clock(self) -> ir.Table:
        """The moment judged at: one row, one column `as_of`."""
        return ibis.table({"as_of": "timestamp(6)"}, name=CLOCK)
