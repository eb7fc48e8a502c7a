"""A document as data: its leaves, headings, paragraphs, and what was found in them.

All offsets are into `Document.text`, which is the container's text.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class LeafKind(StrEnum):
    """What a stretch of the text is; the leaves in order are the whole text."""

    MARKER = "marker"
    TEXT = "text"
    DEBRIS = "debris"
    COMMENT = "comment"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of the text that is not divided further."""

    kind: LeafKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just after it."""
        return self.start + len(self.text)


class BlockKind(StrEnum):
    """What a line, or several joined, is in the document."""

    MASTHEAD = "masthead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    ITEM = "item"
    TABLE = "table"
    NOTE = "note"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Block:
    """One or more lines that say one thing, with the marker that opens them.

    `label` is the marker's value without dots and brackets (``12``, ``a``,
    ``IV``); `depth` is that of a heading (1 is a chapter) or of an item (1 is
    ``(a)``); `cell` is table, row and column.
    """

    kind: BlockKind
    leaves: tuple[Leaf, ...]
    lines: tuple[int, int]
    label: str = ""
    depth: int = 0
    style: str = ""
    cell: tuple[int, int, int] | None = None

    @property
    def text(self) -> str:
        """Its words, without marker, debris and comments, on one line."""
        kept = (LeafKind.TEXT, LeafKind.SPACE)
        words = (leaf.text for leaf in self.leaves if leaf.kind in kept)
        return " ".join("".join(words).split())

    @property
    def marker(self) -> str:
        """The marker as it is written, ``(12)`` or ``IV.``."""
        found = (leaf.text for leaf in self.leaves if leaf.kind is LeafKind.MARKER)
        return "".join(found).strip()

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.leaves[0].start

    @property
    def end(self) -> int:
        """The offset just after it."""
        return self.leaves[-1].end


class Role(StrEnum):
    """What a heading opens."""

    CHAPTER = "chapter"
    STATE = "State"
    SECTION = "section"
    CLUSTER = "cluster"
    TOPIC = "topic"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its label (``IV``), title, and the articles named in it.

    `block` is its place in `Document.blocks`; of a run-in heading it is the
    paragraph's block. `marker` is the label as it is written, ``IV.``.
    """

    role: Role
    label: str
    title: str
    depth: int
    block: int
    articles: tuple[str, ...] = ()
    run_in: bool = False
    marker: str = ""

    @property
    def full(self) -> str:
        """Label and title together, as they are written."""
        return f"{self.marker} {self.title}" if self.marker else self.title


@dataclass(frozen=True, slots=True)
class Item:
    """A lettered point of a paragraph; an inline one stands within its text."""

    number: str
    text: str
    start: int
    end: int
    inline: bool = False
    items: "tuple[Item, ...]" = ()


class Genre(StrEnum):
    """The kinds of document a treaty body works with."""

    ANNUAL_REPORT = "annual report"
    CONCLUDING_OBSERVATIONS = "concluding observations"
    GENERAL_COMMENT = "general comment"
    LIST_OF_ISSUES = "list of issues"
    LIST_OF_ISSUES_PRIOR = "list of issues prior to reporting"
    STATE_REPORT = "State report"
    REPLIES = "replies"
    SUMMARY_RECORD = "summary record"
    AGENDA = "agenda"
    STATE_COMMENTS = "comments by a State"
    UNKNOWN = "unknown"


class ParagraphKind(StrEnum):
    """What a paragraph of concluding observations does."""

    INTRODUCTION = "introduction"
    POSITIVE = "positive"
    CONCERN = "concern"
    RECOMMENDATION = "recommendation"
    FOLLOW_UP = "follow-up request"
    DISSEMINATION = "dissemination request"
    NEXT_REPORT = "next report"


class ReferenceKind(StrEnum):
    """What a reference points to."""

    SYMBOL = "symbol"
    ARTICLE = "article"
    LABOUR_CONVENTION = "ILO convention"
    RESOLUTION = "resolution"
    GENERAL_COMMENT = "general comment"
    PARAGRAPH = "paragraph"
    DATE = "date"
    STATE = "State"


@dataclass(frozen=True, slots=True)
class Reference:
    """Something the text points to, and the span it was read from.

    `text` and span are the words; what a footnote points to has the note's
    words and no length, at its mark. `target` is the thing itself: a symbol,
    an instrument (``ICMW``), an alpha-3 code, an ISO date or interval.
    `pinpoints` are paragraphs or articles within it. `repaired` says what was
    wrong with a malformed symbol.
    """

    kind: ReferenceKind
    target: str
    text: str
    start: int
    end: int
    pinpoints: tuple[str, ...] = ()
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What a recommendation asks, of whom, and how strongly."""

    verb: str
    addressee: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reiteration:
    """An earlier paragraph said again; both are None where none is cited or found.

    `cited` tells a citation in the text from a link found by likeness.
    """

    symbol: str | None
    paragraph: str | None
    cited: bool


@dataclass(frozen=True, slots=True)
class NextReport:
    """When the next report is due, and which reports it holds."""

    date: str
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's comment on a paragraph; `author` is None where not named."""

    author: str | None
    text: str
    start: int
    end: int
    written: date | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, numbered or standing unnumbered under a number.

    `number` is None where it bears none; `under` is then the number it stands
    under, if any. `text` is without marker, points, debris and comments.
    `blocks` are first and last (exclusive) in `Document.blocks`.
    """

    number: str | None
    under: str | None
    marker: str
    text: str
    start: int
    end: int
    blocks: tuple[int, int]
    headings: tuple[Heading, ...] = ()
    items: tuple[Item, ...] = ()
    unit: int = 0
    state: str | None = None
    kind: ParagraphKind | None = None
    actions: tuple[Action, ...] = ()
    answers: tuple[str, ...] = ()
    reiterates: tuple[Reiteration, ...] = ()
    references: tuple[Reference, ...] = ()
    due: NextReport | None = None
    remarks: tuple[Remark, ...] = ()
    themes: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def place(self) -> str | None:
        """The number by which it is cited: its own, or that it stands under."""
        return self.number or self.under

    def heading(self, *roles: Role) -> Heading | None:
        """Give the innermost heading of these roles that it stands under."""
        found = [heading for heading in self.headings if heading.role in roles]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text: symbol, date, session and agenda item."""

    symbol: str = ""
    date: str = ""
    original: str = ""
    body: str = ""
    session: str = ""
    agenda_item: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader should know: a number missing, a figure absent."""

    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote or endnote of the container, at the offset of its mark."""

    label: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One set of paragraphs numbered on its own: a document, or a State's section."""

    state: str | None
    name: str
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """A session as an annual report tells of it."""

    number: int
    start: str = ""
    end: str = ""
    place: str = ""
    meetings: int | None = None
    records: tuple[str, ...] = ()
    agenda: str = ""
    agenda_adopted: str = ""
    agenda_meeting: int | None = None
    absent: tuple[str, ...] = ()
    future: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """What an annual report says of the Committee's year, as data."""

    parties: tuple[tuple[str, int], ...] = ()
    sessions: tuple[Session, ...] = ()
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document read: nothing of the text lost, everything addressed."""

    name: str
    text: str
    language: str
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    masthead: Masthead = field(default_factory=Masthead)
    genre: Genre = Genre.UNKNOWN
    is_draft: bool = False
    units: tuple[Unit, ...] = ()
    references: tuple[Reference, ...] = ()
    notices: tuple[Notice, ...] = ()
    activity: Activity | None = None
    footnotes: tuple[Footnote, ...] = ()
    form: str = "txt"

    @property
    def symbol(self) -> str:
        """The symbol it is cited by, or the name of its file."""
        return self.masthead.symbol or self.name

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every stretch of the text in order; joined they are `text`."""
        return tuple(leaf for block in self.blocks for leaf in block.leaves)
