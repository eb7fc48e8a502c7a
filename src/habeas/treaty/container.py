"""What a file of any form is turned into first: lines, and what hangs on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's comment in the container's own form.

    `start` and `end` are (line index, offset into that line's `text`).
    """

    author: str
    date: datetime | None
    text: str
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change; the text of a deletion stands here and not in the line."""

    kind: Literal["insertion", "deletion"]
    author: str
    date: datetime | None
    text: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, at the place of its mark."""

    label: str
    text: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    r"""One line or Word paragraph as it stands in the source.

    `text` leaves the automatic label out; `label` is that number as Word shows
    it (``12.``, ``(a)``, ``IV.``); `style` is a style name or an html tag;
    `cell` is table, row and column; `end` the separator that followed.

    >>> Line("The Committee notes", label="12.").shown
    '12.\tThe Committee notes'
    """

    text: str
    label: str = ""
    style: str = ""
    level: int | None = None
    cell: tuple[int, int, int] | None = None
    page: int | None = None
    end: str = "\n"

    @property
    def shown(self) -> str:
        """The line as a reader sees it, its automatic label before it."""
        return f"{self.label}\t{self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Container:
    """A file's lines in reading order, with all that was not a line.

    `removed` keeps the running heads and page numbers taken out.
    """

    lines: tuple[Line, ...]
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    notes: tuple[Note, ...] = ()
    form: str = "txt"
    removed: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Everything joined back; for a text file, the file itself."""
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        for line in self.lines:
            yield line.shown
            yield line.end
