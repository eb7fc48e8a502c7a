"""How facts gathered from several tables become one wide row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import ibis
import ibis.expr.types as ir

from habeas.facts.rows import Row


@dataclass(frozen=True, slots=True)
class Part:
    """Facts gathered from tables the data set gives, one row a key, key first.

    `if_none` says what follows where a subject has no row here: the table was
    kept, so that nothing was entered is itself a fact. A fact it does not name
    stays unknown.
    """

    name: str
    facts: ir.Table
    if_none: Mapping[str, bool | int] = field(default_factory=dict)

    @property
    def reference(self) -> ir.Table:
        """The part by its name, for whatever is computed after it."""
        return ibis.table(self.facts.schema(), name=self.name)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The parts in the order they are made, and the wide rows made of them."""

    parts: tuple[Part, ...]
    wide: ir.Table


def assemble(
    base: ir.Table, parts: Iterable[Part], rows: Iterable[type[Row]]
) -> Assembled:
    """Join parts to the base by its first column; what no part gives is unknown.

    Reads: a base table and parts, each with one row a key, of the same key.
    Promises: the base's rows, each once, with a column for every fact of `rows`.
    """
    wanted = {name: kind for row in rows for name, kind in row.schema().items()}
    made = tuple(parts)
    wide, columns = base, {n: base[n] for n in base.columns}
    for number, part in enumerate(made):
        table, key = part.reference, f"_key_{number}"
        given = {
            n: table[n] for n in table.columns[1:] if n in wanted and n not in columns
        }
        if given:
            side = table.select(**{key: table[table.columns[0]]}, **given)
            wide = wide.left_join(side, base[base.columns[0]] == side[key])
            columns |= {
                n: _settled(side[n], side[key], part.if_none.get(n)) for n in given
            }
    chosen = {n: columns.get(n, ibis.null(kind)) for n, kind in wanted.items()}
    return Assembled(made, wide.select(**chosen))


def _settled(fact: ir.Value, key: ir.Value, if_none: bool | int | None) -> ir.Value:  # noqa: FBT001
    """Say what it means that the part has no row for a subject."""
    if if_none is None:
        return fact
    return ibis.cases(
        (key.isnull(), ibis.literal(if_none).cast(fact.type())), else_=fact
    )
