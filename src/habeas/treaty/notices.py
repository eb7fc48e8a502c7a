"""What is amiss in a document: a number missing, a figure that is not there."""

from collections.abc import Iterator, Sequence

from habeas.treaty.document import Block, BlockKind, Notice, Paragraph, Reference
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack

_FIGURES = ("figure", "img", "image", "picture", "drawing", "caption")


def find_notices(
    paragraphs: Sequence[Paragraph],
    blocks: Sequence[Block],
    references: Sequence[Reference],
    *,
    visible: str,
    pack: Pack,
) -> Iterator[Notice]:
    """Find what is amiss.

    Reads: a document's paragraphs, blocks, references and visible text.
    Promises: a notice for each number missing, repeated or out of order, each
    figure announced and absent, each symbol repaired.
    """
    yield from _numbering(paragraphs)
    yield from _figures(paragraphs, blocks, visible, pack)
    for reference in references:
        if reference.repaired:
            text = (
                f"{reference.text} is read as {reference.target}: {reference.repaired}"
            )
            yield Notice("malformed symbol", text, reference.start)


def _numbering(paragraphs: Sequence[Paragraph]) -> Iterator[Notice]:
    last: dict[int, int] = {}
    for paragraph in paragraphs:
        if paragraph.number is None or not paragraph.number.isdecimal():
            continue
        number, before = int(paragraph.number), last.get(paragraph.unit)
        last[paragraph.unit] = number
        if before is None or number == before + 1 or number == 1:
            continue
        yield Notice(*_amiss(before, number), paragraph.start)


def _amiss(before: int, number: int) -> tuple[str, str]:
    if number == before:
        return "repeated number", f"paragraph {number} stands twice"
    if number < before:
        return "number out of order", f"paragraph {number} follows {before}"
    missing = str(before + 1) if number == before + 2 else f"{before + 1}-{number - 1}"
    return "missing number", f"paragraph {number} follows {before}: {missing} missing"


def _figures(
    paragraphs: Sequence[Paragraph], blocks: Sequence[Block], visible: str, pack: Pack
) -> Iterator[Notice]:
    announced = pack.compiled("figure_announced")
    shown = sum(_is_figure(block, pack) for block in blocks)
    for paragraph in paragraphs:
        for match in announced.finditer(visible, paragraph.start, paragraph.end):
            if shown:
                shown -= 1
                continue
            text = f"paragraph {paragraph.place} announces a figure that is not there"
            yield Notice("missing figure", text, match.start())


def _is_figure(block: Block, pack: Pack) -> bool:
    if block.style.casefold() in _FIGURES:
        return True
    is_title = block.kind in (BlockKind.HEADING, BlockKind.CONTINUATION)
    return is_title and pack.says("figure_caption", fold(block.text))
