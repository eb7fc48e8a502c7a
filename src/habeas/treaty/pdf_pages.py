"""The lines of a PDF's pages with their places, read by PDFium."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from habeas.law.errors import BadInputError
from habeas.treaty.pdf_bounds import check_streams
from habeas.treaty.pdf_parts import HYPHEN, LinePart, SignPage, line_parts
from habeas.treaty.pdf_rules import Rules, page_rules
from habeas.treaty.pdf_signs import (
    Edges,
    baseline_at,
    is_bold_at,
    sign_at,
    without_raised,
)
from habeas.treaty.visual import reading_order

MOST_PAGES = 3000
MOST_SIGNS = 20_000_000
_HYPHEN_IN_TEXT = "\ufffe"
_GAP = 0.12


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line on a page, or a part of one, in points from the page's left and top edge.

    `bottom` is where its letters stand, `size` that of the largest; `marks` are the
    raised figures taken out of `text`: offset and figure. `gap` is the space that
    parts it from the part before it on the same line; empty where it begins one.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    page_size: tuple[float, float]
    is_bold: bool = False
    is_right_to_left: bool = False
    marks: tuple[tuple[int, str], ...] = ()
    gap: str = ""

    @property
    def place(self) -> float:
        """How far down the page it stands, from 0 to 1."""
        return self.bottom / self.page_size[1]


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF's lines page by page, in parts where wide gaps part them, and its rules."""

    lines: tuple[PageLine, ...]
    count: int
    rules: Mapping[int, Rules]


def read_pages(data: bytes, *, name: str) -> Pages:
    """Read every line of a PDF, and the rules drawn on its pages.

    Promises: lines page by page in the order of the file. No script is run:
    this PDFium is built without JavaScript and XFA.
    Raises BadInputError for a PDF that is encrypted, damaged, or over a bound.
    """
    check_streams(data, name=name)
    document = _open(data, name)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise BadInputError(
                f"{name} has {count} pages, over the {MOST_PAGES} that are read; "
                "split it and give the parts"
            )
        rules: dict[int, Rules] = {}
        lines = tuple(_lines(document, name, rules))
        return Pages(lines, count, rules)
    finally:
        document.close()


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    remedy = "open it with its password and print it to a new PDF"
    try:
        document = pypdfium2.PdfDocument(data)
        is_locked = pdfium.FPDF_GetSecurityHandlerRevision(document) != -1
        # It opens for all, but its owner's password forbids copying its text.
        remedy = "it opens without a password: print it to a new PDF"
    except pypdfium2.PdfiumError as error:
        if "assword" not in str(error):
            raise BadInputError(
                f"{name} is a damaged PDF and cannot be opened; fetch it again"
            ) from error
        is_locked = True
    if is_locked:
        raise BadInputError(f"{name} is encrypted; {remedy}")
    return document


def _lines(
    document: pypdfium2.PdfDocument, name: str, rules: dict[int, Rules]
) -> Iterator[PageLine]:
    signs = 0
    for number, page in enumerate(document, start=1):
        text_page = page.get_textpage()
        count = text_page.count_chars()
        signs += count
        if signs > MOST_SIGNS:
            raise BadInputError(
                f"{name} holds more than {MOST_SIGNS:,} signs; split it and give the "
                "parts"
            )
        size = page.get_size()
        rules[number] = page_rules(page, size[1])
        read = SignPage(
            text_page,
            number,
            size,
            _signs(text_page, count),
            rules[number],
            Edges(text_page),
        )
        yield from _whole(_line(read, part) for part in line_parts(read))
        text_page.close()
        page.close()


def _signs(page: pypdfium2.PdfTextPage, count: int) -> str:
    text: str = page.get_text_range().replace(_HYPHEN_IN_TEXT, HYPHEN)
    if len(text) == count:
        return text
    # Signs beyond the basic plane, or left out of the text, shift it: ask for each.
    return "".join(chr(pdfium.FPDFText_GetUnicode(page, at)) for at in range(count))


def _whole(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """Join again a line that PDFium breaks after a raised figure."""
    held: PageLine | None = None
    for line in lines:
        if held is not None and not line.gap and _goes_on(held, line):
            gap = " " if line.left - held.right > _GAP * held.size else ""
            held = joined(held, line, gap)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _goes_on(held: PageLine, line: PageLine) -> bool:
    is_level = abs(held.bottom - line.bottom) < held.size / 2
    is_near = -held.size / 4 < line.left - held.right < held.size
    return is_level and is_near and not line.is_right_to_left


def joined(before: PageLine, line: PageLine, gap: str) -> PageLine:
    """Join two parts of one line, the gap between them written as given."""
    shift = len(before.text) + len(gap)
    return replace(
        before,
        text=before.text + gap + line.text,
        left=min(before.left, line.left),
        right=max(before.right, line.right),
        marks=before.marks + tuple((at + shift, mark) for at, mark in line.marks),
    )


def rejoined(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """Join the parts of each line again, in the order they stand in."""
    held: PageLine | None = None
    for line in lines:
        if held is not None and line.gap:
            held = joined(held, line, line.gap)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _line(page: SignPage, part: LinePart) -> PageLine:
    places, leftward = part.places, part.is_right_to_left
    first, last = places[0], places[-1]
    text = page.signs[first : last + 1]
    # From left to right, three signs tell a line's extent; else any may be outermost.
    asked = places if leftward else (first, places[len(places) // 2], last)
    placed = [sign_at(page.text, page.signs[at], at) for at in asked]
    size = max(sign.size for sign in placed[:3])
    # A raised sign stands above the line: the lowest of three is on it.
    baseline = min(baseline_at(page.text, at) for at in asked[:3])
    marks: list[tuple[int, str]] = []
    if leftward:
        text = reading_order(placed)
    else:
        text, marks = without_raised(page.text, text, first, (size, baseline))
    return PageLine(
        text,
        page.number,
        left=min(sign.left for sign in placed),
        right=max(sign.right for sign in placed),
        bottom=page.size[1] - baseline,
        size=size,
        page_size=page.size,
        is_bold=all(is_bold_at(page.text, at) for at in (first, last)),
        is_right_to_left=leftward,
        marks=tuple(marks),
        gap=part.gap,
    )
