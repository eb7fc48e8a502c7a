"""Amounts of time as laws write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.law.amount import Amount, Unit, strictest
from habeas.law.errors import BadInputError

AMOUNTS = st.builds(Amount, st.integers(0, 999_999), st.sampled_from(Unit))


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        pytest.param("36h", 36, Unit.HOURS, "36 hours", id="hours"),
        pytest.param("30d", 30, Unit.DAYS, "30 days", id="days"),
        pytest.param("15wd", 15, Unit.WORKING_DAYS, "15 working days", id="working"),
        pytest.param("6w", 6, Unit.WEEKS, "6 weeks", id="weeks"),
        pytest.param("6m", 6, Unit.MONTHS, "6 months", id="months"),
        pytest.param("1y", 1, Unit.YEARS, "1 year", id="one year"),
        pytest.param("48 hours", 48, Unit.HOURS, "48 hours", id="words"),
        pytest.param("60 working days", 60, Unit.WORKING_DAYS, None, id="two words"),
        pytest.param("60 working_days", 60, Unit.WORKING_DAYS, None, id="the value"),
        pytest.param(" 1 Day ", 1, Unit.DAYS, "1 day", id="spaces and capitals"),
        pytest.param("0h", 0, Unit.HOURS, "0 hours", id="nothing"),
    ],
)
def test_an_amount_is_read(text, value, unit, words):
    amount = Amount.parse(text)
    assert amount == Amount(value, unit)
    assert words is None or str(amount) == words


@pytest.mark.parametrize(
    "text", ["", "30", "h", "-3d", "1.5d", "3 fortnights", "3 d 4 h", "9999999d"]
)
def test_what_is_not_an_amount_is_refused_with_the_forms_that_are(text):
    with pytest.raises(BadInputError, match="whole number and a unit"):
        Amount.parse(text)


@given(AMOUNTS)
def test_an_amount_survives_its_short_form_and_its_words(amount):
    assert Amount.parse(amount.code) == amount
    assert Amount.parse(str(amount)) == amount


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("36h", 1.5, 1.5, id="hours are exact"),
        pytest.param("2w", 14, 14, id="weeks are exact"),
        pytest.param("1m", 28, 31, id="February to a long month"),
        pytest.param("2m", 59, 62, id="July and August are the longest pair"),
        pytest.param("6m", 181, 184, id="half a year"),
        pytest.param("12m", 365, 366, id="a year of months"),
        pytest.param("1y", 365, 366, id="a year"),
        pytest.param("48m", 1461, 1461, id="a whole cycle"),
        pytest.param("5wd", 5, 7, id="a working week"),
        pytest.param("1wd", 1, 3, id="a weekend may come first"),
        pytest.param("15wd", 19, 21, id="three working weeks"),
    ],
)
def test_how_long_an_amount_may_last(text, least, most):
    amount = Amount.parse(text)
    assert (amount.least_days, amount.most_days) == (least, most)


@given(AMOUNTS)
def test_the_least_is_never_over_the_most(amount):
    assert amount.least_days <= amount.most_days


@given(AMOUNTS, st.integers(1, 50))
def test_more_of_a_unit_never_lasts_less(amount, more):
    longer = Amount(amount.value + more, amount.unit)
    assert longer.most_days >= amount.most_days
    assert longer.least_days >= amount.least_days


@given(st.lists(AMOUNTS, min_size=1))
def test_the_strictest_lasts_no_longer_than_any(amounts):
    chosen = strictest(amounts)
    assert chosen in amounts
    assert all(chosen.most_days <= amount.most_days for amount in amounts)
