"""Recommendations brought from a file and given out to one, by the command."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils import timezone

from habeas.law.errors import OutputError
from habeas.treaty.brought import read_brought
from habeas.web.supervision.actions.bringing import Plan, carry_out, plan
from habeas.web.supervision.queries.giving import Shape, given_out
from habeas.web.supervision.queries.sought import all_found
from habeas.web.trail.actions import SYSTEM

_SHAPES = {"uhri": Shape.UHRI, "impact": Shape.IMPACT}


def bring(path: Path, *, keep: bool) -> Iterator[str]:
    """Tell what a file brings, line by line, and keep it where that is asked."""
    file = read_brought(path.read_bytes(), name=path.name, today=timezone.localdate())
    planned = plan(file)
    yield from _lines(planned)
    if keep:
        kept = carry_out(planned, source=path.name, by=SYSTEM)
        yield f"{kept} kept"
    else:
        yield "Nothing was written: say --keep to import them"


def _lines(planned: Plan) -> Iterator[str]:
    for fate, count in planned.fates.items():
        yield f"{count} {fate.value}"
    if planned.unknown_columns:
        columns = ", ".join(planned.unknown_columns)
        yield f"columns not known, kept beside each record: {columns}"
    for why in planned.left_out:
        yield f"left out: {why}"
    for each in planned.doubtful:
        yield f"doubtful: {each.said.id}: {'; '.join(each.doubts)}"


def give_out(path: Path, shape: str, asked: Mapping[str, str]) -> None:
    """Write the recommendations that are asked for; raises OutputError."""
    text = given_out(_SHAPES[shape], all_found(asked))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from None
