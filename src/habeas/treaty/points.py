"""Lines that open a point of a list, and how deep it stands."""

from dataclasses import replace

from habeas.treaty.document import BlockKind
from habeas.treaty.leaves import OpenedLine
from habeas.treaty.marker import Form, Marker, counts_on, item_values
from habeas.treaty.series import Chosen, Series


def read_point(line: OpenedLine, marker: Marker, series: Series) -> Chosen | None:
    """Read a line's marker as that of a point; None where no list may hold it."""
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
