"""Figures as SVG: drawn from numbers, readable without colour, with words beside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.engine.report.findings import Band, Month
from habeas.engine.tally import Tally, named
from habeas.law.verdict import Verdict

# Five verdicts told apart by colour and by pattern; contrast with white at least 3:1.
COLOURS: Mapping[Verdict, str] = {
    Verdict.BREACH: "#b10e1e",
    Verdict.UNKNOWN: "#6f777b",
    Verdict.PENDING: "#9a5b00",
    Verdict.MET: "#00703c",
    Verdict.NOT_APPLICABLE: "#8a9398",
}
WIDTH = 720
_ROW = 18
_PLOT_HEIGHT = 200
_MOST_TICKS = 5
_ENDED, _RUNNING = "url(#fill-ended)", "url(#fill-running)"


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle, what it stands for, and the fill it has."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    told: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place of a figure."""

    x: float
    y: float
    words: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """A bar across the whole width, and the name before it."""

    name: str
    is_part: bool
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """Bars under one another, as wide as the page lets them be."""

    id: str
    title: str
    told: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: its size, bars, lines of points, words, and what it says."""

    id: str
    title: str
    told: str
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    paths: tuple[str, ...] = ()
    rules: tuple[float, ...] = ()
    width: int = WIDTH


def verdict_bars(identifier: str, tallies: Sequence[Tally]) -> Stack:
    """Draw each standard's verdicts as one bar, in shares of those judged."""
    return Stack(
        identifier,
        "Verdicts by standard",
        f"{len(tallies)} standards and aspects, in shares of those judged; the numbers "
        "are in the table.",
        tuple(
            Row(name, name != tally.line.id, tuple(_shares(name, tally)))
            for name, tally in named(tallies)
        ),
    )


def _shares(name: str, tally: Tally) -> Iterator[Bar]:
    """Give the parts of one bar, in hundredths of its width."""
    x = 0.0
    for verdict in COLOURS:
        count = tally.counts[verdict]
        width = 100 * count / max(tally.total, 1)
        if count:
            told = f"{name}: {verdict} {count:,} of {tally.total:,}"
            yield Bar(x, 0, width, _ROW, _fill(verdict), told)
        x += width


def length_columns(identifier: str, bands: Sequence[Band], what: str) -> Figure:
    """Draw how many lasted how long, the running ones on top of the ended."""
    ticks = _ticks(max(band.ended + band.running for band in bands))
    top = ticks[-1]
    step = (WIDTH - 60) / len(bands)
    bars: list[Bar] = []
    labels = _scale(ticks)
    for i, band in enumerate(bands):
        x, width, base = 60 + i * step + 3, step - 6, 10.0 + _PLOT_HEIGHT
        for count, fill, word in (
            (band.ended, _ENDED, "ended"),
            (band.running, _RUNNING, "still running"),
        ):
            height = _PLOT_HEIGHT * count / top
            base -= height
            told = f"{band.name} days, {word}: {count:,}"
            bars.append(Bar(x, base, width, height, fill, told))
        labels.append(Label(x + width / 2, 10 + _PLOT_HEIGHT + 18, band.name, "middle"))
    labels.append(Label(60 + (WIDTH - 60) / 2, _PLOT_HEIGHT + 46, "days", "middle"))
    most = max(bands, key=lambda band: band.ended + band.running)
    return Figure(
        identifier,
        f"How long {what} lasted",
        f"Most lasted {most.name} days; the numbers are in the table.",
        _PLOT_HEIGHT + 54.0,
        tuple(bar for bar in bars if bar.height),
        tuple(labels),
        rules=_rules(ticks),
    )


def held_line(identifier: str, months: Sequence[Month], what: str) -> Figure:
    """Draw how many were held at the end of each month."""
    ticks = _ticks(max(month.held for month in months))
    top = ticks[-1]
    step = (WIDTH - 70) / max(len(months) - 1, 1)
    points = [
        f"{60 + i * step:.1f},{10 + _PLOT_HEIGHT * (1 - month.held / top):.1f}"
        for i, month in enumerate(months)
    ]
    every = max(len(months) // 6, 1)
    labels = _scale(ticks) + [
        Label(60 + i * step, _PLOT_HEIGHT + 28, f"{month.month:%Y-%m}", "middle")
        for i, month in enumerate(months)
        if i % every == 0 and i * step < WIDTH - 100
    ]
    peak = max(months, key=lambda month: month.held)
    return Figure(
        identifier,
        f"{what.capitalize()} at the end of each month",
        f"The most, {peak.held:,}, in {peak.month:%B %Y}; the table has the numbers.",
        _PLOT_HEIGHT + 40.0,
        (),
        tuple(labels),
        paths=("M" + " L".join(points),),
        rules=_rules(ticks),
    )


def _ticks(most: int) -> tuple[int, ...]:
    """Choose round numbers from nought to the most or above, few enough to read.

    >>> _ticks(23)
    (0, 5, 10, 15, 20, 25)
    """
    step = next(
        factor * 10**power
        for power in range(19)
        for factor in (1, 2, 5)
        if factor * 10**power * _MOST_TICKS >= most
    )
    count = max(-(-most // step), 1)
    return tuple(step * i for i in range(count + 1))


def _scale(ticks: Sequence[int]) -> list[Label]:
    heights = _rules(ticks)
    return [
        Label(52, y + 4, f"{tick:,}", "end")
        for tick, y in zip(ticks, heights, strict=True)
    ]


def _rules(ticks: Sequence[int]) -> tuple[float, ...]:
    return tuple(10 + _PLOT_HEIGHT * (1 - tick / ticks[-1]) for tick in ticks)


def _fill(verdict: Verdict) -> str:
    return f"url(#fill-{verdict.name.lower().replace('_', '-')})"
