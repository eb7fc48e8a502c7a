"""Which lines of a PDF's pages are running heads, notes, or one paragraph."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from habeas.treaty.pdf_pages import PageLine, rejoined
from habeas.treaty.pdf_parts import HYPHEN

# The outer eighth of a page, above and below, is where heads and numbers stand.
_MARGIN = 1 / 8
_REPEATED = 3
_LEVEL = 1 / 100
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:[^\W\d]{1,6}\.?\s*)?(\d{1,4})(?:\s*\W|\s+\w{1,3}\s+\d+)?\W*"
)
_MARKER = re.compile(
    r"(?:\(?(?:\d{1,3}|[^\W\d_]|[ivxlIVXL]{1,6})[.)]|[•▪*\u2013\u2014-])\s"
    r"|\d{1,3}[.\u3001]|\d{1,3}-\s"
    r"|[(\uff08][\d\u4e00-\u5341a-z]{1,3}[)\uff09]"
    r"|[\u4e00-\u5341]{1,3}\u3001"
)
_ENDED = re.compile(r"[.;:!?)\u2019\u201d\u00bb\u061b\u061f\u3002\uff1b\uff1a]$")
# "and", "or": before the last point of a list, in every language.
_JOINED = re.compile(r"\b\w{1,3}$")
_LETTER = re.compile(r"\(([b-z])\)")
_VERY_SHORT = 1 / 3
_NOTE = re.compile(r"(?:\d{1,3}|[*\u2020\u2021]{1,4})(?=\D)")
_SPACED_NOTE = re.compile(r"(\d{1,3})(?=\s|$)")
_NUMBER = re.compile(r"\(?(\d{1,4})(?:[.)\u3001]|-\s)")
_CUT = re.compile(rf"\w[-\u2010\u00ad{HYPHEN}]")
_LEADING = 1.35
_SINGLE = 1.3
_TENTH = 10
_WIDEST = 2.6
_NARROW = 0.6
_SMALL = 0.92
_SIGNS_KEPT_TOGETHER = 3
_FURTHEST_AHEAD = 1000


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual: letter size, line distance, left and right edge, direction."""

    size: float
    leading: float
    left: float
    right: float
    is_right_to_left: bool = False

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> "Measures":
        """Measure lines, long ones counting more; there must be one at least."""
        weights = Counter[float]()
        for line in lines:
            weights[round(line.size, 1)] += len(line.text)
        size = weights.most_common(1)[0][0]
        steps = sorted(
            after.bottom - before.bottom
            for before, after in pairwise(lines)
            if before.page == after.page
            and abs(before.size - size) <= (1 - _SMALL) * size
            and before.size / 2 < after.bottom - before.bottom < _WIDEST * before.size
        )
        left, right = (
            min(line.left for line in lines),
            max(line.right for line in lines),
        )
        width = lines[0].page_size[0]
        if right < _NARROW * width:
            # No line was filled: the right margin is taken to be as wide as the left.
            right = width - left
        # Where paragraphs are short, most steps are those from one to the next.
        leading = steps[len(steps) // _TENTH] if steps else _SINGLE * size
        leftward = 2 * sum(line.is_right_to_left for line in lines) > len(lines)
        return cls(size, leading, left, right, leftward)

    def within(self, lines: Sequence[PageLine]) -> "Measures":
        """Take the edges from some lines alone, as a table's cell has its own."""
        left = min(line.left for line in lines)
        return replace(self, left=left, right=max(line.right for line in lines))


def part_running_heads(
    lines: Sequence[PageLine], pages: int
) -> tuple[list[PageLine], list[PageLine]]:
    """Part the text from what stands in the margins of page after page.

    Reads: the lines of every page in order.
    Promises: every line is in one of the two, in order. A running head is the
    same, its figures aside, in the outer eighth of three pages (of two, where
    there are no more than three), or says a line of its only page again in small
    letters; a page number counts the pages.
    """
    pages_at: dict[tuple[str, bool, int], set[int]] = {}
    for line in lines:
        for key in _heads(line):
            pages_at.setdefault(key, set()).add(line.page)
    enough = _REPEATED if pages > _REPEATED else 2
    numbers = _page_numbers(lines)
    kept: list[PageLine] = []
    removed: list[PageLine] = []
    for line in lines:
        repeats = any(len(pages_at[key]) >= enough for key in _heads(line))
        repeats = repeats or (pages == 1 and _says_again(line, lines))
        (removed if repeats or id(line) in numbers else kept).append(line)
    return kept, removed


def _says_again(line: PageLine, lines: Sequence[PageLine]) -> bool:
    """Say whether a line in a margin repeats, in small letters, a line of the text."""
    return bool(_heads(line)) and any(
        each.text == line.text and line.size < _SMALL * each.size for each in lines
    )


def part_notes(
    lines: Sequence[PageLine], usual: Measures
) -> tuple[list[PageLine], list[list[PageLine]]]:
    """Part the text from the notes at the foot: small, or led by a mark of the page.

    Promises: every line is in one of the two; each note is its lines.
    """
    kept: list[PageLine] = []
    notes: list[list[PageLine]] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        text = list(page)
        at = min(_small_foot(text, usual), _marked_foot(text))
        kept += text[:at]
        for line in rejoined(text[at:]):
            if _NOTE.match(line.text):
                notes.append([line])
            else:
                notes[-1].append(line)
    return kept, notes


def _small_foot(lines: Sequence[PageLine], usual: Measures) -> int:
    """Tell where small lines led by a mark begin at the foot of a page."""
    at = len(lines)
    while at and lines[at - 1].size < _SMALL * usual.size:
        at -= 1
    while at < len(lines) and not _begins_note(lines, at):
        at += 1
    return at


def _begins_note(lines: Sequence[PageLine], at: int) -> bool:
    following = lines[at + 1] if at + 1 < len(lines) else None
    rest = f"{following.gap}{following.text}" if following and following.gap else ""
    return not lines[at].gap and _NOTE.match(lines[at].text + rest) is not None


def _marked_foot(lines: Sequence[PageLine]) -> int:
    """Tell where the notes to the figures raised on a page begin, of any size."""
    marks = [(at, mark) for at, line in enumerate(lines) for _, mark in line.marks]
    for at, mark in marks[:1]:
        for below in range(at + 1, len(lines)):
            label = _SPACED_NOTE.match(lines[below].text)
            is_low = lines[below].place > 1 / 2
            if label and label[1] == mark and is_low and not lines[below].gap:
                return below
    return len(lines)


def paragraphs(lines: Sequence[PageLine], usual: Measures) -> Iterator[list[PageLine]]:
    """Gather the lines of each paragraph, on across the pages.

    Reads: the text's lines in order, running heads and notes parted from it.
    Promises: every line comes out once, in order.
    """
    held: list[PageLine] = []
    for line in lines:
        if held and _opens(line, held, usual):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _opens(line: PageLine, held: Sequence[PageLine], usual: Measures) -> bool:
    before = held[-1]
    if ends_in_hyphen(before.text):
        return False
    if _is_set_apart(line, held, usual) or _counts_on(held[0], line):
        return True
    room, word = _room(before, line, usual)
    has_ended = _ENDED.search(before.text[-4:]) is not None
    if _MARKER.match(line.text):
        is_listed = has_ended or _JOINED.search(before.text[-4:]) is not None
        return room > word or (is_listed and not _is_inline(held, line))
    if has_ended:
        return room > word
    # A line cut short in mid-sentence goes on, unless it is very short: a heading.
    is_short = room > _VERY_SHORT * (usual.right - usual.left)
    return is_short and not line.text[0].islower()


def _is_set_apart(line: PageLine, held: Sequence[PageLine], usual: Measures) -> bool:
    before = held[-1]
    return (
        before.is_bold != line.is_bold
        or _stands_apart(before, line, usual)
        or (len(held) > 1 and _is_indented(before, line))
    )


def _is_inline(held: Sequence[PageLine], line: PageLine) -> bool:
    """Say whether a lettered point goes on a list that runs within lines."""
    letter = _LETTER.match(line.text)
    if letter is None:
        return False
    before = f"({chr(ord(letter[1]) - 1)})"
    return any(before in each.text[1:] for each in held)


def _counts_on(first: PageLine, line: PageLine) -> bool:
    """Say whether a line's number is the next after its paragraph's."""
    before, after = _NUMBER.match(first.text), _NUMBER.match(line.text)
    return (
        before is not None
        and after is not None
        and (int(after[1]) == int(before[1]) + 1)
    )


def _stands_apart(before: PageLine, line: PageLine, usual: Measures) -> bool:
    if abs(before.size - line.size) > (1 - _SMALL) * usual.size:
        return True
    step = line.bottom - before.bottom
    if before.page != line.page or step < -usual.size:
        return False
    return step > _LEADING * usual.leading or step < usual.size / 2


def _room(before: PageLine, line: PageLine, usual: Measures) -> tuple[float, float]:
    """Measure what room the line before had, and what this one's first word takes."""
    wide = (line.right - line.left) / max(len(line.text), 1)
    leftward = before.is_right_to_left or usual.is_right_to_left
    room = before.left - usual.left if leftward else usual.right - before.right
    word = line.text.split(maxsplit=1)[0]
    signs = _SIGNS_KEPT_TOGETHER if is_unspaced(word) else len(word) + 1
    return room, wide * (signs + 1)


def _is_indented(before: PageLine, line: PageLine) -> bool:
    if line.is_right_to_left or before.is_right_to_left:
        return abs(before.right - line.right) > line.size / 2
    return abs(before.left - line.left) > line.size / 2


def ends_in_hyphen(text: str) -> bool:
    """Say whether a line ends within a word or between two figures.

    >>> ends_in_hyphen("deten-"), ends_in_hyphen("a dash -")
    (True, False)
    """
    return _CUT.fullmatch(text[-2:]) is not None


def is_unspaced(text: str) -> bool:
    """Say whether a text begins in a script written without spaces (Chinese)."""
    return text != "" and unicodedata.east_asian_width(text[0]) in {"W", "F"}


def _heads(line: PageLine) -> tuple[tuple[str, bool, int], ...]:
    """Name what a line in a margin would repeat: words, side, and height."""
    is_high = line.place < _MARGIN
    if not (is_high or line.place > 1 - _MARGIN):
        return ()
    text = _FIGURES.sub("#", " ".join(line.text.split()))
    # Two grids, one half a step aside: whatever is level shares a step of one.
    level = line.place / _LEVEL
    return (text, is_high, 2 * int(level)), (text, is_high, 2 * int(level + 0.5) + 1)


def _page_numbers(lines: Sequence[PageLine]) -> set[int]:
    """Find the lines that count pages: a figure alone, one more on each page."""
    found = [
        (line, int(match[1]) - line.page)
        for line in lines
        if _heads(line) and (match := _PAGE_NUMBER.fullmatch(line.text))
    ]
    ahead = Counter(offset for _, offset in found)
    # A higher number at the head of a table is a year.
    return {
        id(line)
        for line, offset in found
        if offset == 0 or (ahead[offset] > 1 and offset < _FURTHEST_AHEAD)
    }
