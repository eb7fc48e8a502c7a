"""DuckDB and Spark give the same answer in every cell.

Whatever is compiled for both must mean the same on both: facts, verdicts, since
when, due when, and what is missing, of every subject in a synthetic data set.
"""

from pathlib import Path

import pyarrow as pa
import pytest

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.engine.spark import Spark
from habeas.engine.synthesis import Recipe, make
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law

RECIPE = Recipe(custodies=2_000, seed=11)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("synthetic")
    make(RECIPE, folder)
    return {p.stem: p for p in folder.glob("*.parquet") if p.stem in BY_NAME}


@pytest.mark.spark
def test_every_cell_is_the_same_on_both_engines(data):
    law = Law(jurisdictions.load("XAA"))
    with DuckDB() as duck, Spark() as spark:
        judged = judge(duck, data, law, as_of=RECIPE.as_of)
        also = judge(spark, data, law, as_of=RECIPE.as_of)
        assert [j.subject for j in also] == [j.subject for j in judged]
        for judgement in judged:
            for kind in ("facts", "verdicts"):
                table = f"{judgement.subject}_{kind}"
                query = f"SELECT * FROM {table} ORDER BY {judgement.key}"
                assert_same(duck.fetch(query), spark.fetch(query))


def assert_same(one: pa.Table, other: pa.Table) -> None:
    assert one.column_names == other.column_names
    assert one.num_rows == other.num_rows > 0
    different = {
        name: _rows_that_differ(one, other, name)
        for name in one.column_names
        if not one.column(name).equals(other.column(name).cast(one.column(name).type))
    }
    assert not different


def _rows_that_differ(one: pa.Table, other: pa.Table, name: str) -> list[tuple]:
    """Give the first few rows in which a column is not the same, for a reader."""
    key = one.column(0).to_pylist()
    pairs = zip(
        key, one.column(name).to_pylist(), other.column(name).to_pylist(), strict=True
    )
    return [pair for pair in pairs if pair[1] != pair[2]][:5]
