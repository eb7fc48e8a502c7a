# ruff: noqa: RUF001 - the signs of six scripts are this module's matter
"""UN document symbols, read as they are written and as they were meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ORGANS = (
    "CMW|CRC|CAT|CCPR|CEDAW|CERD|CRPD|CED|CESCR|SPT|HRI|HR|E|A|S|ST|T|DP|CAC|FCCC|"
    "INT|OHCHR|UNEP|TD|ECE"
)
_COMMITTEES = ("CMW", "CRC", "CAT", "CCPR", "CEDAW", "CERD", "CRPD", "CED")
_LOOKALIKES = str.maketrans("АВСЕНІКМОРТХУЅЈавсеірох", "ABCEHIKMOPTXYSJabceipox")
_SIGN = r"[A-Za-z0-9.()АВСЕНІКМОРТХУЅ-]"
_SHAPE = re.compile(
    rf"(?<![A-Za-z0-9А-Яа-я/.])[A-ZАВСЕНІКМОРТХУЅ]{{1,6}}(?:/{{1,2}}\s?(?=[A-Z0-9АВСЕНІКМОРТХУЅ]){_SIGN}+)+"
    r"(?:/Add\.\s?\d+|\s+and\s+Corr\.\s?\d+)?"
)
_ORGAN = re.compile(rf"(?:{_ORGANS})/")
_NO_C = re.compile(
    rf"(?P<body>{'|'.join(_COMMITTEES)})/(?P<rest>[A-Z]{{3}}/|GC/|SR\.|[A-Z]{{3}}$)"
)
_GLUED = re.compile(r"(?P<stem>.*/(?:CO|Q|QPR|RQ|[A-Z]{3}|Add\.)/?)(?P<digits>\d{2,4})")
_RECORD = re.compile(r"/SR\.\d+$")
_THROUGH = re.compile(
    r"\s*(?:to|through|a|по|إلى|至)\s*(?:SR\.)?(?P<last>\d{1,4})(?!\d)"
)
_TRAILING = re.compile(r"(?:[.()-]|\)+\.?)+$")
_SERIES = ("FCO", "CO", "QPR", "RQ", "Q", "GC", "SR", "CRP")
_HIGHEST_CYCLE = 40
_LONGEST_DAY = 2
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Symbol:
    """A UN document symbol.

    >>> symbol = Symbol("CMW/C/SEN/CO/2-3")
    >>> symbol.body, symbol.state_code, symbol.series, symbol.cycles
    ('CMW', 'SEN', 'CO', (2, 3))
    """

    text: str

    @property
    def parts(self) -> tuple[str, ...]:
        """What stands between its strokes."""
        return tuple(self.text.split("/"))

    @property
    def body(self) -> str:
        """The organ it belongs to; ``CESCR`` for ``E/C.12``."""
        return "CESCR" if self.text.startswith("E/C.12/") else self.parts[0]

    @property
    def state_code(self) -> str | None:
        """The alpha-3 code in it, whether or not any State has that code."""
        codes = [part for part in self.parts[2:] if re.fullmatch(r"[A-Z]{3}", part)]
        return next((code for code in codes if code not in _SERIES), None)

    @property
    def series(self) -> str:
        """``CO``, ``Q``, ``QPR``, ``RQ``, ``GC``, ``SR``…; empty for a report."""
        heads = [part.partition(".")[0] for part in self.parts[1:]]
        return next((head for head in heads if head in _SERIES), "")

    @property
    def cycles(self) -> tuple[int, ...]:
        """The cycles or numbers it covers, ranges spelled out."""
        for part in self.parts[2:]:
            if match := re.fullmatch(r"(?:SR\.)?(\d+)(?:-(\d+))?", part):
                return tuple(range(int(match[1]), int(match[2] or match[1]) + 1))
        return ()

    @property
    def is_addendum(self) -> bool:
        """Say whether it is an addendum."""
        return "/Add." in self.text


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """A symbol where it stands, with what had to be repaired."""

    symbol: Symbol
    start: int
    end: int
    repaired: str = ""


def find_symbols(visible: str, month: str) -> Iterator[FoundSymbol]:
    """Find every symbol in a folded text; `month` is the pattern of a month's name.

    Reads: folded text. Promises: symbols in order, none overlapping; a
    malformed one is repaired and says how.
    """
    glued_month = re.compile(rf"\s*(?:de\s+)?(?:{month})", re.IGNORECASE)
    for match in _SHAPE.finditer(visible):
        found = _read(match, visible, glued_month)
        if found is not None:
            yield found
            yield from _records_after(found, visible)


def _read(
    match: re.Match[str], visible: str, glued_month: re.Pattern[str]
) -> FoundSymbol | None:
    written = _TRAILING.sub("", match[0])
    end = match.start() + len(written)
    text, repairs = _cleaned(written)
    if not _ORGAN.match(text) or (not re.search(r"\d", text) and text.count("/") < 3):  # noqa: PLR2004
        return None
    if missing := _NO_C.match(text):
        text = f"{missing['body']}/C/{text[missing.end('body') + 1 :]}"
        repairs.append("the /C was missing")
    glued = _GLUED.fullmatch(text)
    if glued and (day := _glued_day(glued["digits"], visible, end, glued_month)):
        text, end = text[: -len(day)], end - len(day)
        repairs.append("a date was glued on")
    elif glued and int(glued["digits"]) > _HIGHEST_CYCLE and "/C/" in text:
        repairs.append("its number is higher than any cycle's")
    if not re.search(r"\d", text):
        repairs.append("it was cut short")
    through = _THROUGH.match(visible, end) if _RECORD.search(text) else None
    if through:
        text, end = f"{text}-{through['last']}", through.end()
    return FoundSymbol(Symbol(text), match.start(), end, "; ".join(repairs))


def _cleaned(written: str) -> tuple[str, list[str]]:
    repairs = []
    text = written.translate(_LOOKALIKES)
    if text != written:
        repairs.append("a Cyrillic letter stood for a Latin one")
    joined = re.sub(r"/+\s?", "/", text)
    if joined != text:
        repairs.append("a space or stroke too many was taken out")
    return re.sub(r"Add\.\s", "Add.", joined), repairs


def _glued_day(
    digits: str, visible: str, end: int, glued_month: re.Pattern[str]
) -> str:
    """Tell the day of a date glued to a symbol's number; empty when there is none."""
    if not glued_month.match(visible, end):
        return ""
    day = digits[1:][-_LONGEST_DAY:] if len(digits) > 1 else ""
    cut = digits[: len(digits) - len(day)]
    if int(day or 0) > _LAST_DAY or not cut or not int(day or 0):
        day = digits[-1]
    return day


def _records_after(found: FoundSymbol, visible: str) -> Iterator[FoundSymbol]:
    """Read ``and 141`` or ``and SR.140`` after a summary record's symbol."""
    match = re.match(r"(?P<stem>.*/SR\.)\d+$", found.symbol.text)
    if match is None:
        return
    more = re.compile(
        r"\.?\s*(?:,|;|and|et|y|и|و|和|、|-)\s*(?P<tail>(?:SR\.\s?)?(?P<number>\d{1,4}))(?!\d|\s*[/(])"
    )
    at = found.end
    while tail := more.match(visible, at):
        symbol = Symbol(match["stem"] + tail["number"])
        yield FoundSymbol(symbol, tail.start("tail"), tail.end("tail"))
        at = tail.end()
