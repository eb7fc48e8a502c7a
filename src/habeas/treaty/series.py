"""Where each series of markers has got to while lines are read in order."""

from dataclasses import dataclass, field

from habeas.treaty.document import BlockKind
from habeas.treaty.leaves import OpenedLine
from habeas.treaty.marker import Form, Marker
from habeas.treaty.shape import is_heading_shaped

RANK_ANNEX, RANK_CHAPTER, RANK_STATE, RANK_SECTION = 0, 1, 2, 3
RANK_CLUSTER, RANK_TOPIC = 4, 6


@dataclass(slots=True)
class Series:
    """Where each series of markers has got to while the lines are read."""

    number: int = 0
    paren: int = 0
    in_state: bool = False
    began: bool = False
    last: dict[Form, int] = field(default_factory=dict)
    item_stack: list[tuple[Form, int, str]] = field(default_factory=list)
    colon: bool = False
    note: bool = False
    state_opened: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a line was found to be, by which marker, how deep."""

    kind: BlockKind
    marker: Marker | None = None
    depth: int = 0


def follow(chosen: Chosen, line: OpenedLine, series: Series) -> None:
    """Move the series on to what was chosen."""
    if chosen.kind is BlockKind.BLANK:
        return
    is_number = chosen.kind is BlockKind.PARAGRAPH
    series.state_opened = is_number and is_heading_shaped(line.body(chosen.marker))
    series.note = chosen.kind is BlockKind.NOTE
    series.began = series.began or chosen.kind not in (
        BlockKind.MASTHEAD,
        BlockKind.NOTE,
    )
    if chosen.kind is BlockKind.ITEM:
        _follow_item(chosen, series)
        return
    if chosen.kind in (BlockKind.MASTHEAD, BlockKind.NOTE, BlockKind.TABLE):
        return
    series.item_stack.clear()
    series.colon = line.folded.rstrip().endswith(":")
    if chosen.kind is BlockKind.HEADING:
        _follow_heading(chosen, series)
    elif chosen.kind is BlockKind.PARAGRAPH:
        _follow_paragraph(chosen, series)


def _follow_item(chosen: Chosen, series: Series) -> None:
    marker = chosen.marker
    if marker is not None:
        del series.item_stack[chosen.depth - 1 :]
        series.item_stack.append((marker.form, marker.value, marker.label))


def _follow_heading(chosen: Chosen, series: Series) -> None:
    marker = chosen.marker
    if marker is None:
        return
    if chosen.depth <= RANK_CHAPTER:
        series.last.pop(Form.LETTER, None)
        series.in_state = False
        series.paren = 0
    if marker.form in (Form.ROMAN, Form.LETTER):
        series.last[marker.form] = marker.value


def _follow_paragraph(chosen: Chosen, series: Series) -> None:
    marker = chosen.marker
    if marker is None:
        return
    if marker.form in (Form.PAREN, Form.HALF):
        if marker.value == 1:
            series.in_state = True
            series.last.pop(Form.LETTER, None)
        series.paren = marker.value
    else:
        series.in_state, series.paren = False, 0
        series.number = marker.value
