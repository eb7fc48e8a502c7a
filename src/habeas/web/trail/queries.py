"""Read the chain, and find where it is broken."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from habeas.web.trail.models import Entry, Head, Recorded
from habeas.web.trail.models.entry import GENESIS


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the chain does not hold, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries hold, the last hash, and the first break if there is one."""

    entries: int
    head: str
    broken: Break | None


def verify(entries: Iterable[Entry] | None = None) -> Verified:
    """Follow the chain from its beginning to its end.

    Promises: an entry edited, removed or put in is told at the first entry that no
    longer fits; so is an end that is not the last entry's.
    """
    if entries is None:
        entries = Entry.objects.order_by("number").iterator(chunk_size=2_000)
    number, digest = 0, GENESIS
    for entry in entries:
        if broken := _fault(entry, after=number, digest=digest):
            return Verified(number, digest, broken)
        number, digest = entry.number, entry.digest
    head = Head.objects.get(pk=1)
    if (head.number, head.digest) != (number, digest):
        why = (
            f"the trail ends with entry {number}, and its head says {head.number}: "
            "entries were removed from its end, or added past it"
        )
        return Verified(number, digest, Break(number + 1, why))
    return Verified(number, digest, None)


def _fault(entry: Entry, *, after: int, digest: str) -> Break | None:
    if entry.number != after + 1:
        return Break(
            after + 1, f"entry {after + 1} is missing: {entry.number} comes next"
        )
    if entry.previous != digest:
        return Break(
            entry.number,
            f"entry {entry.number} does not follow from the one before it: one of "
            "the two was replaced",
        )
    if entry.worked_out() != entry.digest:
        return Break(
            entry.number, f"entry {entry.number} was changed after it was made"
        )
    return None


def history(fact: Recorded) -> QuerySet[Entry]:
    """Give the versions of one fact, the newest first."""
    return Entry.objects.filter(
        kind=fact.trail_name(), object_id=str(fact.pk), version__gt=0
    ).order_by("-version")
