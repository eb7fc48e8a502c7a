"""A line written from right to left, put back from page order into reading order.

A PDF says where each sign stands, not in which order it is read. The Unicode
bidirectional algorithm goes from reading order to the page; this goes back.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_RIGHT = frozenset({"R", "AL"})
# The blocks of the right-to-left scripts, asked for before each sign's own side.
_RIGHT_LETTER = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_FORMS = re.compile("[\ufb1d-\ufdfb\ufe70-\ufefc]")
_OPEN = {")": "(", "]": "[", "}": "{", "»": "«"}
_CLOSE = {opening: closing for closing, opening in _OPEN.items()}
_OPENING = re.compile(r"(?<!\S)[)\]}»](?=\w)")
_CLOSING = re.compile(r"(?<=[\w.!?؟])[(\[{«](?=[\s.,;:،؛)]|$)")
# A Latin run may hold figures, spaces and points; figures are joined by , . / : alone.
_LEFT_RUN = re.compile(r"L(?:[LNCO]*[LN])?|N(?:C?N)*")
# A gap of a tenth of the letter's size is a space, even in a line drawn tight.
_GAP = 0.1


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign on the page: its left and right edge, and the size of its letter."""

    text: str
    left: float
    right: float
    size: float


def is_right_to_left(text: str) -> bool:
    """Say whether most letters of a text are read from right to left.

    >>> is_right_to_left("A/66/48")
    False
    """
    if not _RIGHT_LETTER.search(text):
        return False
    sides = [unicodedata.bidirectional(sign) for sign in text]
    return sum(side in _RIGHT for side in sides) > sides.count("L")


def reading_order(signs: Sequence[Sign]) -> str:
    """Read the signs of a right-to-left line, wherever they stand in the file.

    Reads: every sign of one line with its place; spaces may be left out. Of two
    signs in one place (a ligature's letters) the one read first comes last.
    Promises: words from right to left, numbers and Latin runs within them from
    left to right; presentation forms made plain letters.
    """
    placed = _marked([sign for sign in signs if sign.text.strip()])
    read = "".join(reversed(_runs(_spaced(placed))))
    plain = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), read)
    return _upright(re.sub(r"\s+", " ", plain).strip())


def _marked(signs: Iterable[Sign]) -> list[Sign]:
    """Set each vowel sign after the letter that it stands over, from the left."""
    letters: list[Sign] = []
    marks: list[Sign] = []
    for sign in sorted(signs, key=lambda sign: sign.left):
        is_mark = all(map(unicodedata.combining, sign.text))
        (marks if is_mark and letters else letters).append(sign)
    # A vowel sign stands over a letter, however near a dash or a stop may be.
    alone = [at for at, letter in enumerate(letters) if letter.text.isalpha()]
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        at = min(
            alone or range(len(letters)),
            key=lambda at: abs(letters[at].left + letters[at].right - 2 * middle),
        )
        letters[at] = replace(letters[at], text=letters[at].text + mark.text)
    return letters


def _spaced(signs: Sequence[Sign]) -> list[str]:
    written: list[str] = []
    edge: float | None = None
    for sign in signs:
        if edge is not None and sign.left - edge > _GAP * sign.size:
            written.append(" ")
        written.append(sign.text)
        edge = sign.right if edge is None else max(edge, sign.right)
    return written


def _runs(signs: Sequence[str]) -> list[str]:
    """Bind together, from the left, what is read from left to right."""
    kinds = "".join(_kind(sign) for sign in signs)
    runs: list[str] = []
    at = 0
    while at < len(signs):
        run = _LEFT_RUN.match(kinds, at)
        end = run.end() if run else at + 1
        runs.append("".join(signs[at:end]))
        at = end
    return runs


def _kind(sign: str) -> str:
    side = unicodedata.bidirectional(sign[0])
    if side in _RIGHT:
        return "R"
    return {"L": "L", "EN": "N", "AN": "N", "CS": "C"}.get(side, "O")


def _upright(text: str) -> str:
    """Set each bracket by what stands beside it: files have them drawn or meant."""
    text = _OPENING.sub(lambda match: _OPEN.get(match[0], match[0]), text)
    return _CLOSING.sub(lambda match: _CLOSE.get(match[0], match[0]), text)
