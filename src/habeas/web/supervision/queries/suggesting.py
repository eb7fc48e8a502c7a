"""Standards that a recommendation may be about, by the law and the words they share."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from habeas.law.standard import Standard
from habeas.rulebook import RULES
from habeas.treaty.folding import fold
from habeas.web.supervision.models import Recommendation

_WORD = re.compile(r"[a-z]{4,}")
# A title's words that half the recommendations hold tell nothing.
_COMMON = frozenset(
    {"state", "party", "parties", "should", "migrant", "migrants", "person", "persons"}
    | {"rights", "their", "that", "with", "ensure", "every", "held", "never", "place"}
)
# So many signs must speak for a tie: words in common, or an article.
_FEWEST_SIGNS = 2
_FOR_AN_ARTICLE = 0.5
_MOST = 6
_ROOT = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A standard, and why it is suggested."""

    standard: str
    title: str
    why: str
    weight: float


def suggested(one: Recommendation) -> list[Suggestion]:
    """Suggest standards for a recommendation, the likeliest first.

    Only a person ties the two: this offers what shares an article of the Convention or
    telling words.
    """
    return sorted(_suggested(one), key=lambda s: (-s.weight, s.standard))[:_MOST]


def _suggested(one: Recommendation) -> Iterator[Suggestion]:
    words = dict(_words(f"{one.text} {one.cluster}"))
    articles = {number for said in one.articles for number in _spelled_out(said)}
    held = Counter(word for _, _, its_words, _ in _standards() for word in its_words)
    for name, title, its_words, its_articles in _standards():
        shared = sorted(words.keys() & its_words)
        cited = sorted(articles & its_articles)
        if len(shared) + bool(cited) < _FEWEST_SIGNS or not shared:
            continue
        told = [f"article {', '.join(cited)}"] if cited else []
        # A word that few standards hold tells more than one that many do.
        weight = sum(1 / held[word] for word in shared) + _FOR_AN_ARTICLE * bool(cited)
        why = "; ".join((*told, ", ".join(words[root] for root in shared)))
        yield Suggestion(name, title, why, weight)


def _spelled_out(said: str) -> Iterator[str]:
    """Give the articles of a span as ``8-35``, or the one that is named."""
    numbers = [int(n) for n in re.findall(r"\d+", said.partition("(")[0])]
    if len(numbers) > 1 and "-" in said:
        yield from map(str, range(numbers[0], numbers[1] + 1))
    else:
        yield from map(str, numbers)


@cache
def _standards() -> tuple[tuple[str, str, frozenset[str], frozenset[str]], ...]:
    standards = {rule.standard.id: rule.standard for rule in RULES}
    return tuple(
        (
            name,
            standard.title,
            frozenset(dict(_words(f"{standard.title} {name.replace('-', ' ')}"))),
            _articles(standard),
        )
        for name, standard in standards.items()
    )


def _articles(standard: Standard) -> frozenset[str]:
    return frozenset(re.findall(r"(?:^|;)\s*(\d+)", standard.convention))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Give the root of each telling word, with the word."""
    for word in _WORD.findall(fold(text).lower()):
        if word not in _COMMON:
            # One form for detained, detention, detaining.
            yield word[:_ROOT], word
