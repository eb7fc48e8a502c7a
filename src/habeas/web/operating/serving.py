"""The web served, with the sweep beside it."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType

from habeas.law.errors import OutputError

# How often what has come due is looked for.
SWEEP_EVERY = 2.0
# How long a process may take to end before it is ended.
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Served:
    """What is served where: `host:port`, by how many processes."""

    host: str
    port: int
    workers: int

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def serve(served: Served, *, sweeps: bool = True) -> int:
    """Serve until told to stop; give the exit status.

    Two processes run beside each other, the web server and the sweep. Where one ends
    by itself the other is ended too: a register without its clock is not to run.
    Raises OutputError where the address is taken or not this machine's.
    """
    _must_be_free(served)
    commands = [_server(served)] + ([_sweeper()] if sweeps else [])
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603 - our own

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.2)
        status = next(p.returncode for p in running if p.returncode is not None)
    except KeyboardInterrupt:
        status = 0
    finally:
        _end(running)
    return status


def _must_be_free(served: Served) -> None:
    """Try the address as the web server will, which tells it in four lines of log."""
    family = socket.AF_INET6 if ":" in served.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((served.host, served.port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"nothing can be served at {served.address} ({reason.lower()}): name "
            "another with --host and --port"
        ) from error


def _server(served: Served) -> Sequence[str]:
    return (
        sys.executable,
        "-m",
        "gunicorn",
        "habeas.web.wsgi:application",
        f"--bind={served.host}:{served.port}",
        f"--workers={served.workers}",
        "--no-control-socket",
        # A folder of documents is read while its page tells how far it has come.
        "--timeout=300",
        "--max-requests=5000",
        "--max-requests-jitter=500",
        "--log-level=warning",
    )


def _sweeper() -> Sequence[str]:
    return (sys.executable, "-m", "habeas", "sweep", f"--every={SWEEP_EVERY}")


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            process.terminate()
    for process in running:
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
