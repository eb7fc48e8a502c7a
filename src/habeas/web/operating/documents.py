"""Documents added to the library from files and folders, with what they tell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from habeas.law.errors import BadInputError
from habeas.web.library.actions.adding import add
from habeas.web.library.queries.searching import index
from habeas.web.supervision.actions.filling import fill
from habeas.web.trail.actions import Actor

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many documents were new, were there already, or could not be read."""

    new: int
    known: int
    refused: tuple[str, ...]


def take_documents(paths: Iterable[Path], *, by: Actor, tell: Tell) -> Taken:
    """Add files, and all files of folders, each whole or not at all.

    Each is kept before the next is read: broken off, the work goes on where it ended.
    """
    new, known, refused = 0, 0, list[str]()
    listed = list(_files(paths))
    for at, path in enumerate(listed, 1):
        place = f"[{at}/{len(listed)}]"
        try:
            with transaction.atomic():
                found = add(path.read_bytes(), path.name, by=by)
                told = fill(found, by=by)
            index([found.read])
        except (BadInputError, OSError) as error:
            refused.append(f"{path.name}: {error}")
            tell(f"{place} {path.name}: not read")
            continue
        new, known = new + (not found.was_known), known + found.was_known
        symbol = found.document.symbol
        tell(f"{place} {symbol}: {told.recommendations} recommendations")
        if found.others:
            tell("  there is another edition of it, which stays beside it")
        for each in told.untold:
            tell(f"  {each}")
    return Taken(new, known, tuple(refused))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file())
        else:
            yield path
