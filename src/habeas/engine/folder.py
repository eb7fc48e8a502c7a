"""A folder of results that appears whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, ENOTDIR
from pathlib import Path

from habeas.law.errors import OutputError

# A folder with this file in it is one we made, and may be made anew.
MARK = "summary.json"


@contextmanager
def whole_or_nothing(out: Path, *, mark: str = MARK) -> Iterator[Path]:
    """Give a folder to write to, that becomes `out` when all is done.

    `mark` is the file that tells a folder of our own making. Raises OutputError
    where `out` is a file, holds something we did not make, or cannot be written.
    """
    check_free(out, mark=mark)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise _cannot_write(out, error) from error
    try:
        yield draft
        draft.chmod(0o755)
        _put_in_place(draft, out)
    except OSError as error:
        raise _cannot_write(out, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def check_free(out: Path, *, mark: str = MARK) -> None:
    """Raise OutputError where results could not become `out`, before they are made."""
    if out.is_dir() and any(out.iterdir()) and not (out / mark).exists():
        raise OutputError(
            f"{out} holds files of another kind, which would be lost: "
            "name a new folder with --out"
        )
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out} is a file, and results need a folder: name another")
    above = next(folder for folder in out.absolute().parents if folder.exists())
    if not above.is_dir():
        raise _cannot_write(out, NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR)))
    if not os.access(above, os.W_OK | os.X_OK):
        raise _cannot_write(out, PermissionError(EACCES, os.strerror(EACCES)))


def _put_in_place(draft: Path, out: Path) -> None:
    """Swap the folders, so that at no moment half of one is there."""
    before = draft.with_name(f"{draft.name}-before")
    if out.exists():
        out.rename(before)
    draft.rename(out)
    shutil.rmtree(before, ignore_errors=True)


def _cannot_write(out: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"the results cannot be written to {out} ({reason.lower()}): "
        "name a folder you may write to with --out"
    )
