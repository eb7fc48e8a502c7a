"""Lists of numbers as texts write them: ``39, 40 and 41``, ``73 to 75``, ``37 (b)``."""

import re
from collections.abc import Iterator
from functools import cache

from habeas.treaty.folding import BRACKET, HAN_NUMBER, number_value
from habeas.treaty.language import Pack, language_pack

_WIDEST_RANGE = 120


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pack = language_pack(code)
    number = rf"(?P<number>\d{{1,4}}|{HAN_NUMBER})(?:er\b)?\s?(?P<bis>bis|ter)?"
    one = re.compile(rf"(?:{number})?(?P<brackets>(?:{BRACKET})*)")
    return one, re.compile(pack.pattern("range"), re.IGNORECASE)


def spell_out(text: str, pack: Pack) -> list[str]:
    """Spell a list of numbers out, ranges and letters included.

    >>> from habeas.treaty.language import language_pack
    >>> spell_out("8-10, 16 (5) and (8), and 37 (b)-(d)", language_pack("eng"))
    ['8', '9', '10', '16(5)', '16(8)', '37(b)', '37(c)', '37(d)']
    """
    one, joined = _patterns(pack.code)
    found: list[str] = []
    end = 0
    for match in one.finditer(text):
        if not match[0]:
            continue
        brackets = "".join(match["brackets"].split()).replace("-)", ")")
        is_range = bool(found) and bool(joined.fullmatch(text, end, match.start()))
        end = match.end()
        if match["number"] is None:
            # A bracket alone goes on from the number before: "16 (5) and (8)".
            found += _brackets_on(found, brackets, is_range=is_range)
            continue
        value = number_value(match["number"])
        if value is not None:
            found += _between(found[-1], value) if is_range else ()
            found.append(f"{value}{match['bis'] or ''}{brackets}")
    return found


def _brackets_on(found: list[str], brackets: str, *, is_range: bool) -> Iterator[str]:
    if not found:
        return
    stem, _, last = found[-1].rpartition("(")
    stem, last = (stem, last.rstrip(")")) if stem else (found[-1], "")
    end = brackets.strip("()")
    if is_range and len(last) == len(end) == 1 and last < end:
        yield from (f"{stem}({chr(code)})" for code in range(ord(last) + 1, ord(end)))
    yield f"{stem}{brackets}"


def _between(first: str, last: int) -> Iterator[str]:
    if first.isdecimal() and 0 < last - int(first) <= _WIDEST_RANGE:
        yield from map(str, range(int(first) + 1, last))
