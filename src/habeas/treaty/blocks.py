"""Lines made into blocks: headings, paragraphs' openings, points, rows of tables."""

from collections.abc import Sequence

from habeas.treaty.container import Container
from habeas.treaty.document import Block, BlockKind, Leaf
from habeas.treaty.language import Pack
from habeas.treaty.leaves import OpenedLine, leaves_of, open_line
from habeas.treaty.marked import is_heading_style, line_after, read_marked
from habeas.treaty.marker import Form, Marker
from habeas.treaty.series import (
    RANK_CHAPTER,
    RANK_TOPIC,
    Chosen,
    Series,
    follow,
)
from habeas.treaty.shape import (
    is_contents,
    is_continued,
    is_heading_shaped,
    is_lowercase_start,
    is_row,
    is_sentence,
    wrapped_width,
)

# A masthead is often laid out as a table.
_MASTHEAD = 30


def make_blocks(
    container: Container, pack: Pack, *, with_queries: bool = False
) -> tuple[Block, ...]:
    """Make the blocks of a document.

    Reads: a container's lines, and the words of its language.
    Promises: every line stands in one block, in order; joined, the leaves are
    the container's text.
    """
    lines = _opened(container, pack)
    # Every other form says itself where a paragraph ends.
    width = wrapped_width(lines) if container.form == "txt" else 0
    series = Series()
    blocks: list[Block] = []
    for place, line in enumerate(lines):
        chosen = _choose(lines, place, series=series, pack=pack)
        chosen_marker = chosen.marker
        leaves = tuple(
            leaves_of(line, chosen_marker, pack=pack, with_queries=with_queries)
        )
        joins = width and _joins(lines, place, chosen=chosen, width=width)
        joins = joins or _closes_bracket(lines, place, chosen, blocks)
        if joins and blocks and blocks[-1].kind is not BlockKind.BLANK:
            blocks[-1] = _joined(blocks[-1], leaves)
            continue
        if not leaves:
            continue
        follow(chosen, line, series)
        blocks.append(_block(chosen, line, leaves))
    return tuple(blocks)


def _opened(container: Container, pack: Pack) -> list[OpenedLine]:
    lines, start = [], 0
    for index, line in enumerate(container.lines):
        shown = line.shown
        opened = open_line(shown, line.end, index=index, start=start, pack=pack)
        lines.append(_with_hints(opened, line.style, line.level, line.cell))
        start += len(shown) + len(line.end)
    return lines


def _with_hints(
    line: OpenedLine,
    style: str,
    level: int | None,
    cell: tuple[int, int, int] | None,
) -> OpenedLine:
    return OpenedLine(
        line.index, line.start, line.lead, line.text, line.end, line.folded,
        line.markers, style, level, cell,
    )  # fmt: skip


def _block(chosen: Chosen, line: OpenedLine, leaves: tuple[Leaf, ...]) -> Block:
    return Block(
        chosen.kind,
        leaves,
        (line.index, line.index + 1),
        label=_label(line, chosen.marker) if chosen.marker else "",
        depth=chosen.depth,
        style=line.style,
        cell=line.cell,
    )


def _label(line: OpenedLine, marker: Marker) -> str:
    """Give a marker's label: letters as they are written, figures as they are read."""
    at = line.folded.find(marker.label, 0, marker.length)
    if at < 0 or marker.label.isdecimal():
        return marker.label
    return line.text[at : at + len(marker.label)]


def _joined(block: Block, leaves: tuple[Leaf, ...]) -> Block:
    return Block(
        block.kind,
        (*block.leaves, *leaves),
        (block.lines[0], block.lines[1] + 1),
        label=block.label,
        depth=block.depth,
        style=block.style,
        cell=block.cell,
    )


def _closes_bracket(
    lines: Sequence[OpenedLine], place: int, chosen: Chosen, blocks: Sequence[Block]
) -> bool:
    """Say whether a line closes the bracket that the heading above it left open."""
    line, before = lines[place].folded, lines[place - 1].folded
    if chosen.marker or not blocks or blocks[-1].kind is not BlockKind.HEADING:
        return False
    opened = before.rfind("(") > before.rfind(")")
    return opened and 0 <= line.find(")") < (line.find("(") % (len(line) + 1))


def _joins(
    lines: Sequence[OpenedLine], place: int, *, chosen: Chosen, width: int
) -> bool:
    """Say whether a line of a hard-wrapped text goes on from the one before."""
    if place == 0 or chosen.kind not in (BlockKind.CONTINUATION, BlockKind.HEADING):
        return False
    line, before = lines[place], lines[place - 1]
    if chosen.marker or line.is_blank or before.is_blank:
        return False
    return is_continued(before, line, width=width)


def _choose(
    lines: Sequence[OpenedLine], place: int, *, series: Series, pack: Pack
) -> Chosen:
    line = lines[place]
    if line.is_blank:
        return Chosen(BlockKind.BLANK)
    if not series.number and not series.paren and is_contents(line.folded):
        return Chosen(BlockKind.MASTHEAD)
    if line.cell is not None or is_row(line):
        heads = not series.began and place < _MASTHEAD and not is_sentence(line.folded)
        return Chosen(BlockKind.MASTHEAD if heads else BlockKind.TABLE)
    for marker in line.markers:
        chosen = read_marked(lines, place, marker=marker, series=series)
        if chosen is not None:
            return chosen
    return _unmarked(lines, place, series=series, pack=pack)


def _unmarked(
    lines: Sequence[OpenedLine], place: int, *, series: Series, pack: Pack
) -> Chosen:
    line = lines[place]
    following = line_after(lines, place)
    if is_heading_shaped(line.folded) and pack.says("division", line.folded):
        return Chosen(BlockKind.HEADING, None, RANK_CHAPTER)
    if not series.began and not _begins(line, following, pack):
        return Chosen(BlockKind.MASTHEAD)
    if series.note and not lines[place - 1].is_blank:
        return Chosen(BlockKind.NOTE)
    if _is_heading(line, following, pack):
        return Chosen(BlockKind.HEADING, None, _topic_rank(line))
    return Chosen(BlockKind.CONTINUATION)


def _begins(line: OpenedLine, following: OpenedLine | None, pack: Pack) -> bool:
    """Say whether an unmarked line ends the masthead."""
    if len(line.folded) > 250 or is_sentence(line.folded):  # noqa: PLR2004 - no title
        return True
    if pack.says("meeting_opens", line.folded):
        return True
    opens = pack.says("introduction", line.folded) or is_heading_style(line)
    return opens and following is not None and bool(following.markers)


def _is_heading(line: OpenedLine, following: OpenedLine | None, pack: Pack) -> bool:
    if is_heading_style(line):
        return True
    if not is_heading_shaped(line.folded) or is_lowercase_start(line.text):
        return False
    if len(line.folded) > (50 if pack.code == "zho" else 160) or following is None:
        return False
    forms = {marker.form for marker in following.markers}
    return not forms & {Form.ITEM, Form.BULLET, Form.NOTE}


def _topic_rank(line: OpenedLine) -> int:
    level = line.level if line.level is not None else 0
    return (
        min(max(RANK_TOPIC + level - 4, RANK_CHAPTER), RANK_TOPIC + 3)
        if level
        else RANK_TOPIC
    )
