"""A text cut into the words that are indexed, the same for documents and queries.

SQLite's tokenizer keeps a run of Chinese as one word, and its trigrams find no word of
two signs, which most are. So words are cut here: Chinese into overlapping pairs, Arabic
freed of vowel signs, of the shapes of one letter, and of the article.
"""

import re
import unicodedata

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_HAN_RUN = re.compile(f"[{_HAN}]+")
_ARABIC = re.compile("[\u0620-\u06ff]")
_LETTERS = str.maketrans("أإآٱىة", "اااايه", "\u0640")
# The article, with the particles that are written together with it.
_ARTICLE = re.compile("^(?:[وفبكل]?ال|[وف]?لل)(?=.{3})")


def indexed(text: str) -> str:
    """Write a text as its words, parted by spaces.

    >>> indexed("Détention, 2010")
    'detention 2010'
    >>> indexed("委员会")
    '委员 员会 会'
    """
    return " ".join(
        word
        for run in _WORD.findall(_folded(text))
        for word in _cut(run, is_whole=True)
    )


def sought(text: str) -> list[str]:
    """Give the words by which a word of a query is found.

    A single Chinese sign is sought as the beginning of a pair: it ends with ``*``.
    """
    words = []
    for run in _WORD.findall(_folded(text)):
        if _HAN_RUN.fullmatch(run) and len(run) == 1:
            words.append(f"{run}*")
        else:
            words += _cut(run, is_whole=False)
    return words


def mark(sort: str, value: str) -> str:
    """Write what a filter asks for as one word, alike no word of any text.

    It ends with a letter that the stemmer leaves alone.

    >>> mark("state", "ECU") == mark("state", "ecu")
    True
    """
    return f"x{sort}x{value.casefold().encode().hex()}q"


def _cut(run: str, *, is_whole: bool) -> list[str]:
    if not _HAN_RUN.fullmatch(run):
        return [_plain_arabic(run) if _ARABIC.search(run) else run]
    pairs = [run[at : at + 2] for at in range(len(run) - 1)]
    # The last sign begins no pair: it stands alone, so that it is found as one.
    return [*pairs, run[-1]] if is_whole else pairs


def _folded(text: str) -> str:
    """Take off letters' marks and case; compatibility forms become plain."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFKC", bare)


def _plain_arabic(word: str) -> str:
    return _ARTICLE.sub("", word.translate(_LETTERS))
