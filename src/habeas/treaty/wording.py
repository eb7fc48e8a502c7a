"""How like two paragraphs are in their words, rare words counting most."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from habeas.treaty.document import Paragraph
from habeas.treaty.folding import fold

_SHORTEST_WORD = 4


def weigh(paragraphs: Sequence[Paragraph]) -> Mapping[str, float]:
    """Weigh the words of some paragraphs: the fewer hold a word, the more it weighs."""
    held = Counter(word for each in paragraphs for word in set(_words(each)))
    return {word: math.log(1 + len(paragraphs) / n) for word, n in held.items()}


def vector_of(
    paragraph: Paragraph, weights: Mapping[str, float]
) -> Mapping[str, float]:
    """Give a paragraph's words with their weights; one not weighed counts nothing."""
    return {word: n * weights.get(word, 0.0) for word, n in _words(paragraph).items()}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Liken two paragraphs: 0 shares no word, 1 has the same words."""
    shared = sum(value * second.get(word, 0.0) for word, value in first.items())
    sizes = _size(first) * _size(second)
    return shared / sizes if sizes else 0.0


def _size(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values()))


def _words(paragraph: Paragraph) -> Counter[str]:
    whole = " ".join([paragraph.text, *(item.text for item in paragraph.items)])
    folded = fold(whole).lower()
    # Chinese writes no spaces: pairs of signs do for words.
    han = re.findall("[\u3400-\u9fff]{2}", folded)
    words = [w for w in re.findall(r"[^\W\d_]+", folded) if len(w) >= _SHORTEST_WORD]
    return Counter(han or words)
