"""Packed files are unpacked beside the work, within bounds."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast
from zipfile import ZipFile

from habeas.engine.reading.form import UNREADABLE_ZIP, Form
from habeas.engine.reading.saying import complaint
from habeas.law.errors import BadInputError

_BLOCK = 1 << 20
_ENCRYPTED = 0x1
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, *UNREADABLE_ZIP)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a packed file may swell before it is taken for an attack.

    Tables shrink five- to fifty-fold when packed; a file is refused when it
    swells beyond `ratio` and beyond `free_of_doubt` bytes, or beyond `largest`.
    """

    ratio: int = 200
    free_of_doubt: int = 512 << 20
    largest: int = 256 << 30

    def allow(self, packed: int, unpacked: int) -> bool:
        """Tell whether so many bytes may come out of so many."""
        is_modest = unpacked <= max(self.free_of_doubt, packed * self.ratio)
        return is_modest and unpacked <= self.largest


BOUNDS = Bounds()


def unpack(path: Path, form: Form, into: Path, *, bounds: Bounds = BOUNDS) -> Path:
    """Write what a packed file holds into the folder `into` and give its path.

    Raises BadInputError when it is cut off, damaged, locked, holds several
    files, or swells beyond the bounds.
    """
    target = into / "unpacked"
    try:
        with _opened(path, form) as source, target.open("wb") as out:
            _pour(source, out, path, bounds)
    except _BROKEN as error:
        raise BadInputError(
            f"{path} is cut off or damaged ({form} data: {complaint(error)}); "
            "fetch or copy the file again"
        ) from error
    return target


def _pour(source: IO[bytes], out: IO[bytes], path: Path, bounds: Bounds) -> None:
    packed, unpacked = path.stat().st_size, 0
    while block := source.read(_BLOCK):
        unpacked += len(block)
        if not bounds.allow(packed, unpacked):
            raise BadInputError(
                f"{path} swells from {packed:,} to over {unpacked:,} bytes when "
                f"unpacked, and more than {bounds.ratio} times beyond "
                f"{bounds.free_of_doubt:,} bytes is not trusted; "
                "unpack it yourself and give the unpacked file"
            )
        out.write(block)


def _opened(path: Path, form: Form) -> IO[bytes]:
    if form is Form.ZIP:
        return _only_member(path)
    openers: dict[Form, Callable[[Path], object]] = {
        Form.GZIP: gzip.open,
        Form.BZIP2: bz2.open,
        Form.XZ: lzma.open,
    }
    return cast("IO[bytes]", openers[form](path))


def _only_member(path: Path) -> IO[bytes]:
    archive = ZipFile(path)
    members = [m for m in archive.infolist() if not _is_clutter(m.filename)]
    if len(members) != 1:
        raise BadInputError(
            f"{path} holds {len(members)} files and only an archive of one can be "
            "read; unpack it and give the file, or the folder, that is meant"
        )
    if members[0].flag_bits & _ENCRYPTED:
        raise BadInputError(
            f"{path} is locked with a password; unpack it and give the file inside"
        )
    return archive.open(members[0])


def _is_clutter(name: str) -> bool:
    return name.endswith("/") or name.startswith("__MACOSX/")
