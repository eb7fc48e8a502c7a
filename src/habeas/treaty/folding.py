# ruff: noqa: RUF001, RUF002 - the signs of six scripts are this module's matter
"""Texts of six scripts folded to one set of signs, offset for offset.

Every sign becomes exactly one sign, so that a span found in the folded text is
the same span of the text itself.
"""

import re
import unicodedata
from functools import lru_cache

_DIGIT_ZEROS = (0x0660, 0x06F0, 0xFF10)
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_UNSEEN = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060"
)
_ISOLATES = "\u2066\u2067\u2068\u2069\u3000\ufeff"
_SIGNS = {
    "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-", "ـ": "-",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
    "“": '"', "”": '"', "«": '"', "»": '"', "„": '"',
    "،": ",", "؛": ";", "؟": "?", "。": ".", "．": ".", "｡": ".", "٪": "%",
    "ё": "е", "Ё": "Е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي",
    "ک": "ك",
}  # fmt: skip
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": 0, "两": 2, "○": 0}
_HAN_TENS = {"十": 10, "百": 100}
HAN_NUMBER = r"[〇○零一二三四五六七八九十百]+"
BRACKET = r"\s?\((?:[a-z]{1,4}|\d{1,2}|[а-я]|[ء-ي]-?)\)"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_SHAPE = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    table = {ord(sign): " " for sign in _SPACES + _UNSEEN + _ISOLATES}
    for zero in _DIGIT_ZEROS:
        table |= {zero + digit: str(digit) for digit in range(10)}
    # The full-width forms stand in the same order as ASCII.
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    return table | {ord(sign): plain for sign, plain in _SIGNS.items()}


def fold(text: str) -> str:
    """Fold digits, dashes, quotes, brackets and accents, one sign for one sign.

    >>> fold("（١٢）État–№ 5")
    '(12)Etat-№ 5'
    """
    return text.translate(_table())


def roman_value(text: str) -> int | None:
    """Read a Roman number in capitals; None when it is not one.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, None)
    """
    if not text or not _ROMAN_SHAPE.fullmatch(text):
        return None
    values = [_ROMAN[sign] for sign in text]
    following = [*values[1:], 0]
    return sum(
        -v if v < after else v for v, after in zip(values, following, strict=True)
    )


def han_value(text: str) -> int | None:
    """Read a Chinese number below a thousand; None when it is not one.

    >>> han_value("一百一十二"), han_value("二〇一一"), han_value("二十")
    (112, 2011, 20)
    """
    if not text or not re.fullmatch(HAN_NUMBER, text):
        return None
    if not any(sign in _HAN_TENS for sign in text):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _HAN_TENS:
            total += (digit or 1) * _HAN_TENS[sign]
            digit = 0
        else:
            digit = _HAN_DIGITS[sign]
    return total + digit


def number_value(text: str) -> int | None:
    """Read a number in digits or in Chinese.

    >>> number_value("17"), number_value("十七"), number_value("x")
    (17, 17, None)
    """
    return int(text) if text.isdecimal() else han_value(text)


def number_list(code: str, joining: str) -> str:
    """Give the pattern of a list of numbers, joined as a language joins them."""
    digits = rf"(?:\d{{1,4}}|{HAN_NUMBER})" if code == "zho" else r"\d{1,4}"
    one = rf"{digits}(?:er\b|\s?(?:bis|ter)\b)?(?:{BRACKET})*"
    more = rf"(?:{joining}(?:{BRACKET})+)*" if joining else ""
    return rf"{one}{more}(?:{joining}{one}{more})*"
