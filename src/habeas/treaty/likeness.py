"""How alike two passages are: what share of the one is found again in the other."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from habeas.treaty.document import Document, Item, Paragraph, Remark

# A Chinese sign is a word of its own here: the script parts none.
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
_RUN = 3
_Key = TypeVar("_Key")


def words_of(text: str) -> list[str]:
    """Give the words of a text in small letters, Chinese signs one by one.

    >>> words_of("Article 9, COVID-19")
    ['article', '9', 'covid', '19']
    """
    return _WORD.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered paragraph with all that stands under its number.

    `name` is how it is cited (``12``, ``MEX 12``); `heading` the innermost above.
    """

    name: str
    heading: str
    text: str
    remarks: tuple[Remark, ...] = ()


def passages_of(document: Document) -> list[Passage]:
    """Give the passages of a document in order, unnumbered text left to its number.

    Text before the first number is a passage of its own, named ``¶1``, ``¶2``…
    """
    passages: list[Passage] = []
    bare = 0
    for paragraph in document.paragraphs:
        name = _name(paragraph)
        text = _text_of(paragraph)
        if name and passages and passages[-1].name == name:
            last = passages[-1]
            passages[-1] = Passage(
                name,
                last.heading,
                f"{last.text}\n{text}",
                last.remarks + paragraph.remarks,
            )
            continue
        if not name:
            bare += 1
        heading = paragraph.headings[-1].full if paragraph.headings else ""
        passages.append(Passage(name or f"¶{bare}", heading, text, paragraph.remarks))
    return passages


def _name(paragraph: Paragraph) -> str:
    place = paragraph.place or ""
    if not place or not paragraph.unit:
        return place
    return f"{paragraph.state or paragraph.unit} {place}"


def _text_of(paragraph: Paragraph) -> str:
    return "\n".join([paragraph.text, *_points(paragraph.items)]).strip()


def _points(items: Iterable[Item]) -> list[str]:
    points = []
    for item in items:
        if not item.inline:
            points += [f"({item.number}) {item.text}", *_points(item.items)]
    return points


@dataclass(frozen=True, slots=True)
class Profile:
    """A passage's words and runs of three words, each with its weight."""

    words: Mapping[str, float]
    runs: Mapping[tuple[str, ...], float]

    def found_in(self, other: "Profile") -> float:
        """Give the share of this passage that the other holds too, from 0 to 1."""
        return (_share(self.words, other.words) + _share(self.runs, other.runs)) / 2


def weights_of(texts: Sequence[Sequence[str]]) -> dict[str, float]:
    """Weigh words by how few of the texts hold them."""
    held = Counter(word for words in texts for word in set(words))
    return {word: math.log(1 + len(texts) / count) for word, count in held.items()}


def profile_of(words: Sequence[str], weights: Mapping[str, float]) -> Profile:
    """Take a passage's words and runs; a passage of few words is one run."""
    length = min(_RUN, max(len(words), 1))
    runs = [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
    return Profile(
        {word: count * weights[word] for word, count in Counter(words).items()},
        {
            run: count * sum(weights[word] for word in run)
            for run, count in Counter(runs).items()
        },
    )


def _share(some: Mapping[_Key, float], others: Mapping[_Key, float]) -> float:
    whole = sum(some.values())
    if not whole:
        return 0.0
    return (
        sum(min(weight, others.get(key, 0.0)) for key, weight in some.items()) / whole
    )
