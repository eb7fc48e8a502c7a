"""What each line of verdicts can betray."""

import pytest

from habeas.engine.disclosure import disclosed
from habeas.facts.tables import BY_NAME
from habeas.rulebook import RULES


@pytest.fixture(scope="module")
def columns():
    return disclosed()


def test_every_line_has_its_columns(columns):
    names = {rule.id for rule in RULES} | {rule.standard.id for rule in RULES}
    assert set(columns) == names
    assert all(columns.values())


def test_columns_are_canonical(columns):
    known = {f"{t.name}.{c.name}" for t in BY_NAME.values() for c in t} | set(BY_NAME)
    assert set().union(*columns.values()) <= known


@pytest.mark.parametrize(
    ("line", "column"),
    [
        pytest.param("suspensive-remedy", "remedy.filed_at", id="an appeal"),
        pytest.param(
            "consular-refusal-respected", "custody.seeks_protection", id="protection"
        ),
        pytest.param("health-on-admission", "health_check.at", id="health"),
        pytest.param(
            "vulnerable-person", "vulnerability.situation", id="through its aspects"
        ),
    ],
)
def test_a_line_shows_what_decides_it(columns, line, column):
    assert column in columns[line]


def test_a_standard_with_a_rule_of_its_own_shows_no_aspects(columns):
    assert not any(
        c.startswith("population") for c in columns["automatic-or-systematic"]
    )
