"""Ibis as the compiler: expressions in, SQL of one engine out."""

from collections.abc import Iterable, Mapping
from typing import Any

import ibis.expr.datatypes as dt
import ibis.expr.types as ir
from ibis.backends.sql.compilers import DuckDBCompiler, PySparkCompiler
from ibis.backends.sql.compilers.base import SQLGlotCompiler
from sqlglot import exp

from habeas.facts.assembly.parts import Assembled


class _SparkCompiler(PySparkCompiler):  # type: ignore[misc]  # Ibis has no types
    """Compile for Spark without a session, whose options Ibis asks for each number.

    They say whether NaN is read as missing; no NaN gets past the reading of a file.
    """

    __slots__ = ()

    def visit_Field(self, op: Any, **given: Any) -> Any:  # noqa: ANN401, N802 - Ibis's
        return SQLGlotCompiler.visit_Field(self, op, **given)

    def visit_NonNullLiteral(self, op: Any, **given: Any) -> Any:  # noqa: ANN401, N802
        if given["dtype"].is_floating():
            return SQLGlotCompiler.visit_NonNullLiteral(self, op, **given)
        return super().visit_NonNullLiteral(op, **given)


class _DuckDBCompiler(DuckDBCompiler):  # type: ignore[misc]  # Ibis has no types
    """Compile for DuckDB, the greatest of a group without sorting it."""

    __slots__ = ()

    def visit_ArgMax(self, op: Any, *, arg: Any, key: Any, where: Any) -> Any:  # noqa: ANN401, ARG002, N802
        return self.agg.arg_max(arg, key, where=where)


_COMPILERS: Mapping[str, Any] = {
    "duckdb": _DuckDBCompiler(),
    "pyspark": _SparkCompiler(),
}


def to_sql(table: ir.Table, *, dialect: str) -> str:
    """Compile a table expression for an engine."""
    return str(_tree(table, dialect).sql(dialect=_COMPILERS[dialect].dialect))


def with_parts(whole: Assembled, *, dialect: str) -> str:
    """Compile wide rows and the parts they are made of, each part by itself.

    One expression of the whole would take Ibis time that grows with its square.
    """
    named = [f"{p.name} AS ({to_sql(p.facts, dialect=dialect)})" for p in whole.parts]
    start = f"WITH {', '.join(named)} " if named else ""
    return start + str(_wide(whole, dialect).sql(_COMPILERS[dialect].dialect))


def _wide(whole: Assembled, dialect: str) -> exp.Select:
    """Join the parts that give facts to the base, by the first column of each."""
    base = whole.base.get_name()
    key = _column(base, whole.base.columns[0])
    facts = (_fact(whole, name, dialect).as_(name, quoted=True) for name in whole.facts)
    wide = exp.select(*facts, copy=False).from_(exp.to_table(base), copy=False)
    of = [each.part for each in whole.given.values() if each.part is not None]
    for part in {part.name: part for part in of}.values():
        same = key.eq(_column(part.name, part.facts.columns[0]))
        wide = wide.join(part.name, on=same, join_type="left", copy=False)
    return wide


def _fact(whole: Assembled, name: str, dialect: str) -> exp.Expression:
    kind = _COMPILERS[dialect].type_mapper.from_ibis(dt.dtype(whole.facts[name]))
    given = whole.given.get(name)
    if given is None:
        return exp.cast(exp.null(), kind)
    if given.part is None:
        return _column(whole.base.get_name(), name)
    fact = _column(given.part.name, name)
    if given.if_none is None:
        return fact
    key = _column(given.part.name, given.part.facts.columns[0])
    nothing = exp.cast(exp.convert(given.if_none), kind)
    return exp.case().when(key.is_(exp.null()), nothing).else_(fact)


def _column(table: str, name: str) -> exp.Column:
    return exp.column(name, table=table, quoted=True)


def side_by_side(tables: Iterable[ir.Table], *, dialect: str) -> str:
    """Compile selections from one table into one query that has all their columns.

    Each must be a plain selection from the same named table.
    """
    whole, *others = (_tree(table, dialect) for table in tables)
    for other in others:
        whole = whole.select(*other.expressions, copy=False)
    return str(whole.sql(dialect=_COMPILERS[dialect].dialect))


def _tree(table: ir.Table, dialect: str) -> Any:  # noqa: ANN401 - sqlglot's own tree
    tree = _COMPILERS[dialect].to_sqlglot(table)
    # Ibis leaves out the parentheses without which SQL reads `NOT a IS NULL` as
    # `NOT (a IS NULL)`, and Spark cannot parse `a IN (b) IS NULL`.
    for asked in tree.find_all(exp.Is):
        if isinstance(asked.this, (exp.Is, exp.In, exp.Not)):
            asked.set("this", exp.paren(asked.this, copy=False))
    return tree
