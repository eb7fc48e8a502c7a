"""What a file is by its content, whatever its name says."""

from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from habeas.law.errors import BadInputError

_HEAD = 4096
UNREADABLE_ZIP = (BadZipFile, NotImplementedError, ValueError)
"""What the standard library says of an archive that is damaged or cut off."""


class Form(StrEnum):
    """How the bytes of a file are laid out."""

    EMPTY = "empty"
    TEXT = "text"
    PARQUET = "Parquet"
    WORKBOOK = "workbook"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZIP = "zip"
    BINARY = "binary"


_MAGIC = (
    (b"PAR1", Form.PARQUET),
    (b"PARE", Form.PARQUET),
    (b"\x1f\x8b", Form.GZIP),
    (b"BZh", Form.BZIP2),
    (b"\xfd7zXZ\x00", Form.XZ),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Form.WORKBOOK),
    (b"PK\x03\x04", Form.ZIP),
    (b"%PDF", Form.BINARY),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f"))
_RUBBISH = 0.02
_STRAY = 3


def form_of(path: Path) -> Form:
    """Tell the form of a file from its first bytes.

    Raises BadInputError when it cannot be opened.
    """
    head = _first_bytes(path)
    if not head:
        return Form.EMPTY
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return _form_of_zip(path) if form is Form.ZIP else form
    return Form.TEXT if _looks_like_text(head) else Form.BINARY


def wide_order(head: bytes) -> str | None:
    """Tell whether text without a mark has two bytes a letter, and in which order."""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half and odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    if half and even > half * 0.4 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except PermissionError as error:
        raise BadInputError(
            f"{path} may not be read by this user; give yourself the right to read it"
        ) from error
    except OSError as error:
        raise BadInputError(
            f"{path} cannot be opened ({error.strerror}); check the disk and the path"
        ) from error


def _form_of_zip(path: Path) -> Form:
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except UNREADABLE_ZIP:
        return Form.ZIP
    is_workbook = {"[Content_Types].xml", "content.xml"} & names
    return Form.WORKBOOK if is_workbook else Form.ZIP


def _looks_like_text(head: bytes) -> bool:
    if head.startswith(_WIDE_MARKS) or wide_order(head):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls <= max(_STRAY, len(head) * _RUBBISH)
