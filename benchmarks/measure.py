"""One contestant in a process of its own: its time, its memory and its counts."""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.standards import Counts
from habeas.engine.remembered import FOLDER_VARIABLE

_TOP = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Run:
    """What one contestant took: seconds, and bytes at the highest; `failed` says why.

    Starting Python and importing are apart, in `start`: every contestant pays for
    them once, however large the data.
    """

    race: str
    name: str
    custodies: int
    wall: float
    cpu: float
    start: float
    memory: int
    counts: Counts | None
    failed: str = ""

    def plain(self) -> dict[str, Any]:
        """Give the run as it stands in the file of figures."""
        return asdict(self)


def measure(race: str, name: str, *, custodies: int, folder: Path, memory: str) -> Run:
    """Run a contestant over the files of a folder, and measure it."""
    command = [sys.executable, "-m", "benchmarks.contestants", race, name]
    began = time.perf_counter()
    with subprocess.Popen(
        [*command, str(folder), memory],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_TOP,
        # What is compiled is kept beside the data: the first step compiles all anew.
        env={**os.environ, FOLDER_VARIABLE: str(folder / "compiled")},
        text=True,
    ) as process:
        # Both ends are short: a line of counts, or a traceback.
        said = process.stdout.read() if process.stdout else ""
        error = process.stderr.read() if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - began
    failed = "" if process.returncode == 0 else (error.strip() or "killed")
    cpu = used.ru_utime + used.ru_stime
    # One that failed told nothing of what it took.
    told = {"wall": taken, "cpu": cpu} if failed else json.loads(said)
    return Run(
        race,
        name,
        custodies,
        told["wall"],
        told["cpu"],
        taken - told["wall"],
        told.get("memory") or used.ru_maxrss * 1024,
        told.get("counts"),
        failed.rsplit("\n", maxsplit=1)[-1],
    )
