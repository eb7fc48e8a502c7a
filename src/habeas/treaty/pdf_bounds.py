"""What a PDF's streams unpack to, measured before a reader is let at them.

PDFium bounds nothing: a kilobyte may swell to gigabytes in it. Each stream is
therefore unpacked here first, and no further than the bound.
"""

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
            _check_filter(data[max(0, opening.start() - 1000) : opening.start()], name)
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


def _check_filter(before: bytes, name: str) -> None:
    dictionary = before[before.rfind(b"obj") :]
    named = b"".join(_FILTER.findall(dictionary))
    is_chained = named.count(b"/") > 1 and any(each in named for each in _ASCII)
    if is_chained or _UNMEASURED.search(named):
        raise BadInputError(
            f"{name} packs a large stream in a way that cannot be measured "
            "beforehand; print it to a new PDF and give that"
        )


def _swells(name: str) -> BadInputError:
    return BadInputError(
        f"{name} unpacks to more than {MOST_IN_A_STREAM // 2**20} MiB in one stream "
        f"or {MOST_IN_ALL // 2**20} MiB in all, as a zip bomb does; print its text "
        "to a new PDF"
    )
