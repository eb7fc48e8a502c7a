"""What the environment says, read in one place and refused where it is wrong."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from habeas.law.errors import BadInputError, OutputError

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})
# How many words a sentence may list.
_FEW = 20


def text(name: str, default: str = "") -> str:
    """Give a variable, or its default where it is not set."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """Give a yes or no; raises BadInputError for anything else."""
    said = os.environ.get(name)
    if said is None:
        return default
    if (word := said.strip().lower()) in _YES | _NO:
        return word in _YES
    raise BadInputError(
        f"{name} is {said!r}, which is neither yes nor no: write 1 or 0"
    )


def one_of(name: str, allowed: Iterable[str], default: str) -> str:
    """Give one of a few words; raises BadInputError for any other."""
    said, known = text(name, default), sorted(allowed)
    if said in known:
        return said
    few = f"choose from {', '.join(known)}" if len(known) <= _FEW else "check its name"
    raise BadInputError(f"{name} is {said!r}, which is not known: {few}")


def words(name: str, default: str = "") -> list[str]:
    """Give a list written with commas."""
    return [w.strip() for w in text(name, default).split(",") if w.strip()]


def home() -> Path:
    """Give the folder of the register's own files."""
    return Path(text("HABEAS_HOME", "habeas-home")).resolve()


def make_home() -> None:
    """Make the folder for its owner alone; raises OutputError where that cannot be."""
    try:
        home().mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise OutputError(
            f"the register's home cannot be made at {home()} "
            f"({(error.strerror or str(error)).lower()}): name another folder in "
            "HABEAS_HOME"
        ) from error


def secret_key() -> str:
    """Give the key that signs sessions: the environment's, else the one kept at home.

    Where neither is there yet, a passing one serves until `keep_secret_key` is called,
    so that merely reading the settings writes nothing.
    """
    if said := text("HABEAS_SECRET_KEY"):
        return said
    path = _key_path()
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    return secrets.token_urlsafe(64)


def keep_secret_key() -> None:
    """Make the key at home once, readable by its owner alone."""
    make_home()
    path = _key_path()
    # Whoever comes second finds the first one's key in place.
    with suppress(FileExistsError):
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))


def _key_path() -> Path:
    return home() / "secret-key"


def is_demonstration() -> bool:
    """Say whether the register at home is the one of a fictional State."""
    return _demonstration_mark().exists()


def mark_demonstration() -> bool:
    """Mark the home as a demonstration's; say whether it was not before.

    A register so marked asks for no second factor and says on each page that nobody in
    it is real. Only `habeas demo` marks one, and only an empty one.
    """
    if is_demonstration():
        return False
    make_home()
    _demonstration_mark().touch()
    return True


def unmark_demonstration() -> None:
    """Take the mark away again."""
    _demonstration_mark().unlink(missing_ok=True)


def _demonstration_mark() -> Path:
    return home() / "demonstration"
