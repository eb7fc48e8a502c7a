"""What a PDF's streams unpack to, measured before a reader is let at them.

PDFium bounds nothing: a kilobyte may swell to gigabytes in it. Each stream is
therefore unpacked here first, and no further than the bound.
"""

import base64
import re
import zlib

from habeas.law.errors import BadInputError

# 32 MiB of drawing commands take PDFium some 900 MiB; a dense page has 1 MiB.
MOST_IN_A_STREAM = 32 * 2**20
MOST_IN_ALL = 1024 * 2**20
# What is packed otherwise than by zlib is not measured, and may only be small.
MOST_UNMEASURED = 256 * 2**10
_STREAM = re.compile(rb"stream\r?\n")
_UNMEASURED = re.compile(rb"/(?:LZW|LZWDecode|RL|RunLengthDecode)\b")
_FILTER = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]{0,200}\]|/\w{1,30})")
_ASCII = (b"ASCII", b"/A85", b"/AHx")
_DEPTH = 3


def check_streams(data: bytes, *, name: str) -> None:
    """Refuse a PDF of which a stream, or all together, unpack to too much."""
    total = 0
    for opening in _STREAM.finditer(data):
        if data.endswith(b"end", 0, opening.start()):
            continue
        end = data.find(b"endstream", opening.end())
        packed = memoryview(data)[opening.end() : end if end > 0 else None]
        size = _unpacked(packed)
        if size <= len(packed) and len(packed) > MOST_UNMEASURED:
            before = data[max(0, opening.start() - 1000) : opening.start()]
            size = _behind_letters(bytes(packed), _filters(before), name)
        total += size
        if size > MOST_IN_A_STREAM or total > MOST_IN_ALL:
            raise _swells(name)


def _unpacked(packed: memoryview) -> int:
    """Measure what a stream unpacks to, a stream within it included."""
    held: bytes | memoryview = packed
    size = 0
    for _ in range(_DEPTH):
        try:
            held = zlib.decompressobj().decompress(held, MOST_IN_A_STREAM + 1)
        except zlib.error:
            break
        size = max(size, len(held))
    return size


def _filters(before: bytes) -> bytes:
    """Give the names of the filters in the dictionary that stands before a stream."""
    return b"".join(_FILTER.findall(before[before.rfind(b"obj") :]))


def _behind_letters(packed: bytes, named: bytes, name: str) -> int:
    """Measure a stream that no zlib opens, one written in letters included."""
    is_chained = named.count(b"/") > 1 and any(each in named for each in _ASCII)
    is_hidden = _UNMEASURED.search(named) is not None
    if not is_chained and not is_hidden:
        return 0
    letters = None if is_hidden else _from_letters(packed, named)
    if letters is None:
        raise BadInputError(
            f"{name} packs a large stream in a way that cannot be measured "
            "beforehand; print it to a new PDF and give that"
        )
    return _unpacked(memoryview(letters))


def _from_letters(packed: bytes, named: bytes) -> bytes | None:
    """Turn back the letters and figures that bytes are written in, if they are."""
    letters = packed.strip().partition(b"~>")[0].removesuffix(b">")
    try:
        if b"85" in named:
            return base64.a85decode(letters)
        return bytes.fromhex(letters.decode("ascii"))
    except ValueError:
        return None


def _swells(name: str) -> BadInputError:
    return BadInputError(
        f"{name} unpacks to more than {MOST_IN_A_STREAM // 2**20} MiB in one stream "
        f"or {MOST_IN_ALL // 2**20} MiB in all, as a zip bomb does; print its text "
        "to a new PDF"
    )
