"""Few cases judged by scripts: no engine at all, and so no plan to make anew."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.script import running
from habeas.engine.script.program import DIALECT, LASTING
from habeas.engine.script.running import DAY, Row

Read = Callable[[str, tuple[str, ...]], Sequence[Row]]
_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - wall time, as all moments are
_WORDS = {name: word for name, word in vars(running).items() if name[0] != "_"}


class Python:
    """Run compiled scripts over rows held in memory."""

    dialect = DIALECT

    def __init__(self) -> None:
        self._tables: dict[str, pa.Table] = {}
        self._made: dict[str, tuple[Mapping[str, str], Sequence[Row]]] = {}
        self._kept: dict[str, Row] = {}

    def put(self, name: str, table: pa.Table | Path) -> None:
        """Make an Arrow table, or a Parquet file, known under a name."""
        held = pq.read_table(table) if isinstance(table, Path) else table
        if name in LASTING and held is not self._tables.get(name):
            self._kept.clear()
        self._tables[name] = held

    def make(self, name: str, query: str) -> None:
        """Run a script and keep its rows as a table under a name."""
        script = _loaded(query)
        if query not in self._kept:
            self._kept[query] = script["lasting"](self._read)
        made = script["make"](self._read, self._kept[query])
        self._made[name] = script["COLUMNS"], made

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Give the rows that were made under a name."""
        kinds, made = self._made[name]
        told = [(column, _TOLD.get(kind)) for column, kind in kinds.items()]
        return [
            {
                column: cell if tell is None or cell is None else tell(cell)
                for (column, tell), cell in zip(told, row, strict=True)
            }
            for row in made
        ]

    def _read(self, name: str, columns: tuple[str, ...]) -> Sequence[Row]:
        if name in self._made:
            kinds, made = self._made[name]
            if tuple(kinds) == columns:
                return made
            at = [list(kinds).index(column) for column in columns]
            return [tuple(row[n] for n in at) for row in made]
        table = self._tables[name]
        if not table.num_rows:
            return ()
        return list(zip(*(_cells(table.column(c)) for c in columns), strict=True))


@lru_cache(maxsize=64)
def _loaded(script: str) -> dict[str, Any]:
    """Run a script's text once, for the words it defines."""
    words = dict(_WORDS)
    exec(compile(script, "<compiled standards>", "exec"), words)  # noqa: S102 - ours
    return words


def _cells(column: pa.ChunkedArray) -> list[Any]:
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us")).cast(pa.int64())
    elif pa.types.is_date(column.type):
        column = column.cast(pa.date32()).cast(pa.int32())
    return list(column.to_pylist())


def _moment(count: int) -> dt.datetime | None:
    """Tell a moment; one that no calendar of Python's reaches is not told."""
    try:
        return _EPOCH + dt.timedelta(microseconds=count)
    except OverflowError:
        return None


def _day(count: int) -> dt.date | None:
    told = _moment(count * DAY)
    return None if told is None else told.date()


_TOLD = {"timestamp(6)": _moment, "date": _day}
