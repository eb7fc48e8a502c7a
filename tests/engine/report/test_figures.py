"""A bar says what was counted: its parts make up the whole."""

import pytest

from habeas.engine.lines import Line
from habeas.engine.report.figures import verdict_bars
from habeas.engine.tally import Tally
from habeas.law.verdict import Verdict
from habeas.rulebook import RULES, Subject

RULE = next(rule for rule in RULES if rule.subject is Subject.CUSTODY)


def tally(aspect="", **counts) -> Tally:
    given = {Verdict(name.replace("_", " ")): n for name, n in counts.items()}
    line = Line(Subject.CUSTODY, RULE.standard, aspect, (RULE,))
    return Tally(line, "", dict.fromkeys(Verdict, 0) | given)


def test_the_parts_of_a_bar_are_shares_of_those_judged():
    (row,) = verdict_bars("x", [tally(breach=1, met=3)]).rows
    assert [(bar.x, bar.width) for bar in row.bars] == [(0, 25), (25, 75)]
    assert row.bars[0].told == f"{RULE.standard.id}: breach 1 of 4"


def test_a_standard_without_subjects_has_an_empty_bar():
    (row,) = verdict_bars("x", [tally()]).rows
    assert row.bars == ()


@pytest.mark.parametrize(
    ("tallies", "names"),
    [
        pytest.param(
            [tally(met=1), tally("part", met=1)],
            [(RULE.standard.id, False), ("part", True)],
            id="below its standard",
        ),
        pytest.param(
            [tally("part", met=1)],
            [(f"{RULE.standard.id}/part", False)],
            id="by itself",
        ),
    ],
)
def test_an_aspect_has_its_own_name_below_its_standard(tallies, names):
    rows = verdict_bars("x", tallies).rows
    assert [(row.name, row.is_part) for row in rows] == names
