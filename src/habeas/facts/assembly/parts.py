"""How facts gathered from several tables become one wide row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import ibis
import ibis.expr.operations as ops
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
class Given:
    """Where a fact of the wide row is from: a part, or the base where that is None."""

    part: Part | None
    name: str

    @property
    def if_none(self) -> bool | int | None:
        """What it means that the part has no row for a subject; None is unknown."""
        return self.part.if_none.get(self.name) if self.part is not None else None


@dataclass(frozen=True, slots=True)
class Assembled:
    """The parts in the order they are made, and the wide rows made of them.

    `facts` has the type of every fact of the wide row, and `given` those that some
    part or the base gives; the others are unknown.
    """

    base: ir.Table
    parts: tuple[Part, ...]
    facts: Mapping[str, str]
    given: Mapping[str, Given]


def assemble(
    base: ir.Table, parts: Iterable[Part], rows: Iterable[type[Row]]
) -> Assembled:
    """Join parts to the base by its first column; what no part gives is unknown.

    Reads: a base table and parts, each with one row a key, of the same key.
    Promises: the base's rows, each once, with a column for every fact of `rows`;
    only the parts that it takes.
    """
    wanted = {name: kind for row in rows for name, kind in row.schema().items()}
    made = tuple(parts)
    given = {name: Given(None, name) for name in base.columns if name in wanted}
    for part in made:
        for name in part.facts.columns[1:]:
            if name in wanted:
                given.setdefault(name, Given(part, name))
    return Assembled(base, tuple(_needed(made, given.values())), wanted, given)


def _needed(made: Sequence[Part], given: Iterable[Given]) -> Iterator[Part]:
    """Leave out the parts that give nothing, and that no other one refers to."""
    asked = {each.part.name for each in given if each.part is not None}
    for part in reversed(made):
        if part.name in asked:
            tables = part.facts.op().find(ops.UnboundTable)
            asked |= {table.name for table in tables}
    yield from (part for part in made if part.name in asked)
