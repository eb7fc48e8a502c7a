"""The figures that tell a recommendation's fate, drawn since it was made."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.web.supervision.codes import TieKind
from habeas.web.supervision.models import MonthlyFigure, Recommendation
from habeas.web.supervision.queries.recommendations import ties

_WIDTH, _HEIGHT, _EDGE = 640, 200, 32


@dataclass(frozen=True, slots=True)
class Point:
    """A month on the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Trend:
    """One standard's months from one source, and their drawing.

    `lines` are the stretches of months that may be told; between them stand months of
    too few people. `highest` is the value at the top of the drawing.
    """

    line: str
    source: str
    figures: Sequence[MonthlyFigure]
    lines: Sequence[Sequence[Point]]
    highest: float
    made_at: float | None

    @property
    def paths(self) -> list[str]:
        """The stretches as the `points` of SVG polylines."""
        return [" ".join(f"{p.x:.1f},{p.y:.1f}" for p in line) for line in self.lines]

    @property
    def points(self) -> list[Point]:
        """Every month that may be told: one between two that may not has no line."""
        return [point for line in self.lines for point in line]

    @property
    def first(self) -> dt.date:
        """The first month."""
        return self.figures[0].month

    @property
    def last(self) -> dt.date:
        """The last month."""
        return self.figures[-1].month


def trends(one: Recommendation) -> list[Trend]:
    """Give the trend of each standard that a person has tied to a recommendation."""
    tied = ties(one).filter(to=TieKind.STANDARD).exclude(confirmed_at=None)
    lines = list(tied.values_list("target", flat=True))
    figures = MonthlyFigure.objects.filter(
        state=one.state, line__in=lines, withdrawn_at=None
    ).order_by("line", "source", "month")
    groups: dict[tuple[str, str], list[MonthlyFigure]] = {}
    for figure in figures:
        groups.setdefault((figure.line, figure.source), []).append(figure)
    return [_trend(one, *key, months) for key, months in groups.items()]


def without_figures(one: Recommendation) -> list[str]:
    """Name the standards tied to a recommendation of which there are no figures.

    That is a finding too.
    """
    told = {trend.line for trend in trends(one)}
    tied = ties(one).filter(to=TieKind.STANDARD).exclude(confirmed_at=None)
    return [tie.target for tie in tied if tie.target not in told]


def _trend(
    one: Recommendation, line: str, source: str, figures: list[MonthlyFigure]
) -> Trend:
    highest = max((f.median_days or 0 for f in figures), default=0) or 1
    step = (_WIDTH - 2 * _EDGE) / max(1, len(figures) - 1)
    lines: list[list[Point]] = [[]]
    for at, figure in enumerate(figures):
        if figure.median_days is None:
            lines.append([])
            continue
        share = figure.median_days / highest
        y = _HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE)
        lines[-1].append(Point(_EDGE + at * step, y))
    made = _made_at(one, figures, step)
    return Trend(line, source, figures, [part for part in lines if part], highest, made)


def _made_at(
    one: Recommendation, figures: Sequence[MonthlyFigure], step: float
) -> float | None:
    """Place the day the recommendation was made, if the figures reach back so far."""
    if one.adopted_on is None:
        return None
    before = sum(figure.month <= one.adopted_on for figure in figures)
    return _EDGE + (before - 1) * step if before else None
