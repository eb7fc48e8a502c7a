# ruff: noqa: RUF001 - the signs of six scripts are this module's matter
"""What opens a line: ``12.``, ``(12)``, ``IV.``, ``B.``, ``(a)``, a bullet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from habeas.treaty.folding import HAN_NUMBER, han_value, roman_value
from habeas.treaty.language import Pack, language_pack


class Form(StrEnum):
    """How a marker is written, which says what it may open."""

    NUMBER = "number"
    PAREN = "paren"
    HALF = "half"
    DECIMAL = "decimal"
    ROMAN = "roman"
    LETTER = "letter"
    ITEM = "item"
    BULLET = "bullet"
    ANNEX = "annex"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Marker:
    """One way to read the marker of a line; `length` counts the space after it.

    `value` is its place in its series: 3 for ``C.``, ``III.`` and ``(c)``.
    """

    form: Form
    label: str
    value: int
    length: int


LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
ABJAD = "ابجدهوزحطيكلمنسعفصقر"
ALPHABETS = (LATIN, CYRILLIC, ABJAD)

_NUMBER = re.compile(r"(\d{1,4})(\s?(?:bis|ter|quater))?\s?[.、](?!\d)\s*")
_NUMBER_DASH = re.compile(r"(\d{1,4})(\s?مكررا?)?\s?-(?![\d-])\s*")
_NUMBER_TAB = re.compile(r"(\d{1,4})()\t+")
_PAREN = re.compile(r"\((\d{1,3})\)\s*")
# French, Spanish and Russian reports write "12)" where English ones write "(12)".
_HALF = re.compile(r"(\d{1,3})\)\s+")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s+")
_ROMAN = re.compile(r"([IVXLC]{1,7})\.(?=\s|$)\s*")
_LETTER = re.compile(r"([A-ZА-Я])\.(?=\s|$)\s*")
# Arabic texts number the points within a point '1', '2'; web pages write "a.".
_ITEM = re.compile(
    rf"\(([a-z]{{1,5}}|[а-я]|[ء-ي]-?|{HAN_NUMBER})\)\s*"
    r"|([a-z]{1,5}|[а-я])\)\s+|'(\d{1,2})'\s*|([a-zа-я]|[ivx]{2,5})\.\s+"
)
_HAN_CHAPTER = re.compile(rf"({HAN_NUMBER})[、.]\s*")
_BULLET = re.compile(r"[•·▪◦●■]\s*|[-*]\t+|-\s+")
_NOTE = re.compile(
    r"\*{1,3}\s+(?=\S)|[†‡]+\s*|_{3,}\s*$|-{5,}\s*$|[¹²³⁴-⁹⁰]+\s+|\[\d+\]\s+"
)


def read_markers(folded: str, pack: Pack) -> tuple[Marker, ...]:
    """Read every marker a line may open with, the likeliest first.

    Reads: a folded line, its leading spaces and debris taken off.
    Promises: none when the line opens with words; several where ``I.`` may be
    a Roman number or a letter.
    """
    head = folded[:60]
    return tuple(
        marker for reader in _READERS for marker in reader(head, pack)
    ) or tuple(_annexes(folded, pack))


def _numbers(head: str, pack: Pack) -> Iterator[Marker]:
    patterns = [_NUMBER, _NUMBER_TAB]
    if pack.code == "ara":
        patterns.append(_NUMBER_DASH)
    for pattern in patterns:
        if match := pattern.match(head):
            label = match[1] + (match[2] or "").strip()
            yield Marker(Form.NUMBER, label, int(match[1]), match.end())
            return


def _parens(head: str, _pack: Pack) -> Iterator[Marker]:
    if match := _PAREN.match(head):
        yield Marker(Form.PAREN, match[1], int(match[1]), match.end())
    if match := _HALF.match(head):
        yield Marker(Form.HALF, match[1], int(match[1]), match.end())


def _decimals(head: str, _pack: Pack) -> Iterator[Marker]:
    if match := _DECIMAL.match(head):
        last = match[1].rpartition(".")[2]
        yield Marker(Form.DECIMAL, match[1], int(last), match.end())


def _romans(head: str, pack: Pack) -> Iterator[Marker]:
    match = _ROMAN.match(head)
    value = roman_value(match[1]) if match else None
    if match and value:
        yield Marker(Form.ROMAN, match[1], value, match.end())
    match = _HAN_CHAPTER.match(head)
    value = han_value(match[1]) if match else None
    if match and value:
        yield Marker(Form.ROMAN, match[1], value, match.end())
    yield from _named(head, pack, series="chapters", form=Form.ROMAN)


def _letters(head: str, pack: Pack) -> Iterator[Marker]:
    if match := _LETTER.match(head):
        alphabet = LATIN if match[1].isascii() else CYRILLIC
        value = alphabet.find(match[1].lower()) + 1
        yield Marker(Form.LETTER, match[1], value, match.end())
    yield from _named(head, pack, series="sections", form=Form.LETTER)


def _named(head: str, pack: Pack, *, series: str, form: Form) -> Iterator[Marker]:
    if pack.lists.get(series) and (match := _series(pack.code, series).match(head)):
        value = next(i for i, group in enumerate(match.groups(), 1) if group)
        yield Marker(form, match[value], value, match.end())


@cache
def _series(code: str, series: str) -> re.Pattern[str]:
    names = "|".join(f"({name})" for name in language_pack(code).lists[series])
    return re.compile(rf"(?:{names})\s*[-.:]\s*")


def _items(head: str, _pack: Pack) -> Iterator[Marker]:
    match = _ITEM.match(head)
    if match is None:
        return
    label = match[match.lastindex or 0].rstrip("-")
    for value in item_values(label):
        yield Marker(Form.ITEM, label, value, match.end())


def item_values(label: str) -> Iterator[int]:
    """Give the places a point's label may have: ``i`` is the ninth letter or one.

    >>> list(item_values("i")), list(item_values("в")), list(item_values("see"))
    ([9, 1], [3], [])
    """
    yield from _series_of(label).values()


def counts_on(before: str, value: int, label: str) -> bool:
    """Say whether a point's label is the next after another read as a value.

    >>> counts_on("ii", 2, "iii"), counts_on("ii", 2, "c"), counts_on("b", 2, "c")
    (True, False, True)
    """
    series = _series_of(before)
    return any(
        series.get(name) == value and after == value + 1
        for name, after in _series_of(label).items()
    )


def _series_of(label: str) -> dict[str, int]:
    """Give the series a point's label may be of, with its place in each."""
    series: dict[str, int] = {}
    if label.isdecimal():
        series["figures"] = int(label)
    for alphabet in ALPHABETS:
        if len(set(label)) == 1 and label[0] in alphabet:
            series[alphabet] = alphabet.index(label[0]) + 1
            series[alphabet] += len(alphabet) * (len(label) - 1)
    roman = roman_value(label.upper()) if label.isascii() else None
    if roman and set(label) <= set("ivx"):
        series["roman"] = roman
    if (han := han_value(label)) is not None:
        series["han"] = han
    return series


def _bullets(head: str, _pack: Pack) -> Iterator[Marker]:
    if match := _BULLET.match(head):
        yield Marker(Form.BULLET, "•", 0, match.end())


def _notes(head: str, _pack: Pack) -> Iterator[Marker]:
    if match := _NOTE.match(head):
        yield Marker(Form.NOTE, match[0].strip(), 0, match.end())


def _annexes(folded: str, pack: Pack) -> Iterator[Marker]:
    match = re.match(_annex_of(pack), folded, re.IGNORECASE)
    if match:
        label = (match["label"] or "").strip()
        value = roman_value(label) or (int(label) if label.isdecimal() else 0)
        yield Marker(Form.ANNEX, label, value or 0, match.end())


def _annex_of(pack: Pack) -> str:
    label = rf"[IVXLC]+|\d{{1,2}}|[A-Z]|{HAN_NUMBER}|" + "|".join(pack.ordinals[:10])
    return rf"(?:{pack.pattern('annex')})\s*(?P<label>{label})?(?=[\s.:-]|$)[\s.:-]*"


_READERS = (
    _numbers, _parens, _decimals, _romans, _letters, _items, _notes, _bullets,
)  # fmt: skip
