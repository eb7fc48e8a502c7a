"""Lines made into blocks: each a heading, a paragraph's opening, a point, a table row.

Numbers are read in sequence, for ``1.`` may open a paragraph or a cluster's
heading, and ``I.`` a chapter or the ninth section.
"""

from collections.abc import Sequence
from dataclasses import replace

from habeas.treaty.container import Container
from habeas.treaty.document import Block, BlockKind, Leaf
from habeas.treaty.language import Pack
from habeas.treaty.leaves import OpenedLine, leaves_of, open_line
from habeas.treaty.marker import Form, Marker, counts_on, item_values
from habeas.treaty.series import (
    RANK_ANNEX,
    RANK_CHAPTER,
    RANK_CLUSTER,
    RANK_SECTION,
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

_LEAP = 60
# A masthead is often laid out as a table.
_MASTHEAD = 30
_SUB = (Form.PAREN, Form.HALF)
_HEADING_STYLES = (
    "heading",
    "title",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "_ h_",
    "h23",
    "hch",
)


def make_blocks(
    container: Container, pack: Pack, *, with_queries: bool = False
) -> tuple[Block, ...]:
    """Make the blocks of a document.

    Reads: a container's lines, and the words of its language.
    Promises: every line stands in one block, in order; joined, the leaves are
    the container's text.
    """
    lines = _opened(container, pack)
    width = wrapped_width(lines)
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
        chosen = _marked(lines, place, marker=marker, series=series)
        if chosen is not None:
            return chosen
    return _unmarked(lines, place, series=series, pack=pack)


def _marked(
    lines: Sequence[OpenedLine], place: int, *, marker: Marker, series: Series
) -> Chosen | None:
    match marker.form:
        case Form.NUMBER | Form.DECIMAL:
            return _number(lines, place, marker=marker, series=series)
        case Form.PAREN | Form.HALF:
            return _bracketed(lines[place], marker, series)
        case Form.ROMAN | Form.LETTER:
            return _titled(lines[place], marker, series)
        case Form.ANNEX:
            return _annex(lines[place], marker)
        case Form.NOTE:
            return Chosen(BlockKind.NOTE, marker)
        case Form.ITEM | Form.BULLET:
            return _item(lines[place], marker, series)


def _number(
    lines: Sequence[OpenedLine], place: int, *, marker: Marker, series: Series
) -> Chosen | None:
    line = lines[place]
    shaped = is_heading_shaped(line.body(marker)) and bool(line.body(marker))
    if marker.form is Form.DECIMAL:
        return Chosen(BlockKind.HEADING, marker, RANK_CLUSTER + 1) if shaped else None
    heads = _is_heading_style(line) or _is_cluster(
        lines, place, marker=marker, series=series
    )
    opens = _opens_state(lines, place, marker=marker, series=series)
    if shaped and heads and not opens:
        return Chosen(BlockKind.HEADING, marker, RANK_CLUSTER)
    if series.number < marker.value <= series.number + _LEAP or marker.value == 1:
        return Chosen(BlockKind.PARAGRAPH, marker)
    # A first number may be any; a number said twice is told as it is.
    if not series.number or marker.value == series.number:
        return Chosen(BlockKind.PARAGRAPH, marker)
    return None


def _opens_state(
    lines: Sequence[OpenedLine], place: int, *, marker: Marker, series: Series
) -> bool:
    """Say whether ``30. Albania`` is the report's next paragraph, holding ``(1)``."""
    following = _next(lines, place)
    opens_one = following is not None and any(
        m.form in _SUB and m.value == 1 for m in following.markers
    )
    return opens_one and (marker.value == series.number + 1 or not series.number)


def _is_cluster(
    lines: Sequence[OpenedLine], place: int, *, marker: Marker, series: Series
) -> bool:
    if series.in_state or marker.value <= series.number:
        return True
    following = _next(lines, place)
    if following is None:
        return False
    # "9. Data collection" above "9. The Committee…", or above "(9)".
    numbers = [m for m in following.markers if m.form in (Form.NUMBER, *_SUB)]
    if any(m.form in _SUB for m in numbers):
        return True
    expected = series.number + 1
    return any(
        m.value == expected and not is_heading_shaped(following.body(m))
        for m in numbers
    ) or _heads_numbers(lines, place, expected=expected)


def _heads_numbers(lines: Sequence[OpenedLine], place: int, *, expected: int) -> bool:
    """Look over a topic's heading for the number that should come next."""
    for line in lines[place + 1 : place + 6]:
        if line.is_blank or not line.markers:
            if len(line.folded) > 200:  # noqa: PLR2004 - a paragraph, no heading
                return False
            continue
        marker = line.markers[0]
        return marker.form is Form.NUMBER and marker.value == expected
    return False


def _bracketed(line: OpenedLine, marker: Marker, series: Series) -> Chosen | None:
    if marker.form is Form.PAREN:
        return _paren(marker, series)
    return _half(line, marker, series)


def _paren(marker: Marker, series: Series) -> Chosen | None:
    listed = bool(series.item_stack) and series.item_stack[-1][0] is Form.PAREN
    if (series.colon and marker.value == 1) or (listed and series.colon):
        return Chosen(BlockKind.ITEM, marker, 1)
    if series.paren < marker.value <= series.paren + _LEAP or marker.value == 1:
        return Chosen(BlockKind.PARAGRAPH, marker)
    return Chosen(BlockKind.PARAGRAPH, marker) if not series.paren else None


def _half(line: OpenedLine, marker: Marker, series: Series) -> Chosen | None:
    """Read ``12)``: a paragraph within a State's section, else a point."""
    listed = bool(series.item_stack) and series.item_stack[-1][0] is Form.HALF
    points = (series.colon and marker.value == 1) or listed
    opens = marker.value == 1 and series.state_opened
    goes_on = series.in_state and series.paren < marker.value <= series.paren + _LEAP
    if opens or (goes_on and not points):
        return Chosen(BlockKind.PARAGRAPH, marker)
    return _item(line, marker, series)


def _titled(line: OpenedLine, marker: Marker, series: Series) -> Chosen | None:
    if not is_heading_shaped(line.body(marker)):
        return None
    rank = RANK_CHAPTER if marker.form is Form.ROMAN else RANK_SECTION
    if len(line.markers) > 1 and not _is_next(marker, series):
        return (
            None
            if _other_is_next(line, marker, series)
            else Chosen(BlockKind.HEADING, marker, rank)
        )
    return Chosen(BlockKind.HEADING, marker, rank)


def _is_next(marker: Marker, series: Series) -> bool:
    # "I." after "H." is a letter, and after nothing a Roman number.
    if marker.form is Form.ROMAN and marker.label == "I":
        return series.last.get(Form.LETTER, 0) != marker.value + 7
    return marker.value == series.last.get(marker.form, 0) + 1


def _other_is_next(line: OpenedLine, marker: Marker, series: Series) -> bool:
    return any(_is_next(m, series) for m in line.markers if m is not marker)


def _annex(line: OpenedLine, marker: Marker) -> Chosen | None:
    if len(line.body(marker)) <= 150 and is_heading_shaped(line.folded):  # noqa: PLR2004
        return Chosen(BlockKind.HEADING, marker, RANK_ANNEX)
    return None


def _item(line: OpenedLine, marker: Marker, series: Series) -> Chosen | None:
    if not series.began:
        return None
    if line.folded[: marker.length].rstrip().endswith(".") and not _lists(
        marker, series
    ):
        return None
    if marker.form is Form.BULLET:
        lettered = [at for at in series.item_stack if at[0] is not Form.BULLET]
        return Chosen(BlockKind.ITEM, marker, len(lettered) + 1)
    depth, value = _item_place(line, marker, series)
    return Chosen(BlockKind.ITEM, replace(marker, value=value), depth)


def _lists(marker: Marker, series: Series) -> bool:
    """Say whether a list is open that a small letter with a stop may go on."""
    return bool(series.item_stack) or (series.colon and 1 in item_values(marker.label))


def _item_place(line: OpenedLine, marker: Marker, series: Series) -> tuple[int, int]:
    """Find how deep a point stands, and its place in the series it goes on or opens."""
    values = [m.value for m in line.markers if m.form in (Form.ITEM, Form.HALF)]
    for depth in range(len(series.item_stack), 0, -1):
        form, value, label = series.item_stack[depth - 1]
        is_point = form in (Form.ITEM, Form.HALF)
        if is_point and counts_on(label, value, marker.label):
            return depth, value + 1
    if 1 in values or not series.item_stack:
        return len(series.item_stack) + 1, 1 if 1 in values else values[0]
    return len(series.item_stack), values[0]


def _unmarked(
    lines: Sequence[OpenedLine], place: int, *, series: Series, pack: Pack
) -> Chosen:
    line = lines[place]
    following = _next(lines, place)
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
    opens = pack.says("introduction", line.folded) or _is_heading_style(line)
    return opens and following is not None and bool(following.markers)


def _is_heading(line: OpenedLine, following: OpenedLine | None, pack: Pack) -> bool:
    if _is_heading_style(line):
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


def _is_heading_style(line: OpenedLine) -> bool:
    style = line.style.casefold()
    return style.startswith(_HEADING_STYLES)


def _next(lines: Sequence[OpenedLine], place: int) -> OpenedLine | None:
    for line in lines[place + 1 : place + 12]:
        if not line.is_blank:
            return line
    return None
