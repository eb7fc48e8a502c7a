"""Which columns a fact is made of."""

import pytest

from habeas.engine.lineage import lineage
from habeas.facts.tables import BY_NAME
from habeas.rulebook import RULES, Subject


@pytest.mark.parametrize(
    ("subject", "fact", "columns"),
    [
        pytest.param(
            Subject.PLACE, "capacity", ("place.capacity",), id="a column as it is"
        ),
        pytest.param(
            Subject.PLACE,
            "space_is_adequate",
            ("rating.is_adequate", "rating.item"),
            id="through several tables",
        ),
        pytest.param(
            Subject.MEASURE,
            "has_basis",
            ("measure.kind", "measure.legal_basis"),
            id="through the base",
        ),
    ],
)
def test_the_columns_of_a_fact(subject, fact, columns):
    assert lineage(subject).columns(fact) == columns


def test_a_fact_that_is_only_that_a_row_is_there_names_its_table():
    assert "visit" in lineage(Subject.PLACE).columns("was_visited")


def test_an_unknown_fact_has_no_columns():
    assert lineage(Subject.PLACE).columns("nothing") == ()


@pytest.mark.parametrize("subject", Subject)
def test_every_fact_of_the_rulebook_is_made_of_canonical_columns(subject):
    known = {f"{t.name}.{c.name}" for t in BY_NAME.values() for c in t} | set(BY_NAME)
    trace = lineage(subject)
    facts = {
        name for rule in RULES if rule.subject is subject for name in rule.row.schema()
    }
    # The moment judged at is given on the command line.
    for fact in facts - {"as_of"}:
        columns = trace.columns(fact)
        assert columns, fact
        assert set(columns) <= known, fact


def test_what_rows_are_chosen_by_is_behind_a_fact_too():
    deaths = lineage(Subject.CUSTODY)
    assert "custody.end_reason" not in deaths.columns("has_died")
    assert deaths.behind("has_died") >= {"incident.kind", "custody.end_reason"}


def test_a_row_that_is_there_is_behind_its_fact():
    assert "removal" in lineage(Subject.CUSTODY).behind("was_sent_away")
