from math import exp, log, sqrt
from statistics import fmean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.engine.aggregates.statistics import (
    Effect,
    Sample,
    Share,
    mean_difference,
    median_length,
    risk_ratio,
    standardised,
)

DAYS = st.lists(st.integers(0, 4000), min_size=2, max_size=60)


def sample(values):
    return Sample(len(values), sum(values), sum(v * v for v in values))


@given(DAYS, DAYS)
def test_a_difference_is_as_computed_value_by_value(one, other):
    away, low, high = mean_difference(sample(one), sample(other))
    error = sqrt(variance(one) / len(one) + variance(other) / len(other))
    assert away == pytest.approx(fmean(one) - fmean(other), abs=1e-6)
    assert low == pytest.approx(away - 1.959964 * error, abs=1e-2)
    assert high == pytest.approx(away + 1.959964 * error, abs=1e-2)


def test_half_a_standard_deviation_by_hand():
    # Means 14 and 12; both variances 10 (sum of squares 40 over 4), so 2 / sqrt(10).
    one, other = sample([10, 12, 14, 16, 18]), sample([8, 10, 12, 14, 16])
    effect = standardised(one, other)
    assert effect.size == pytest.approx(2 / sqrt(10))
    # The error is sqrt(10 / 5 + 10 / 5) = 2 days.
    assert effect.low == pytest.approx((2 - 1.959964 * 2) / sqrt(10), abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "size"),
    [
        pytest.param([3, 3, 3], [3, 3], 0.0, id="all the same"),
        pytest.param([3, 3, 3], [9, 9], None, id="apart, without any spread"),
    ],
)
def test_without_spread_there_is_no_interval(one, other, size):
    assert standardised(sample(one), sample(other)) == Effect(size)


def test_a_spread_of_nothing_leaves_no_crumb():
    assert sample([0.1] * 7).variance == 0.0


def test_a_ratio_by_hand():
    # 20 of 100 beside 10 of 100: error sqrt(1/20 - 1/100 + 1/10 - 1/100) = sqrt(0.13).
    effect = risk_ratio(Share(20, 100), Share(10, 100))
    assert effect.size == pytest.approx(2.0)
    assert (effect.low, effect.high) == (
        pytest.approx(0.9866, abs=1e-4),
        pytest.approx(4.0545, abs=1e-4),
    )


def test_a_share_of_nought_gets_half_a_person():
    # 0 of 20 beside 9 of 19: (0.5 / 20.5) / (9.5 / 19.5).
    effect = risk_ratio(Share(0, 20), Share(9, 19))
    ratio = (0.5 / 20.5) / (9.5 / 19.5)
    error = sqrt(1 / 0.5 - 1 / 20.5 + 1 / 9.5 - 1 / 19.5)
    assert effect.size == pytest.approx(ratio)
    assert effect.high == pytest.approx(exp(log(ratio) + 1.959964 * error), rel=1e-5)
    assert effect.high < 1


@pytest.mark.parametrize(
    ("one", "other", "effect"),
    [
        pytest.param(Share(0, 10), Share(0, 40), Effect(None), id="nobody in either"),
        pytest.param(Share(10, 10), Share(40, 40), Effect(1.0), id="all in both"),
    ],
)
def test_what_has_no_ratio_or_no_interval_says_so(one, other, effect):
    assert risk_ratio(one, other) == effect


# Weeks in remission in the trial of 6-mercaptopurine that textbooks work through
# (Gehan, Biometrika 52, 1965): the medians are 8 and 23.
PLACEBO = (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
TREATED = (6, 6, 6, 7, 10, 13, 16, 22, 23)
STILL_WELL = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)


@pytest.mark.parametrize(
    ("ended", "running", "median"),
    [
        pytest.param(PLACEBO, (), 8, id="all ended"),
        pytest.param(TREATED, STILL_WELL, 23, id="most still run"),
        pytest.param((1,), (5, 6, 7), None, id="half never ended"),
        pytest.param((), (), None, id="none"),
    ],
)
def test_the_median_with_what_still_runs(ended, running, median):
    days = sorted({*ended, *running})
    rows = [(day, ended.count(day), running.count(day)) for day in days]
    assert median_length(rows) == median
