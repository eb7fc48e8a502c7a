"""The sweep as a command: once, or again and again."""

import signal
import sys
import time
from types import FrameType

from django.db import OperationalError, close_old_connections
from django.utils import timezone

from habeas.web.register.actions.sweeping import sweep

# After the database could not be reached.
_WAIT = 5.0


def sweep_once() -> str:
    """Sweep everything that runs, and say what was done."""
    return str(sweep(timezone.now(), everything=True))


def sweep_on(every: float) -> None:
    """Sweep until told to stop; a database that is away for a while is waited for.

    The first time everything that runs is judged: the law or the rulebook may have
    changed since the last start, and facts may have been restored.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    everything = True
    while True:
        try:
            sweep(timezone.now(), everything=everything)
            everything = False
        except OperationalError:
            time.sleep(_WAIT)
        close_old_connections()
        time.sleep(every)
