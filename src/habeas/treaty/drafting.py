"""What the drafts of a general comment tell of how it is made."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.treaty.dates import find_dates, whole_day
from habeas.treaty.document import Document
from habeas.treaty.folding import fold
from habeas.treaty.language import language_pack

# General comment No. 9: in its symbol, and as six languages write its title.
_IN_SYMBOL = re.compile(r"/GC/(?:REV\.\d+/)?(\d+)")
_IN_TITLE = re.compile(
    r"(?:general comment|observation generale|observacion general|"
    r"замечани\w+ общего порядка|التعليق العام)"
    r"\W{0,3}(?:no\.?|n[o°º]\.?|num\.?|№|رقم)?\W{0,3}(\d+)|"
    r"第\W{0,2}(\d+)\W{0,2}号\W{0,3}一般性意见",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"call for (?:written )?(?:contributions|submissions|comments|inputs?)|"
    r"appel a (?:contributions?|communications?|commentaires)|"
    r"convocatoria de contribuciones|llamamiento a (?:presentar )?(?:contribuciones|"
    r"comentarios)|призыв представить (?:материалы|замечания)|"
    r"دعوة (?:إلى|الى) تقديم|征求意见",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Call:
    """That a paragraph names a call for contributions, and its day if it tells it."""

    place: str
    on: dt.date | None


def number_of(document: Document) -> int | None:
    """Give the number of the general comment that a document is, or drafts."""
    in_symbol = _IN_SYMBOL.search(document.symbol.upper())
    if in_symbol:
        return int(in_symbol[1])
    first = document.paragraphs[0].start if document.paragraphs else None
    opening = fold(document.text[:first])
    in_title = _IN_TITLE.search(opening)
    return int(in_title[1] or in_title[2]) if in_title else None


def calls_in(document: Document) -> Iterator[Call]:
    """Give the calls for contributions that a document's own paragraphs name."""
    pack = language_pack(document.language)
    for paragraph in document.paragraphs:
        visible = fold(document.text[paragraph.start : paragraph.end])
        found = _CALL.search(visible)
        if found is None:
            continue
        days = [
            day
            for each in find_dates(visible, pack, found.start())
            if (day := whole_day(each.first))
        ]
        yield Call(paragraph.number or "", days[0] if days else None)
