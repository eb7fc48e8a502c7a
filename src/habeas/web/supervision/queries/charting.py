"""The trend of a standard as a chart in a document: SVG for PDF, PNG for Word."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from habeas.web.supervision.queries.evidence import Point, Trend

WIDTH, HEIGHT, EDGE = 640, 200, 32
# So many dots of a picture for each unit of the drawing: sharp when printed.
_FINE = 3
_INK, _LINE, _PAPER = "#0b0c0c", "#7d2f52", "#ffffff"


@dataclass(frozen=True, slots=True)
class Chart:
    """A trend that is drawn; its words say what a reader who cannot see it misses."""

    trend: Trend

    @property
    def words(self) -> str:
        """Tell the drawing: from when to when, from how much to how much."""
        told = [f for f in self.trend.figures if f.median_days is not None]
        span = {
            "first": date_format(self.trend.first, "YEAR_MONTH_FORMAT"),
            "last": date_format(self.trend.last, "YEAR_MONTH_FORMAT"),
        }
        if not told:
            few = _("Chart, {first} to {last}: too few people in each month.")
            return few.format(**span)
        return _(
            "Chart of the median days held, {first} to {last}: {begun:.0f} days at "
            "first, {ended:.0f} at last, {highest:.0f} at most. The table says it too."
        ).format(
            **span,
            begun=told[0].median_days,
            ended=told[-1].median_days,
            highest=self.trend.highest,
        )

    def as_svg(self) -> str:
        """Draw it as SVG, its words as the title."""
        said = {"trend": self.trend, "words": self.words, "labels": self._labels()}
        return render_to_string("supervision/_chart.html", said)

    def as_png(self) -> bytes:
        """Draw it as a picture."""
        picture = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), _PAPER)
        draw = ImageDraw.Draw(picture)
        base = (HEIGHT - EDGE) * _FINE
        draw.line((EDGE * _FINE, base, (WIDTH - EDGE) * _FINE, base), _INK, _FINE)
        for line in self.trend.lines:
            draw.line([(p.x * _FINE, p.y * _FINE) for p in line], _LINE, 3 * _FINE)
        self._dots(draw)
        self._made(draw)
        font = ImageFont.load_default(12 * _FINE)
        for point, words in self._labels():
            draw.text((point.x * _FINE, point.y * _FINE), words, _INK, font, "ls")
        out = io.BytesIO()
        picture.save(out, "PNG", optimize=True)
        return out.getvalue()

    def _dots(self, draw: ImageDraw.ImageDraw) -> None:
        round_them = 4 * _FINE
        for point in self.trend.points:
            x, y = point.x * _FINE, point.y * _FINE
            box = (x - round_them, y - round_them, x + round_them, y + round_them)
            draw.ellipse(box, fill=_LINE)

    def _made(self, draw: ImageDraw.ImageDraw) -> None:
        """Mark the day the recommendation was made by a broken line."""
        if self.trend.made_at is None:
            return
        x = self.trend.made_at * _FINE
        for top in range(20, HEIGHT - EDGE, 8):
            draw.line((x, top * _FINE, x, (top + 4) * _FINE), _INK, _FINE)

    def _labels(self) -> Sequence[tuple[Point, str]]:
        """Place the highest value, nought and both ends; figures need no language."""
        foot = HEIGHT - EDGE
        return (
            (Point(2, EDGE + 4), f"{self.trend.highest:.0f}"),
            (Point(2, foot + 4), "0"),
            (Point(EDGE, foot + 20), f"{self.trend.first:%Y-%m}"),
            (Point(WIDTH - EDGE - 50, foot + 20), f"{self.trend.last:%Y-%m}"),
        )
