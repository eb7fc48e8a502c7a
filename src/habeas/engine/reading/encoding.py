"""Text of any encoding is brought to UTF-8, and what was assumed is said."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from habeas.engine.reading.form import wide_order
from habeas.engine.reading.saying import complaint
from habeas.law.errors import BadInputError

_BLOCK = 4 << 20
_EVIDENCE = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEYOND_ASCII = 0x80
_WORD = re.compile(rb"[\x80-\xff]{3,}")
_TOLD_APART = {
    "cp1251": "Cyrillic",
    "cp1253": "Greek",
    "cp1255": "Hebrew",
    "cp1256": "Arabic",
    "cp932": "Japanese",
    "cp949": "Korean",
    "big5": "Chinese",
    "gb18030": "Chinese",
}


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over a UTF-8 file has counted."""

    size: int
    newlines: int
    is_utf8: bool
    has_quotes: bool
    has_lone_returns: bool
    ends_with_newline: bool
    line_of_nul: int | None


def survey(path: Path) -> Survey:
    """Count in one pass what decides how a text file may be read."""
    size = newlines = returns = quotes = 0
    line_of_nul: int | None = None
    is_utf8, last = True, b""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while block := _whole_line_end(file.read(_BLOCK), file.read):
            if line_of_nul is None and (nul := block.find(0)) >= 0:
                line_of_nul = newlines + block.count(b"\n", 0, nul) + 1
            size += len(block)
            newlines += block.count(b"\n")
            returns += block.count(b"\r") - block.count(b"\r\n")
            quotes += block.count(b'"')
            is_utf8 = is_utf8 and _decodes(decoder, block)
            last = block[-1:]
    return Survey(
        size=size,
        newlines=newlines,
        is_utf8=is_utf8 and _decodes(decoder, b"", final=True),
        has_quotes=quotes > 0,
        has_lone_returns=returns > 0,
        ends_with_newline=last == b"\n",
        line_of_nul=line_of_nul,
    )


def encoding_of(path: Path, seen: Survey) -> tuple[str, str | None]:
    """Tell a text file's encoding, and a note where it had to be assumed."""
    with path.open("rb") as file:
        head = file.read(4096)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, None
    if wide := wide_order(head):
        return wide, f"no mark says so, but the text was read as {wide.upper()}"
    if seen.is_utf8:
        return "utf-8", None
    return _legacy(path)


def as_utf8(path: Path, origin: Path, encoding: str, into: Path) -> Path:
    """Give the path of the same text in UTF-8, written into `into` if it must be.

    Raises BadInputError when the bytes are not text in that encoding.
    """
    target = into / "text"
    try:
        with (
            path.open(encoding=encoding, newline="") as source,
            target.open("w", encoding="utf-8", newline="") as out,
        ):
            while block := source.read(_BLOCK):
                out.write(block)
    except UnicodeError as error:
        raise BadInputError(
            f"{origin} is not text in {encoding} ({complaint(error)}); "
            "say which encoding it has, or save it as UTF-8"
        ) from error
    except LookupError as error:
        raise BadInputError(
            f"{origin} cannot be read as {encoding!r}, which is no encoding known "
            "here; write for instance utf-8, cp1252 or utf-16"
        ) from error
    return target


def _whole_line_end(block: bytes, read: Callable[[int], bytes]) -> bytes:
    return block + read(1) if block.endswith(b"\r") else block


def _decodes(
    decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False
) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _legacy(path: Path) -> tuple[str, str]:
    # Western code pages cannot be told from one another by a table's few accents
    # (Spanish was taken for Polish), so cp1252 is assumed. Other scripts can: whole
    # words are beyond ASCII in them, where an accent stands alone or in a pair.
    evidence = _lines_beyond_ascii(path)
    in_words = sum(map(len, _WORD.findall(evidence)))
    if in_words * 2 > sum(byte >= _BEYOND_ASCII for byte in evidence):
        name = _of_other_script(evidence)
        if name is not None:
            script = _TOLD_APART[name]
            return name, f"not UTF-8: read as {name} ({script}), by its words"
    name = "cp1252" if _all_decodes(path, "cp1252") else "latin-1"
    return name, f"not UTF-8: read as {name} (Western European), which is a guess"


def _of_other_script(evidence: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import)

    best = from_bytes(evidence).best()
    return best.encoding if best and best.encoding in _TOLD_APART else None


def _lines_beyond_ascii(path: Path) -> bytes:
    evidence = bytearray()
    with path.open("rb") as file:
        while len(evidence) < _EVIDENCE and (line := file.readline(_BLOCK)):
            if not line.isascii():
                evidence += line
    return bytes(evidence)


def _all_decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if not _decodes(decoder, block):
                return False
    return True
