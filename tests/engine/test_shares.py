"""Wide rows made in shares are those that are made at once, in every cell."""

import datetime as dt

import pytest

from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.engine.jurisdictions import load
from habeas.engine.lines import count
from habeas.engine.shares import share_name, take_apart
from habeas.engine.synthesis import Recipe, make
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law
from habeas.law.edition import Edition

AS_OF = dt.datetime(2024, 6, 30)
LAW = Law(load("XAA"), Edition.ADOPTED)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "out"
    make(Recipe(1_000, seed=3, as_of=AS_OF), folder)
    return {p.stem: p for p in folder.glob("*.parquet") if p.stem in BY_NAME}


def rows(engine, name):
    # A file has no type for DuckDB's widest whole numbers: values are compared.
    return engine.fetch(f"FROM {name} ORDER BY 1").to_pylist()


def test_every_cell_is_the_same(tables):
    with DuckDB() as whole, DuckDB() as shared:
        judged = judge(whole, tables, LAW, as_of=AS_OF)
        judge(shared, tables, LAW, as_of=AS_OF, parts=2)
        for judgement in judged:
            for kind in ("base", "facts", "verdicts"):
                name = f"{judgement.subject}_{kind}"
                assert rows(shared, name) == rows(whole, name), name
            assert count(shared, judgement) == count(whole, judgement)


def test_a_query_is_taken_apart():
    wide = take_apart(
        'WITH one AS (SELECT 1 AS "k"), two AS (SELECT "k" FROM one) '
        'SELECT "base"."k" AS "k", "two"."k" AS "t" FROM "base" '
        'LEFT JOIN two ON "base"."k" = "two"."k"'
    )
    assert [name for name, _ in wide.parts] == ["one", "two"]
    assert wide.joined == (("base", "k"), ("two", "k"))
    for table, _ in wide.joined:
        assert share_name(table) in wide.join
