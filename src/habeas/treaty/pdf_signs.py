"""What PDFium says of single signs: where they stand, how large and how heavy."""

import ctypes
import math
import re

import pypdfium2
import pypdfium2.raw as pdfium

from habeas.treaty.visual import Sign

_BOLD = 600
_SUPERSCRIPT = 0.8
_RAISED = 0.1
_FIGURES = re.compile(r"(?<=\S)\d+")


def sign_at(page: pypdfium2.PdfTextPage, text: str, at: int) -> Sign:
    """Give a sign with its left and right edge, and the size of its letter."""
    left, _, right, _ = page.get_charbox(at, loose=True)
    return Sign(text, left, right, size_at(page, at))


class Edges:
    """Where the ink of a page's signs begins and ends, from the left.

    It is asked of every word, so that its places in memory are made once a page.
    """

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._places = tuple(ctypes.c_double() for _ in range(4))

    def __call__(self, at: int) -> tuple[float, float]:
        """Give the left and right edge of the sign at a place."""
        left, right, _, _ = self._places
        pdfium.FPDFText_GetCharBox(self._page, at, *self._places)
        return left.value, right.value


def is_of_a_piece(page: pypdfium2.PdfTextPage, first: int, last: int) -> bool:
    """Say whether signs were drawn in one go, which leaves no gaps among them."""
    count = last - first + 1
    return bool(pdfium.FPDFText_CountRects(page, first, count) == 1)


def is_made_up(page: pypdfium2.PdfTextPage, at: int) -> bool:
    """Say whether a sign is not in the file, but a space that PDFium tells by a gap."""
    return bool(pdfium.FPDFText_IsGenerated(page, at) == 1)


def size_at(page: pypdfium2.PdfTextPage, at: int) -> float:
    """Give a letter's size as drawn: its font's, times what its matrix makes of it."""
    matrix = pdfium.FS_MATRIX()
    size: float = pdfium.FPDFText_GetFontSize(page, at)
    if not pdfium.FPDFText_GetMatrix(page, at, matrix):
        return size
    return size * math.hypot(matrix.c, matrix.d)


def baseline_at(page: pypdfium2.PdfTextPage, at: int) -> float:
    """Give the height at which a letter stands, from the page's lower edge."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, at, x, y)
    return y.value


def is_bold_at(page: pypdfium2.PdfTextPage, at: int) -> bool:
    """Say whether a sign is bold, by its font's weight or else by its name."""
    if pdfium.FPDFText_GetFontWeight(page, at) >= _BOLD:
        return True
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(page, at, name, len(name), flags)
    return b"bold" in name.value.lower()


def without_raised(
    page: pypdfium2.PdfTextPage, text: str, first: int, level: tuple[float, float]
) -> tuple[str, list[tuple[int, str]]]:
    """Take out the small figures above the line, which point to notes."""
    size, baseline = level
    kept, marks, end = "", list[tuple[int, str]](), 0
    for found in _FIGURES.finditer(text):
        at = found.start()
        while at < found.end() and not _is_raised(page, first + at, size, baseline):
            at += 1
        stop = at
        while stop < found.end() and _is_raised(page, first + stop, size, baseline):
            stop += 1
        if stop > at:
            kept += text[end:at]
            marks.append((len(kept), text[at:stop]))
            end = stop
    return kept + text[end:], marks


def _is_raised(
    page: pypdfium2.PdfTextPage, at: int, size: float, baseline: float
) -> bool:
    return (
        size_at(page, at) < _SUPERSCRIPT * size
        and baseline_at(page, at) > baseline + _RAISED * size
    )
