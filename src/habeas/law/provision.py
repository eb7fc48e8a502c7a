"""A pinpoint into a legal instrument, such as ``GC5 63`` or ``ICMW 16(8)``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from habeas.law.errors import BadCitationError

_PATH = r"\d+[a-z]?(?:\s?\(\w+\))*"
_PINPOINT = re.compile(rf"(?P<instrument>\S.*?)\s+(?P<path>{_PATH})")
_RANGE = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """A pinpoint: the instrument, and the way down into it.

    >>> Provision.parse("ICMW 16").covers(Provision.parse("ICMW 16(8)"))
    True
    >>> str(Provision.parse("A/66/48 Mexico 36"))
    'A/66/48 Mexico 36'
    """

    instrument: str
    path: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a pinpoint; raises BadCitationError when the text is not one."""
        match = _PINPOINT.fullmatch(text.strip())
        if match is None:
            raise BadCitationError(
                f"{text!r} is not a citation: it names no paragraph or article; "
                "write it like 'GC5 63' or 'ICMW 16(8)'"
            )
        return cls(match["instrument"], tuple(re.findall(r"\w+", match["path"])))

    @classmethod
    def parse_all(cls, instrument: str, pinpoints: str) -> tuple[Self, ...]:
        """Read pinpoints into one instrument, ranges spelled out.

        >>> [str(p) for p in Provision.parse_all("GC5", "20-21; 44")]
        ['GC5 20', 'GC5 21', 'GC5 44']
        """
        return tuple(
            cls.parse(f"{instrument} {path}") for path in _spell_out(pinpoints)
        )

    def covers(self, other: Self) -> bool:
        """Say whether the other pinpoint is this one or stands within it."""
        return (
            self.instrument == other.instrument
            and other.path[: len(self.path)] == self.path
        )

    def __str__(self) -> str:
        first, *deeper = self.path
        return f"{self.instrument} {first}" + "".join(f"({step})" for step in deeper)


def _spell_out(pinpoints: str) -> Iterator[str]:
    for part in filter(None, (piece.strip() for piece in pinpoints.split(";"))):
        if ends := _RANGE.fullmatch(part):
            yield from map(str, range(int(ends[1]), int(ends[2]) + 1))
        else:
            yield part
