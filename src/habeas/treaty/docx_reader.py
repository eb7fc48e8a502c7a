"""What has been read of a Word file so far, and the place of what hangs on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from lxml import etree

from habeas.treaty.container import Comment, Line, Note, Revision
from habeas.treaty.docx_styles import Formats, Style
from habeas.treaty.numbering import Counter

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment before its anchor is known."""

    author: str
    date: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class NoteForm:
    """How footnotes or endnotes are numbered, and what each says by its id."""

    texts: Mapping[str, str]
    form: str = "decimal"
    start: int = 1


@dataclass(slots=True)
class Grid:
    """Where in which table the reader stands."""

    table: int
    row: int = -1
    column: int = 0


@dataclass(slots=True)
class Change:
    """The tracked insertion or deletion that is being read."""

    kind: Literal["insertion", "deletion"]
    author: str
    date: datetime | None
    at: Place
    said: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reader:
    """All that reading has gathered so far.

    A line's text never holds a break: a line break within a paragraph ends the
    line with a vertical tab, a page break with a form feed.
    """

    formats: Formats
    counter: Counter
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    note_forms: Mapping[str, NoteForm] = field(default_factory=dict)
    counts_rendered_pages: bool = False
    page: int | None = None
    lines: list[Line] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    width: int = 0
    style: Style | None = None
    is_begun: bool = False
    tables: int = 0
    grid: Grid | None = None
    fields: list[bool] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    anchors: dict[str, Place] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)
    note_counts: dict[str, int] = field(default_factory=dict)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def here(self) -> Place:
        """The place that the next character will take."""
        return len(self.lines), self.width

    @property
    def is_deleting(self) -> bool:
        """Whether what is read now was struck out."""
        return any(change.kind == "deletion" for change in self.changes)

    def say(self, text: str) -> None:
        """Take text in, unless a field's code or a deletion holds it."""
        if not all(self.fields) or not text:
            return
        # A soft hyphen is shown only where a line is broken, which is nowhere here.
        text = text.replace("\u00ad", "")
        is_deleting = self.is_deleting
        for change in self.changes:
            if change.kind == "deletion" or not is_deleting:
                change.said.append(text)
        if not is_deleting:
            self.said.append(text)
            self.width += len(text)

    def record(self, change: Change) -> None:
        """Keep a change that has been read to its end, if it changed any text."""
        text = "".join(change.said)
        if text:
            self.revisions.append(
                Revision(change.kind, change.author, change.date, text, change.at)
            )

    def end_line(self, end: str) -> None:
        """Close the line that is open; the paragraph's first has its label."""
        style = self.style or Style()
        label = ""
        if not self.is_begun and style.list_id:
            label = self.counter.label(style.list_id, style.level or 0)
        self.lines.append(
            Line(
                "".join(self.said),
                label=label,
                style=style.name,
                level=style.heading,
                cell=self._cell,
                page=self.page,
                end=end,
            )
        )
        self.said, self.width, self.is_begun = [], 0, True

    @property
    def _cell(self) -> tuple[int, int, int] | None:
        grid = self.grid
        return None if grid is None else (grid.table, grid.row, grid.column)
