"""The header is found by what it looks like."""

import pytest

from habeas.engine.reading.header import header_index


@pytest.mark.parametrize(
    ("records", "index"),
    [
        pytest.param([["a", "b"], ["1", "2"]], 0, id="the first row"),
        pytest.param([["Title"], ["a", "b"], ["1", "2"]], 1, id="below a title"),
        pytest.param([["", "a", "b"], ["1", "2", "3"]], 0, id="row numbers unnamed"),
        pytest.param([["country", "2010", "2011"], ["x", "1", "2"]], 0, id="years"),
        pytest.param(
            [["T", "", ""], ["", "", ""], ["a", "b", "c"], ["1", "", ""]],
            2,
            id="padded",
        ),
        pytest.param(
            [["a", "b", "", "", "", ""], ["1", "2", "", "", "", "far"]],
            0,
            id="a stray cell far to the right",
        ),
        pytest.param([["a", "b"], ["1", "2", ""], ["3", "4", ""]], 0, id="narrower"),
        pytest.param([["a"], ["1"]], 0, id="one column"),
        pytest.param([["", ""], []], None, id="no words at all"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_header_index(records, index):
    assert header_index(records) == index
