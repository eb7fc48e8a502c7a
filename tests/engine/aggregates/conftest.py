"""Patterns are tested from tables to the record that says what was found."""

from collections.abc import Callable
from datetime import datetime

import pyarrow as pa
import pytest

from habeas.engine import jurisdictions
from habeas.engine.aggregates import Pattern, patterns
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law
from habeas.rulebook.duration import maximum_period
from habeas.rulebook.ground.equality import not_nearly_all
from habeas.rulebook.persons.children import child
from habeas.rulebook.places import RULES as PLACES

AS_OF = datetime(2024, 7, 1)
OF_PLACES = (*(r for r in PLACES if r.id == "occupancy"), not_nearly_all)
RULES = (maximum_period, child, *OF_PLACES)


def table(name, rows) -> pa.Table:
    columns = {column for row in rows for column in row} or set(BY_NAME[name].names)
    return pa.table(
        {
            c.name: pa.array([row.get(c.name) for row in rows], c.kind.arrow)
            for c in BY_NAME[name]
            if c.name in columns
        }
    )


def found_on(engine, given, rules=RULES) -> tuple[Pattern, ...]:
    """Judge tables on an engine, and give every pattern."""
    law = Law(jurisdictions.load("XAA"))
    tables = {name: table(name, rows) for name, rows in given.items()}
    judgements = judge(engine, tables, law, as_of=AS_OF, rules=rules)
    return patterns(engine, tables, judgements, law.edition)


@pytest.fixture(scope="session")
def found() -> Callable[..., tuple[Pattern, ...]]:
    def find(**given):
        with DuckDB() as engine:
            return found_on(engine, given)

    return find
