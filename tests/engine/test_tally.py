"""What sort of answer the counts of a standard amount to."""

import pytest

from habeas.engine.tally import digest


@pytest.mark.parametrize(
    ("counts", "sort"),
    [
        pytest.param({"breach": 1, "met": 9}, "told", id="a breach"),
        pytest.param({"pending": 1, "met": 9}, "told", id="something due"),
        pytest.param({"met": 1, "unknown": 9}, "told", id="met for some, unknown"),
        pytest.param({"met": 10}, "settled", id="met for all"),
        pytest.param({"met": 1, "not_applicable": 9}, "settled", id="met for one"),
        pytest.param({"not_applicable": 10}, "absent", id="arises for none"),
        pytest.param({"unknown": 10}, "untold", id="unknown for all"),
        pytest.param({"unknown": 1, "not_applicable": 9}, "untold", id="for one"),
        pytest.param({}, "told", id="nothing judged"),
    ],
)
def test_a_standard_is_told_in_numbers_or_in_one_word(tally, counts, sort):
    found = digest([tally(**counts)])
    sizes = {
        name: len(getattr(found, name))
        for name in ("told", "settled", "absent", "untold")
    }
    assert sizes == dict.fromkeys(sizes, 0) | {sort: 1}
    assert found.standards == 1


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        pytest.param({"breach": 1, "met": 9}, 2, id="breached"),
        pytest.param({"pending": 1}, 2, id="due"),
        pytest.param({"met": 5, "unknown": 5}, 1, id="neither"),
        pytest.param({"unknown": 10}, 1, id="unknown"),
    ],
)
def test_an_aspect_is_told_where_something_is_amiss(tally, counts, told):
    found = digest([tally(breach=2), tally("part", **counts)])
    assert len(found.told) == told
    assert found.standards == 1
