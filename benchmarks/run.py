"""Run every contestant at every size, compare, and write what was found."""

import argparse
import json
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import contestants, data, single
from benchmarks.measure import Run, measure
from benchmarks.standards import NAMES

_SIZES = (1_000_000, 10_000_000, 50_000_000)
_MILLION = 1_000_000
_GIGABYTE = 1e9
# Past this many custodies OpenFisca's arrays outgrow the memory of a usual machine.
_OPENFISCA_ENDS = 10_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks."""

    sizes: tuple[int, ...]
    memory: str
    folder: Path
    out: Path
    keep: bool
    only: frozenset[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write; 1 where contestants disagree or one of them fails."""
    options = _options(arguments)
    runs = [run for size in options.sizes for run in _race(size, options)]
    found_apart = tuple(disagreements(runs))
    alone = single.measure()
    for line in (*_growth(runs), *found_apart, *alone.told()):
        _say(line)
    if not found_apart:
        _say("All contestants agree on every count.")
    found = {
        "machine": f"{platform.machine()}, {platform.system()}",
        "python": platform.python_version(),
        "memory_limit": options.memory,
        "standards": list(NAMES),
        "runs": [run.plain() for run in runs],
        "single": alone.plain(),
        "disagreements": list(found_apart),
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf8")
    return int(bool(found_apart) or any(run.failed for run in runs))


def _options(arguments: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--memory", default="8GB", help="such as 8GB, DuckDB's limit")
    parser.add_argument("--folder", type=Path, default=Path("out/bench"))
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"))
    parser.add_argument(
        "--only", nargs="+", default=(), help="these contestants and races, as in whole"
    )
    parser.add_argument("--keep", action="store_true", help="keep the tables made")
    asked = parser.parse_args(arguments)
    return Options(
        tuple(asked.sizes),
        asked.memory,
        asked.folder.resolve(),
        asked.out.resolve(),
        asked.keep,
        frozenset(asked.only),
    )


def _race(size: int, options: Options) -> Iterator[Run]:
    """Run both races over tables of one size."""
    folder = options.folder / str(size)
    _say(f"\n{size:,} custodies")
    data.make(size, folder, memory=options.memory)
    for race, entrants in contestants.RACES.items():
        names = [
            name
            for name in entrants
            if _enters(name, size) and _is_asked(race, name, options.only)
        ]
        runs = [
            measure(race, name, custodies=size, folder=folder, memory=options.memory)
            for name in names
        ]
        for line in _table(runs):
            _say(line)
        yield from runs
    if not options.keep:
        shutil.rmtree(folder)


def _enters(name: str, size: int) -> bool:
    return name != "openfisca" or size <= _OPENFISCA_ENDS


def _is_asked(race: str, name: str, only: frozenset[str]) -> bool:
    """Say whether a run is wanted; of names and of races all, where none is named."""
    names, races = only - contestants.RACES.keys(), only & contestants.RACES.keys()
    return (not races or race in races) and (
        not names or name in names or race == "step"
    )


def _table(runs: Sequence[Run]) -> Iterator[str]:
    """Write each run in a line, and how often it has the processor time of others.

    The processor's time is compared, not the clock's: other work on the machine
    draws the clock out.
    """
    by_name = {run.name: run.cpu for run in runs}
    for run in runs:
        ratios = "".join(
            f"{run.cpu / by_name[other]:8.2f} x {other}"
            for other in ("floor", "sql")
            if by_name.get(other)
        )
        yield (
            f"  {run.race:9}{run.name:10}{run.wall:9.2f} s{run.cpu:9.2f} s CPU"
            f"{run.memory / _GIGABYTE:8.2f} GB{ratios}"
            f"{'  ' + run.failed if run.failed else ''}"
        )


def _growth(runs: Sequence[Run]) -> Iterator[str]:
    """Tell how the time of each contestant grows with the custodies."""
    for race, entrants in contestants.RACES.items():
        for name in entrants:
            own = [r for r in runs if (r.race, r.name) == (race, name)]
            if len(own) > 1:
                each = (f"{r.cpu / (r.custodies / _MILLION):.2f}" for r in own)
                yield f"  {race:9}{name:10} s CPU a million: {', '.join(each)}"


def disagreements(runs: Sequence[Run]) -> Iterator[str]:
    """Name each count in which a contestant differs from ours, of either race."""
    for size in dict.fromkeys(run.custodies for run in runs):
        told = [r for r in runs if r.custodies == size and r.counts is not None]
        ours = next((r.counts for r in told if r.name == "ours"), None)
        if ours is None:
            yield f"{size:,}: ours gave no counts"
            continue
        for run in told:
            for name in NAMES:
                if run.counts is not None and list(run.counts[name]) != list(
                    ours[name]
                ):
                    yield (
                        f"{size:,} {run.race} {run.name}: {name} is "
                        f"{run.counts[name]}, ours {ours[name]}"
                    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
