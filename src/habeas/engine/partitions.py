"""Large data judged in parts, each a share of the people, within a limit of memory."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.duckdb import DuckDB
from habeas.rulebook import Subject

Tables = Mapping[str, pa.Table | Path]

# What a value takes while it is joined and sorted, and what a rule's four columns
# take of one custody: measured at ten million custodies, and rounded up.
_VALUE, _RULE = 48, 32
# A part that keeps to this share of the limit leaves room for its hash tables.
_SHARE = 3
# Each part is a file open for writing in each thread.
_MOST = 64
# Where these are given, a custody is judged by the custodies of other people too.
_TIES = (frozenset({"family_link"}), frozenset({"placement", "unit", "person"}))
# Removals are compared with those of other people, and not by custody.
_ALIKE = "removal"
_CUSTODY, _PERSON = "custody_id", "person_id"
_PART = "part_of_the_people"


def parts_needed(driver: DuckDB, tables: Tables, *, rules: int) -> int:
    """Say in how many parts the custodies fit the driver's memory; 1 is whole."""
    custodies = tables.get(Subject.CUSTODY)
    if custodies is None:
        return 1
    values = sum(_rows(t) * len(_schema(t).names) for t in tables.values())
    need = values * _VALUE + _rows(custodies) * rules * _RULE
    if need <= driver.limit:
        return 1
    return min(_MOST, -(-need * _SHARE // driver.limit))


def is_apart(tables: Iterable[str]) -> bool:
    """Say whether each custody is judged by what is known of its own person alone."""
    given = frozenset(tables)
    return not any(ties <= given for ties in _TIES)


def each_part(driver: DuckDB, tables: Tables, *, count: int) -> Iterator[DuckDB]:
    """Give, for each part, an engine that holds its tables; it is closed after use.

    Reads: tables that the driver holds under their names. Promises: all that is known
    of one person is in one part, and each row that names a person or a custody is in
    one; every part holds the whole of any other table.
    """
    split = [name for name, table in tables.items() if name != _ALIKE and _keys(table)]
    with tempfile.TemporaryDirectory(prefix="parts-", dir=driver.spill) as name:
        folder = Path(name)
        _split(driver, tables, split, folder=folder, count=count)
        for part in range(count):
            with driver.another() as engine:
                for each, table in tables.items():
                    piece = folder / each / f"{_PART}={part}"
                    engine.put(each, _piece(piece, table) if each in split else table)
                yield engine


def _split(
    driver: DuckDB, tables: Tables, split: Iterable[str], *, folder: Path, count: int
) -> None:
    driver.make(
        _PART,
        f"SELECT {_CUSTODY}, {_drawn(_owner(tables), count)} AS {_PART} "
        f'FROM "{Subject.CUSTODY}"',
    )
    for name in split:
        rows = _with_part(name, _keys(tables[name]), count)
        driver.write_apart(rows, folder / name, by=_PART)
    driver.drop(_PART)


def _piece(folder: Path, table: pa.Table | Path) -> pa.Table | Path:
    return folder / "*.parquet" if folder.is_dir() else _schema(table).empty_table()


def _owner(tables: Tables) -> str:
    """Name the person, or the custody itself where nobody is known to be in it."""
    if _PERSON in _keys(tables[Subject.CUSTODY]):
        return f"COALESCE({_PERSON}, {_CUSTODY})"
    return _CUSTODY


def _with_part(table: str, keys: frozenset[str], count: int) -> str:
    if _CUSTODY not in keys:
        drawn = f"COALESCE({_drawn(_PERSON, count)}, 0)"
        return f'SELECT *, {drawn} AS {_PART} FROM "{table}"'
    return (
        f'SELECT t.*, COALESCE(p.{_PART}, 0) AS {_PART} FROM "{table}" AS t '
        f"LEFT JOIN {_PART} AS p ON t.{_CUSTODY} = p.{_CUSTODY}"
    )


def _drawn(key: str, count: int) -> str:
    return f"(HASH({key}) % {count})::INT"


def _keys(table: pa.Table | Path) -> frozenset[str]:
    return frozenset({_CUSTODY, _PERSON} & set(_schema(table).names))


def _schema(table: pa.Table | Path) -> pa.Schema:
    return pq.read_schema(table) if isinstance(table, Path) else table.schema


def _rows(table: pa.Table | Path) -> int:
    if isinstance(table, Path):
        return int(pq.read_metadata(table).num_rows)
    return int(table.num_rows)
