"""How fast the register answers: its lists at a million custodies, and a sweep.

`scripts/bench_web.sh` runs it beside a PostgreSQL of its own, or on SQLite. It asks
over the loopback alone, and for as long as it is told.
"""

import argparse
import datetime as dt
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

_HOST = "127.0.0.1"
_FIRST_TRY = 60.0
_SWEPT_AT = dt.datetime(2024, 7, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """How one page answered: milliseconds at the middle and at the 95th hundredth."""

    page: str
    requests: int
    failed: int
    a_second: float
    p50: float
    p95: float
    cpu: float

    def told(self) -> str:
        """Say it in one line."""
        return (
            f"{self.page}: {self.requests} answers, {self.failed} failed, "
            f"{self.a_second:.0f}/s, p50 {self.p50:.0f} ms, p95 {self.p95:.0f} ms, "
            f"{self.cpu:.0f} ms of processor an answer"
        )


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep of many custodies took, in seconds."""

    custodies: int
    processes: int
    wall: float
    cpu: float

    def told(self) -> str:
        """Say it in one line."""
        return (
            f"{self.custodies} custodies swept by {self.processes} processes: "
            f"{self.wall:.1f} s, {self.cpu:.1f} s of processor"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write; 1 where any answer failed."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as home:
        set_up(home)
        found: dict[str, object] = {}
        asked: list[Asked] = []
        if options.custodies:
            asked = list(_lists(options))
            found["lists"] = [asdict(one) for one in asked]
        if options.sweep is not None:
            swept = [_sweep(options.sweep), _sweep_again()]
            found["sweeps"] = [asdict(one) for one in swept]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf8")
    return int(any(one.failed for one in asked))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench_web.sh", description=__doc__)
    parser.add_argument("--custodies", type=int, default=1_000_000)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--sweep", type=Path, help="a folder that `habeas synthesize` made"
    )
    parser.add_argument("--out", type=Path, default=Path("out/bench-web.json"))
    return parser.parse_args(arguments)


def set_up(home: str) -> None:
    """Make a register in a folder, and set Django up on it."""
    os.environ["HABEAS_HOME"] = home
    os.environ.setdefault("HABEAS_JURISDICTION", "XAA")
    os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.web.settings"
    import django  # noqa: PLC0415 - its settings are those of this folder
    from django.core.management import call_command  # noqa: PLC0415 - the same

    os.environ.setdefault("HABEAS_SECRET_KEY", secrets.token_urlsafe(64))
    django.setup()
    call_command("migrate", verbosity=0)


def _lists(options: argparse.Namespace) -> Iterator[Asked]:
    from django.utils import timezone  # noqa: PLC0415 - after Django is set up

    from benchmarks.crowd import gather  # noqa: PLC0415 - the same
    from benchmarks.visitor import cookie_of, visitors  # noqa: PLC0415 - the same

    now = timezone.now()
    start = time.perf_counter()
    crowd = gather(options.custodies, now=now)
    _say(
        f"{options.custodies:,} custodies written, {time.perf_counter() - start:.0f} s"
    )
    half = quote((now - dt.timedelta(days=30)).isoformat())
    deep = f"/custodies/?after={half}&key={crowd.places[0].pk}"
    pages = {
        "first page": "/custodies/",
        "far page": deep,
        "those released too": "/custodies/?released=on",
        "a standard broken": "/custodies/?line=periodic-review",
        "one place": f"/custodies/?place={crowd.places[0].pk}",
        "home": "/",
        "a search by name": "/people/?q=Babado+Kaluma",
    }
    with _served(options.workers) as (port, server):
        for visitor in visitors(crowd):
            cookie = cookie_of(visitor)
            for name, page in pages.items():
                ask = _Visit(port, page, cookie, options.seconds, options.connections)
                one = ask.measure(f"{visitor.name}, {name}", server)
                _say(one.told())
                yield one


@contextmanager
def _served(workers: int) -> Iterator[tuple[int, int]]:
    with socket.socket() as free:
        free.bind((_HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "habeas.web.wsgi:application"]
    options = ["--bind", f"{_HOST}:{port}", "--workers", str(workers)]
    quiet = ["--no-control-socket", "--log-level", "error"]
    with subprocess.Popen([*command, *options, *quiet]) as server:
        _wait(port)
        yield port, server.pid
        server.terminate()


def _wait(port: int) -> None:
    until = time.monotonic() + _FIRST_TRY
    while time.monotonic() < until:
        with socket.socket() as asked:
            if asked.connect_ex((_HOST, port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("the server did not start")


@dataclass(slots=True)
class _Visit:
    """One page asked again and again over some connections."""

    port: int
    page: str
    cookie: str
    seconds: float
    connections: int

    def measure(self, name: str, server: int) -> Asked:
        """Ask for as long as was told, after a few answers to warm up."""
        self._ask(time.monotonic() + min(3.0, self.seconds / 4))
        before, start = _cpu_of(server), time.monotonic()
        answers = self._ask(start + self.seconds)
        lasted, cpu = time.monotonic() - start, _cpu_of(server) - before
        good = sorted(took for took, status in answers if status == _OK)
        count = max(len(good), 1)
        return Asked(
            name,
            len(good),
            len(answers) - len(good),
            len(good) / lasted,
            1000 * _share(good, 0.5),
            1000 * _share(good, 0.95),
            1000 * cpu / count,
        )

    def _ask(self, until: float) -> list[tuple[float, int]]:
        found: list[tuple[float, int]] = []
        threads = [
            threading.Thread(target=self._one, args=(until, found))
            for _ in range(self.connections)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    def _one(self, until: float, found: list[tuple[float, int]]) -> None:
        while time.monotonic() < until:
            start = time.perf_counter()
            asked = HTTPConnection(_HOST, self.port, timeout=30)
            asked.request("GET", self.page, headers={"Cookie": self.cookie})
            answer = asked.getresponse()
            answer.read()
            asked.close()
            found.append((time.perf_counter() - start, answer.status))


_OK = 200


def _share(ordered: Sequence[float], share: float) -> float:
    return ordered[int(share * (len(ordered) - 1))] if ordered else float("nan")


def _cpu_of(server: int) -> float:
    """Add up the processor time of the server's processes, in seconds."""
    listed = subprocess.run(
        ["ps", "--ppid", str(server), "-o", "times="],  # noqa: S607 - of the system
        capture_output=True,
        text=True,
        check=True,
    )
    return float(sum(int(line) for line in listed.stdout.split()))


def _sweep(folder: Path) -> Swept:
    from benchmarks.register import fill  # noqa: PLC0415 - after Django is set up
    from benchmarks.running import keep_running  # noqa: PLC0415 - the same
    from habeas.web.register.models import Custody  # noqa: PLC0415 - the same

    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="habeas-running-") as moved:
        keep_running(folder, Path(moved), as_of=_SWEPT_AT.replace(tzinfo=None))
        rows = fill(Path(moved))
    took = time.perf_counter() - start
    _say(f"{sum(rows.values()):,} facts written, {took:.0f} s")
    return _swept(Custody.objects.filter(ended_at=None).count(), dt.timedelta())


def _sweep_again() -> Swept:
    from habeas.web.register.models import Custody  # noqa: PLC0415 - as above

    return _swept(Custody.objects.filter(ended_at=None).count(), dt.timedelta(days=1))


def _swept(custodies: int, later: dt.timedelta, *, processes: int = 2) -> Swept:
    """Sweep all in as many processes; what starting and compiling take is left out."""
    from habeas.web.register.actions.sweeping import mark_due  # noqa: PLC0415 - as above

    start = _SWEPT_AT + later
    command = [sys.executable, "-m", "benchmarks.sweeper", start.isoformat()]
    running = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
        )
        for _ in range(processes)
    ]
    for one in running:
        if one.stdout:
            one.stdout.readline()
    began = time.perf_counter()
    mark_due(start, everything=True)
    told = [one.communicate("go\n")[0] for one in running]
    swept = Swept(
        custodies,
        processes,
        time.perf_counter() - began,
        sum(float(said.split()[-1]) for said in told),
    )
    _say(swept.told())
    return swept


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
