"""`habeas adapt` drafts, and overwrites nothing."""

import pytest
from click.testing import CliRunner

from habeas.cli.adapt import adapt
from habeas.facts.adapter_text import read_adapter
from habeas.law.errors import BadInputError, OutputError


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("sex,admission date\nF,2024-05-01\n", encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(adapt, [str(a) for a in arguments])


def test_a_draft_is_printed(file):
    result = run(file)
    assert result.exit_code == 0
    assert read_adapter(result.stdout, "draft").feeds


def test_a_draft_is_written_where_asked(file, tmp_path):
    out = tmp_path / "list.toml"
    result = run(file, "--out", out)
    assert result.exit_code == 0
    assert read_adapter(out.read_text(encoding="utf-8"), "draft").feeds
    assert f"--as {out}" in result.stdout


def test_what_is_there_is_not_overwritten(file, tmp_path):
    out = tmp_path / "list.toml"
    out.write_text("mine", encoding="utf-8")
    result = run(file, "--out", out)
    assert isinstance(result.exception, OutputError)
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_named(file, tmp_path):
    result = run(file, "--out", tmp_path / "nowhere" / "list.toml")
    assert isinstance(result.exception, OutputError)
    assert "nowhere" in str(result.exception)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert isinstance(run(tmp_path / "none.csv").exception, BadInputError)
