"""One custody alone, features and all standards, once all is compiled."""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

import pyarrow as pa

from benchmarks.standards import AS_OF
from habeas.engine import jurisdictions
from habeas.engine.live import Judge
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law

_TIMES = 5


@dataclass(frozen=True, slots=True)
class Alone:
    """Milliseconds of one judgement: the first, that compiles, and then the median."""

    first: float
    warm: float
    warm_cpu: float

    def told(self) -> Iterator[str]:
        """Write the figures."""
        yield (
            f"  one custody, every standard: {self.warm:.0f} ms "
            f"({self.warm_cpu:.0f} ms CPU), the first time {self.first:.0f} ms"
        )

    def plain(self) -> dict[str, Any]:
        """Give the figures as they stand in the file."""
        return asdict(self)


def measure() -> Alone:
    """Judge one custody of the sample State again and again, every table given."""
    tables = {
        name: pa.table(
            {c.name: pa.array([_CASE[name].get(c.name)], c.kind.arrow) for c in table}
        )
        if name in _CASE
        else pa.table({c.name: pa.array([], c.kind.arrow) for c in table})
        for name, table in BY_NAME.items()
    }
    with Judge(Law(jurisdictions.load("XAA"))) as judge:
        taken = [_timed(judge, tables) for _ in range(_TIMES + 1)]
    walls, cpus = zip(*taken, strict=True)
    return Alone(walls[0], median(walls[1:]), median(cpus[1:]))


def _timed(judge: Judge, tables: dict[str, pa.Table]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    judge.judge(tables, AS_OF)
    return (
        (time.perf_counter() - wall) * 1000,
        (time.process_time() - cpu) * 1000,
    )


_CASE: dict[str, dict[str, Any]] = {
    "custody": {
        "custody_id": "c1",
        "person_id": "p1",
        "began_at": AS_OF.replace(month=6),
        "regime": "removal",
    },
    "person": {"person_id": "p1", "birth_year": 1990},
}
