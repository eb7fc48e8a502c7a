"""The laws that come with Habeas, and a user's own: found by code, or by path."""

import datetime as dt
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from habeas.engine.working_days import working_days
from habeas.law.errors import BadInputError, BadLawError, UnknownNameError
from habeas.law.jurisdiction import Jurisdiction
from habeas.law.jurisdiction_text import faults_in, read_jurisdiction
from habeas.law.toml_table import nearest

_SUFFIX = ".toml"
_SOME_DAY = dt.date(2024, 1, 1)


@cache
def names() -> tuple[str, ...]:
    """Give the codes of the jurisdictions that come with Habeas, in order."""
    return tuple(
        sorted(
            file.name.removesuffix(_SUFFIX)
            for file in _folder().iterdir()
            if file.name.endswith(_SUFFIX)
        )
    )


def load(code_or_path: str | Path) -> Jurisdiction:
    """Read a jurisdiction by its code, in any case, or from a path to a TOML file.

    What ends in `.toml` or holds a stroke is a path. Raises UnknownNameError for a
    code nobody has, BadInputError for a file that cannot be read, and BadLawError
    for one that is not sound.
    """
    if _is_path(code_or_path):
        path = Path(code_or_path)
        return read_jurisdiction(read_text(path), path.name)
    return _shipped(_code_of(str(code_or_path)))


def faults(code_or_path: str | Path) -> tuple[str, ...]:
    """Give every fault of a jurisdiction, one sentence each; none when it is sound.

    Beside the faults of the text, a country whose holidays nobody knows is one.
    """
    if _is_path(code_or_path):
        path = Path(code_or_path)
        text, file = read_text(path), path.name
    else:
        code = _code_of(str(code_or_path))
        text, file = _text_of(code), code + _SUFFIX
    return faults_in(text, file) or _faults_of_calendar(read_jurisdiction(text, file))


def _faults_of_calendar(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    try:
        working_days(jurisdiction, _SOME_DAY, _SOME_DAY)
    except BadLawError as error:
        return (str(error),)
    return ()


def read_text(path: Path) -> str:
    """Read a file of text; raises BadInputError, saying what is amiss with it."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInputError(f"there is no file {path}: check its name") from None
    except IsADirectoryError:
        raise BadInputError(f"{path} is a folder: name a TOML file in it") from None
    except UnicodeDecodeError:
        raise BadInputError(
            f"{path} is not a text in UTF-8: save it as one, or name another file"
        ) from None
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror}") from None


def _is_path(code_or_path: str | Path) -> bool:
    text = str(code_or_path)
    return isinstance(code_or_path, Path) or text.endswith(_SUFFIX) or "/" in text


def _code_of(text: str) -> str:
    by_folded = {code.casefold(): code for code in names()}
    found = by_folded.get(text.strip().casefold())
    if found is None:
        raise UnknownNameError(_no_such(text))
    return found


def _no_such(text: str) -> str:
    by_name = {_shipped(code).name.casefold(): code for code in names()}
    meant = by_name.get(text.strip().casefold())
    near = nearest(text.upper(), names()) or nearest(text.casefold(), names())
    hint = f" (did you mean {meant}?)" if meant else near
    return (
        f"there is no jurisdiction {text!r}{hint}: choose from {', '.join(names())}, "
        "or give the path of a TOML file of your own"
    )


@cache
def _shipped(code: str) -> Jurisdiction:
    return read_jurisdiction(_text_of(code), code + _SUFFIX)


def _text_of(code: str) -> str:
    return _folder().joinpath(code + _SUFFIX).read_text(encoding="utf-8")


def _folder() -> Traversable:
    return resources.files("habeas.law").joinpath("jurisdictions")
