"""The same reasons for many people: what fits all was decided about none of them."""

import datetime as dt
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.web.register.models import (
    Assessment,
    Consideration,
    Ground,
    Order,
    Proposal,
)
from habeas.web.register.queries.access import Viewer, visible
from habeas.web.trail.models import Recorded

# Relatives and friends arrested together may share their circumstances, and with them
# the words; five different people whose own case came out word for word alike do not.
# No paragraph states a number: it is ours.
MANY = 5
# Fewer words than these ("none are known") say too little to tell a copied text from
# a plain one.
FEWEST_WORDS = 5
# How far back texts are compared: as long as any detention under most laws.
LOOK_BACK = dt.timedelta(days=180)
# So many texts of a kind are compared, the newest: some seconds of work at the most.
MOST = 100_000

_Row = tuple[str, object, object, object, str]
_WORD = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Written:
    """Where reasons about one person are written: the fact, its field, what it is."""

    kind: type[Recorded]
    field: str
    what: str | Promise


WRITTEN = (
    Written(Ground, "fact", _("Fact that proves the objective")),
    Written(Assessment, "text", _("Individual assessment")),
    Written(Consideration, "reason", _("Reason against an alternative")),
    Written(Proposal, "necessity", _("Necessity")),
    Written(Proposal, "proportionality", _("Proportionality")),
    Written(Order, "reasons", _("Reasons of the order")),
)


@dataclass(slots=True)
class Identical:
    """One text, in whatever spelling, that was given for many people."""

    what: str | Promise
    text: str
    people: set[object] = field(default_factory=set)
    authors: set[object] = field(default_factory=set)
    custodies: dict[object, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Give for how many people it was given."""
        return len(self.people)


def fingerprint(text: str) -> str | None:
    """Reduce a text to what is left when only its look differs; None if too short.

    Case, marks, punctuation, spaces and figures make no difference: a date typed into
    the same sentence makes it no other sentence.

    >>> fingerprint("No address; fled on 3 May 2026.") == fingerprint(
    ...     "no address - FLED on 17 May, 2025"
    ... )
    True
    >>> fingerprint("None are known.") is None
    True
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = _WORD.findall(_FIGURES.sub("0", plain))
    if len(words) < FEWEST_WORDS:
        return None
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def identical_reasons(
    viewer: Viewer, now: dt.datetime, *, many: int = MANY
) -> Sequence[Identical]:
    """Give the texts that were given for many people, the most used first.

    Only what this person may see is compared: a checking officer finds those of their
    body, a monitor those of all.
    """
    found = [
        same
        for written in WRITTEN
        for same in _grouped(written, _rows(viewer, written, now))
        if same.count >= many
    ]
    return sorted(found, key=lambda same: -same.count)


def _rows(viewer: Viewer, written: Written, now: dt.datetime) -> Iterable[_Row]:
    rows = visible(viewer, written.kind).filter(
        recorded_at__gte=now - LOOK_BACK, withdrawn_at=None
    )
    newest = rows.exclude(**{written.field: ""}).order_by("-recorded_at")[:MOST]
    return newest.values_list(
        written.field,
        "recorded_by_id",
        "custody__person_id",
        "custody_id",
        "custody__reference",
    )


def _grouped(written: Written, rows: Iterable[_Row]) -> Iterator[Identical]:
    groups: dict[str, Identical] = {}
    for text, author, person, custody, reference in rows:
        name = fingerprint(text)
        if name is None:
            continue
        same = groups.setdefault(name, Identical(written.what, text))
        same.people.add(person)
        same.authors.add(author)
        same.custodies[custody] = reference
    yield from groups.values()


def used_before(viewer: Viewer, proposal: Proposal, now: dt.datetime) -> int:
    """Give for how many other people the words of a proposal were used already."""
    own = {
        fingerprint(text)
        for text in (proposal.necessity, proposal.proportionality)
        if text
    } - {None}
    people: dict[str | None, set[object]] = defaultdict(set)
    for written in WRITTEN:
        if written.kind is not Proposal:
            continue
        for text, _author, person, *_rest in _rows(viewer, written, now):
            people[fingerprint(text)].add(person)
    others = (people[name] - {proposal.custody.person_id} for name in own)
    return max((len(each) for each in others), default=0)
