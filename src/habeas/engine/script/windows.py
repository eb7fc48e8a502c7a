"""Window functions, worked out for all rows before the loop that reads them."""

from collections.abc import Iterable

import ibis.expr.operations as ops

from habeas.engine.script.folds import pairwise
from habeas.engine.script.lines import Lines, Rows, row_of
from habeas.engine.script.values import NoScriptError, Values


def write_windows(
    lines: Lines, rows: Rows, cells: Iterable[ops.Value]
) -> dict[ops.Value, str]:
    """Write the window functions that cells use, and say where each row's value is.

    Promises: texts that hold in a loop whose `n` is the position of the row.
    """
    windows = tuple(
        dict.fromkeys(
            w for cell in cells for w in cell.find(ops.WindowFunction, ops.Value)
        )
    )
    if not windows:
        return {}
    frames = dict.fromkeys((w.group_by, w.order_by) for w in windows)
    keys = {frame: [lines.assign("[]", "k") for _ in frame] for frame in frames}
    told = {w: lines.assign("[]", "x") for w in windows if _argument(w) is not None}
    with lines.block(f"for a in {rows.name}"):
        values = Values(lines, lambda field: rows.at("a", field.name))
        for (by, order), (groups, orders) in keys.items():
            lines.add(f"{groups}.append({row_of(map(values.text, by))})")
            sorting = (values.text(key.arg) for key in order)
            lines.add(f"{orders}.append({row_of(sorting)})")
        for window, column in told.items():
            lines.add(f"{column}.append({values.text(_argument(window))})")
    gathered = {
        frame: lines.assign(f"groups({', '.join(names)}, {_descending(frame[1])})", "g")
        for frame, names in keys.items()
    }
    found = {
        w: _written(w, gathered[w.group_by, w.order_by], told.get(w, rows.name))
        for w in windows
    }
    return {w: f"{lines.assign(text, 'x')}[n]" for w, text in found.items()}


def _argument(window: ops.WindowFunction) -> ops.Value | None:
    return getattr(window.func, "arg", None)


def _descending(order: Iterable[ops.SortKey]) -> str:
    if any(key.nulls_first for key in order):
        raise NoScriptError("a script puts what is unknown last")
    return row_of(repr(not key.ascending) for key in order)


def _written(window: ops.WindowFunction, gathered: str, column: str) -> str:
    func = window.func
    match func:
        case ops.RowNumber():
            return f"turns({gathered}, len({column}))"
        case ops.Lead() | ops.Lag() if func.offset is None and func.default is None:
            step = 1 if isinstance(func, ops.Lead) else -1
            return f"moved({gathered}, {column}, {step})"
        case ops.Reduction() if func.where is None and window.how == "rows":
            return _running(window, f"{gathered}, {column}, {pairwise(func)}")
        case _:
            raise NoScriptError(f"{type(func).__name__} has no window in a script")


def _running(window: ops.WindowFunction, arguments: str) -> str:
    match window.start, window.end:
        case None, None:
            return f"over_all({arguments})"
        case None, end:
            return f"up_to({arguments}, step={_step(end)})"
        case start, None:
            return f"onward({arguments}, step={_step(start)})"
        case _:
            raise NoScriptError("a window in a script is open at one end")


def _step(boundary: ops.WindowBoundary) -> int:
    rows = int(boundary.value.value)
    return -rows if boundary.preceding else rows
