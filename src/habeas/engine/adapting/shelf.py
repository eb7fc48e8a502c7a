"""The adapters that come with Habeas, and a user's own: found by name, path, header."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from habeas.engine.adapting.drafting.guess import blank_words
from habeas.engine.adapting.drafting.profile import profile
from habeas.engine.adapting.drafting.totals import totals
from habeas.engine.jurisdictions import read_text
from habeas.engine.reading import RawTable
from habeas.facts.adapter import Adapter
from habeas.facts.adapter_text import read_adapter
from habeas.law.errors import BadInputError, UnknownNameError
from habeas.law.toml_table import nearest

_SUFFIX = ".toml"


@cache
def names() -> tuple[str, ...]:
    """Name the adapters that come with Habeas, in order."""
    files = (file.name for file in _folder().iterdir())
    return tuple(sorted(f.removesuffix(_SUFFIX) for f in files if f.endswith(_SUFFIX)))


def load(name_or_path: str | Path) -> Adapter:
    """Read an adapter by its name, or from a path to a TOML file.

    What ends in `.toml` or holds a stroke is a path. Raises UnknownNameError for a
    name nobody has, BadInputError for a file that cannot be read, BadAdapterError
    for one that is not sound.
    """
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or text.endswith(_SUFFIX) or "/" in text:
        path = Path(name_or_path)
        return read_adapter(read_text(path), path.name)
    if text not in names():
        raise UnknownNameError(
            f"there is no adapter {text!r}{nearest(text, names())}: choose from "
            f"{', '.join(names())}, or give the path of a TOML file of your own"
        )
    return _shipped(text)


@cache
def shipped() -> tuple[Adapter, ...]:
    """Read all adapters that come with Habeas."""
    return tuple(map(_shipped, names()))


def recognise(tables: Sequence[RawTable]) -> Adapter:
    """Find the adapter that knows the header of at least one of a file's tables.

    Raises BadInputError where none does; it names the nearest, and what it lacks.
    """
    for table in tables:
        if adapter := adapter_of(table.header, shipped()):
            return adapter
    raise BadInputError(unrecognised(tables[0]))


def adapter_of(header: Iterable[str], adapters: Iterable[Adapter]) -> Adapter | None:
    """Give the adapter whose header fits best: the one that asks for most."""
    cells = tuple(header)
    fitting = [(found, a) for a in adapters if (found := a.recognises(cells))]
    best = max(fitting, key=lambda pair: len(pair[0].columns), default=None)
    return best[1] if best else None


def unrecognised(table: RawTable) -> str:
    """Say that no adapter knows a table, which is nearest, and what to do.

    A table of totals is called one: no adapter could be written for it.
    """
    if (found := totals(table, profile(table, blank_words()[0]))) is not None:
        return found.refusal(table)
    nearest_one = min(shipped(), key=lambda a: len(a.lacking(table.header)))
    lacks = nearest_one.lacking(table.header)
    columns = ", ".join(table.header[:6]) + (", ..." if len(table.header) > 6 else "")  # noqa: PLR2004 - enough to know the file by
    return (
        f"no adapter knows the columns of {table.path} ({columns}); the nearest, "
        f"{nearest_one.name}, also needs {', '.join(lacks)}: draft one with "
        f"'habeas adapt {table.path}' and give it with --as"
    )


@cache
def _shipped(name: str) -> Adapter:
    text = _folder().joinpath(name + _SUFFIX).read_text(encoding="utf-8")
    return read_adapter(text, name + _SUFFIX)


def _folder() -> Traversable:
    return resources.files("habeas.facts").joinpath("adapters")
