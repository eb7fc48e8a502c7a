from pathlib import Path

from click.testing import CliRunner

from habeas.cli.group import habeas
from habeas.facts import dictionary
from habeas.facts.tables import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def run(*words):
    return CliRunner().invoke(habeas, ["schema", *map(str, words)])


def test_the_published_dictionary_is_the_tables_own():
    assert PAGE.read_text(encoding="utf8") == dictionary.page() + "\n", (
        "write it anew: habeas schema --markdown > docs/data-dictionary.md"
    )


def test_every_table_is_listed():
    listed = run().output
    assert all(table.name in listed for table in TABLES)


def test_a_table_is_described_column_by_column():
    told = run("custody").output
    assert "began_at" in told
    assert "when liberty was taken" in told


def test_an_unknown_table_is_told():
    ran = run("custodies")
    assert ran.exit_code == 2
    assert "no table 'custodies'" in ran.output


def test_templates_are_empty_files_with_every_column(tmp_path):
    assert run("--templates", tmp_path / "new").exit_code == 0
    text = (tmp_path / "new" / "review.csv").read_text()
    assert text == "review_id,custody_id,at,authority_id,may_release,ordered_release\n"


def test_a_template_never_overwrites(tmp_path):
    (tmp_path / "person.csv").write_text("mine")
    ran = run("--templates", tmp_path)
    assert ran.exit_code == 2
    assert (tmp_path / "person.csv").read_text() == "mine"
