"""The lines of a page as the places of their signs, parted at wide gaps."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2

from habeas.treaty.pdf_rules import Rules
from habeas.treaty.pdf_signs import (
    Edges,
    baseline_at,
    is_made_up,
    is_of_a_piece,
    size_at,
)
from habeas.treaty.visual import is_right_to_left

# PDFium's mark for a hyphen that ends a line; it gives no line break after it.
HYPHEN = "\u0002"
_LINE = re.compile(rf"[^\r\n{HYPHEN}]*{HYPHEN}?")
_VISIBLE = re.compile(r"\S")
# So much room, measured by its letters, may part the cells of a table.
_WIDE = 1.0
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_MARK = re.compile(
    r"\(?(?:\d{1,4}|[^\W\d]|[ivx]{1,6})[.)\u3001-]{1,2}|[^\w\s]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SignPage:
    """A page of which the lines are read, with its signs and rules."""

    text: pypdfium2.PdfTextPage
    number: int
    size: tuple[float, float]
    signs: str
    rules: Rules
    edges: Edges

    def said(self, places: Sequence[int]) -> str:
        """Give the signs at some places."""
        return "".join(map(self.signs.__getitem__, places))


@dataclass(frozen=True, slots=True)
class LinePart:
    """A part of a line: its signs' places, and the gap before it unless it is first."""

    places: tuple[int, ...]
    is_right_to_left: bool
    gap: str


def line_parts(page: SignPage) -> Iterator[LinePart]:
    """Give the lines of a page in parts, those of one line from where it begins.

    Promises: every visible sign is in one part.
    """
    for places in _level(page, _broken(page.signs)):
        leftward = is_right_to_left(page.said(places))
        after = 0
        for part in _parts(page, places, leftward=leftward):
            gap = " " if leftward else page.signs[after : part[0]]
            yield LinePart(tuple(part), leftward, gap if after else "")
            after = part[-1] + 1


def _broken(signs: str) -> Iterator[list[int]]:
    """Give the places of each line's visible signs, as PDFium breaks the lines."""
    for line in _LINE.finditer(signs):
        places = [found.start() for found in _VISIBLE.finditer(signs, *line.span())]
        if places:
            yield places


def _level(page: SignPage, lines: Iterable[list[int]]) -> Iterator[list[int]]:
    """Join again the pieces of a right-to-left line, which PDFium may break."""
    if not _RIGHT_TO_LEFT.search(page.signs):
        yield from lines
        return
    held: list[int] = []
    for places in lines:
        if held and _is_level(page, held, places):
            held = sorted(held + places)
            continue
        if held:
            yield held
        held = places
    if held:
        yield held


def _is_level(page: SignPage, held: Sequence[int], places: Sequence[int]) -> bool:
    if not _RIGHT_TO_LEFT.search(page.said(held) + page.said(places)):
        return False
    size = size_at(page.text, held[0])
    if abs(baseline_at(page.text, held[0]) - baseline_at(page.text, places[0])) > (
        size / 4
    ):
        return False
    (left, right), (low, high) = (
        _reach([page.edges(at) for at in each]) for each in (held, places)
    )
    return low - right < size and left - high < size


def _reach(edges: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return min(left for left, _ in edges), max(right for _, right in edges)


def _parts(page: SignPage, places: list[int], *, leftward: bool) -> Iterator[list[int]]:
    """Part a line where a wide gap or a rule stands; its opening mark goes on."""
    cut = _cut_leftward(page, places) if leftward else _cut(page, places)
    parts = list(cut)
    if len(parts) > 1 and _is_mark(page.said(parts[0])):
        parts[:2] = [sorted(parts[0] + parts[1])]
    yield from parts


def _is_mark(said: str) -> bool:
    # In a right-to-left line a file may hold the signs either way round.
    return any(_MARK.fullmatch(each) for each in (said, said[::-1]))


def _cut(page: SignPage, places: list[int]) -> Iterator[list[int]]:
    size = size_at(page.text, places[0])
    level = page.size[1] - baseline_at(page.text, places[0])
    ruled = any(rule.start <= level <= rule.end for rule in page.rules.vertical)
    start = 0
    for at in _gaps(page, places, with_words=ruled):
        before, place = places[at - 1], places[at]
        right, left = page.edges(before)[1], page.edges(place)[0]
        is_wide = place > before + 1 and left - right > _WIDE * size
        if is_wide or (ruled and page.rules.parts(right, left, level)):
            yield places[start:at]
            start = at
    yield places[start:]


def _gaps(page: SignPage, places: list[int], *, with_words: bool) -> Iterator[int]:
    """Give the places at which a gap may be wide, or every place."""
    if with_words:
        yield from range(1, len(places))
        return
    whole = is_of_a_piece(page.text, places[0], places[-1])
    for at in range(1, len(places)):
        before, place = places[at - 1], places[at]
        if place > before + 1 and not (whole and not is_made_up(page.text, before + 1)):
            yield at


def _cut_leftward(page: SignPage, places: list[int]) -> Iterator[list[int]]:
    """Part a right-to-left line; its first part is the one furthest to the right."""
    size = size_at(page.text, places[0])
    level = page.size[1] - baseline_at(page.text, places[0])
    placed = sorted(((*page.edges(at), at) for at in places), reverse=True)
    part: list[int] = []
    edge = placed[0][0]
    for left, right, at in placed:
        is_apart = edge - right > _WIDE * size or (
            edge - right > 0 and page.rules.parts(right, edge, level)
        )
        if part and is_apart:
            yield sorted(part)
            part = []
        part.append(at)
        edge = min(edge, left)
    yield sorted(part)
