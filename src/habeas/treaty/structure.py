# ruff: noqa: RUF001 - the signs of six scripts are this module's matter
"""Blocks gathered into paragraphs, each under the headings it stands under."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from habeas.treaty.document import (
    Block,
    BlockKind,
    Heading,
    LeafKind,
    Paragraph,
    Remark,
    Role,
)
from habeas.treaty.folding import fold
from habeas.treaty.items import inline_items, nest_items
from habeas.treaty.language import Pack
from habeas.treaty.numbers import spell_out
from habeas.treaty.runin import run_in_heading
from habeas.treaty.series import (
    RANK_ANNEX,
    RANK_CHAPTER,
    RANK_CLUSTER,
    RANK_SECTION,
    RANK_STATE,
    RANK_TOPIC,
)
from habeas.treaty.shape import is_heading_shaped, is_lowercase_start

_ROLES = {
    RANK_ANNEX: Role.ANNEX,
    RANK_CHAPTER: Role.CHAPTER,
    RANK_STATE: Role.STATE,
    RANK_SECTION: Role.SECTION,
    RANK_CLUSTER: Role.CLUSTER,
}
_BLANKED = (LeafKind.MARKER, LeafKind.DEBRIS, LeafKind.COMMENT)


@dataclass(frozen=True, slots=True)
class Structure:
    """Headings and paragraphs, and how many units number their own paragraphs."""

    headings: tuple[Heading, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class _Gathering:
    """What has been gathered so far, and the paragraph that is open."""

    blocks: Sequence[Block]
    shown: str
    pack: Pack
    headings: list[Heading] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    path: list[Heading] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    number: str | None = None
    under: str | None = None
    unit: int = 0
    units: int = 0
    skipped: set[int] = field(default_factory=set)


def shown_text(blocks: Sequence[Block]) -> str:
    """Give the whole text with markers, debris and comments blanked out.

    Reads: the blocks of a document.
    Promises: a text as long as the document's, offset for offset; folded, it is
    the visible text that the stages after this one read.
    """
    return "".join(
        " " * len(leaf.text) if leaf.kind in _BLANKED else leaf.text
        for block in blocks
        for leaf in block.leaves
    )


def gather(blocks: Sequence[Block], shown: str, pack: Pack) -> Structure:
    """Gather blocks into paragraphs under their headings.

    Reads: blocks in order, and the shown text of the same blocks.
    Promises: paragraphs in order, none overlapping another; a paragraph
    without a number names the one it stands under, if any.
    """
    gathering = _Gathering(blocks, shown, pack)
    for place, block in enumerate(blocks):
        if place not in gathering.skipped:
            _GATHER[block.kind](gathering, place, block)
    _close(gathering)
    return Structure(tuple(gathering.headings), tuple(gathering.paragraphs))


def _leave_out(_gathering: _Gathering, _place: int, _block: Block) -> None:
    """Leave a block that is in no paragraph where it stands."""


def _heading(gathering: _Gathering, place: int, block: Block) -> None:
    _close(gathering)
    gathering.number = gathering.under = None
    title = block.text
    if block.depth == RANK_ANNEX and not title:
        title = _title_below(gathering, place)
    if block.depth <= RANK_CHAPTER:
        gathering.unit = 0
    role = _ROLES.get(block.depth, Role.CLUSTER)
    if role is Role.CLUSTER and not block.label:
        role = Role.TOPIC
    _enter(gathering, _make_heading(gathering, role, block, title=title, place=place))


def _title_below(gathering: _Gathering, place: int) -> str:
    for below in range(place + 1, min(place + 4, len(gathering.blocks))):
        block = gathering.blocks[below]
        if (
            block.kind is BlockKind.HEADING
            and not block.label
            and block.depth >= RANK_TOPIC
        ):
            gathering.skipped.add(below)
            return block.text
        if block.kind is not BlockKind.BLANK:
            break
    return ""


def _make_heading(
    gathering: _Gathering, role: Role, block: Block, *, title: str, place: int
) -> Heading:
    depth = block.depth if role is not Role.STATE else RANK_STATE
    articles = articles_in_heading(fold(title), gathering.pack)
    return Heading(
        role, block.label, title, depth, place, articles, marker=block.marker
    )


def articles_in_heading(folded: str, pack: Pack) -> tuple[str, ...]:
    """Read the articles a heading names, ranges spelled out.

    Reads: a folded heading. Promises: article numbers in order, each once.
    """
    found: list[str] = []
    for match in pack.expanded("articles").finditer(folded):
        found += spell_out(match["numbers"], pack)
    return tuple(dict.fromkeys(number.partition("(")[0] for number in found))


def _enter(gathering: _Gathering, heading: Heading) -> None:
    while gathering.path and gathering.path[-1].depth >= heading.depth:
        gathering.path.pop()
    gathering.path.append(heading)
    gathering.headings.append(heading)


def _paragraph(gathering: _Gathering, place: int, block: Block) -> None:
    _close(gathering)
    is_sub = _is_sub(block)
    if not is_sub and _holds_a_state(gathering, place, block):
        gathering.unit = 0
        while gathering.path and gathering.path[-1].depth >= RANK_STATE:
            gathering.path.pop()
        gathering.held, gathering.number = [place], block.label
        _close(gathering)
        gathering.units += 1
        gathering.unit = gathering.units
        _enter(
            gathering,
            _make_heading(gathering, Role.STATE, block, title=block.text, place=place),
        )
        gathering.number = gathering.under = None
        return
    if not is_sub and gathering.unit:
        gathering.unit = 0
        while gathering.path and gathering.path[-1].depth >= RANK_STATE:
            gathering.path.pop()
    gathering.held, gathering.number, gathering.under = [place], block.label, None


def _is_sub(block: Block) -> bool:
    """Say whether a paragraph's number is a State's own: ``(12)`` or ``12)``."""
    return block.marker.endswith((")", "）"))


def _holds_a_state(gathering: _Gathering, place: int, block: Block) -> bool:
    if not is_heading_shaped(fold(block.text)):
        return False
    for below in gathering.blocks[place + 1 : place + 6]:
        if below.kind is BlockKind.PARAGRAPH:
            return below.label == "1" and _is_sub(below)
        if below.kind not in (BlockKind.BLANK, BlockKind.HEADING):
            return False
    return False


def _continuation(gathering: _Gathering, place: int, block: Block) -> None:
    if gathering.held and is_lowercase_start(block.text):
        gathering.held.append(place)
        return
    _close(gathering)
    gathering.held = [place]
    gathering.under = gathering.number or gathering.under
    gathering.number = None


def _item(gathering: _Gathering, place: int, _block: Block) -> None:
    gathering.held.append(place)


_GATHER = {
    BlockKind.MASTHEAD: _leave_out,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.CONTINUATION: _continuation,
    BlockKind.ITEM: _item,
    BlockKind.TABLE: _leave_out,
    BlockKind.NOTE: _leave_out,
    BlockKind.BLANK: _leave_out,
}


def _close(gathering: _Gathering) -> None:
    """Make a paragraph of the blocks held, if any."""
    if not gathering.held:
        return
    first, last = gathering.held[0], gathering.held[-1] + 1
    blocks = [gathering.blocks[place] for place in gathering.held]
    paragraph = _made(gathering, blocks, (first, last))
    gathering.paragraphs.append(paragraph)
    if any(heading.run_in for heading in paragraph.headings):
        gathering.headings.append(paragraph.headings[-1])
    gathering.held = []
    # What follows without a number stands under this one.
    gathering.under = gathering.number or gathering.under
    if gathering.number:
        gathering.under = gathering.number
    gathering.number = None


def _made(
    gathering: _Gathering, blocks: Sequence[Block], reach: tuple[int, int]
) -> Paragraph:
    words = [block for block in blocks if block.kind is not BlockKind.ITEM]
    listed = [block for block in blocks if block.kind is BlockKind.ITEM]
    start, end = blocks[0].start, blocks[-1].end
    opening = words[0] if words else None
    headings = tuple(gathering.path)
    run_in = run_in_heading(opening.text, gathering.pack) if opening else ""
    if run_in:
        depth = RANK_TOPIC + 4
        headings = (
            *headings,
            Heading(Role.TOPIC, "", run_in, depth, reach[0], run_in=True),
        )
    items = nest_items(listed)
    if not items and opening is not None:
        items = inline_items(gathering.shown, opening.start, end)
    return Paragraph(
        number=gathering.number,
        under=None if gathering.number else gathering.under,
        marker=opening.marker if opening and gathering.number else "",
        text=" ".join(block.text for block in words),
        start=start,
        end=end,
        blocks=reach,
        headings=headings,
        items=items,
        unit=gathering.unit,
        remarks=tuple(_remarks(blocks, gathering.pack)),
    )


def _remarks(blocks: Sequence[Block], pack: Pack) -> Iterator[Remark]:
    for block in blocks:
        for leaf in block.leaves:
            if leaf.kind is LeafKind.COMMENT:
                yield _remark(leaf.text, leaf.start, pack)


def _remark(text: str, start: int, pack: Pack) -> Remark:
    match = pack.compiled("comment").match(fold(text))
    if match is None:
        # A question in brackets names no author.
        return Remark(
            None, text.strip().strip("()[]").strip(), start, start + len(text)
        )
    group = next((name for name, found in match.groupdict().items() if found), None)
    author = text[match.start(group) : match.end(group)].strip() if group else None
    return Remark(author, text[match.end() :].strip(), start, start + len(text))


def with_state(
    paragraphs: Sequence[Paragraph], states: Sequence[str | None]
) -> Iterator[Paragraph]:
    """Give each paragraph the State of its unit."""
    for paragraph in paragraphs:
        yield replace(paragraph, state=states[paragraph.unit])
