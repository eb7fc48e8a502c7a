"""DuckDB and Spark give the same answer in every cell.

Whatever is compiled for both must mean the same on both: facts, verdicts, since
when, due when, and what is missing, of every subject in a synthetic data set.
"""

from pathlib import Path

import pytest

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.engine.spark import Spark
from habeas.engine.synthesis import Recipe, make
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law

RECIPE = Recipe(custodies=100_000, seed=11)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("synthetic")
    make(RECIPE, folder)
    return {p.stem: p for p in folder.glob("*.parquet") if p.stem in BY_NAME}


@pytest.mark.spark
def test_every_cell_is_the_same_on_both_engines(data, tmp_path):
    law = Law(jurisdictions.load("XAA"))
    with DuckDB() as duck, Spark() as spark:
        judged = judge(duck, data, law, as_of=RECIPE.as_of)
        also = judge(spark, data, law, as_of=RECIPE.as_of)
        assert [j.subject for j in also] == [j.subject for j in judged]
        for judgement in judged:
            for kind in ("facts", "verdicts"):
                table = f"{judgement.subject}_{kind}"
                spark.write(f"SELECT * FROM {table}", tmp_path / f"{table}.parquet")
                duck.put("other", tmp_path / f"{table}.parquet")
                assert_same(duck, table, judgement.key)


def assert_same(duck: DuckDB, table: str, key: str) -> None:
    """Compare a table with `other`, cell by cell, and name the columns that differ."""
    columns = duck.fetch(f"FROM {table} LIMIT 0").column_names
    assert duck.fetch("FROM other LIMIT 0").column_names == columns
    pairs = f'{table} AS mine FULL JOIN other ON mine."{key}" = other."{key}"'
    counts = ", ".join(f'count_if({_differs(c)}) AS "{c}"' for c in columns)
    (found,) = duck.fetch(f"SELECT {counts}, count(*) AS n FROM {pairs}").to_pylist()
    assert found.pop("n") > 0
    assert {
        name: (count, _examples(duck, pairs, key, name))
        for name, count in found.items()
        if count
    } == {}


def _differs(column: str) -> str:
    return f'mine."{column}" IS DISTINCT FROM other."{column}"'


def _examples(duck: DuckDB, pairs: str, key: str, column: str) -> list[tuple]:
    """Give the first few rows in which a column is not the same, for a reader."""
    rows = duck.fetch(
        f'SELECT mine."{key}" AS key, mine."{column}" AS one, other."{column}" AS two '
        f"FROM {pairs} WHERE {_differs(column)} ORDER BY ALL LIMIT 5"
    )
    return [tuple(row.values()) for row in rows.to_pylist()]
