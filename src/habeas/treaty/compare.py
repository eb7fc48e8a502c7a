"""Two versions of a document: what became of each paragraph."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.treaty.document import Document
from habeas.treaty.likeness import (
    Passage,
    Profile,
    passages_of,
    profile_of,
    weights_of,
    words_of,
)
from habeas.treaty.word_changes import Part, Wording, compare_wording

# Measured on the pair in tests/corpus: unrelated passages on one subject
# reach 0.2 of each other, and the most rewritten that a reader still matches 0.35.
_ALIKE = 0.3
# Of a part that was cut off or joined to another, at least half is found there.
_PART = 0.5
# What stands under the same heading, or at the same place, is likelier the same.
_SAME_HEADING = 0.06
_SAME_PLACE = 0.06
# A run of words in more than a twentieth of the passages is a turn of phrase.
_COMMONPLACE = 20
_FEW = 5


class Fate(StrEnum):
    """What became of a paragraph between two versions."""

    KEPT = "kept"
    EDITED = "edited"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Concordance:
    """One entry: the paragraphs of the old version, those of the new, and the change.

    `likeness` is the share of their text in common, from 0 to 1; `is_moved` says
    that it stands before or after what it stood after or before.
    """

    fate: Fate
    old: tuple[str, ...]
    new: tuple[str, ...]
    likeness: float
    is_moved: bool
    wording: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared, entry by entry in the order of the new version."""

    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    entries: tuple[Concordance, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """An old and a new passage that share text: of each, the share in the other."""

    old: int
    new: int
    of_old: float
    of_new: float
    pull: float

    @property
    def likeness(self) -> float:
        return (self.of_old + self.of_new) / 2


def compare(old: Document, new: Document) -> Comparison:
    """Find what became of each paragraph of the old version in the new.

    Reads: two documents read. Promises: every paragraph of either is in exactly
    one entry; a dropped one stands where it would have stood.
    """
    return compare_passages(passages_of(old), passages_of(new))


def compare_passages(old: Sequence[Passage], new: Sequence[Passage]) -> Comparison:
    """Compare passages; `compare` says how."""
    groups = _groups(_links(old, new), len(old), len(new))
    moved = _moved(groups)
    entries = [
        _entry(group, old, new, is_moved=place in moved)
        for place, group in enumerate(groups)
    ]
    return Comparison(tuple(old), tuple(new), tuple(entries))


def _links(old: Sequence[Passage], new: Sequence[Passage]) -> list[_Link]:
    before = [words_of(passage.text) for passage in old]
    after = [words_of(passage.text) for passage in new]
    weights = weights_of([*before, *after])
    olds = [profile_of(words, weights) for words in before]
    news = [profile_of(words, weights) for words in after]
    links = []
    for at, to in _candidates(olds, news):
        link = _Link(
            at,
            to,
            olds[at].found_in(news[to]),
            news[to].found_in(olds[at]),
            _pull(old, new, at, to),
        )
        if link.likeness >= _ALIKE or max(link.of_old, link.of_new) >= _PART:
            links.append(link)
    return sorted(links, key=lambda link: link.likeness + link.pull, reverse=True)


def _candidates(
    olds: Sequence[Profile], news: Sequence[Profile]
) -> Iterator[tuple[int, int]]:
    """Give the pairs that share a run of words which is not a commonplace."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for to, profile in enumerate(news):
        for run in profile.runs:
            holders.setdefault(run, []).append(to)
    most = max(_FEW, len(news) // _COMMONPLACE)
    for at, profile in enumerate(olds):
        rare = [
            found for run in profile.runs if len(found := holders.get(run, [])) <= most
        ]
        yield from ((at, to) for to in sorted({to for found in rare for to in found}))


def _pull(old: Sequence[Passage], new: Sequence[Passage], at: int, to: int) -> float:
    apart = abs(at / len(old) - to / len(new))
    same = words_of(old[at].heading) == words_of(new[to].heading)
    return _SAME_PLACE * (1 - apart) + _SAME_HEADING * same


@dataclass(frozen=True, slots=True)
class _Group:
    """Old and new passages that belong together, and where to list them."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    place: tuple[float, int]


def _groups(links: Sequence[_Link], olds: int, news: int) -> list[_Group]:
    """Join what belongs together, and put it in the order of the new version."""
    pairs = _pairs(links)
    news_of = {at: {to} for at, to in pairs.items()}
    olds_of = {at: {at} for at in pairs}
    paired = {to: at for at, to in pairs.items()}
    for link in links:
        if link.new not in paired and link.of_new >= _PART and link.old in news_of:
            news_of[link.old].add(link.new)
            paired[link.new] = link.old
        elif link.old not in pairs and link.of_old >= _PART and link.new in paired:
            pairs[link.old] = link.new
            olds_of[paired[link.new]].add(link.old)
    groups = [
        _Group(tuple(sorted(olds_of[at])), tuple(sorted(own)), (min(own), 0))
        for at, own in news_of.items()
    ]
    groups += [_Group((), (to,), (to, 0)) for to in range(news) if to not in paired]
    return sorted([*groups, *_dropped(groups, olds)], key=lambda group: group.place)


def _pairs(links: Sequence[_Link]) -> dict[int, int]:
    """Pair each old passage with at most one new one, the likest first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for link in links:
        if link.old not in pairs and link.new not in taken:
            pairs[link.old] = link.new
            taken.add(link.new)
    return pairs


def _dropped(groups: Iterable[_Group], olds: int) -> Iterator[_Group]:
    after = {at: max(group.new) for group in groups for at in group.old}
    last = -1
    for at in range(olds):
        if at in after:
            last = after[at]
        else:
            yield _Group((at,), (), (last + 0.5, at))


def _moved(groups: Sequence[_Group]) -> set[int]:
    """Find the groups that stand out of order: the fewest that explain it."""
    chain: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place, group in enumerate(groups):
        if not (group.old and group.new):
            continue
        at = bisect_left(ends, group.old[0])
        before[place] = chain[at - 1] if at else None
        chain[at:] = [place, *chain[at + 1 :]]
        ends[at:] = [group.old[0], *ends[at + 1 :]]
    in_order: set[int] = set()
    step = chain[-1] if chain else None
    while step is not None:
        in_order.add(step)
        step = before[step]
    return set(before) - in_order


def _entry(
    group: _Group, old: Sequence[Passage], new: Sequence[Passage], *, is_moved: bool
) -> Concordance:
    before = "\n".join(old[at].text for at in group.old)
    after = "\n".join(new[to].text for to in group.new)
    wording = compare_wording(before, after)
    same = sum(len(each.text) for each in wording if each.part is Part.SAME)
    return Concordance(
        _fate(group, is_same=before.split() == after.split()),
        tuple(old[at].name for at in group.old),
        tuple(new[to].name for to in group.new),
        2 * same / max(len(before) + len(after), 1),
        is_moved,
        wording,
    )


def _fate(group: _Group, *, is_same: bool) -> Fate:
    match len(group.old), len(group.new):
        case 0, _:
            return Fate.NEW
        case _, 0:
            return Fate.DROPPED
        case 1, 1:
            return Fate.KEPT if is_same else Fate.EDITED
        case 1, _:
            return Fate.SPLIT
        case _:
            return Fate.MERGED
