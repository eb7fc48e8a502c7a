"""What a register bears: killed in the middle of writes, and many writers at once.

`python -m benchmarks.endurance --kills 200 --seconds 60` makes a register in a folder
that is thrown away (or in the database of DATABASE_URL, which must be empty), and ends
with status 1 where a write that was acknowledged is lost, or the trail does not hold.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Thread
from typing import BinaryIO

from django.utils import timezone

WRITERS = 8
# A moment is drawn between a hundredth and a third of a second.
_SOONEST, _LATEST = 0.01, 0.33


@dataclass(frozen=True, slots=True)
class Killed:
    """How often writers were killed, and the writes they had acknowledged."""

    kills: int
    acknowledged: Sequence[str]


@dataclass(frozen=True, slots=True)
class Written:
    """How many writes several writers acknowledged, in how many seconds."""

    acknowledged: Sequence[str]
    seconds: float
    failed: int

    @property
    def a_second(self) -> float:
        """The audited writes a second."""
        return len(self.acknowledged) / self.seconds


def kill_again_and_again(kills: int, *, seed: int = 7) -> Killed:
    """Fork a writer, kill it in the middle of its writes, and do it again."""
    chance = random.Random(seed)  # noqa: S311 - when to kill is no secret
    acknowledged: list[str] = []
    for _ in range(kills):
        writer = fork()
        time.sleep(chance.uniform(_SOONEST, _LATEST))
        writer.kill()
        writer.read()
        acknowledged += writer.acknowledged()
    return Killed(kills, acknowledged)


def write_together(seconds: float, *, writers: int = WRITERS) -> Written:
    """Have several writers write as fast as they can for a while."""
    running = [fork() for _ in range(writers)]
    readers = [Thread(target=writer.read) for writer in running]
    for reader in readers:
        reader.start()
    began = time.monotonic()
    time.sleep(seconds)
    failed = sum(writer.has_ended() for writer in running)
    took = time.monotonic() - began
    for writer in running:
        writer.kill()
    for reader in readers:
        reader.join()
    acknowledged = [told for writer in running for told in writer.acknowledged()]
    return Written(acknowledged, took, failed)


@dataclass(slots=True)
class Writer:
    """A process that writes, and tells on a pipe of each write that is on disk."""

    pid: int
    pipe: BinaryIO
    said: bytearray
    status: int | None = None

    def read(self) -> None:
        """Take what it tells until it ends."""
        for line in self.pipe:
            self.said += line

    def has_ended(self) -> bool:
        """Say whether it ended by itself, as none should."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid:
            self.status = status
        return self.status is not None

    def kill(self) -> None:
        """Kill it, in the middle of whatever it does."""
        if not self.has_ended():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def acknowledged(self) -> list[str]:
        """Give the writes that it told of."""
        # The last line may have been cut off.
        whole, _, _ = bytes(self.said).rpartition(b"\n")
        return [line.decode() for line in whole.split(b"\n") if line]


def fork() -> Writer:
    """Fork a writer off this process, which holds no connection meanwhile."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Writer(pid, os.fdopen(reading, "rb"), bytearray())
    os.close(reading)
    try:
        _write_for_ever(writing)
    finally:
        # No exit handler of the parent's runs in the child.
        os._exit(1)


def _write_for_ever(told: int) -> None:
    from habeas.web.register.actions import facts  # noqa: PLC0415 - after start
    from habeas.web.register.models import Custody, Person  # noqa: PLC0415
    from habeas.web.trail.actions import SYSTEM  # noqa: PLC0415

    while True:
        person = facts.record(Person(birth_year=1990), by=SYSTEM)
        os.write(told, f"{person.pk}\n".encode())
        custody = Custody(person=person, began_at=timezone.now())
        os.write(told, f"{facts.record(custody, by=SYSTEM).pk}\n".encode())


def lost(acknowledged: Sequence[str]) -> list[str]:
    """Name the acknowledged writes that the register does not hold."""
    from habeas.web.register.models import Custody, Person  # noqa: PLC0415 - after start

    held = {
        str(pk)
        for kind in (Person, Custody)
        for pk in kind.objects.values_list("pk", flat=True)
    }
    return [told for told in acknowledged if told not in held]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both proofs, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="habeas-") as folder:
        os.environ.setdefault("HABEAS_HOME", folder)
        return _proved(asked.kills, asked.seconds)


def _proved(kills: int, seconds: float) -> int:
    from habeas.web.operating.starting import set_up, start  # noqa: PLC0415 - slow

    start()
    set_up()
    from django.db import connection  # noqa: PLC0415 - after start

    from habeas.web.operating.verifying import check  # noqa: PLC0415

    connection.close()
    killed = kill_again_and_again(kills)
    written = write_together(seconds)
    gone = lost([*killed.acknowledged, *written.acknowledged])
    found = check()
    holds = "holds" if found.holds else "BROKEN"
    sys.stdout.write(
        f"{connection.vendor}: {killed.kills} kills, {len(killed.acknowledged):,} "
        f"writes acknowledged before them; {WRITERS} writers for "
        f"{written.seconds:.0f} s, {written.a_second:.0f} audited writes a second, "
        f"{written.failed} failed; {len(gone)} lost; "
        f"{found.chain.entries:,} entries, trail {holds}\n"
    )
    return int(bool(gone) or written.failed > 0 or not found.holds)


if __name__ == "__main__":
    raise SystemExit(main())
