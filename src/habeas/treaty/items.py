# ruff: noqa: RUF001 - the signs of six scripts are this module's matter
"""The lettered points of a paragraph: on lines of their own, or within a sentence."""

import re
from collections.abc import Iterator, Sequence

from habeas.treaty.document import Block, Item
from habeas.treaty.folding import fold
from habeas.treaty.marker import item_values

_FEWEST = 2
_STOPS = ";,. ؛،；，。"
# A point within a sentence follows a colon, a semicolon, a comma or a space; a letter
# in brackets after a number is part of a citation, as in "article 37 (b)".
_POINT = re.compile(
    r"(?<![\d)]\s)(?<![\d)\w])"
    r"\((?P<label>[a-z]{1,4}|[а-я]|[ء-ي]-?|[一二三四五六七八九十])\)\s*(?=\S)"
    r"|(?<=[\s:;,])(?P<half>[a-zа-я])\)\s(?=\S)"
)
_SENTENCE_END = re.compile(r"[.?!](?:\s|$)|\.(?=[\u3400-\u9fff])")


def nest_items(blocks: Sequence[Block]) -> tuple[Item, ...]:
    """Nest the points that stand on lines of their own, by their depth."""
    items, place = _nested(blocks, 0, depth=1)
    del place
    return items


def _nested(
    blocks: Sequence[Block], place: int, *, depth: int
) -> tuple[tuple[Item, ...], int]:
    found: list[Item] = []
    while place < len(blocks) and blocks[place].depth >= depth:
        block = blocks[place]
        inner, place = _nested(blocks, place + 1, depth=block.depth + 1)
        end = inner[-1].end if inner else block.end
        found.append(Item(block.label, block.text, block.start, end, items=inner))
    return tuple(found), place


def inline_items(shown: str, start: int, end: int) -> tuple[Item, ...]:
    """Find the points within a paragraph's sentences.

    Reads: the shown text, and the span of one paragraph.
    Promises: points of one series, (a) first, at least two; each runs to the
    next, the last one to the end of its sentence.
    """
    # A sign before it tells whether a letter in brackets is part of a citation.
    begin = max(0, start - 1)
    visible = fold(shown[begin:end])
    series = list(_series(visible, start - begin, end - begin))
    if len(series) < _FEWEST:
        return ()
    ends = [after.start() for after in series[1:]] + [
        _end_of(visible, series[-1].end(), end - begin)
    ]
    return tuple(
        Item(
            shown[begin + match.start(name) :][: len(_label(match))],
            " ".join(shown[begin + match.end() : begin + stop].split()).rstrip(_STOPS),
            begin + match.start(),
            begin + stop,
            inline=True,
        )
        for match, stop in zip(series, ends, strict=True)
        for name in ("label" if match["label"] else "half",)
    )


def _series(visible: str, start: int, end: int) -> Iterator[re.Match[str]]:
    expected = 1
    for match in _POINT.finditer(visible, start, end):
        if expected in item_values(_label(match)):
            expected += 1
            yield match


def _label(match: re.Match[str]) -> str:
    return (match["label"] or match["half"]).rstrip("-")


def _end_of(visible: str, place: int, end: int) -> int:
    found = _SENTENCE_END.search(visible, place, end)
    return found.start() + 1 if found else end
