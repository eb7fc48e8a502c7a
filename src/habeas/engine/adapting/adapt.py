"""Files of any known kind, one or several, turned into one set of canonical tables."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from habeas.engine.adapting.adapted import QUALITY, Adapted, Records
from habeas.engine.adapting.canonical import (
    canonical_adapter,
    is_sound,
    strangers,
    table_of,
)
from habeas.engine.adapting.combine import combine
from habeas.engine.adapting.links import dangling
from habeas.engine.adapting.run import run
from habeas.engine.adapting.shelf import adapter_of, load, shipped, unrecognised
from habeas.engine.reading import RawTable, read_tables
from habeas.facts.adapter import Adapter
from habeas.facts.table import Table
from habeas.facts.tables import BY_NAME
from habeas.law.errors import BadInputError

_EMPTY = (
    "the table has no row: read as one that is kept and in which nothing is recorded; "
    "take it away if it is not kept"
)


def adapt(
    paths: Iterable[Path | str] | Path | str,
    *,
    adapter: Adapter | Path | str | None = None,
    spill: Path | None = None,
) -> Adapted:
    """Turn files, or folders of files, into canonical tables.

    Each table of each file is recognised by its header, unless `adapter` is given:
    one of ours by name, a TOML file by path, or an adapter read already. Files that
    one adapter knows are read as one; what several make is put together. `spill` is
    a folder that outlives the result: with it large tables lie there as Parquet.
    Raises BadInputError for a file that no adapter knows, or without any record.
    """
    given = (
        adapter if adapter is None or isinstance(adapter, Adapter) else load(adapter)
    )
    many = [paths] if isinstance(paths, (str, Path)) else list(paths)
    if not many:
        raise BadInputError("no file is given; name at least one")
    found = [one for path in many for one in _recognised(Path(path), given, spill)]
    parts = [*_foreign(found, spill), *_canonical(found, spill)]
    skipped = [_finding(one.file, None, one.skipped) for one in found if one.skipped]
    made = combine(parts, pa.Table.from_pylist(skipped, QUALITY), spill)
    lost = dangling(made.tables, _canonical_files(found), spill=spill)
    return replace(made, quality=pa.concat_tables([made.quality, lost]))


@dataclass(frozen=True, slots=True)
class _Recognised:
    """A table of a file, and what it is: an adapter's, canonical, or neither."""

    file: RawTable
    label: str
    adapter: Adapter | None
    table: Table | None

    @property
    def skipped(self) -> str:
        """Why the table is left out, if it is."""
        if self.adapter is not None or self.table is not None:
            return ""
        return "no adapter knows the columns of this table: not read"


def _recognised(
    path: Path, given: Adapter | None, spill: Path | None
) -> Iterator[_Recognised]:
    adapters = shipped() if given is None else (given,)

    def known(cells: tuple[str, ...]) -> bool:
        if adapter_of(cells, adapters) is not None:
            return True
        return given is None and table_of(cells) is not None

    files = read_tables(path, looks_like_header=known, spill=spill)
    found = [_tell(file, given, adapters) for file in files]
    if all(one.skipped for one in found):
        raise BadInputError(_unknown(files[0], given))
    yield from found


def _tell(
    file: RawTable, given: Adapter | None, adapters: Sequence[Adapter]
) -> _Recognised:
    table = table_of(file.header, file.name) if given is None else None
    adapter = None if table else adapter_of(file.header, adapters)
    return _Recognised(file, file.name, adapter, table)


def _unknown(file: RawTable, given: Adapter | None) -> str:
    if given is None:
        return unrecognised(file)
    return (
        f"the adapter {given.name!r} does not fit {file.path}, which has no column "
        f"{', '.join(given.lacking(file.header))}; give another one with --as, "
        "or add the names this file uses to the adapter"
    )


def _foreign(found: Sequence[_Recognised], spill: Path | None) -> Iterator[Adapted]:
    """Run each adapter once, over all the tables it knows."""
    labels = _distinct([one.label for one in found])
    by_adapter: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        if one.adapter is not None:
            by_adapter.setdefault(one.adapter.name, []).append(at)
    for places in by_adapter.values():
        adapter = found[places[0]].adapter
        if adapter is not None:
            files = [found[at].file for at in places]
            yield run(adapter, files, [labels[at] for at in places], spill=spill)


def _distinct(labels: Sequence[str]) -> list[str]:
    """Give a number to labels that are the same: identifiers are made of them."""
    seen: dict[str, int] = {}
    made = []
    for label in labels:
        seen[label] = number = seen.get(label, 0) + 1
        made.append(label if number == 1 else f"{label}-{number}")
    return made


def _canonical(found: Sequence[_Recognised], spill: Path | None) -> Iterator[Adapted]:
    for name, files in _canonical_files(found).items():
        if any(file.rows for file in files):
            yield _checked(BY_NAME[name], files, spill)
        else:
            yield _kept_and_empty(BY_NAME[name], files[0])


def _canonical_files(found: Sequence[_Recognised]) -> Mapping[str, list[RawTable]]:
    """Give the files of each canonical table, by its name."""
    by_table: dict[str, list[RawTable]] = {}
    for one in found:
        if one.table is not None:
            by_table.setdefault(one.table.name, []).append(one.file)
    return by_table


def _checked(table: Table, files: Sequence[RawTable], spill: Path | None) -> Adapted:
    if len(files) == 1 and is_sound(files[0], table):
        return _let_through(table, files[0])
    made = run(canonical_adapter(table), files, [f.name for f in files], spill=spill)
    findings = [
        _finding(file, stranger.column, stranger.reason)
        for file in files
        for stranger in strangers(table, file.header)
    ]
    quality = pa.concat_tables([made.quality, pa.Table.from_pylist(findings, QUALITY)])
    return Adapted(made.tables, quality, made.records, (), (), made.as_of, None, ())


def _kept_and_empty(table: Table, file: RawTable) -> Adapted:
    """Take a table without rows at its word, and say so: it is kept, and none is in it.

    An export of a register has such tables. Left out, it would be one of which
    nothing is known.
    """
    schema = pa.schema([field for field in table.arrow if field.name in file.header])
    told = _finding(file, None, _EMPTY, action="flagged")
    quality = pa.Table.from_pylist([told], QUALITY)
    made = {table.name: schema.empty_table()}
    return Adapted(made, quality, Records(0, 0), (), (), None, None, ())


def _let_through(table: Table, file: RawTable) -> Adapted:
    data = (
        file.data if isinstance(file.data, Path) else file.table().select(file.header)
    )
    records = Records(file.rows, file.rows)
    as_of = _latest(table, file)
    none = QUALITY.empty_table()
    return Adapted({table.name: data}, none, records, (), (), as_of, None, ())


def _latest(table: Table, file: RawTable) -> dt.datetime | None:
    """Give the latest moment in a Parquet file, from its own statistics."""
    adapter = canonical_adapter(table)
    columns = [c for c in adapter.dates.as_of_columns if c in file.header]
    if not columns or not isinstance(file.data, Path):
        return None
    moments = []
    with pq.ParquetFile(file.data) as opened:
        for at in range(opened.metadata.num_row_groups):
            group = opened.metadata.row_group(at)
            for column in map(group.column, range(group.num_columns)):
                statistics = column.statistics
                if column.path_in_schema in columns and statistics is not None:
                    moments.append(statistics.max)
    return max((m for m in moments if m is not None), default=None)


def _finding(
    file: RawTable, column: str | None, reason: str, *, action: str = "dropped"
) -> dict[str, object]:
    return {
        "file": str(file.path),
        "sheet": file.sheet,
        "line": None,
        "column": column,
        "value": None,
        "action": action,
        "reason": reason,
        "rows": file.rows,
    }
