"""Mark custodies to be judged: after a write, or as time comes."""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.utils import timezone

from habeas.web.register.models import Mark
from habeas.web.register.queries.affected import affected_by
from habeas.web.trail.models import Recorded

_AT_ONCE = 500


def mark_affected(*, fact: Recorded, **sent: object) -> None:
    """Mark the custodies that a write bears on, within its transaction."""
    del sent
    mark(affected_by(fact), at=timezone.now())


def mark(custodies: Iterable[uuid.UUID], *, at: dt.datetime) -> dict[uuid.UUID, int]:
    """Mark custodies as waiting since a moment, and give the token of each.

    Whatever is being judged of them meanwhile is not kept.
    """
    # In one order, so that two writers never wait for each other.
    marks = [Mark(custody_id=pk, stale_since=at) for pk in sorted(custodies)]
    Mark.objects.bulk_create(
        marks,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["custody"],
        update_fields=["stale_since", "token", "claimed_until"],
    )
    return {each.custody_id: each.token for each in marks}


def mark_waiting(custodies: Iterable[uuid.UUID], *, at: dt.datetime) -> None:
    """Mark custodies that no write has touched; a mark that is there stays as it is."""
    marks = [Mark(custody_id=pk, stale_since=at) for pk in sorted(custodies)]
    Mark.objects.bulk_create(marks, batch_size=_AT_ONCE, ignore_conflicts=True)
