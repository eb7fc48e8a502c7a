"""What kind of document a text is: told by its symbol, its title, else its contents."""

import re
from collections.abc import Sequence

from habeas.treaty.document import Genre
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack
from habeas.treaty.symbol import Symbol

_HEAD = 60
_BODY = 12_000
_OFTEN = 2
_OF_SERIES = {
    "CO": Genre.CONCLUDING_OBSERVATIONS,
    "GC": Genre.GENERAL_COMMENT,
    "Q": Genre.LIST_OF_ISSUES,
    "QPR": Genre.LIST_OF_ISSUES_PRIOR,
    "RQ": Genre.REPLIES,
    "SR": Genre.SUMMARY_RECORD,
    "FCO": Genre.STATE_COMMENTS,
}
_OF_ADDENDA = {
    Genre.LIST_OF_ISSUES: Genre.REPLIES,
    Genre.CONCLUDING_OBSERVATIONS: Genre.STATE_COMMENTS,
}
_ANNUAL = re.compile(r"A/\d+/(?:48|38|40|41|44|18|46|55|56)\b|E/\d{4}/22\b")
_AGENDA = re.compile(r"[A-Z]+/C/\d{1,3}/1\b")
_COLLECTIONS = ("CMW", "CRC", "CAT", "CCPR", "CEDAW", "CERD", "CRPD", "CED", "CESCR")


def genre_of_symbol(symbol: Symbol) -> Genre:
    """Tell the kind of document from its symbol alone.

    >>> genre_of_symbol(Symbol("CMW/C/ECU/QPR/3")).value
    'list of issues prior to reporting'
    >>> genre_of_symbol(Symbol("A/66/48")).value
    'annual report'
    """
    if _ANNUAL.match(symbol.text):
        return Genre.ANNUAL_REPORT
    if symbol.series:
        found = _OF_SERIES.get(symbol.series, Genre.UNKNOWN)
        return _OF_ADDENDA.get(found, found) if symbol.is_addendum else found
    if _AGENDA.fullmatch(symbol.text):
        return Genre.AGENDA
    is_report = symbol.body in _COLLECTIONS and symbol.state_code is not None
    return Genre.STATE_REPORT if is_report else Genre.UNKNOWN


def genre_of(symbol: str, lines: Sequence[str], pack: Pack) -> Genre:
    """Tell the kind of a document.

    Reads: its own symbol, if any, and its lines.
    Promises: the symbol decides; else the first line that is a title of a
    kind; else what its words say most often.
    """
    known = genre_of_symbol(Symbol(symbol)) if symbol else Genre.UNKNOWN
    if known is not Genre.UNKNOWN:
        return known
    filled = [fold(line).strip() for line in lines if line.strip()]
    return _of_title(filled[:_HEAD], pack) or _of_contents(filled, pack)


def _of_title(lines: Sequence[str], pack: Pack) -> Genre | None:
    for line in lines:
        if len(line) > 300:  # noqa: PLR2004 - a paragraph, no title
            return None
        for name, pattern in pack.genres.items():
            if re.search(pattern, line, re.IGNORECASE):
                return Genre(name)
    return None


def _of_contents(lines: Sequence[str], pack: Pack) -> Genre:
    text = "\n".join(lines)
    numbered = sum(bool(re.match(r"\(1\)", line)) for line in lines)
    if numbered and pack.says("annual_report", text[:_BODY] + text[-_BODY:]):
        return Genre.ANNUAL_REPORT
    if len(pack.compiled("this_comment").findall(text)) >= _OFTEN:
        return Genre.GENERAL_COMMENT
    headings = "\n".join(line for line in lines if len(line) < 200)  # noqa: PLR2004
    if pack.says("concerns", headings) and pack.says("positive", headings):
        return Genre.CONCLUDING_OBSERVATIONS
    if pack.says("annual_report", text):
        return Genre.ANNUAL_REPORT
    return Genre.UNKNOWN
