"""The straight rules drawn on a PDF's page, between which its tables' cells stand."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

# A page of drawings has thousands; a table has hundreds, and the rest say nothing.
_MOST_OBJECTS = 20_000
_MOST_STROKES = 6000
_MOST_RULES = 200
_MOST_SEGMENTS = 64
_STRAIGHT = 1.5
_SHORTEST = 6.0
_SAME = 2.5


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A straight rule: where it lies, and from where to where it reaches.

    A vertical one lies `at` so far from the page's left edge and reaches down; a
    horizontal one lies `at` so far from the top and reaches right.
    """

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one page."""

    vertical: tuple[Rule, ...] = ()
    horizontal: tuple[Rule, ...] = ()

    def parts(self, left: float, right: float, level: float) -> bool:
        """Say whether a vertical rule stands between two places on one level."""
        return any(
            left - 1 <= rule.at <= right + 1 and rule.start <= level <= rule.end
            for rule in self.vertical
        )


def page_rules(page: pypdfium2.PdfPage, height: float) -> Rules:
    """Read the rules of a page, lines and the edges of boxes alike.

    Promises: a rule drawn in pieces, cell by cell, is one; none for a page with
    so many that they are a drawing.
    """
    vertical: list[Rule] = []
    horizontal: list[Rule] = []
    for count, ((x1, y1), (x2, y2)) in enumerate(_strokes(page)):
        if count > _MOST_STROKES:
            return Rules()
        across, down = abs(x1 - x2), abs(y1 - y2)
        if across <= _STRAIGHT and down >= _SHORTEST:
            top = height - max(y1, y2)
            vertical.append(Rule((x1 + x2) / 2, top, top + down))
        elif down <= _STRAIGHT and across >= _SHORTEST:
            left = min(x1, x2)
            horizontal.append(Rule(height - (y1 + y2) / 2, left, left + across))
    rules = Rules(tuple(_whole(vertical)), tuple(_whole(horizontal)))
    is_drawing = len(rules.vertical) + len(rules.horizontal) > _MOST_RULES
    return Rules() if is_drawing else rules


def _whole(rules: list[Rule]) -> Iterator[Rule]:
    """Join the pieces of rules that lie on one line and touch."""
    level: list[Rule] = []
    for rule in sorted(rules):
        if level and rule.at - level[0].at > _SAME:
            yield from _joined(level)
            level = []
        level.append(rule)
    yield from _joined(level)


def _joined(level: list[Rule]) -> Iterator[Rule]:
    held: Rule | None = None
    for rule in sorted(level, key=lambda rule: rule.start):
        if held is not None and rule.start <= held.end + _SAME:
            held = Rule(held.at, held.start, max(held.end, rule.end))
            continue
        if held is not None:
            yield held
        held = rule
    if held is not None:
        yield held


_Point = tuple[float, float]


def _strokes(page: pypdfium2.PdfPage) -> Iterator[tuple[_Point, _Point]]:
    """Give every stroke of the page's paths, from point to point."""
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPath_CountSegments(drawn) <= _MOST_SEGMENTS:
            for (before, _), (point, is_lifted) in pairwise(_points(drawn)):
                if not is_lifted:
                    yield before, point


def _points(drawn: object) -> Iterator[tuple[_Point, bool]]:
    """Give the points of a path on the page, and whether the pen is lifted to each."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    first: _Point | None = None
    for at in range(pdfium.FPDFPath_CountSegments(drawn)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        is_move = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        first = point if is_move else first
        yield point, is_move
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield first, False
