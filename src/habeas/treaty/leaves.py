"""A line cut into leaves: space, debris, marker, words, comments glued to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.treaty.document import Leaf, LeafKind
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack
from habeas.treaty.marker import Marker, read_markers

_BOOKMARK = re.compile(r"\[(?:bookmark|_?anchor|field|image): ?[^\]\n]*\]")
_QUERY = re.compile(r"\([^()\n]{3,200}\?\s*\)|\[[^\[\]\n]{3,200}\?\s*\]")
# The job number and the bar code's digits that close a printed document.
_JOB = re.compile(
    r"(?:GE\.\s?\d{2}-\d{4,6}\s*(?:\([A-Z]\))?|\d{2}-\d{5}\s*\([A-Z]\))[\s\d*]*"
    r"|\*\s?\d{7}\s?\*"
)
_LEAD = re.compile(rf"(?:\s+|{_BOOKMARK.pattern})*")
_NOT_WORDS = re.compile(rf"{_BOOKMARK.pattern}|^\s+|\s+$")


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """A line with what stands before its marker, and the markers it may have.

    `lead` and `text` are stretches of the line, `folded` is `text` folded.
    """

    index: int
    start: int
    lead: str
    text: str
    end: str
    folded: str
    markers: tuple[Marker, ...]
    style: str = ""
    level: int | None = None
    cell: tuple[int, int, int] | None = None

    @property
    def is_blank(self) -> bool:
        """Say whether nothing but space and debris stands on it."""
        return not self.text

    def body(self, marker: Marker | None) -> str:
        """Give the folded words after the marker."""
        return self.folded[marker.length if marker else 0 :].strip()


def open_line(
    shown: str, end: str, *, index: int, start: int, pack: Pack
) -> OpenedLine:
    """Take the lead off a line and read its markers.

    Reads: a line as it stands. Promises: lead, text and end joined are the line.
    """
    lead = _LEAD.match(shown)
    cut = lead.end() if lead else 0
    if _JOB.fullmatch(shown.strip()):
        cut = len(shown)
    text = shown[cut:]
    folded = fold(text)
    markers = read_markers(folded, pack) if text else ()
    return OpenedLine(index, start, shown[:cut], text, end, folded, markers)


def leaves_of(
    line: OpenedLine, marker: Marker | None, *, pack: Pack, with_queries: bool
) -> Iterator[Leaf]:
    """Cut a line into leaves.

    Reads: an opened line, and the marker chosen for it.
    Promises: joined, the leaves are the line and its end. A comment glued on
    runs to the end of the line; `with_queries` also takes questions in
    brackets, which reviewers write into a draft.
    """
    at = line.start
    yield from _split(line.lead, at, _JOB if line.is_blank else _NOT_WORDS)
    at += len(line.lead)
    cut = min(marker.length, len(line.text)) if marker else 0
    if cut:
        yield Leaf(LeafKind.MARKER, line.text[:cut], at)
    yield from _words(line.text[cut:], at + cut, pack=pack, with_queries=with_queries)
    if line.end:
        yield Leaf(LeafKind.SPACE, line.end, at + len(line.text))


def _words(text: str, at: int, *, pack: Pack, with_queries: bool) -> Iterator[Leaf]:
    comment = comment_at(text, pack)
    words = text[:comment] if comment is not None else text
    if with_queries:
        yield from _with_queries(words, at)
    else:
        yield from _split(words, at, _NOT_WORDS)
    if comment is not None:
        yield Leaf(LeafKind.COMMENT, text[comment:], at + comment)


def comment_at(text: str, pack: Pack) -> int | None:
    """Find where a reviewer's comment glued to a paragraph begins."""
    for match in pack.compiled("comment").finditer(fold(text)):
        # In running words "a comment by" is no reviewer's: one is set off by a tab,
        # by the end of a sentence, or by the line's own beginning.
        before = text[: match.start()]
        if not before.strip() or before.endswith("\t") or before.rstrip()[-1] in ".]。":
            return match.start()
    return None


def _with_queries(words: str, at: int) -> Iterator[Leaf]:
    place = 0
    for match in _QUERY.finditer(fold(words)):
        yield from _split(words[place : match.start()], at + place, _NOT_WORDS)
        yield Leaf(
            LeafKind.COMMENT, words[match.start() : match.end()], at + match.start()
        )
        place = match.end()
    yield from _split(words[place:], at + place, _NOT_WORDS)


def _split(text: str, at: int, pattern: re.Pattern[str]) -> Iterator[Leaf]:
    place = 0
    for match in pattern.finditer(text):
        if match.start() > place:
            yield Leaf(LeafKind.TEXT, text[place : match.start()], at + place)
        if match[0]:
            kind = LeafKind.SPACE if match[0].isspace() else LeafKind.DEBRIS
            yield Leaf(kind, match[0], at + match.start())
        place = match.end()
    if place < len(text):
        yield Leaf(LeafKind.TEXT, text[place:], at + place)
