"""Judge whatever waits or has come due: in batches, by any number of sweeps at once."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from habeas.law.verdict import Verdict
from habeas.web.register.actions.judging import judge_marked
from habeas.web.register.actions.mailing import mail_alarms, mail_digests
from habeas.web.register.actions.marking import mark_waiting
from habeas.web.register.actions.releasing import release_on_expiry
from habeas.web.register.actions.watching import watch
from habeas.web.register.models import Custody, Judged, Mark
from habeas.web.register.queries.expiry import ENDING, held
from habeas.web.register.queries.working_out import Finding
from habeas.web.trail.models import Head

# So many are judged together: the more, the cheaper each; the fewer, the less is lost
# when a sweep is broken off.
BATCH = 10_000
# How long a sweep that was broken off keeps what it had claimed.
LEASE = dt.timedelta(minutes=5)
_MARKED_AT_ONCE = 1_000
_ENDING = frozenset(rule.id for rule in ENDING)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many custodies a sweep judged, and how many releases it instructed."""

    judged: int
    instructed: int


def sweep(now: dt.datetime, *, batch: int = BATCH, everything: bool = False) -> Swept:
    """Judge what is marked or has come due, and raise what follows from it.

    Several sweeps may run at once: each judges what no other has claimed. `everything`
    also judges every custody that runs, or was never judged, as after an import.
    """
    mark_due(now, everything=everything)
    judged, over = 0, set[uuid.UUID]()
    while tokens := claim(now, most=batch):
        found = judge_marked(tokens, at=now)
        over |= {custody for custody in found if _may_be_over(found[custody])}
        judged += len(tokens)
    issued = release_on_expiry(
        now, custodies=held().filter(pk__in=over).values_list("pk", flat=True)
    )
    watch(now)
    mail_alarms(now)
    mail_digests(now)
    return Swept(judged, len(issued))


def _may_be_over(findings: Iterable[Finding]) -> bool:
    """Say whether the right to hold somebody may have run out."""
    return any(f.line in _ENDING and f.verdict is Verdict.BREACH for f in findings)


def mark_due(now: dt.datetime, *, everything: bool = False) -> int:
    """Mark the custodies that time has made stale; give how many."""
    marked = 0
    for custodies in _chunks(_due(now, everything=everything)):
        with transaction.atomic():
            # Writers mark while they hold the trail's end: whoever marks many waits
            # for them there, and no two ever wait for each other.
            Head.objects.select_for_update().get(pk=1)
            mark_waiting(custodies, at=now)
        marked += len(custodies)
    return marked


def _due(now: dt.datetime, *, everything: bool) -> list[uuid.UUID]:
    waits = Mark.objects.filter(custody=OuterRef("pk"))
    if not everything:
        # Along an index: a sweep that finds nothing to do costs next to nothing.
        due = Judged.objects.filter(~Exists(waits), next_at__lte=now)
        return list(due.values_list("pk", flat=True))
    never = ~Exists(Judged.objects.filter(custody=OuterRef("pk")))
    rows = Custody.objects.filter(
        Q(never) | Q(ended_at=None), ~Exists(waits), withdrawn_at=None
    )
    return list(rows.values_list("pk", flat=True))


@transaction.atomic
def claim(now: dt.datetime, *, most: int = BATCH) -> Mapping[uuid.UUID, int]:
    """Claim some of what waits, those first that wait longest; give their tokens."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    marks = (
        Mark.objects.select_for_update(skip_locked=True)
        .filter(free)
        .order_by("stale_since", "pk")[:most]
    )
    tokens = dict(marks.values_list("pk", "token"))
    Mark.objects.filter(token__in=tokens.values()).update(claimed_until=now + LEASE)
    return tokens


def _chunks(found: Collection[uuid.UUID]) -> Iterator[Collection[uuid.UUID]]:
    ordered = sorted(found)
    for start in range(0, len(ordered), _MARKED_AT_ONCE):
        yield ordered[start : start + _MARKED_AT_ONCE]
