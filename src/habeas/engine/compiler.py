"""Ibis as the compiler: expressions in, SQL of one engine out."""

from collections.abc import Iterable
from typing import Any

import ibis.expr.operations as ops
import ibis.expr.types as ir
from ibis.backends.sql.compilers import DuckDBCompiler, PySparkCompiler
from ibis.backends.sql.compilers.base import SQLGlotCompiler
from ibis.expr.rewrites import p, replace
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


_COMPILERS = {"duckdb": DuckDBCompiler(), "pyspark": _SparkCompiler()}


@replace(p.IsNull(p.Not))  # type: ignore[untyped-decorator]  # Ibis has no types
def _null_of_negation(_: ops.IsNull) -> ops.IsNull:
    """Ask the claim, not its negation, whether it is unknown.

    SQL reads `NOT a IS NULL`, which Ibis writes here, as `NOT (a IS NULL)`.
    """
    return ops.IsNull(_.arg.arg)


@replace(p.NotNull(p.Not))  # type: ignore[untyped-decorator]  # the same
def _known_of_negation(_: ops.NotNull) -> ops.NotNull:
    return ops.NotNull(_.arg.arg)


@replace(p.IsNull(p.IsNull | p.NotNull))  # type: ignore[untyped-decorator]  # the same
def _null_of_known(_: ops.IsNull) -> ops.And:
    """Answer that whether something is known is known; Spark cannot parse the ask.

    The answer is no, row by row: an aggregate does not take a bare constant.
    """
    known = ops.NotNull(_.arg.arg)
    return ops.And(known, ops.Not(known))


_REPAIRS = _null_of_negation | _known_of_negation | _null_of_known


def to_sql(table: ir.Table, *, dialect: str) -> str:
    """Compile a table expression for an engine."""
    return str(_tree(table, dialect).sql(dialect=_COMPILERS[dialect].dialect))


def with_parts(whole: Assembled, *, dialect: str) -> str:
    """Compile wide rows and the parts they are made of, each part by itself.

    One expression of the whole would take Ibis time that grows with its square.
    """
    named = [f"{p.name} AS ({to_sql(p.facts, dialect=dialect)})" for p in whole.parts]
    start = f"WITH {', '.join(named)} " if named else ""
    return start + to_sql(whole.wide, dialect=dialect)


def side_by_side(tables: Iterable[ir.Table], *, dialect: str) -> str:
    """Compile selections from one table into one query that has all their columns.

    Each must be a plain selection from the same named table.
    """
    whole, *others = (_tree(table, dialect) for table in tables)
    for other in others:
        whole = whole.select(*other.expressions, copy=False)
    return str(whole.sql(dialect=_COMPILERS[dialect].dialect))


def _tree(table: ir.Table, dialect: str) -> Any:  # noqa: ANN401 - sqlglot's own tree
    sound = table.op().replace(_REPAIRS).to_expr()
    tree = _COMPILERS[dialect].to_sqlglot(sound)
    # Ibis merges selections only now, and leaves out the parentheses without which
    # Spark cannot parse whether a test is known, as in `a IN (b) IS NULL`.
    for asked in tree.find_all(exp.Is):
        if isinstance(asked.this, (exp.Is, exp.In, exp.Not)):
            asked.set("this", exp.paren(asked.this, copy=False))
    return tree
