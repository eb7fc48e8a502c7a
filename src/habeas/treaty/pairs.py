"""Which concerns a recommendation answers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.treaty.document import Paragraph, ParagraphKind, ReferenceKind, Role
from habeas.treaty.wording import cosine, vector_of, weigh

_LIKE_ENOUGH = 0.12


def pair(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Pair each recommendation with the concerns it answers.

    Reads: the paragraphs of one unit, their kinds told.
    Promises: a recommendation answers the concerns that stand under the same
    headings since the recommendation before it, and those whose paragraphs it
    names. One that follows another recommendation answers none.
    """
    yield from _by_name(list(_by_place(paragraphs)))


def pair_apart(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Pair by likeness, where concerns and recommendations stand in sections apart.

    Reads: paragraphs paired by place. Promises: as many; a recommendation that
    answered none answers the concern likest to it, if any is like enough.
    """
    yield from _by_likeness(paragraphs) if _stand_apart(paragraphs) else paragraphs


def _by_place(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    waiting: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.CONCERN:
            waiting = [each for each in waiting if _same_part(each, paragraph)]
            waiting.append(paragraph)
        elif paragraph.kind is ParagraphKind.RECOMMENDATION:
            answered = [each for each in waiting if _same_part(each, paragraph)]
            waiting = []
            yield _answering(paragraph, [each.place for each in answered])
            continue
        yield paragraph


def _answering(paragraph: Paragraph, places: Sequence[str | None]) -> Paragraph:
    numbers = dict.fromkeys([*paragraph.answers, *(each for each in places if each)])
    return replace(paragraph, answers=tuple(numbers))


def _by_name(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Add the concerns a recommendation names by their numbers."""
    concerns = {p.place for p in paragraphs if p.kind is ParagraphKind.CONCERN}
    for paragraph in paragraphs:
        if paragraph.kind is not ParagraphKind.RECOMMENDATION:
            yield paragraph
            continue
        named = [
            pinpoint.partition("(")[0]
            for reference in paragraph.references
            if reference.kind is ReferenceKind.PARAGRAPH and reference.target
            for pinpoint in reference.pinpoints
        ]
        yield _answering(paragraph, [each for each in named if each in concerns])


def _stand_apart(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether concerns and recommendations stand in sections of their own."""
    sections: dict[ParagraphKind | None, set[int]] = {}
    for paragraph in paragraphs:
        heading = paragraph.heading(Role.SECTION, Role.CHAPTER)
        if heading is not None:
            sections.setdefault(paragraph.kind, set()).add(heading.block)
    concerns = sections.get(ParagraphKind.CONCERN, set())
    asked = sections.get(ParagraphKind.RECOMMENDATION, set())
    return bool(concerns and asked) and not concerns & asked


def _by_likeness(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    concerns = [p for p in paragraphs if p.kind is ParagraphKind.CONCERN]
    weights = weigh(concerns)
    vectors = [(each.place, vector_of(each, weights)) for each in concerns]
    for paragraph in paragraphs:
        if paragraph.kind is not ParagraphKind.RECOMMENDATION or paragraph.answers:
            yield paragraph
            continue
        own = vector_of(paragraph, weights)
        scored = [(cosine(own, vector), place) for place, vector in vectors]
        score, place = max(scored, key=lambda pair: pair[0])
        yield _answering(paragraph, [place] if score >= _LIKE_ENOUGH else [])


def _same_part(first: Paragraph, second: Paragraph) -> bool:
    """Say whether two paragraphs stand under the same headings, run-in ones aside."""
    return _standing(first) == _standing(second)


def _standing(paragraph: Paragraph) -> tuple[int, ...]:
    return tuple(heading.block for heading in paragraph.headings if not heading.run_in)
