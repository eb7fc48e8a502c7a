"""One process of a sweep that several share: it says when it is ready, and waits."""

import datetime as dt
import os
import sys
import time


def main() -> int:
    """Sweep as of a moment, and say what it took of the processor."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.web.settings")
    import django  # noqa: PLC0415 - its settings are told by the environment

    django.setup()
    from habeas.web.register.actions.sweeping import sweep  # noqa: PLC0415 - the same
    from habeas.web.register.models import Custody  # noqa: PLC0415 - the same
    from habeas.web.register.queries.facts import (  # noqa: PLC0415 - the same
        scope_of,
        tables,
        wall_time,
    )
    from habeas.web.register.queries.working_out import warm  # noqa: PLC0415 - the same

    at = dt.datetime.fromisoformat(sys.argv[1])
    # Compiled once for a law, and kept on disk: no part of a sweep.
    first = Custody.objects.values_list("pk", flat=True)[:2_000]
    warm().judge(tables(scope_of(first)), wall_time(at))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    before = time.process_time()
    swept = sweep(at)
    sys.stdout.write(f"{swept.judged} {time.process_time() - before}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
