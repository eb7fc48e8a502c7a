"""Two wordings of one text set side by side: what stayed, went, and came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

_TOKEN = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+|\s+|[\W_]"
)
# A word or two that chance to be the same do not interrupt a change.
_FEW_LETTERS = 4


class Part(StrEnum):
    """What became of a stretch of wording."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Wording:
    """A stretch of text and what became of it."""

    part: Part
    text: str


def compare_wording(old: str, new: str) -> tuple[Wording, ...]:
    """Set two texts side by side, word by word.

    Promises: without what was added the parts are the old text, and without what
    was removed the new one; of a change, what was removed comes first.

    >>> [str(each.part) for each in compare_wording("must act", "should act")]
    ['removed', 'added', 'same']
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return tuple(_wordings(_changes(before, after)))


def _changes(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Give in turn what was removed, what was added, and what stayed after it."""
    removed = added = ""
    for code in Indel.opcodes(before, after):
        old = "".join(before[code.src_start : code.src_end])
        new = "".join(after[code.dest_start : code.dest_end])
        is_within = removed and added and code.src_end < len(before)
        if code.tag != "equal" or (is_within and _is_chance(old)):
            removed, added = removed + old, added + new
        else:
            yield removed, added, old
            removed = added = ""
    yield removed, added, ""


def _is_chance(text: str) -> bool:
    return sum(sign.isalnum() for sign in text) < _FEW_LETTERS


def _wordings(changes: Iterator[tuple[str, str, str]]) -> Iterator[Wording]:
    held = ""
    for removed, added, same in changes:
        if (removed or added) and held:
            yield Wording(Part.SAME, held)
            held = ""
        if removed:
            yield Wording(Part.REMOVED, removed)
        if added:
            yield Wording(Part.ADDED, added)
        held += same
    if held:
        yield Wording(Part.SAME, held)
