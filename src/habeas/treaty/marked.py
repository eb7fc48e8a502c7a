"""What a line with a marker opens: a paragraph, a heading, a point, a note.

Numbers are read in sequence, for ``1.`` may open a paragraph or a cluster's
heading, and ``I.`` a chapter or the ninth section.
"""

from collections.abc import Sequence

from habeas.treaty.document import BlockKind
from habeas.treaty.leaves import OpenedLine
from habeas.treaty.marker import Form, Marker
from habeas.treaty.points import read_point
from habeas.treaty.series import (
    RANK_ANNEX,
    RANK_CHAPTER,
    RANK_CLUSTER,
    RANK_SECTION,
    Chosen,
    Series,
)
from habeas.treaty.shape import is_heading_shaped

_LEAP = 60
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


def read_marked(
    lines: Sequence[OpenedLine], place: int, *, marker: Marker, series: Series
) -> Chosen | None:
    """Read one marker of a line; None where it does not open what it looks like.

    Reads: all lines, the line's place, and where the series have got to.
    """
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
            return read_point(lines[place], marker, series)


def _number(
    lines: Sequence[OpenedLine], place: int, *, marker: Marker, series: Series
) -> Chosen | None:
    line = lines[place]
    shaped = is_heading_shaped(line.body(marker)) and bool(line.body(marker))
    if marker.form is Form.DECIMAL:
        return Chosen(BlockKind.HEADING, marker, RANK_CLUSTER + 1) if shaped else None
    heads = is_heading_style(line) or _is_cluster(
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
    following = line_after(lines, place)
    opens_one = following is not None and any(
        m.form in _SUB and m.value == 1 for m in following.markers
    )
    return opens_one and (marker.value == series.number + 1 or not series.number)


def _is_cluster(
    lines: Sequence[OpenedLine], place: int, *, marker: Marker, series: Series
) -> bool:
    if series.in_state or marker.value <= series.number:
        return True
    following = line_after(lines, place)
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
    return read_point(line, marker, series)


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


def is_heading_style(line: OpenedLine) -> bool:
    """Say whether a line's style makes it a heading."""
    style = line.style.casefold()
    return style.startswith(_HEADING_STYLES)


def line_after(lines: Sequence[OpenedLine], place: int) -> OpenedLine | None:
    """Give the next line with anything on it, if one is near."""
    for line in lines[place + 1 : place + 12]:
        if not line.is_blank:
            return line
    return None
