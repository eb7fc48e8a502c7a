"""Numbers written as a word processor writes them in front of a paragraph.

The formats are those of ISO/IEC 29500-1, 17.18.59 (`ST_NumberFormat`).
"""

# ruff: noqa: RUF001 - the signs of other scripts are what this module is about
from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_HIGHEST = 32767
_TEN_THOUSAND = 10_000
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Four letters never stand in a Russian list: ё, й, ъ, ь.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_HAN = "〇一二三四五六七八九"


def write_number(number: int, form: str) -> str:
    """Write a number in one of Word's formats; an unknown format writes digits.

    >>> [write_number(n, "lowerRoman") for n in (4, 9)]
    ['iv', 'ix']
    >>> write_number(28, "upperLetter")
    'BB'
    """
    return _WRITERS.get(form, str)(number)


def _roman(number: int) -> str:
    # Word has no Roman figure for nought, nor beyond 32,767, its highest number.
    if not 0 < number <= _HIGHEST:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _letters(alphabet: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        # After the last letter Word doubles each: z, aa, bb.
        if number < 1:
            return ""
        turns, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (turns + 1)

    return write


def _capitals(write: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: write(number).upper()


def _digits(zero: str) -> Callable[[int], str]:
    figures = {ord("0") + place: chr(ord(zero) + place) for place in range(10)}
    return lambda number: str(number).translate(figures)


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    def write(number: int) -> str:
        return chr(ord(first) + number - 1) if 0 < number <= last else str(number)

    return write


def _han_counting(number: int) -> str:
    """Count as Chinese paragraphs do: 十一, 二十, 一百〇五."""
    if not 0 < number < _TEN_THOUSAND:
        return str(number)
    written = ""
    for value, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        count, number = divmod(number, value)
        if count:
            written += _HAN[count] + sign
        elif written and number and not written.endswith("〇"):
            written += "〇"
    return written.removeprefix("一") if written.startswith("一十") else written


def _han_digits(number: int) -> str:
    return "".join(_HAN[int(figure)] for figure in str(abs(number)))


_WRITERS: Mapping[str, Callable[[int], str]] = {
    "arabicAbjad": _letters(_ARABIC_ABJAD),
    "arabicAlpha": _letters(_ARABIC_ALPHA),
    "bullet": lambda _: "",
    "chineseCounting": _han_counting,
    "chineseCountingThousand": _han_counting,
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalFullWidth": _digits("０"),
    "decimalFullWidth2": _digits("０"),
    "decimalZero": lambda number: f"{number:02d}",
    "hebrew2": _letters(_HEBREW),
    "hindiNumbers": _digits("٠"),
    "ideographDigital": _han_digits,
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "ideographTraditional": _letters(_STEMS),
    "japaneseCounting": _han_counting,
    "japaneseDigitalTenThousand": _han_digits,
    "lowerLetter": _letters(_LATIN),
    "lowerRoman": _roman,
    "none": lambda _: "",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _capitals(_letters(_RUSSIAN)),
    "taiwaneseCountingThousand": _han_counting,
    "upperLetter": _capitals(_letters(_LATIN)),
    "upperRoman": _capitals(_roman),
}
