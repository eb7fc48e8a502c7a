"""A bar says what was counted: its parts make up the whole."""

import pytest

from habeas.engine.report.figures import verdict_bars


def test_the_parts_of_a_bar_are_shares_of_those_judged(tally):
    counted = tally(breach=1, met=3)
    (row,) = verdict_bars("x", [counted]).rows
    assert [(bar.x, bar.width) for bar in row.bars] == [(0, 25), (25, 75)]
    assert row.bars[0].told == f"{counted.line.id}: breach 1 of 4"


def test_a_standard_without_subjects_has_an_empty_bar(tally):
    (row,) = verdict_bars("x", [tally()]).rows
    assert row.bars == ()


@pytest.mark.parametrize(
    ("aspects", "parts"),
    [
        pytest.param(["", "part"], [False, True], id="below its standard"),
        pytest.param(["part"], [False], id="by itself"),
    ],
)
def test_an_aspect_has_its_own_name_below_its_standard(tally, aspects, parts):
    counted = [tally(aspect, met=1) for aspect in aspects]
    rows = verdict_bars("x", counted).rows
    assert [row.is_part for row in rows] == parts
    assert [row.name for row in rows] == [
        aspect if is_part else one.line.id
        for aspect, one, is_part in zip(aspects, counted, parts, strict=True)
    ]
