"""What the commands on a register print."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.web.register.actions.importing import Imported


def imported_page(done: "Imported", doubts: int, *, is_trial: bool) -> str:
    """Say what an import took in, and what was odd about it."""
    return "\n".join(_lines(done, doubts, is_trial=is_trial))


def _lines(done: "Imported", doubts: int, *, is_trial: bool) -> Iterator[str]:
    for table, count in done.new.items():
        known = done.known[table]
        if count or known:
            again = f", {known:,} there already" if known else ""
            yield f"  {table}: {count:,} new{again}"
    for what, count in done.stood_in.items():
        yield f"{count:,} named and in no table, recorded empty: {what}"
    if done.cut:
        yield f"{done.cut:,} values were longer than is kept, and cut"
    if done.contradictions:
        yield f"{done.contradictions:,} contradictions, kept and listed in the register"
    if doubts:
        yield f"{doubts:,} rows or values were doubted when the files were read"
    for table in done.not_kept:
        yield f"{table}: left out, since it tells of no single case"
    yield "A trial: nothing was kept." if is_trial else "Kept."
