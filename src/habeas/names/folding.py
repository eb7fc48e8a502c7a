"""One form for all spellings of a name, whatever the script, marks and case."""

import re
from collections.abc import Mapping

from anyascii import anyascii

# Signs within a word: a glottal stop or an apostrophe parts nothing.
_INSIDE = re.compile("['`\u2019\u02bc\u02bb]")
_WORD = re.compile(r"[a-z0-9]+")
# Where Latin letters write one sound in several ways; the longest come first.
_ONE_SOUND: Mapping[str, str] = {
    "tch": "x",
    "sch": "x",
    "sh": "x",
    "ch": "x",
    "kh": "k",
    "gh": "g",
    "dj": "g",
    "zh": "g",
    "dh": "d",
    "th": "t",
    "ph": "f",
    "ts": "s",
    "c": "k",
    "q": "k",
    "j": "g",
    "z": "s",
    "v": "f",
    "p": "b",
}
_SOUND = re.compile("|".join(_ONE_SOUND))
_UNWRITTEN = re.compile(r"[aeiouyw]|h$")
# A shorter word has too many others nearby.
_SHORTEST = 3
_TWICE = re.compile(r"(.)\1+")


def latin(text: str) -> str:
    """Write a name in plain Latin letters.

    >>> latin("Владимир"), latin("Søren")
    ('Vladimir', 'Soren')
    """
    return anyascii(text).strip()


def fold(text: str) -> str:
    """Fold a name: plain Latin letters, no case, one space between words.

    >>> fold("  ÁLVARO   d'Ávila ")
    'alvaro davila'
    """
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Give the folded words of a name, in order."""
    return _WORD.findall(_INSIDE.sub("", latin(text)).lower())


def sound(word: str) -> str:
    """Give the consonants of a folded word: what scripts without vowels write of it.

    >>> sound("mohammed") == sound("mhmd") == sound("muhamad")
    True
    """
    one = _SOUND.sub(lambda found: _ONE_SOUND[found[0]], word)
    bare = _TWICE.sub(r"\1", _UNWRITTEN.sub("", one))
    return bare or word


def nearby(word: str) -> frozenset[str]:
    """Give a word, and what is left of it without any one of its letters.

    Two words that differ by one slip (a letter more, less, changed, or two swapped)
    have one of these in common.

    >>> bool(nearby("samira") & nearby("smaira"))
    True
    """
    if len(word) < _SHORTEST:
        return frozenset({word})
    return frozenset({word, *(word[:i] + word[i + 1 :] for i in range(len(word)))})
