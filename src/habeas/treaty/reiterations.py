"""Paragraphs that say again what an earlier document said, and which it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.treaty.document import (
    Document,
    Paragraph,
    ParagraphKind,
    ReferenceKind,
    Reiteration,
)
from habeas.treaty.language import Pack
from habeas.treaty.symbol import Symbol
from habeas.treaty.wording import cosine, vector_of, weigh

_KINDS = (ParagraphKind.CONCERN, ParagraphKind.RECOMMENDATION)
_LIKE_ENOUGH = 0.3


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
    weights = weigh(candidates)
    vectors = [(each, vector_of(each, weights)) for each in candidates]
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
    own = vector_of(paragraph, weights)
    scored = [
        (cosine(own, vector), each.place)
        for each, vector in vectors
        if each.kind is paragraph.kind
    ]
    best = max(scored, default=(0.0, None), key=lambda pair: pair[0])
    return best[1] if best[0] >= _LIKE_ENOUGH else None
