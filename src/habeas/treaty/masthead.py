"""What stands above a document's text: symbol, date, session, agenda item, title."""

import re
from collections.abc import Sequence

from habeas.treaty.dates import find_dates
from habeas.treaty.document import Masthead
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack, language_pack
from habeas.treaty.shape import is_sentence
from habeas.treaty.symbol import FoundSymbol, find_symbols

_REACH = 40
_SHORTEST_TITLE = 12
_LONGEST_LINE = 200
_FEW_WORDS = 4
_SOME_WORDS = 14


def symbol_above(lines: Sequence[str], pack: Pack) -> str:
    """Find the document's own symbol: the first that stands alone or in the masthead.

    Reads: the document's lines. Promises: a symbol, or an empty text where
    none stands on a line of its own, with the distribution, or beside
    *United Nations*.
    """
    filled = [fold(line).strip() for line in lines if line.strip()][:_REACH]
    months = "|".join(pack.months)
    for line in filled:
        # The first line of running text ends the masthead.
        if len(line) > _LONGEST_LINE or is_sentence(line):
            return ""
        found = next(find_symbols(line, months), None)
        if found and (_stands_apart(found, line) or pack.says("distribution", line)):
            return found.symbol.text
    return ""


def _stands_apart(found: FoundSymbol, line: str) -> bool:
    """Say whether a symbol stands alone, or at the end of a short line."""
    around = (line[: found.start] + line[found.end :]).split()
    if len(around) <= _FEW_WORDS:
        return True
    is_last = not line[found.end :].strip() and "(" not in line
    return is_last and len(around) <= _SOME_WORDS


def read_masthead(lines: Sequence[str], symbol: str, pack: Pack) -> Masthead:
    """Read the masthead.

    Reads: the lines above the text, as they stand.
    Promises: each field as it is written, dates in ISO; empty where absent.
    """
    folded = [fold(line).strip() for line in lines if line.strip()]
    written = [" ".join(line.split()) for line in lines if line.strip()]
    return Masthead(
        symbol=symbol,
        date=_date(folded, pack),
        original=_group(folded, written, "original", "language", pack),
        body=_group(folded, written, "body", "body", pack),
        session=_line(folded, written, "session_words", pack),
        agenda_item=_group(folded, written, "agenda_item", "item", pack),
        title=_title(folded, written, pack),
    )


def _date(folded: Sequence[str], pack: Pack) -> str:
    """Give the date of distribution: the first single day on a line of its own.

    It may stand with the distribution itself. Russian, Chinese and Arabic
    documents write it in English.
    """
    dates = [
        found
        for line in folded
        for each in (pack, language_pack("eng"))
        for found in find_dates(line, each)
        if "/" not in found.iso
        and (
            found.end - found.start >= 0.5 * len(line)
            or pack.says("distribution", line)
        )
    ]
    return next(
        (found.iso for found in dates if len(found.iso) == len("2011-04-08")), ""
    )


def _group(
    folded: Sequence[str], written: Sequence[str], name: str, group: str, pack: Pack
) -> str:
    for plain, line in zip(folded, written, strict=True):
        match = pack.compiled(name).search(plain)
        if match and match[group]:
            # Folding keeps places only where the line had no double spaces.
            same = len(plain) == len(line)
            found = line[slice(*match.span(group))] if same else match[group]
            return found.strip(" .:")
    return ""


def _line(folded: Sequence[str], written: Sequence[str], name: str, pack: Pack) -> str:
    for plain, line in zip(folded, written, strict=True):
        if len(plain) <= 80 and pack.says(name, plain):  # noqa: PLR2004
            return line
    return ""


def _title(folded: Sequence[str], written: Sequence[str], pack: Pack) -> str:
    """Give the line that names the kind of document, else the last long one."""
    for pattern in pack.genres.values():
        for plain, line in zip(folded, written, strict=True):
            if re.search(pattern, plain, re.IGNORECASE):
                return line
    known = ("distribution", "original", "session_words", "agenda_item", "body")
    rest = [
        line
        for plain, line in zip(folded, written, strict=True)
        if len(plain) >= _SHORTEST_TITLE
        and not any(pack.says(name, plain) for name in known)
        and not any(find_dates(plain, pack))
    ]
    return rest[-1] if rest else ""
