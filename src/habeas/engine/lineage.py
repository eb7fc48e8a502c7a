"""Which canonical columns each fact is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from habeas.engine import jurisdictions
from habeas.engine.assemblies import ASSEMBLIES
from habeas.facts.assembly.source import CLOCK, Source
from habeas.facts.tables import BY_NAME, TABLES
from habeas.law.applied import Law
from habeas.rulebook import Subject

# A law that sets everything a law may set, so that every fact is made of something.
_LAW = "XAA"


@dataclass(frozen=True, slots=True)
class _Trail:
    """The tables a fact leads to by name, and the columns that were seen."""

    named: Mapping[str, ir.Table]
    # Whether what rows are chosen or joined by is followed too.
    chosen: bool = False
    seen: set[tuple[ops.Relation, str]] = field(default_factory=set)

    def columns(self, relation: ops.Relation, name: str) -> Iterator[str]:
        """Follow one column of a relation down to the canonical columns."""
        if (relation, name) in self.seen:
            return
        self.seen.add((relation, name))
        yield from self._of_relation(relation, name)
        for value in _choosing(relation) if self.chosen else ():
            yield from self._of_value(value)

    def _of_relation(self, relation: ops.Relation, name: str) -> Iterator[str]:
        match relation:
            case ops.UnboundTable() if relation.name in BY_NAME:
                yield f"{relation.name}.{name}"
            case ops.UnboundTable():
                if (made := self.named.get(relation.name)) is not None:
                    yield from self.columns(made.op(), name)
            case ops.Reference():
                yield from self.columns(relation.parent, name)
            case ops.Set():
                yield from self.columns(relation.left, name)
                yield from self.columns(relation.right, name)
            case _:
                yield from self._of_value(relation.values[name])

    def _of_value(self, value: ops.Value) -> Iterator[str]:
        for found in value.find(ops.Field, filter=ops.Value):
            yield from self.columns(found.rel, found.name)


def _choosing(relation: ops.Relation) -> Iterator[ops.Value]:
    """Give the values that decide which rows of a relation there are."""
    match relation:
        case ops.Filter():
            yield from relation.predicates
        case ops.Sort():
            yield from relation.keys
        case ops.Aggregate():
            yield from relation.groups.values()
        case ops.JoinChain():
            for link in relation.rest:
                yield from link.predicates


@dataclass(frozen=True, slots=True)
class Lineage:
    """The tables that make up the wide row of one kind of subject, by name."""

    named: Mapping[str, ir.Table]

    def columns(self, fact: str) -> tuple[str, ...]:
        """Give the canonical columns that decide a fact, as `table.column`.

        Columns by which rows are merely joined or chosen are left out. A fact that
        is no more than that a row is there has none: its table is named instead.
        """
        for table in self.named.values():
            if fact in table.columns:
                found = set(_Trail(self.named).columns(table.op(), fact))
                return tuple(sorted(found or self._tables(table)))
        return ()

    def behind(self, fact: str) -> frozenset[str]:
        """Give all canonical columns a fact can betray, as `table.column`.

        Those by which rows are chosen or joined are among them: who may not see them
        may not see the fact either.
        """
        for table in self.named.values():
            if fact in table.columns:
                found = _Trail(self.named, chosen=True).columns(table.op(), fact)
                return frozenset(found) | self._tables_of_rows(fact)
        return frozenset()

    def _tables_of_rows(self, fact: str) -> frozenset[str]:
        """Name the tables of a fact that is no more than that a row is there."""
        return frozenset(c for c in self.columns(fact) if "." not in c)

    def _tables(self, table: ir.Table) -> set[str]:
        """Name the canonical tables behind one of ours."""
        waiting, names = {table}, set[str]()
        while waiting:
            for found in waiting.pop().op().find(ops.UnboundTable):
                if found.name in names or found.name == CLOCK:
                    continue
                names.add(found.name)
                if found.name in self.named:
                    waiting.add(self.named[found.name])
        return names & set(BY_NAME)


@cache
def lineage(subject: Subject) -> Lineage:
    """Trace the facts of one kind of subject, for a data set that has every table."""
    source = Source({table.name: frozenset(table.names) for table in TABLES})
    law = Law(jurisdictions.load(_LAW))
    assembly = ASSEMBLIES[subject]
    base = assembly.base(source)
    name = f"{subject}_base"
    made = ibis.table(base.schema(), name=name)
    parts = [part for gather in assembly.parts for part in gather(source, law, made)]
    return Lineage({name: base, **{part.name: part.facts for part in parts}})
