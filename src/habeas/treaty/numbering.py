"""The automatic numbers of a Word document, counted as Word shows them.

No library resolves them: a paragraph names a list and a level, and the number
follows from every paragraph before it. ISO/IEC 29500-1, 17.9.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.treaty.numerals import write_number

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
# Symbol fonts put their signs in the private area; these are Word's usual bullets.
_BULLETS = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        "\uf0fc": "✓",
        "\uf02d": "\u2013",
        "o": "○",
    }
)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    `restarts_after` is the 1-based level whose use sets this one back: None for
    any higher level, 0 for never. `is_legal` writes every number in digits.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    is_legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class ListFormat:
    """One list of a document (`w:num`): which counters it shares, and its levels.

    Lists of one `abstract` go on counting where the other stopped, save at the
    levels in `restarts`, which begin anew when this list is first met there.
    """

    abstract: str
    levels: tuple[Level, ...]
    restarts: frozenset[int] = frozenset()


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of every list, in the order they stand.

    >>> level = Level(text="%1.")
    >>> counter = Counter({"1": ListFormat("a", (level,))})
    >>> [counter.label("1", 0), counter.label("1", 0)]
    ['1.', '2.']
    """

    lists: Mapping[str, ListFormat]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _met: set[tuple[str, int]] = field(default_factory=set)

    def label(self, list_id: str, level: int) -> str:
        """Count one more paragraph of a list and write its label.

        A list or level that the document does not define has no label.
        """
        listed = self.lists.get(list_id)
        if listed is None or not 0 <= level < len(listed.levels):
            return ""
        counts = self._counts.setdefault(listed.abstract, [None] * LEVELS)
        self._begin_anew(counts, list_id, level)
        # A level passed over counts as used: Word shows its start and goes on from it.
        for higher in range(level):
            if counts[higher] is None:
                counts[higher] = listed.levels[higher].start
        held = counts[level]
        counts[level] = listed.levels[level].start if held is None else held + 1
        _set_back_deeper(counts, listed, level)
        return _written(counts, listed, level)

    def _begin_anew(self, counts: list[int | None], list_id: str, level: int) -> None:
        for place in self.lists[list_id].restarts:
            if place <= level and (list_id, place) not in self._met:
                self._met.add((list_id, place))
                counts[place] = None


def _set_back_deeper(counts: list[int | None], listed: ListFormat, level: int) -> None:
    for deeper in range(level + 1, len(listed.levels)):
        after = listed.levels[deeper].restarts_after
        if after is None or level < after:
            counts[deeper] = None


def _written(counts: list[int | None], listed: ListFormat, level: int) -> str:
    shown = listed.levels[level]
    if shown.form == "bullet":
        return shown.text.translate(_BULLETS)

    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count = counts[at] if at < len(listed.levels) else None
        if count is None:
            return ""
        form = listed.levels[at].form
        return write_number(
            count, "decimal" if shown.is_legal and form != "none" else form
        )

    return _PLACE.sub(place, shown.text)
