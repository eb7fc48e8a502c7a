"""The contestants, each run alone in a process of its own, that prints its counts."""

import json
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from benchmarks import data, written
from benchmarks.standards import AS_OF, Counts, law, of_columns, rules
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import count_verdicts, judge
from habeas.engine.lines import count
from habeas.engine.partitions import parts_needed
from habeas.engine.remembered import compiled
from habeas.facts.assembly.source import Source
from habeas.facts.tables import BY_NAME
from habeas.law.verdict import Verdict

FACTS = "facts.parquet"
# What the ten standards read of the wide facts.
ASKED = (
    "basis_branch, conduct, began_at, until, is_running, was_child, maximum_is_set, "
    "expires_sure, expires_first, was_reviewed, first_review_at, second_review_at, "
    "unreviewed_from, unreviewed_to, has_obstacle, obstacle_stands, obstacle_from, "
    "obstacle_to, obstacle_may_be_from, obstacle_may_be_to, was_prolonged, "
    "lengthened_for_rights, order_sets_end, follows_expiry, released_on_expiry, "
    "document_issued, checked_on_admission"
)
# What a verdict brings with it: whose it is, and when what is pending is due.
_CARRIED = "custody_id, last_review_at"
# What they read of the canonical tables; the keys by which rows are joined, too.
_READ: Mapping[str, str] = {
    "custody": "custody_id, person_id, proceeding_id, began_at, ended_at, end_reason, "
    "basis_branch, conduct",
    "person": "person_id, birth_date, birth_precision, birth_year, age_disputed",
    "order": "custody_id, kind, ends_at, extension_reason",
    "review": "custody_id, at",
    "obstacle": "custody_id, recorded_at, lifted_at, is_of_the_person",
    "release": "custody_id, on_expiry, document_issued",
    "health_check": "custody_id, at, covers_physical, covers_mental, by_professional",
}
_EVERY_FACT = Source({"custody": frozenset(BY_NAME["custody"].names)})
Contestant = Callable[[Path, str], Counts | None]


def assemble(folder: Path, memory: str) -> None:
    """Write the wide facts that the row-wise contestants read, by our assembly."""
    with DuckDB(memory=memory, spill=folder) as engine:
        judge(engine, _tables(folder), law(), as_of=AS_OF, rules=rules())
        engine.write(f"SELECT {_CARRIED}, {ASKED} FROM custody_facts", folder / FACTS)


def ours_row_wise(folder: Path, memory: str) -> Counts:
    """Judge wide facts by the compiled rulebook."""
    (found,) = compiled(_EVERY_FACT, law(), rules(), dialect="duckdb")
    with DuckDB(memory=memory, spill=folder) as engine:
        engine.put("custody_facts", folder / FACTS)
        engine.view("custody_verdicts", found.verdicts)
        return _listed(count(engine, found))


def ours_whole(folder: Path, memory: str) -> Counts:
    """Judge the canonical tables: features and standards."""
    with DuckDB(memory=memory, spill=folder) as engine:
        tables = _tables(folder)
        parts = parts_needed(engine, tables, rules=len(rules()))
        found = count_verdicts(
            engine, tables, law(), as_of=AS_OF, rules=rules(), parts=parts
        )
    return _listed(found)


def written_row_wise(folder: Path, memory: str) -> Counts:
    """Judge wide facts by SQL written by hand."""
    with DuckDB(memory=memory, spill=folder) as engine:
        engine.put("wide", folder / FACTS)
        (row,) = engine.fetch(written.row_wise("wide")).to_pylist()
    return of_columns(row)


def written_whole(folder: Path, memory: str) -> Counts:
    """Judge the canonical tables by SQL written by hand."""
    with DuckDB(memory=memory, spill=folder) as engine:
        for name, path in _tables(folder).items():
            engine.put(name, path)
        (row,) = engine.fetch(written.whole()).to_pylist()
    return of_columns(row)


def polars_row_wise(folder: Path, memory: str) -> Counts:
    """Judge wide facts in Polars, which knows no limit of memory."""
    del memory
    import polars as pl  # noqa: PLC0415 - only where it competes

    from benchmarks import frames  # noqa: PLC0415

    return frames.row_wise(pl.scan_parquet(folder / FACTS))


def polars_whole(folder: Path, memory: str) -> Counts:
    """Judge the canonical tables in Polars."""
    del memory
    from benchmarks import frames  # noqa: PLC0415

    return frames.whole(_tables(folder))


def openfisca_row_wise(folder: Path, memory: str) -> Counts:
    """Judge wide facts in OpenFisca-Core, which knows no limit of memory."""
    del memory
    from benchmarks import vectors  # noqa: PLC0415 - slow to import

    return vectors.row_wise(folder / FACTS)


def floor_row_wise(folder: Path, memory: str) -> None:
    """Read the columns that are asked, and count what each knows."""
    _scan({"wide": folder / FACTS}, {"wide": ASKED}, memory)


def floor_whole(folder: Path, memory: str) -> None:
    """Read the columns of the canonical tables, and count what each knows."""
    _scan(_tables(folder), _READ, memory)


def prepare(folder: Path, memory: str) -> None:
    """Compile once what is compiled: the first audit's cost, told apart."""
    del memory
    source = Source({n: _columns(path) for n, path in _tables(folder).items()})
    for each in (source, _EVERY_FACT):
        compiled(each, law(), rules(), dialect="duckdb")


def _columns(path: Path) -> frozenset[str]:
    import pyarrow.parquet as pq  # noqa: PLC0415

    return frozenset(pq.read_schema(path).names)


def _scan(tables: Mapping[str, Path], asked: Mapping[str, str], memory: str) -> None:
    with DuckDB(memory=memory) as engine:
        for name, path in tables.items():
            engine.put(name, path)
            columns = asked[name].split(", ")
            seen = ", ".join(f'max("{column}")' for column in columns)
            engine.fetch(f'SELECT {seen} FROM "{name}"')


def _tables(folder: Path) -> dict[str, Path]:
    return {name: folder / f"{name}.parquet" for name in data.TABLES}


def _listed(found: Mapping[str, Mapping[Verdict, int]]) -> Counts:
    in_order = sorted(Verdict, key=lambda verdict: verdict.code)
    return {name: [counts[v] for v in in_order] for name, counts in found.items()}


ROW_WISE: Mapping[str, Contestant] = {
    "floor": floor_row_wise,
    "ours": ours_row_wise,
    "sql": written_row_wise,
    "polars": polars_row_wise,
    "openfisca": openfisca_row_wise,
}
WHOLE: Mapping[str, Contestant] = {
    "floor": floor_whole,
    "ours": ours_whole,
    "sql": written_whole,
    "polars": polars_whole,
}
STEPS: Mapping[str, Contestant] = {"compile": prepare, "assemble": assemble}
# The steps come first: one makes the facts, the other what is compiled.
RACES = {"step": STEPS, "row-wise": ROW_WISE, "whole": WHOLE}


# What some contestants import, before their time is taken.
_IMPORTED = {"polars": "benchmarks.frames", "openfisca": "benchmarks.vectors"}


def main() -> None:
    """Run one contestant; the arguments are RACE NAME FOLDER MEMORY."""
    race, name, folder, memory = sys.argv[1:]
    if name in _IMPORTED:
        import_module(_IMPORTED[name])
    wall, cpu = time.perf_counter(), time.process_time()
    counts = RACES[race][name](Path(folder), memory)
    told = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "memory": _highest(),
        "counts": counts,
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _highest() -> int | None:
    """Give the highest memory since the program began, in bytes, where Linux tells.

    What `wait` tells has that of the parent in it, from before the program began.
    """
    status = Path("/proc/self/status")
    if not status.is_file():
        return None
    lines = status.read_text(encoding="utf8").splitlines()
    (told,) = (line for line in lines if line.startswith("VmHWM:"))
    return int(told.split()[1]) * 1024


if __name__ == "__main__":
    main()
