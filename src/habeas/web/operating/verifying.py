"""Whether the trail holds, and whether each fact still says what the trail says."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import OuterRef, Subquery

from habeas.web.trail.actions import canonical, content_of
from habeas.web.trail.models import Entry, Recorded
from habeas.web.trail.queries import Verified, verify

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Tampered:
    """A fact that does not say what the trail says, or that the trail does not know."""

    kind: str
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The chain, how many facts were compared, and those that differ."""

    chain: Verified
    facts: int
    tampered: tuple[Tampered, ...]

    @property
    def holds(self) -> bool:
        """Say whether nothing was changed behind the trail's back."""
        return self.chain.broken is None and not self.tampered


def check(most: int = 20) -> Checked:
    """Follow the chain, and compare each fact with its newest entry.

    Promises: a row edited in its own table is found although the chain is whole; so is
    one put in or taken away. At most `most` of them are named.
    """
    chain = verify()
    facts, found = 0, list[Tampered]()
    for kind in _kinds():
        for told in _differing(kind):
            facts += told is None
            if told is not None and len(found) < most:
                found.append(told)
        found += list(_gone(kind))[: most - len(found)]
    return Checked(chain, facts, tuple(found))


def _kinds() -> Iterator[type[Recorded]]:
    return (kind for kind in apps.get_models() if issubclass(kind, Recorded))


def _differing(kind: type[Recorded]) -> Iterator[Tampered | None]:
    """Give None for each fact that stands, and what is wrong with the others."""
    name = kind.trail_name()
    rows = kind._default_manager.order_by("pk").iterator(chunk_size=_AT_ONCE)
    held: list[Recorded] = []
    for fact in rows:
        held.append(fact)
        if len(held) == _AT_ONCE:
            yield from _compared(name, held)
            held = []
    yield from _compared(name, held)


def _compared(name: str, facts: list[Recorded]) -> Iterator[Tampered | None]:
    newest = (
        Entry.objects.filter(kind=name, object_id=OuterRef("object_id"), version__gt=0)
        .order_by("-version")
        .values("number")[:1]
    )
    ids = [str(fact.pk) for fact in facts]
    entries = Entry.objects.filter(
        kind=name, object_id__in=ids, number=Subquery(newest)
    )
    told = {e.object_id: (e.version, e.content) for e in entries}
    for fact in facts:
        said = told.get(str(fact.pk))
        if said is None:
            yield Tampered(name, str(fact.pk), "the trail does not know of it")
        elif said != (fact.version, canonical(content_of(fact))):
            yield Tampered(name, str(fact.pk), "it was changed without the trail")
        else:
            yield None


def _gone(kind: type[Recorded]) -> Iterator[Tampered]:
    """Give the facts that the trail knows and the table has no more."""
    name = kind.trail_name()
    known = Entry.objects.filter(kind=name, version=1).values_list(
        "object_id", flat=True
    )
    there = {str(pk) for pk in kind._default_manager.values_list("pk", flat=True)}
    for object_id in known.iterator(chunk_size=_AT_ONCE):
        if object_id not in there:
            yield Tampered(name, object_id, "it was removed without the trail")
