"""Scripts and DuckDB give the same answer in every cell."""

import datetime as dt

import ibis
import pyarrow as pa
import pytest

from habeas.engine import jurisdictions
from habeas.engine.duckdb import DuckDB
from habeas.engine.judging import judge
from habeas.engine.python import Python
from habeas.engine.script.program import to_script
from habeas.engine.synthesis import Recipe, make
from habeas.facts.assembly.spans import WORKING_DAYS
from habeas.facts.tables import BY_NAME
from habeas.law.applied import Law

RECIPE = Recipe(custodies=400, seed=11)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synthetic")
    make(RECIPE, folder)
    return {p.stem: p for p in folder.glob("*.parquet") if p.stem in BY_NAME}


@pytest.mark.parametrize(
    "jurisdiction",
    [
        pytest.param("XAA", id="working days and children's limits"),
        pytest.param("model", id="the benchmarks alone"),
    ],
)
def test_every_cell_is_the_same_as_on_duckdb(data, jurisdiction):
    law = Law(jurisdictions.load(jurisdiction))
    script = Python()
    also = judge(script, data, law, as_of=RECIPE.as_of)
    with DuckDB() as duck:
        judged = judge(duck, data, law, as_of=RECIPE.as_of)
        assert [j.subject for j in also] == [j.subject for j in judged]
        for judgement in judged:
            for kind in ("facts", "verdicts"):
                name = f"{judgement.subject}_{kind}"
                rows = duck.fetch(f"FROM {name} ORDER BY {judgement.key}").to_pylist()
                made = script.rows(name)
                assert len(rows) == len(made) > 0
                assert sorted(made, key=lambda row: row[judgement.key]) == rows


def test_a_moment_past_all_calendars_is_not_told():
    rows = ibis.table({"at": "timestamp(6)", "day": "date"}, name="t")
    later = rows.select(
        at=rows["at"] + ibis.interval(days=400), day=rows.day + ibis.interval(days=400)
    )
    engine = Python()
    engine.put("t", pa.table({"at": [dt.datetime(9999, 12, 31)], "day": [dt.date.max]}))
    engine.make("later", to_script(later))
    assert engine.rows("later") == [{"at": None, "day": None}]


def test_what_lasts_is_worked_out_anew_when_it_changes():
    days = ibis.table({"day": "date", "position": "int32"}, name=WORKING_DAYS)
    last = days.aggregate(last=days.day.max())
    engine = Python()
    for day in (dt.date(2024, 1, 1), dt.date(2025, 1, 1)):
        engine.put(WORKING_DAYS, pa.table({"day": [day], "position": [1]}))
        for _ in range(2):
            engine.make("last", to_script(last))
            assert engine.rows("last") == [{"last": day}]
