"""What became of a reviewer's comment: what it asks for, sought in the new version.

A comment is measured by its own words, those that its paragraph did not have yet. That
says what can be read in the text, not whether the Committee agreed.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from habeas.treaty.compare import Comparison, Concordance
from habeas.treaty.document import Remark
from habeas.treaty.language import LANGUAGES, language_pack
from habeas.treaty.likeness import Passage, weights_of, words_of
from habeas.treaty.word_changes import Part

# Reviewers' wishes are met beside their paragraph too, seldom farther off.
_NEAR = 2
_TAKEN_UP = 0.5
_PARTLY = 0.15
# A word that stands in a quarter of the paragraphs is no sign of anything.
_COMMON = 0.25
_FEW = 2
_SHORTEST = 3
_QUOTED = re.compile(
    '[\u201c"\u00ab]([^\u201c\u201d"\u00ab\u00bb]{3,200})[\u201d"\u00bb]'
)


class Uptake(StrEnum):
    """How far the new version has what a comment asked for."""

    TAKEN_UP = "taken up"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Wording that came (or went) near the comment, and the comment's words in it."""

    paragraph: str
    part: Part
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommentFate:
    """What became of one comment; `share` is the part of its words that was found."""

    paragraph: str
    author: str | None
    text: str
    uptake: Uptake
    share: float
    evidence: tuple[Evidence, ...]


def comment_fates(comparison: Comparison) -> tuple[CommentFate, ...]:
    """Say of each comment on the old version how far the new one took it up.

    Reads: a comparison. Promises: one fate a comment, in the order of the old
    version; all that it rests on is in `evidence`.
    """
    place_of = {
        name: place
        for place, entry in enumerate(comparison.entries)
        for name in entry.old
    }
    weights = _weights(comparison)
    found = []
    for passage in comparison.old:
        place = place_of[passage.name]
        near = comparison.entries[max(0, place - _NEAR) : place + _NEAR + 1]
        for remark in passage.remarks:
            if re.search(_reviewing().removal, remark.text.casefold()):
                quoted = " ".join(_QUOTED.findall(remark.text))
                asked = _asked(quoted or passage.text, "", weights)
                own = (comparison.entries[place],)
                found.append(_fate(passage, remark, asked, _gone(own, asked)))
            else:
                asked = _asked(remark.text, passage.text, weights)
                found.append(_fate(passage, remark, asked, _come(near, asked)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reviewing:
    words: frozenset[str]
    removal: str


@cache
def _reviewing() -> _Reviewing:
    text = files("habeas.treaty").joinpath("reviewing.toml").read_text("utf-8")
    data = tomllib.loads(text)
    words = {_stem(word) for word in data["words"]}
    for code in LANGUAGES:
        words.update(map(_stem, language_pack(code).stopwords))
    return _Reviewing(frozenset(words), data["removal"])


def _stem(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST + 1 and word.endswith("s") else word


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in words_of(text)]


def _weights(comparison: Comparison) -> Mapping[str, float]:
    """Weigh the words of both versions; one that is too common weighs nothing."""
    texts = [_stems(passage.text) for passage in (*comparison.old, *comparison.new)]
    held = Counter(word for words in texts for word in set(words))
    most = max(_FEW, _COMMON * len(texts))
    return {
        word: weight if held[word] <= most else 0.0
        for word, weight in weights_of(texts).items()
    }


def _asked(text: str, had: str, weights: Mapping[str, float]) -> dict[str, float]:
    """Give the words of substance that a text has and another had not, weighed."""
    known = set(_stems(had)) | _reviewing().words
    heaviest = max(weights.values(), default=1.0)
    return {
        word: weights.get(word, heaviest)
        for word in _stems(text)
        if word not in known and _is_of_substance(word)
    }


def _is_of_substance(word: str) -> bool:
    return len(word) >= _SHORTEST or not word.isascii() or word.isdecimal()


def _come(
    entries: Sequence[Concordance], asked: Mapping[str, float]
) -> Iterator[Evidence]:
    for entry in entries:
        removed = set(_stems(_text_of(entry, Part.REMOVED)))
        name = ", ".join(entry.new)
        yield from _evidence(entry, Part.ADDED, name, asked.keys() - removed)


def _gone(
    entries: Sequence[Concordance], asked: Mapping[str, float]
) -> Iterator[Evidence]:
    for entry in entries:
        kept = set(_stems(_text_of(entry, Part.SAME) + _text_of(entry, Part.ADDED)))
        name = ", ".join(entry.old)
        yield from _evidence(entry, Part.REMOVED, name, asked.keys() - kept)


def _evidence(
    entry: Concordance, part: Part, name: str, sought: AbstractSet[str]
) -> Iterator[Evidence]:
    for wording in entry.wording:
        if wording.part is part:
            words = tuple(
                dict.fromkeys(word for word in _stems(wording.text) if word in sought)
            )
            if words:
                yield Evidence(name, part, wording.text.strip(), words)


def _text_of(entry: Concordance, part: Part) -> str:
    return " ".join(each.text for each in entry.wording if each.part is part)


def _fate(
    passage: Passage,
    remark: Remark,
    asked: Mapping[str, float],
    evidence: Iterator[Evidence],
) -> CommentFate:
    rests_on = tuple(evidence)
    found = {word for each in rests_on for word in each.words}
    whole = sum(asked.values())
    share = sum(asked[word] for word in found) / whole if whole else 0.0
    if share >= _TAKEN_UP:
        uptake = Uptake.TAKEN_UP
    else:
        uptake = Uptake.PARTLY if share >= _PARTLY else Uptake.NOT
    return CommentFate(
        passage.name, remark.author, remark.text, uptake, share, rests_on
    )
