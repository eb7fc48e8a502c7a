"""The tables of a synthetic set are whole, typed, and of one another."""

import re
from datetime import date

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from habeas.engine.synthesis import RECIPE, Format, Recipe, make
from habeas.facts.table import Type
from habeas.facts.tables import BY_NAME, TABLES
from habeas.law.errors import BadInputError, OutputError

# One process makes the set and judges it, once.
pytestmark = pytest.mark.xdist_group("synthetic")
# Columns that speak only where other ones cannot, or that nothing planted needs.
NEVER_FILLED = {
    ("custody", "end_not_known"),
    ("placement", "end_not_known"),
    ("confinement", "end_not_known"),
    ("assessment", "is_multidisciplinary"),
    ("hearing", "obeyed_at"),
    ("vulnerability", "ended_at"),
    ("property_item", "compensated_at"),
    ("measure", "regime"),
    ("measure", "is_heavy"),
}
each_table = pytest.mark.parametrize("name", [table.name for table in TABLES])


@each_table
def test_a_table_has_its_columns_and_types(synthetic, name):
    schema = synthetic.table(name).schema
    assert [(f.name, f.type) for f in schema] == [
        (c.name, c.kind.arrow) for c in BY_NAME[name]
    ]


@each_table
def test_keys_are_unique_and_there(synthetic, name):
    keys = synthetic.table(name)[BY_NAME[name].key]
    assert len(keys) > 0
    assert keys.null_count == 0
    assert pc.count_distinct(keys).as_py() == len(keys)


@each_table
def test_links_lead_somewhere(synthetic, name):
    rows = synthetic.table(name)
    for column in BY_NAME[name]:
        if column.refers_to:
            there = synthetic.table(column.refers_to)[BY_NAME[column.refers_to].key]
            links = rows[column.name].drop_null()
            assert pc.all(pc.is_in(links, there.combine_chunks())).as_py() is not False


@each_table
def test_codes_are_of_their_lists(synthetic, name):
    rows = synthetic.table(name)
    for column in BY_NAME[name]:
        if column.codes is not None:
            used = set(rows[column.name].drop_null().to_pylist())
            assert used <= set(column.codes)


@each_table
def test_each_column_is_filled(synthetic, name):
    rows = synthetic.table(name)
    empty = {
        (name, column.name)
        for column in BY_NAME[name]
        if rows[column.name].null_count == len(rows)
    }
    assert empty <= NEVER_FILLED


@each_table
def test_moments_have_whole_seconds_and_are_past(synthetic, name):
    rows, as_of = synthetic.table(name), Recipe(1).as_of
    for column in BY_NAME[name]:
        moments = rows[column.name].drop_null()
        if column.kind is Type.MOMENT and len(moments):
            assert pc.max(pc.microsecond(moments)).as_py() == 0
            if column.name not in {"ends_at", "due_at", "withheld_until"}:
                assert pc.max(moments).as_py() <= as_of


def test_custodies_are_as_real_ones(synthetic):
    rows = synthetic.table("custody")
    lengths = pc.seconds_between(rows["began_at"], rows["ended_at"]).drop_null()
    median, ninetieth = pc.quantile(lengths, [0.5, 0.9]).to_pylist()
    assert ninetieth > 2 * median
    assert 10 < rows["ended_at"].null_count < len(rows) / 10
    assert pc.count_distinct(rows["person_id"]).as_py() < len(rows)
    nations = pc.value_counts(synthetic.table("person")["nationality"]).to_pylist()
    assert max(n["counts"] for n in nations) > 20 * min(n["counts"] for n in nations)


def test_the_same_seed_makes_the_same_bytes(tmp_path):
    for folder in ("one", "other"):
        make(Recipe(200, seed=11), tmp_path / folder)
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "other")


def test_another_seed_makes_other_tables(synthetic, tmp_path):
    make(Recipe(200, seed=12), tmp_path / "set")
    others = pq.read_table(tmp_path / "set" / "custody.parquet")
    assert others["began_at"] != synthetic.table("custody")["began_at"].slice(0, 200)


def test_another_day_moves_the_set(tmp_path):
    as_of = Recipe(1).as_of.replace(year=2026)
    make(Recipe(50, as_of=as_of), tmp_path / "set", form=Format.CSV)
    text = (tmp_path / "set" / "custody.csv").read_text()
    assert max(re.findall(r"20\d\d-\d\d-\d\d", text)) <= date(2026, 7, 1).isoformat()
    assert "2026-" in text


def test_a_set_is_made_anew_and_nothing_else_is(tmp_path):
    mine, foreign = tmp_path / "mine", tmp_path / "foreign"
    for custodies in (10, 20):
        make(Recipe(custodies), mine)
    assert len(pq.read_table(mine / "custody.parquet")) == 20
    foreign.mkdir()
    (foreign / "summary.json").write_text("{}")
    with pytest.raises(OutputError, match="foreign"):
        make(Recipe(10), foreign)
    assert [path.name for path in foreign.iterdir()] == ["summary.json"]


def test_nothing_but_the_files_is_left(tmp_path):
    make(Recipe(5), tmp_path / "set", form=Format.CSV)
    names = {f"{table.name}.csv" for table in TABLES} | {"truth.csv", RECIPE}
    assert {path.name for path in (tmp_path / "set").iterdir()} == names


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        pytest.param({"custodies": 0}, "0 custodies", id="none"),
        pytest.param({"custodies": 10**9}, "1000000000", id="too many"),
        pytest.param({"custodies": 1, "seed": -1}, "-1 is no seed", id="bad seed"),
    ],
)
def test_what_cannot_be_made_is_refused(asked, seen):
    with pytest.raises(BadInputError, match=seen):
        Recipe(**asked)


def _bytes(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}
