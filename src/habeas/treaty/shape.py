# ruff: noqa: RUF001 - the signs of six scripts are this module's matter
"""The shape of a line: a heading's, a table row's, half of a wrapped sentence."""

import re
from collections.abc import Sequence

from habeas.treaty.leaves import OpenedLine

_LONGEST_HEADING = 260
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 30
_FEWEST_LINES = 10
_SENTENCE_BREAK = re.compile(
    r"[a-zа-яء-ي\u3400-\u9fff\"')][.?!;]\s+[A-ZА-ЯÀ-Þ\"ء-ي]|[.;](?=[\u3400-\u9fff])"
)
_HAN = re.compile("[\u3400-\u9fff]")
_FEWEST_HAN, _FEWEST_LETTERS = 24, 45
_ABBREVIATED = (".m.", "etc.")
_CONTENTS = re.compile(r"\w.*(?:\t|\.{3,}|\u2026)\s*\d{1,4}(?:-\d{1,4})?\s*$")
_ENDS = (".", ";", ":", "?", "!", ",")
_FEWEST_CELLS = 3
_FIGURE = re.compile(r"[-\u2013.\u2026]+|[\d.,\u00a0 %()]+")


def is_heading_shaped(folded: str) -> bool:
    """Say whether folded words could be a heading: short, and no sentence.

    >>> is_heading_shaped("General principles (arts. 7 and 83)")
    True
    >>> is_heading_shaped("The Committee notes the law.")
    False
    """
    text = folded.strip()
    if not text or len(text) > _LONGEST_HEADING or text.endswith(_ENDS):
        return False
    return _SENTENCE_BREAK.search(text) is None


def is_sentence(folded: str) -> bool:
    """Say whether words are a whole sentence, too long for a title that ends in a stop.

    >>> is_sentence("The Chair opened the meeting, and welcomed all who had come.")
    True
    >>> is_sentence("Geneva, 3 p.m.")
    False
    """
    text = folded.strip()
    letters = sum(map(str.isalpha, text))
    long = _FEWEST_HAN if _HAN.search(text) else _FEWEST_LETTERS
    return text.endswith(".") and letters >= long and not text.endswith(_ABBREVIATED)


def is_contents(folded: str) -> bool:
    """Say whether a line stands in a table of contents: it ends in a page's number.

    >>> is_contents("II. Methods of work ........ 12")
    True
    """
    return _CONTENTS.search(folded) is not None


def is_row(line: OpenedLine) -> bool:
    """Say whether a line is a table's row: cells between tabs or bars."""
    marker = line.markers[0] if line.markers else None
    text = line.text[marker.length if marker else 0 :]
    cells = [cell.strip() for cell in line.text.split("\t")]
    if len(cells) >= _FEWEST_CELLS and all(map(_FIGURE.fullmatch, cells[1:])):
        return bool(cells[0])
    return any(
        sum(bool(cell.strip()) for cell in text.split(bar)) >= _FEWEST_CELLS
        for bar in ("\t", "|")
    )


def is_lowercase_start(text: str) -> bool:
    """Say whether a line begins in the middle of a sentence.

    A script without capitals begins nothing in lower case.
    """
    first = next((sign for sign in text if sign.isalpha()), "")
    return first.islower()


def wrapped_width(lines: Sequence[OpenedLine]) -> int:
    """Tell the width at which a text was hard-wrapped; 0 when it was not.

    Reads: all lines. Promises: a width only when most long lines break off
    within a sentence.
    """
    texts = [line.folded.rstrip() for line in lines if line.text and line.cell is None]
    if len(texts) < _FEWEST_LINES:
        return 0
    lengths = sorted(map(len, texts))
    width = lengths[int(len(lengths) * 0.95)]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or lengths[-1] > 2 * width:
        return 0
    full = [text for text in texts if len(text) >= 0.7 * width]
    broken = [text for text in full if not text.endswith(_ENDS)]
    wrapped = len(full) * 10 >= len(texts) * 3 and len(broken) * 2 >= len(full)
    return width if wrapped else 0


def is_continued(before: OpenedLine, line: OpenedLine, *, width: int) -> bool:
    """Say whether, in a wrapped text, a sentence runs from one line into the next."""
    length = len(before.lead) + len(before.folded.rstrip())
    if before.folded.rstrip().endswith((".", ":", ";")):
        return length >= 0.85 * width
    return length >= 0.65 * width or is_lowercase_start(line.text)
