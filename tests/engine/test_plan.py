import gc

import pytest
import sqlglot

from habeas.engine import jurisdictions
from habeas.engine.plan import compile_rules
from habeas.facts.assembly.source import Source
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law
from habeas.rulebook import RULES, Subject
from habeas.rulebook.duration import RULES as ON_DURATION

LAW = Law(jurisdictions.load("XAA"))
EVERYTHING = Source({name: frozenset(table.names) for name, table in BY_NAME.items()})


@pytest.mark.parametrize(
    "dialect",
    [pytest.param("duckdb", id="duckdb"), pytest.param("pyspark", id="spark")],
)
def test_everything_compiles_for_each_engine(dialect):
    found = compile_rules(EVERYTHING, LAW, RULES, dialect=dialect)
    assert {judgement.subject for judgement in found} == set(Subject)
    assert sum(len(judgement.rules) for judgement in found) == len(
        [rule for rule in RULES if rule.standard.is_of(LAW.edition)]
    )
    assert gc.isenabled()


def test_only_the_parts_that_are_asked_are_worked_out():
    (few,) = compile_rules(EVERYTHING, LAW, ON_DURATION, dialect="duckdb")
    named = {cte.alias for cte in sqlglot.parse_one(few.facts, read="duckdb").ctes}
    assert {"clock", "orders", "reviews", "earlier"} <= named
    assert "health_checks" not in named
