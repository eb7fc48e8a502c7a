"""Recommendations brought by a file: first what would come of it, then carried out.

Nothing that is on record is lost: a new text of the file's own record is a new version
of it, and another text of a paragraph on record stays beside it.
"""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.law.errors import BadInputError
from habeas.treaty.brought import Brought, BroughtFile
from habeas.treaty.uhri import identifier
from habeas.web.environment import home
from habeas.web.library.models import Document
from habeas.web.supervision.actions.finding import keep_words
from habeas.web.supervision.models import Recommendation
from habeas.web.trail.actions import Actor, correct, record_many

_AT_ONCE = 500
_FOLDER = "brought"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_KEY = 64


class Fate(TextChoices):
    """What becomes of a record that a file brings."""

    NEW = "new", gettext_lazy("New")
    KNOWN = "known", gettext_lazy("On record already")
    CHANGED = "changed", gettext_lazy("A new text of what was imported before")
    BESIDE = "beside", gettext_lazy("Another text of a paragraph on record, kept too")


@dataclass(frozen=True, slots=True)
class Planned:
    """One record, what becomes of it, and what is doubtful about it."""

    said: Brought
    fate: Fate
    known: Recommendation | None
    document: Document | None
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a file brings, judged against what is on record."""

    planned: tuple[Planned, ...]
    unknown_columns: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def fates(self) -> dict[Fate, int]:
        """Count the records by what becomes of them."""
        counted = Counter(each.fate for each in self.planned)
        return {fate: counted[fate] for fate in Fate}

    @property
    def doubtful(self) -> list[Planned]:
        """Give the records about which something cannot be right."""
        return [each for each in self.planned if each.doubts]


def plan(file: BroughtFile) -> Plan:
    """Judge what a file brings against what is on record, and write nothing."""
    planned: list[Planned] = []
    records = iter(file.records)
    while some := list(islice(records, _AT_ONCE)):
        planned += _judged(some)
    return Plan(tuple(planned), file.unknown_columns, file.left_out)


def _judged(some: Sequence[Brought]) -> Iterator[Planned]:
    symbols = {each.symbol for each in some}
    keys = {_key(each) for each in some}
    there = Recommendation.objects.filter(
        Q(symbol__in=symbols) | Q(imported_as__in=keys), withdrawn_at=None
    )
    by_key: dict[tuple[str, str], Recommendation] = {}
    by_place: dict[tuple[str, str, str], list[Recommendation]] = {}
    for one in there:
        by_place.setdefault((one.symbol, one.state, one.place), []).append(one)
        if one.imported_as:
            by_key[one.imported_as, one.state] = one
    documents = {
        d.symbol: d
        for d in Document.objects.filter(symbol__in=symbols, withdrawn_at=None)
    }
    for each in some:
        same_place = by_place.get((each.symbol, each.state, each.place), [])
        mine = by_key.get((_key(each), each.state))
        fate, known = _fate(each, mine, same_place)
        document = documents.get(each.symbol)
        doubts = (*each.doubts, *_contradictions(each, document))
        yield Planned(each, fate, known, document, doubts)


def _fate(
    said: Brought, mine: Recommendation | None, same_place: Iterable[Recommendation]
) -> tuple[Fate, Recommendation | None]:
    candidates = ([mine] if mine else []) + list(same_place)
    for one in candidates:
        if one.text.split() == said.text.split():
            return Fate.KNOWN, one
    if mine is not None:
        return Fate.CHANGED, mine
    return (Fate.BESIDE, candidates[0]) if candidates else (Fate.NEW, None)


def _contradictions(said: Brought, document: Document | None) -> Iterator[str]:
    if document is None:
        return
    if said.date and document.dated and said.date < document.dated.isoformat():
        yield _(
            "made public on %(day)s, before the day of the document in the library, "
            "%(other)s, which is kept"
        ) % {"day": said.date, "other": document.dated}
    if document.state and said.state and said.state != document.state:
        yield _("to %(state)s, and the document in the library is on %(other)s") % {
            "state": said.state,
            "other": document.state,
        }


def _key(said: Brought) -> str:
    return said.id if len(said.id) <= _LONGEST_KEY else identifier(said.id)


@transaction.atomic
def carry_out(planned: Plan, *, source: str, by: Actor) -> int:
    """Keep what a plan holds new or changed, all or nothing; say how many."""
    reason = f"import of {source}"
    fresh = [
        _recommendation(each)
        for each in planned.planned
        if each.fate in (Fate.NEW, Fate.BESIDE)
    ]
    for at in range(0, len(fresh), _AT_ONCE):
        keep_words(record_many(fresh[at : at + _AT_ONCE], by=by, reason=reason))
    changed = [each for each in planned.planned if each.fate is Fate.CHANGED]
    for each in changed:
        if (known := each.known) is not None:
            new = {"text": each.said.text, "imported": _imported(each)}
            correct(known, new, by=by, reason=reason, seen=known.version)
    return len(fresh) + len(changed)


def _recommendation(planned: Planned) -> Recommendation:
    said, document = planned.said, planned.document
    day = document.dated if document and document.dated else None
    return Recommendation(
        document=document,
        symbol=said.symbol[:120],
        state=said.state,
        place=said.place,
        body=said.body[:40],
        kind=said.kind.value,
        text=said.text,
        themes=list(said.themes),
        affected=list(said.affected),
        targets=list(said.targets),
        adopted_on=day or (dt.date.fromisoformat(said.date) if said.date else None),
        imported_as=_key(said),
        imported=_imported(planned),
    )


def _imported(planned: Planned) -> dict[str, object]:
    said = planned.said
    doubts = list(planned.doubts)
    return {"id": said.id, **said.rest, "date": said.date, "doubts": doubts}


def hold(data: bytes) -> str:
    """Hold a file between its plan and its import; give the name it is held under."""
    digest = hashlib.sha256(data).hexdigest()
    folder = home() / _FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / digest).write_bytes(data)
    return digest


def held(digest: str) -> bytes:
    """Give a file that is held; raises BadInputError where it is no more."""
    path = home() / _FOLDER / digest
    if not _DIGEST.fullmatch(digest) or not path.is_file():
        raise BadInputError(_("This file is not held any more: choose it again."))
    return path.read_bytes()


def let_go(digest: str) -> None:
    """Hold a file no longer."""
    if _DIGEST.fullmatch(digest):
        (home() / _FOLDER / digest).unlink(missing_ok=True)
