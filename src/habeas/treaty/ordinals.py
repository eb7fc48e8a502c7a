"""Ordinal numbers in words or digits: *thirteenth*, *13th*, *treizième*, 第十三."""

import re
from functools import cache

from habeas.treaty.folding import number_value
from habeas.treaty.language import Pack, language_pack


def ordinal_value(text: str, pack: Pack) -> int | None:
    """Read an ordinal; None when it is not one.

    >>> from habeas.treaty.language import language_pack
    >>> english = language_pack("eng")
    >>> ordinal_value("thirteenth", english), ordinal_value("22nd", english)
    (13, 22)
    """
    folded = text.strip()
    digits = re.match(r"\d{1,3}", folded)
    if digits:
        return int(digits[0])
    for pattern, value in _ordinals(pack.code):
        if pattern.fullmatch(folded):
            return value
    return number_value(folded.removeprefix("第"))


@cache
def _ordinals(code: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    ordinals = language_pack(code).ordinals
    # The longest first: "twenty-first" is not "first".
    numbered = sorted(
        ((pattern, value) for value, pattern in enumerate(ordinals, 1)),
        key=lambda pair: -len(pair[0]),
    )
    return tuple((re.compile(p, re.IGNORECASE), value) for p, value in numbered)
