"""Large data judged in parts give what they give as a whole, in every cell."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.engine.test_conformance import assert_same

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import count_verdicts, judge
from habeas.engine.partitions import each_part, is_apart, parts_needed
from habeas.engine.synthesis import Recipe, make
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law
from habeas.law.errors import BadInputError

RECIPE = Recipe(custodies=1_500, seed=5)
# Those by which people are judged beside other people.
TIED = ("family_link", "unit")


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("synthetic")
    make(RECIPE, folder)
    return {
        p.stem: p
        for p in folder.glob("*.parquet")
        if p.stem in BY_NAME and p.stem not in TIED
    }


@pytest.fixture(scope="module")
def law() -> Law:
    return Law(jurisdictions.load("XAA"))


def test_every_cell_is_the_same_whole_and_in_parts(data, law):
    with DuckDB() as whole, DuckDB() as apart:
        judged = judge(whole, data, law, as_of=RECIPE.as_of)
        judge(apart, data, law, as_of=RECIPE.as_of, parts=7)
        for judgement in judged:
            for kind in ("base", "facts", "verdicts"):
                table = f"{judgement.subject}_{kind}"
                whole.connection.register("other", apart.fetch(f"FROM {table}"))
                assert_same(whole, table, judgement.key)


def test_counts_are_the_same_whole_and_in_parts(data, law):
    with DuckDB() as whole, DuckDB(memory="500MB") as apart:
        expected = count_verdicts(whole, data, law, as_of=RECIPE.as_of)
        found = count_verdicts(apart, data, law, as_of=RECIPE.as_of, parts=3)
    assert dict(found) == dict(expected)


def test_each_row_is_in_one_part_with_all_that_is_of_the_person():
    tables = {
        "custody": pa.table(
            {"custody_id": ["a", "b", "c", None], "person_id": ["p", "p", None, "q"]}
        ),
        "person": pa.table({"person_id": ["p", "q", "nobody's"]}),
        "order": pa.table({"order_id": ["1", "2", "3"], "custody_id": ["a", "x", "b"]}),
        "place": pa.table({"place_id": ["here"]}),
    }
    seen: dict[str, list[set[object]]] = {name: [] for name in tables}
    with DuckDB() as driver:
        for name, table in tables.items():
            driver.put(name, table)
        for part in each_part(driver, tables, count=5):
            for name in tables:
                rows = part.fetch(f'FROM "{name}"').column(0).to_pylist()
                seen[name].append(set(rows))
    for name in ("custody", "person", "order"):
        told = [row for rows in seen[name] for row in rows]
        assert sorted(told, key=str) == sorted(
            tables[name].column(0).to_pylist(), key=str
        )
    assert seen["place"] == [{"here"}] * 5
    (held,) = (rows for rows in seen["custody"] if "a" in rows)
    (known,) = (rows for rows in seen["person"] if "p" in rows)
    (ordered,) = (rows for rows in seen["order"] if "1" in rows)
    at = seen["custody"].index(held)
    assert "b" in held
    assert (seen["person"].index(known), seen["order"].index(ordered)) == (at, at)
    assert "3" in ordered


@pytest.mark.parametrize(
    ("memory", "parts"),
    [
        pytest.param("8GB", 1, id="fits"),
        pytest.param("1GB", 6, id="in parts"),
        pytest.param("100MB", 57, id="in many"),
        pytest.param("20MB", 64, id="never more than can be written"),
    ],
)
def test_parts_follow_from_the_size_and_the_limit(memory, parts, tmp_path):
    path = tmp_path / "custody.parquet"
    rows = 1_000_000
    pq.write_table(
        pa.table(
            {"custody_id": pa.nulls(rows, pa.string()), "began_at": [None] * rows}
        ),
        path,
    )
    with DuckDB(memory=memory) as driver:
        assert parts_needed(driver, {"custody": path}, rules=56) == parts


@pytest.mark.parametrize(
    ("tables", "apart"),
    [
        pytest.param({"custody", "person", "order"}, True, id="each by itself"),
        pytest.param({"custody", "family_link"}, False, id="families"),
        pytest.param({"placement", "unit", "person"}, False, id="who shares a unit"),
        pytest.param({"placement", "unit"}, True, id="units without sexes"),
    ],
)
def test_who_is_judged_by_the_rows_of_others(tables, apart):
    assert is_apart(tables) is apart


def test_data_without_custodies_are_judged_whole():
    with DuckDB(memory="50MB") as driver:
        assert parts_needed(driver, {"place": pa.table({"a": [1]})}, rules=90) == 1


@pytest.mark.parametrize(
    ("memory", "limit"),
    [
        pytest.param("512MiB", 512 * 1024**2, id="in its own units"),
        pytest.param("2GiB", 2 * 1024**3, id="larger"),
    ],
)
def test_limit_is_what_was_asked(memory, limit):
    with DuckDB(memory=memory) as driver:
        assert driver.limit == limit
        with driver.another() as other:
            assert other.limit == limit


def test_limit_must_be_a_size():
    with pytest.raises(BadInputError, match="not a size of memory"):
        DuckDB(memory="much")
