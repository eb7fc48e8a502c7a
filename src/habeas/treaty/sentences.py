# ruff: noqa: RUF001 - the signs of six scripts are this module's matter
"""Sentences of a paragraph, in any of the six scripts."""

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?<=[.?!])[\"')]*\s+(?=[\"'(]*[A-ZА-Я\u0600-\u06ff\u3400-\u9fff])|(?<=[\u3400-\u9fff)\"][.?!])(?=[\u3400-\u9fff(\"])"
)
# A stop after these is no sentence's end.
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Nos|art|arts|para|paras|par|Mr|Mrs|Ms|Dr|Sr|Sra|St|vol|cf|ed|p|pp|parr|parrs|num|ст|п|пп|г|гг|см|им|[A-Z])\.)$",
    re.IGNORECASE,
)


def sentence_spans(visible: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a span into its sentences.

    Reads: folded text. Promises: spans that follow one another and cover the
    whole.
    """
    begin = start
    for match in _END.finditer(visible, start, end):
        if _ABBREVIATED.search(visible, max(begin, match.start() - 8), match.start()):
            continue
        yield begin, match.end()
        begin = match.end()
    if begin < end:
        yield begin, end
