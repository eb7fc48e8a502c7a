"""The sweep as a command: once, or again and again; and reminders once a day."""

import datetime as dt
import signal
import sys
import time
from types import FrameType

from django.db import OperationalError, close_old_connections
from django.utils import timezone

from habeas.web.register.actions.sweeping import sweep
from habeas.web.supervision.actions.reminding import remind

# After the database could not be reached.
_WAIT = 5.0
# The hour from which the reminders of a day go out.
_MORNING = 6


def sweep_once() -> str:
    """Sweep everything that runs, and say what was done."""
    now = timezone.now()
    swept = str(sweep(now, everything=True))
    remind(now)
    return swept


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
    reminded: dt.date | None = None
    while True:
        try:
            now = timezone.now()
            sweep(now, everything=everything)
            everything = False
            reminded = _remind_daily(now, reminded)
        except OperationalError:
            time.sleep(_WAIT)
        close_old_connections()
        time.sleep(every)


def _remind_daily(now: dt.datetime, reminded: dt.date | None) -> dt.date | None:
    """Mail the reminders of a day from its morning on; give the day last mailed of."""
    here = timezone.localtime(now)
    if here.hour < _MORNING or here.date() == reminded:
        return reminded
    remind(now)
    return here.date()
