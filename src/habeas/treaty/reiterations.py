"""Paragraphs that say again what an earlier document said, and which it was."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.treaty.document import (
    Document,
    Paragraph,
    ParagraphKind,
    ReferenceKind,
    Reiteration,
)
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack
from habeas.treaty.symbol import Symbol

_KINDS = (ParagraphKind.CONCERN, ParagraphKind.RECOMMENDATION)
_LIKE_ENOUGH = 0.3
_SHORTEST_WORD = 4


def mark_reiterations(
    paragraphs: Sequence[Paragraph], visible: str, *, body: str, pack: Pack
) -> Iterator[Paragraph]:
    """Mark the paragraphs that reiterate, and link those that cite.

    Reads: paragraphs with kinds and references. Promises: a link to each
    paragraph cited of the same committee's earlier observations on the same
    State; one link to nothing where a paragraph says it reiterates and cites
    none.
    """
    for paragraph in paragraphs:
        if paragraph.kind not in _KINDS:
            yield paragraph
            continue
        links = tuple(dict.fromkeys(_cited(paragraph, body)))
        words = visible[paragraph.start : paragraph.end]
        if not links and pack.says("reiterated", words):
            links = (Reiteration(None, None, cited=False),)
        yield replace(paragraph, reiterates=links)


def _cited(paragraph: Paragraph, body: str) -> Iterator[Reiteration]:
    for reference in paragraph.references:
        if reference.kind is not ReferenceKind.SYMBOL:
            continue
        symbol = Symbol(reference.target)
        is_own = symbol.series == "CO" and symbol.body == body
        if is_own and symbol.state_code == paragraph.state:
            for pinpoint in reference.pinpoints or (None,):
                yield Reiteration(reference.target, pinpoint, cited=True)


def with_earlier(document: Document, earlier: Document) -> Document:
    """Link a document's uncited reiterations to the State's earlier observations.

    Reads: two documents read. Promises: the first, State by State; a State the
    earlier document does not speak of is left as it is.
    """
    linked: list[Paragraph] = []
    for paragraph in document.paragraphs:
        before = [p for p in earlier.paragraphs if p.state == paragraph.state]
        known = paragraph.state is not None and bool(before)
        symbol = earlier.symbol
        linked += link_to_earlier([paragraph], before, symbol) if known else [paragraph]
    return replace(document, paragraphs=tuple(linked))


def link_to_earlier(
    paragraphs: Sequence[Paragraph], earlier: Sequence[Paragraph], symbol: str
) -> Iterator[Paragraph]:
    """Link the reiterations that cite nothing to the likest earlier paragraph.

    Reads: paragraphs marked, and those of the same State's earlier
    observations. Promises: as many paragraphs; a link only where the words are
    like enough, and never `cited`.
    """
    if all(link.cited for each in paragraphs for link in each.reiterates):
        yield from paragraphs
        return
    candidates = [each for each in earlier if each.kind in _KINDS and each.place]
    weights = _weights(candidates)
    vectors = [(each, _vector(each, weights)) for each in candidates]
    for paragraph in paragraphs:
        if all(link.cited for link in paragraph.reiterates):
            yield paragraph
            continue
        likest = _likest(paragraph, vectors, weights)
        link = Reiteration(symbol, likest, cited=False) if likest else None
        yield replace(paragraph, reiterates=(link,)) if link else paragraph


def _likest(
    paragraph: Paragraph,
    vectors: Sequence[tuple[Paragraph, Mapping[str, float]]],
    weights: Mapping[str, float],
) -> str | None:
    own = _vector(paragraph, weights)
    scored = [
        (_likeness(own, vector), each.place)
        for each, vector in vectors
        if each.kind is paragraph.kind
    ]
    best = max(scored, default=(0.0, None), key=lambda pair: pair[0])
    return best[1] if best[0] >= _LIKE_ENOUGH else None


def _words(paragraph: Paragraph) -> Counter[str]:
    whole = " ".join([paragraph.text, *(item.text for item in paragraph.items)])
    folded = fold(whole).lower()
    han = re.findall("[\u3400-\u9fff]{2}", folded)
    words = [w for w in re.findall(r"[^\W\d_]+", folded) if len(w) >= _SHORTEST_WORD]
    return Counter(han or words)


def _weights(paragraphs: Sequence[Paragraph]) -> Mapping[str, float]:
    held = Counter(word for each in paragraphs for word in set(_words(each)))
    return {word: math.log(1 + len(paragraphs) / n) for word, n in held.items()}


def _vector(paragraph: Paragraph, weights: Mapping[str, float]) -> Mapping[str, float]:
    return {w: n * weights.get(w, 0.0) for w, n in _words(paragraph).items()}


def _likeness(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    shared = sum(value * second.get(word, 0.0) for word, value in first.items())
    sizes = _size(first) * _size(second)
    return shared / sizes if sizes else 0.0


def _size(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values()))
