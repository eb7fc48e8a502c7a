"""Wide rows too many for the memory given: made part by part, and share by share.

The query of the wide rows joins some eighty parts to a base. Run as one, it holds the
rows of all parts at once. Here each part is worked out by itself, which DuckDB does
beyond its memory, and laid on disk in shares by its key; then each share is joined by
itself. No part is cut before it is whole, so that every row is what it was.
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import duckdb
import sqlglot
from sqlglot import exp

_SHARE = "_share"
_PARQUET = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20_000"
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Wide:
    """A query of wide rows taken apart.

    `parts` are names and queries in the order they build on each other; `joined` the
    base and the parts joined to it, each with its key; `join` what joins them, of the
    tables named as `share_name` has it.
    """

    parts: tuple[tuple[str, str], ...]
    joined: tuple[tuple[str, str], ...]
    join: str


def take_apart(query: str) -> Wide:
    """Take apart a query of named parts that are joined to one base by its key."""
    tree = sqlglot.parse_one(query, read="duckdb")
    if not isinstance(tree, exp.Select):
        raise TypeError(query)
    parts = tuple((part.alias, part.this.sql("duckdb")) for part in tree.ctes)
    tree.set("with_", None)
    joins = tree.args.get("joins") or []
    base = tree.args["from_"].this
    keys = {join.this.name: join.args["on"].expression.name for join in joins}
    if joins:
        keys = {base.name: joins[0].args["on"].this.name, **keys}
    for table in (base, *(join.this for join in joins)):
        own = exp.to_table(share_name(table.name))
        table.replace(exp.alias_(own, table.name, table=True))
    return Wide(parts, tuple(keys.items()), tree.sql("duckdb"))


def share_name(table: str) -> str:
    """Name the rows of a table that are in the share at hand."""
    return f"{table}__share"


def has_parts(query: str) -> bool:
    """Say whether a query is one of wide rows, made of parts."""
    return query.startswith("WITH ")


def make(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    query: str,
    *,
    count: int,
    folder: Path,
) -> None:
    """Run a query onto disk, wide rows in shares, and make them known as a view.

    The rows lie in `folder`, for as long as the view is asked.
    """
    out = Path(mkdtemp(prefix=f"{name}-", dir=folder))
    if has_parts(query):
        _make_wide(connection, take_apart(query), count, out)
    else:
        connection.execute(f"COPY ({query}) TO '{out / 'rows.parquet'}' ({_PARQUET})")
    show(connection, name, out / "*.parquet")


def _make_wide(
    connection: duckdb.DuckDBPyConnection, wide: Wide, count: int, out: Path
) -> None:
    with TemporaryDirectory(prefix="parts-", dir=out.parent) as name:
        room = Path(name)
        _lay_out(connection, wide, count, room)
        for share in range(count):
            for table, _ in wide.joined:
                _show(connection, table, share, room)
            connection.execute(
                f"COPY ({wide.join}) TO '{out / f'{share}.parquet'}' ({_PARQUET})"
            )
        for part, _ in wide.parts:
            connection.execute(f'DROP VIEW "{part}"')
        for table, _ in wide.joined:
            connection.execute(f'DROP VIEW "{share_name(table)}"')


def show(connection: duckdb.DuckDBPyConnection, name: str, files: Path) -> None:
    """Make Parquet files known as a view of a name."""
    connection.execute(
        f'CREATE OR REPLACE TEMP VIEW "{name}" AS '
        f"FROM read_parquet('{files}', hive_partitioning = false)"
    )


def _lay_out(
    connection: duckdb.DuckDBPyConnection, wide: Wide, shares: int, room: Path
) -> None:
    """Work out each part, the base first, and lay what is joined out in shares."""
    keys = dict(wide.joined)
    base = wide.joined[0][0]
    for name, query in ((base, f'FROM "{base}"'), *wide.parts):
        if name in keys:
            files = _in_shares(connection, query, keys[name], shares, room / name)
        else:
            files = room / f"{name}.parquet"
            connection.execute(f"COPY ({query}) TO '{files}' ({_PARQUET})")
        if name != base:
            show(connection, name, files)


def _in_shares(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    key: str,
    shares: int,
    place: Path,
) -> Path:
    """Lay rows out in a folder for each share; give the pattern of all their files.

    A share that nobody is in has no folder. One more holds the columns and no row, for
    where all rows are none.
    """
    with_share = f'SELECT *, hash("{key}") % {shares} AS {_SHARE} FROM ({query})'
    connection.execute(
        f"COPY ({with_share}) TO '{place}' ({_PARQUET}, PARTITION_BY ({_SHARE}))"
    )
    (place / _NONE).mkdir(parents=True)
    none = place / _NONE / "rows.parquet"
    connection.execute(f"COPY (FROM ({query}) LIMIT 0) TO '{none}' ({_PARQUET})")
    return place / "*/*.parquet"


def _show(
    connection: duckdb.DuckDBPyConnection, table: str, share: int, room: Path
) -> None:
    """Show the rows of a table that are in one share."""
    own = f"{_SHARE}={share}"
    folder = own if (room / table / own).exists() else _NONE
    show(connection, share_name(table), room / table / folder / "*.parquet")
