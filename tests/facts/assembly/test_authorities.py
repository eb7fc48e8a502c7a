"""The tree of authorities: who is above whom, and who is outside it."""

import pyarrow as pa
import pytest

from habeas.engine.compiler import to_sql
from habeas.engine.duckdb import DuckDB
from habeas.facts.assembly.authorities import standing, superiors
from habeas.facts.assembly.source import Source
from habeas.facts.tables import BY_NAME


def body(key, kind, parent=None, *, detains=False, policy=False):
    return {
        "authority_id": key,
        "kind": kind,
        "parent_id": parent,
        "detains": detains,
        "makes_migration_policy": policy,
    }


def ask(make, rows):
    table = BY_NAME["authority"]
    arrow = pa.Table.from_pylist(rows, table.arrow)
    source = Source({"authority": frozenset(table.names)})
    with DuckDB() as engine:
        engine.put("authority", arrow)
        return engine.fetch(to_sql(make(source), dialect="duckdb")).to_pylist()


def test_every_level_above_is_found_and_a_ring_does_no_harm():
    chain = [body(str(n), "other", str(n + 1)) for n in range(6)]
    ring = [body("a", "other", "b"), body("b", "other", "a")]
    pairs = {
        (row["authority_id"], row["superior_id"])
        for row in ask(superiors, chain + ring)
    }
    assert {above for under, above in pairs if under == "0"} == {
        str(n) for n in range(7)
    }
    assert {above for under, above in pairs if under == "a"} == {"a", "b"}


@pytest.mark.parametrize(
    ("who", "is_in_tree", "is_independent"),
    [
        pytest.param("service", True, False, id="detains"),
        pytest.param("inspectorate", True, False, id="under one that detains"),
        pytest.param("interior", True, False, id="over one that detains"),
        pytest.param("mechanism", False, True, id="outside the tree"),
        pytest.param("captive", True, False, id="a mechanism under the ministry"),
        pytest.param("police", True, False, id="enforces by its kind"),
        pytest.param("clinic", False, None, id="its kind does not tell"),
        pytest.param("unsaid", None, None, id="nothing recorded"),
    ],
)
def test_standing(who, is_in_tree, is_independent):
    rows = [
        body("interior", "ministry"),
        body("service", "immigration", "interior", detains=True),
        body("inspectorate", "other", "service"),
        body("mechanism", "preventive_mechanism"),
        body("captive", "preventive_mechanism", "service"),
        body("police", "police", detains=None, policy=None),
        body("clinic", "health"),
        body("unsaid", "other", detains=None, policy=None),
    ]
    found = {row["authority_id"]: row for row in ask(standing, rows)}
    assert found[who]["is_in_tree"] is is_in_tree
    assert found[who]["is_independent"] is is_independent
