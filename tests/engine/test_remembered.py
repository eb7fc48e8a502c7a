import json

import pytest

from habeas.engine import jurisdictions
from habeas.engine.plan import compile_rules
from habeas.engine.remembered import FOLDER_VARIABLE, compiled
from habeas.facts.assembly.source import Source
from habeas.law.applied import Law
from habeas.law.setting import with_setting
from habeas.rulebook.duration import RULES

SOURCE = Source({"custody": frozenset({"custody_id", "began_at", "ended_at"})})
MODEL = jurisdictions.load("model")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_is_what_was_compiled(folder):
    first = compiled(SOURCE, Law(MODEL), RULES, dialect="duckdb")
    assert len(list(folder.iterdir())) == 1
    assert compiled(SOURCE, Law(MODEL), RULES, dialect="duckdb") == first
    assert first == compile_rules(SOURCE, Law(MODEL), RULES, dialect="duckdb")


def test_other_law_other_tables_other_engine_are_kept_apart(folder):
    law = Law(MODEL)
    compiled(SOURCE, law, RULES, dialect="duckdb")
    compiled(SOURCE, law, RULES, dialect="pyspark")
    compiled(SOURCE, law, RULES[:1], dialect="duckdb")
    compiled(SOURCE, Law(with_setting(MODEL, "maximum=9d")), RULES, dialect="duckdb")
    compiled(
        Source({"custody": frozenset({"custody_id"})}), law, RULES, dialect="duckdb"
    )
    assert len(list(folder.iterdir())) == 5


def test_a_damaged_file_is_made_anew(folder):
    law = Law(MODEL)
    first = compiled(SOURCE, law, RULES, dialect="duckdb")
    (kept,) = folder.iterdir()
    kept.write_text(json.dumps([{"subject": "custody"}]))
    assert compiled(SOURCE, law, RULES, dialect="duckdb") == first


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "file"))
    assert compiled(SOURCE, Law(MODEL), RULES, dialect="duckdb")


def test_nothing_is_kept_where_that_is_off(tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, "off")
    monkeypatch.chdir(tmp_path)
    compiled(SOURCE, Law(MODEL), RULES, dialect="duckdb")
    assert list(tmp_path.iterdir()) == []
