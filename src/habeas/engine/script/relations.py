"""Tables of an Ibis tree, written as loops over lists of rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import ibis.expr.operations as ops

from habeas.engine.script.folds import folded, write_fold
from habeas.engine.script.lines import Lines, Names, Rows, row_of
from habeas.engine.script.values import NoScriptError, Values
from habeas.engine.script.windows import write_windows


class Relations:
    """Writes tables as lists of rows, each table once.

    What rests on nothing but the `lasting` tables is written apart, into `once`:
    it need not be worked out for each case.
    """

    def __init__(self, lasting: frozenset[str] = frozenset()) -> None:
        names = Names()
        self.lines, self.once = Lines(names), Lines(names)
        self.kept: list[str] = []
        self._lasting = lasting
        self._rows: dict[ops.Relation, Rows] = {}
        self._named: dict[str, Rows] = {}
        self._indexes: dict[tuple[str, tuple[int, ...]], str] = {}

    def know(self, name: str, rows: Rows) -> None:
        """Let later tables refer to rows by a name."""
        self._named[name] = rows

    def rows(self, table: ops.Relation) -> Rows:
        """Give the rows of a table, writing them where they are not yet."""
        if isinstance(table, ops.UnboundTable) and table.name in self._named:
            return self._named[table.name]
        if table not in self._rows:
            self._rows[table] = self._written(table)
        return self._rows[table]

    def place(self, *tables: ops.Relation) -> Lines:
        """Say where what rests on these tables is written."""
        asked = {t.name for table in tables for t in table.find(ops.UnboundTable)}
        return self.once if asked <= self._lasting else self.lines

    def _written(self, table: ops.Relation) -> Rows:
        write = _WRITERS.get(type(table))
        if write is None:
            raise NoScriptError(
                f"{type(table).__name__} cannot be written as a script yet: add it to "
                "engine/script/relations.py"
            )
        lines = self.place(table)
        rows = Rows(write(self, lines, table), _positions(table.schema))
        if lines is self.once:
            self.kept.append(rows.name)
        return rows

    def index(self, table: ops.Relation, columns: tuple[int, ...]) -> str:
        """Give the name of a table's rows by the values of columns."""
        rows = self.rows(table)
        key = (rows.name, columns)
        if key not in self._indexes:
            places = ", ".join(map(str, columns))
            lines = self.place(table)
            name = lines.assign(f"by_key({rows.name}, {places})", "i")
            if lines is self.once:
                self.kept.append(name)
            self._indexes[key] = name
        return self._indexes[key]


def _positions(names: Iterable[str]) -> dict[str, int]:
    return {name: position for position, name in enumerate(names)}


def _table(to: Relations, lines: Lines, table: ops.UnboundTable) -> str:
    del to
    return lines.assign(f"read({table.name!r}, {row_of(map(repr, table.schema))})", "r")


def _project(to: Relations, lines: Lines, table: ops.Project) -> str:
    rows, cells = to.rows(table.parent), tuple(table.values.values())
    return write_rows(lines, rows, cells)


def write_rows(lines: Lines, rows: Rows, cells: tuple[ops.Value, ...]) -> str:
    """Write one row for each of some rows, of cells that are worked out from it."""
    if all(isinstance(cell, ops.Field) for cell in cells):
        texts = row_of(rows.at("a", cell.name) for cell in cells)
        return lines.assign(f"[{texts} for a in {rows.name}]", "r")
    name = lines.assign("[]", "r")
    with _each(lines, rows, cells) as values:
        lines.add(f"{name}.append({row_of(map(values.text, cells))})")
    return name


@contextmanager
def _each(lines: Lines, rows: Rows, cells: Iterable[ops.Value]) -> Iterator[Values]:
    """Open a loop over rows, in which cells may be written."""
    windows = write_windows(lines, rows, cells)
    each = f"n, a in enumerate({rows.name})" if windows else f"a in {rows.name}"
    with lines.block(f"for {each}"):
        yield Values(lines, lambda field: rows.at("a", field.name), windows)


def _filter(to: Relations, lines: Lines, table: ops.Filter) -> str:
    rows = to.rows(table.parent)
    name = lines.assign("[]", "r")
    with _each(lines, rows, table.predicates) as values:
        tests = " and ".join(map(values.text, table.predicates))
        lines.add(f"if {tests}: {name}.append(a)")
    return name


def _without(to: Relations, lines: Lines, table: ops.DropColumns) -> str:
    rows = to.rows(table.parent)
    texts = row_of(rows.at("a", column) for column in table.schema)
    return lines.assign(f"[{texts} for a in {rows.name}]", "r")


def _union(to: Relations, lines: Lines, table: ops.Union) -> str:
    both = to.rows(table.left), to.rows(table.right)
    if table.distinct or tuple(both[0].columns) != tuple(both[1].columns):
        raise NoScriptError("a script joins rows of the same columns, and drops none")
    return lines.assign(f"[*{both[0].name}, *{both[1].name}]", "r")


def _distinct(to: Relations, lines: Lines, table: ops.Distinct) -> str:
    return lines.assign(f"[*dict.fromkeys({to.rows(table.parent).name})]", "r")


def _aggregate(to: Relations, lines: Lines, table: ops.Aggregate) -> str:
    rows, keys = to.rows(table.parent), tuple(table.groups.values())
    metrics = tuple(table.metrics.values())
    folds = tuple(
        dict.fromkeys(
            fold for cell in metrics for fold in cell.find(ops.Reduction, ops.Value)
        )
    )
    told = [value for fold in folds for value in folded(fold)]
    name = lines.assign("[]", "r")
    # Of no rows at all, an aggregate without groups still makes one.
    gathered = lines.assign("{}" if keys else "{(): []}", "h")
    with _each(lines, rows, (*keys, *told)) as values:
        key, cells = (row_of(map(values.text, each)) for each in (keys, told))
        lines.add(f"{gathered}.setdefault({key}, []).append({cells})")
    with lines.block(f"for k, a in {gathered}.items()"):
        said = dict(zip(keys, (f"k[{n}]" for n in range(len(keys))), strict=True))
        columns = [lines.names.fresh("x") for _ in told]
        if columns:
            empty = "" if keys else f" if a else ((),) * {len(columns)}"
            lines.add(f"{', '.join(columns)}, = zip(*a){empty}")
        unused = iter(columns)
        for fold in folds:
            own = [next(unused) for _ in folded(fold)]
            said[fold] = lines.assign(write_fold(fold, "a", own))
        values = Values(lines, _nowhere, said)
        lines.add(f"{name}.append({row_of(map(values.text, (*keys, *metrics)))})")
    return name


def _nowhere(field: ops.Field) -> str:
    raise NoScriptError(f"{field.name} stands beside a group without being of its key")


def _join(to: Relations, lines: Lines, table: ops.JoinChain) -> str:
    sides = (table.first, *(link.table for link in table.rest))
    rows = {side: to.rows(side.parent) for side in sides}
    each = {side: lines.names.fresh("a") for side in sides}
    found = [_found(to, link) for link in table.rest]
    name = lines.assign("[]", "r")
    values = Values(lines, lambda f: rows[f.rel].at(each[f.rel], f.name))
    with ExitStack() as nest:
        head = f"for {each[table.first]} in {rows[table.first].name}"
        nest.enter_context(lines.block(head))
        for link, (index, keys) in zip(table.rest, found, strict=True):
            key = row_of(map(values.text, keys))
            head = _head(link, each[link.table], index, key)
            nest.enter_context(lines.block(head))
        lines.add(f"{name}.append({row_of(map(values.text, table.values.values()))})")
    return name


def _found(to: Relations, link: ops.JoinLink) -> tuple[str, tuple[ops.Value, ...]]:
    """Index the rows joined to, and give the values looked up there."""
    rows = to.rows(link.table.parent)
    if link.how == "cross":
        return rows.name, ()
    pairs = [_pair(link, predicate) for predicate in link.predicates]
    columns = tuple(rows.columns[own.name] for own, _ in pairs)
    return to.index(link.table.parent, columns), tuple(other for _, other in pairs)


def _pair(link: ops.JoinLink, predicate: ops.Value) -> tuple[ops.Field, ops.Value]:
    """Tell the column of the table joined to from the value it must be equal to."""
    if isinstance(predicate, ops.Equals):
        for own, other in (predicate.args, predicate.args[::-1]):
            if isinstance(own, ops.Field) and own.rel == link.table:
                return own, other
    raise NoScriptError("a script joins rows by columns that are equal to something")


def _head(link: ops.JoinLink, row: str, index: str, key: str) -> str:
    match link.how:
        case "inner":
            return f"for {row} in {index}.get({key}, ())"
        case "left":
            nothing = row_of("None" for _ in link.table.schema)
            return f"for {row} in {index}.get({key}, ({nothing},))"
        case "cross":
            return f"for {row} in {index}"
        case "anti":
            return f"if {key} not in {index}"
        case _:
            raise NoScriptError(f"a join {link.how!r} cannot be written as a script")


_WRITERS: Mapping[type[ops.Relation], Callable[[Relations, Lines, Any], str]] = {
    ops.Aggregate: _aggregate,
    ops.Distinct: _distinct,
    ops.DropColumns: _without,
    ops.Filter: _filter,
    ops.JoinChain: _join,
    ops.Project: _project,
    ops.UnboundTable: _table,
    ops.Union: _union,
}
