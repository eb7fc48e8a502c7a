"""The six official languages, each a file of words and patterns beside this module.

The mechanism knows no language: what a paragraph, a recommendation or a month
is called stands in `languages/*.toml`, folded when read.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.law.errors import UnknownNameError
from habeas.treaty.folding import fold, number_list

LANGUAGES = ("eng", "fra", "spa", "ara", "zho", "rus")
_SAMPLE = 40_000
_SCRIPTS = (
    ("ara", re.compile("[\u0600-\u06ff]")),
    ("zho", re.compile("[\u3400-\u9fff]")),
    ("rus", re.compile("[\u0400-\u04ff]")),
)


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of one language, read from its file.

    `patterns` are regular expressions by name (``follow_up``, ``article``…),
    to be searched for in folded text; `ordinals` and `months` are in order.
    """

    code: str
    iso: str
    ordinals: tuple[str, ...]
    months: tuple[str, ...]
    patterns: Mapping[str, str]
    lists: Mapping[str, Sequence[str]]
    genres: Mapping[str, str]
    verbs: Mapping[str, str]
    state_verbs: Mapping[str, str]
    treaties: Mapping[str, str]
    themes: Mapping[str, str]

    @property
    def stopwords(self) -> frozenset[str]:
        """Give the commonest words; none for a language told by its script."""
        return _stopwords().get(self.code, frozenset())

    def pattern(self, name: str) -> str:
        """Give a pattern's text; one that matches nothing where there is none."""
        return self.patterns.get(name) or r"(?!)"

    def compiled(self, name: str) -> re.Pattern[str]:
        """Give a pattern, compiled once."""
        return _compiled(self.pattern(name))

    def expanded(self, name: str) -> re.Pattern[str]:
        """Give a pattern with NUMBERS, ORD, MONTH and STATE written out."""
        return _expanded(self.code, self.pattern(name))

    def says(self, name: str, text: str) -> bool:
        """Say whether a folded text holds the pattern."""
        return self.compiled(name).search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _expanded(code: str, pattern: str) -> re.Pattern[str]:
    pack = language_pack(code)
    for word, written in _words(pack):
        pattern = pattern.replace(word, written)
    return _compiled(pattern)


def _words(pack: Pack) -> Iterator[tuple[str, str]]:
    ordinals = sorted(pack.ordinals, key=len, reverse=True)
    yield "NUMBERS", number_list(pack.code, pack.pattern("joining"))
    yield "ORD", rf"(?:{'|'.join(ordinals)}|{pack.pattern('ordinal_digits')})"
    yield "MONTH", rf"(?:{'|'.join(pack.months)})"
    yield "STATE", rf"(?:{pack.pattern('state')})"


@cache
def language_pack(code: str) -> Pack:
    """Read one language's pack; raises UnknownNameError for any other."""
    if code not in LANGUAGES:
        raise UnknownNameError(
            f"there are no words for the language {code!r}: choose one of "
            + ", ".join(LANGUAGES)
        )
    source = files("habeas.treaty") / "languages" / f"{code}.toml"
    return _pack_of(_folded(tomllib.loads(source.read_text(encoding="utf-8"))))


def _pack_of(data: Mapping[str, Any]) -> Pack:
    return Pack(
        code=data["code"],
        iso=data["iso"],
        ordinals=tuple(data["ordinals"]),
        months=tuple(data["months"]),
        patterns=data["patterns"],
        lists=data.get("lists", {}),
        genres=data.get("genres", {}),
        verbs=data["verbs"],
        state_verbs=data["state_verbs"],
        treaties=data["treaties"],
        themes=data.get("themes", {}),
    )


def _folded(value: Any) -> Any:  # noqa: ANN401 - a TOML file's values
    match value:
        case str():
            return fold(value)
        case list():
            return [_folded(each) for each in value]
        case dict():
            return {key: _folded(each) for key, each in value.items()}
        case _:
            return value


def detect_language(text: str) -> str:
    """Tell which of the six languages a text is in; English when nothing tells.

    Reads: a text, of which the first part is enough.
    Promises: one of `LANGUAGES`.

    >>> detect_language("Le Comité recommande à l'État partie de prendre")
    'fra'
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for code, script in _SCRIPTS:
        # A symbol or a name in Latin letters does not make a text English.
        if len(script.findall(sample)) * 4 > letters:
            return code
    words = re.findall(r"[^\W\d_]+", fold(sample).lower())
    common = _stopwords()
    return max(common, key=lambda code: sum(word in common[code] for word in words))


@cache
def _stopwords() -> Mapping[str, frozenset[str]]:
    # A file of their own: telling a language must not read the packs of all.
    source = files("habeas.treaty") / "languages" / "stopwords.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return {code: frozenset(words) for code, words in data.items()}
