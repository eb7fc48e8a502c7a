"""The few formulas of comparison: means, shares, and lengths still running.

Written out, as the libraries that have them (SciPy, statsmodels) weigh more than
the rest of the core together. Intervals are of 95 %, by the normal approximation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist

_TWO_SIDED = NormalDist().inv_cdf(0.975)
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Sample:
    """Measured values, as their number, their sum and the sum of their squares."""

    n: int
    total: float
    squares: float

    def __sub__(self, part: "Sample") -> "Sample":
        """Leave a part out."""
        return Sample(
            self.n - part.n, self.total - part.total, self.squares - part.squares
        )

    def __add__(self, other: "Sample") -> "Sample":
        """Put two together."""
        return Sample(
            self.n + other.n, self.total + other.total, self.squares + other.squares
        )

    @property
    def mean(self) -> float:
        """The mean; there must be a value."""
        return self.total / self.n

    @property
    def variance(self) -> float:
        """The sample variance; there must be two values.

        >>> Sample(3, 6, 14).variance
        1.0
        """
        found = (self.squares - self.n * self.mean**2) / (self.n - 1)
        # Sums of numbers that are all the same leave a crumb behind.
        return found if found > _NOTHING * max(1.0, self.mean**2) else 0.0


@dataclass(frozen=True, slots=True)
class Effect:
    """The size of a difference, and the ends of its interval; None where undefined."""

    size: float | None
    low: float | None = None
    high: float | None = None


def mean_difference(one: Sample, other: Sample) -> tuple[float, float, float]:
    """Give the difference of two means, and the ends of its interval.

    Welch's standard error, which takes no two groups to vary alike (Altman et al.,
    Statistics with Confidence, 2nd ed. 2000, ch. 4).
    """
    found = one.mean - other.mean
    error = sqrt(one.variance / one.n + other.variance / other.n)
    return found, found - _TWO_SIDED * error, found + _TWO_SIDED * error


def standardised(one: Sample, other: Sample) -> Effect:
    """Give the difference of two means in standard deviations.

    The deviation is the root of the mean of both variances (Cohen, Statistical
    Power Analysis, 2nd ed. 1988, p. 44), and the interval is that of the
    difference, on the same scale. Without any spread it has no size.
    """
    spread = sqrt((one.variance + other.variance) / 2)
    if spread == 0:
        return Effect(0.0 if abs(one.mean - other.mean) < _NOTHING else None)
    return Effect(*(part / spread for part in mean_difference(one, other)))


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    hits: int
    n: int

    def __sub__(self, part: "Share") -> "Share":
        """Leave a part out."""
        return Share(self.hits - part.hits, self.n - part.n)

    def __add__(self, other: "Share") -> "Share":
        """Put two together."""
        return Share(self.hits + other.hits, self.n + other.n)

    @property
    def value(self) -> float:
        """The share; there must be somebody."""
        return self.hits / self.n


def risk_ratio(one: Share, other: Share) -> Effect:
    """Give how many times as large one share is as the other.

    The interval is Katz's, on the logarithm (Altman et al., Statistics with
    Confidence, 2nd ed. 2000, ch. 7). Where a share is nought, half a person is added
    to every count (Walter, Biometrika 62, 1975, p. 371). Two shares of nought have no
    ratio; two of everybody have no interval.
    """
    if one.hits == other.hits == 0:
        return Effect(None)
    more = 0.0 if one.hits and other.hits else 0.5
    a, n = one.hits + more, one.n + more
    c, m = other.hits + more, other.n + more
    ratio = (a / n) / (c / m)
    error = sqrt(max(1 / a - 1 / n + 1 / c - 1 / m, 0.0))
    if error < _NOTHING:
        return Effect(ratio)
    width = _TWO_SIDED * error
    return Effect(ratio, exp(log(ratio) - width), exp(log(ratio) + width))


def median_length(lengths: Iterable[tuple[int, int, int]]) -> int | None:
    """Give the day by which half had ended, those still running included.

    Reads: days, how many ended after so many, how many are still running after so
    many; each number of days once. It is the Kaplan-Meier median (Altman et al.,
    2000, ch. 9): whoever still runs counts among those at risk until today. None:
    fewer than half had ended by the longest length known.

    >>> median_length([(1, 1, 0), (2, 0, 1), (3, 1, 0), (4, 0, 1)])
    3
    >>> median_length([(1, 1, 0), (2, 0, 3)]) is None
    True
    """
    rows = sorted(lengths)
    at_risk = sum(ended + running for _, ended, running in rows)
    left = 1.0
    for days, ended, running in rows:
        left *= 1 - ended / at_risk if at_risk else 1
        if left <= 0.5 + _NOTHING:
            return days
        at_risk -= ended + running
    return None
