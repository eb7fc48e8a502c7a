"""The lines of a PDF's pages with their places, read by PDFium."""

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from habeas.law.errors import BadInputError
from habeas.treaty.pdf_bounds import check_streams
from habeas.treaty.visual import Sign, is_right_to_left, reading_order

MOST_PAGES = 3000
MOST_SIGNS = 20_000_000
# PDFium's mark for a hyphen that ends a line; it gives no line break after it.
HYPHEN = "\u0002"
_HYPHEN_IN_TEXT = "\ufffe"
_BREAKS = frozenset("\r\n\u0002")
_BOLD = 600
_SUPERSCRIPT = 0.8
_RAISED = 0.1
_GAP = 0.12


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line on a page, in points from the page's left and top edge.

    `bottom` is where its letters stand, `size` that of the largest; `marks` are the
    raised figures taken out of `text`: offset and figure.
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

    @property
    def place(self) -> float:
        """How far down the page it stands, from 0 to 1."""
        return self.bottom / self.page_size[1]


def read_pages(data: bytes, *, name: str) -> tuple[list[PageLine], int]:
    """Read every line of a PDF, and count its pages.

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
        return list(_lines(document, name)), count
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


def _lines(document: pypdfium2.PdfDocument, name: str) -> Iterator[PageLine]:
    signs = 0
    for number, page in enumerate(document, start=1):
        text_page = page.get_textpage()
        signs += text_page.count_chars()
        if signs > MOST_SIGNS:
            raise BadInputError(
                f"{name} holds more than {MOST_SIGNS:,} signs; split it and give the "
                "parts"
            )
        yield from _whole(_page_lines(text_page, number, page.get_size()))
        text_page.close()
        page.close()


def _page_lines(
    page: pypdfium2.PdfTextPage, number: int, page_size: tuple[float, float]
) -> Iterator[PageLine]:
    count = page.count_chars()
    signs = _signs(page, count)
    start = 0
    for at, sign in enumerate([*signs, "\n"]):
        if sign not in _BREAKS:
            continue
        end = at + 1 if sign == HYPHEN else at
        places = [place for place in range(start, end) if signs[place].strip()]
        start = at + 1
        if places:
            yield _line(page, signs, places, number=number, page_size=page_size)


def _signs(page: pypdfium2.PdfTextPage, count: int) -> Sequence[str]:
    text: str = page.get_text_range().replace(_HYPHEN_IN_TEXT, HYPHEN)
    if len(text) == count:
        return text
    # Signs beyond the basic plane, or left out of the text, shift it: ask for each.
    return [chr(pdfium.FPDFText_GetUnicode(page, at)) for at in range(count)]


def _whole(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """Join again a line that PDFium breaks after a raised figure."""
    held: PageLine | None = None
    for line in lines:
        if held is not None and _goes_on(held, line):
            gap = " " if line.left - held.right > _GAP * held.size else ""
            shift = len(held.text) + len(gap)
            held = replace(
                held,
                text=held.text + gap + line.text,
                right=line.right,
                marks=held.marks + tuple((at + shift, mark) for at, mark in line.marks),
            )
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


def _line(
    page: pypdfium2.PdfTextPage,
    signs: Sequence[str],
    places: Sequence[int],
    *,
    number: int,
    page_size: tuple[float, float],
) -> PageLine:
    first, last = places[0], places[-1]
    text = "".join(signs[first : last + 1])
    leftward = is_right_to_left(text)
    # From left to right, three signs tell a line's extent; else any may be outermost.
    asked = places if leftward else (first, places[len(places) // 2], last)
    placed = [_sign(page, signs[at], at) for at in asked]
    size = max(sign.size for sign in placed[:3])
    # A raised sign stands above the line: the lowest of three is on it.
    baseline = min(_baseline(page, at) for at in asked[:3])
    marks: list[tuple[int, str]] = []
    if leftward:
        text = reading_order(placed)
    else:
        text, marks = _without_raised(page, text, first, (size, baseline))
    return PageLine(
        text,
        number,
        left=min(sign.left for sign in placed),
        right=max(sign.right for sign in placed),
        bottom=page_size[1] - baseline,
        size=size,
        page_size=page_size,
        is_bold=all(_is_bold(page, at) for at in (first, last)),
        is_right_to_left=leftward,
        marks=tuple(marks),
    )


def _sign(page: pypdfium2.PdfTextPage, text: str, at: int) -> Sign:
    left, _, right, _ = page.get_charbox(at, loose=True)
    return Sign(text, left, right, _size(page, at))


def _size(page: pypdfium2.PdfTextPage, at: int) -> float:
    """Give a letter's size as drawn: its font's, times what its matrix makes of it."""
    matrix = pdfium.FS_MATRIX()
    size: float = pdfium.FPDFText_GetFontSize(page, at)
    if not pdfium.FPDFText_GetMatrix(page, at, matrix):
        return size
    return size * math.hypot(matrix.c, matrix.d)


def _baseline(page: pypdfium2.PdfTextPage, at: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, at, x, y)
    return y.value


def _without_raised(
    page: pypdfium2.PdfTextPage, text: str, first: int, level: tuple[float, float]
) -> tuple[str, list[tuple[int, str]]]:
    """Take out the small figures above the line, which point to notes."""
    size, baseline = level
    kept, marks, was_raised = "", list[tuple[int, str]](), False
    for place, sign in enumerate(text):
        is_raised = (
            place > 0
            and sign.isdecimal()
            and not text[place - 1].isspace()
            and _size(page, first + place) < _SUPERSCRIPT * size
            and _baseline(page, first + place) > baseline + _RAISED * size
        )
        if not is_raised:
            kept += sign
        elif was_raised:
            marks[-1] = (marks[-1][0], marks[-1][1] + sign)
        else:
            marks.append((len(kept), sign))
        was_raised = is_raised
    return kept, marks


def _is_bold(page: pypdfium2.PdfTextPage, at: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(page, at) >= _BOLD:
        return True
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(page, at, name, len(name), flags)
    return b"bold" in name.value.lower()
