"""`habeas synthesize` writes a set, and refuses what it cannot make."""

import json

import pytest
from click.testing import CliRunner

from habeas.cli.group import habeas


@pytest.fixture
def call():
    return lambda *arguments: CliRunner().invoke(habeas, ["synthesize", *arguments])


def test_it_says_what_it_made(call, tmp_path):
    out = tmp_path / "set"
    result = call("--custodies", "30", "--format", "csv", "--out", str(out))
    assert result.exit_code == 0
    assert "30 custodies in 43 tables" in result.output
    assert f"habeas audit {out} --jurisdiction XAA" in result.output
    assert (out / "custody.csv").read_text().count("\n") == 31
    recipe = json.loads((out / "recipe.json").read_text())
    assert recipe["rows"]["custody"] == 30
    assert recipe["seed"] == 7


@pytest.mark.parametrize(
    ("arguments", "seen"),
    [
        pytest.param(["--custodies", "0"], "0 custodies cannot be made", id="none"),
        pytest.param(["--seed", "-3"], "-3 is no seed", id="bad seed"),
        pytest.param(["--as-of", "soon"], "'soon' is not a date", id="bad day"),
        pytest.param(["--format", "xlsx"], "xlsx", id="bad format"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(call, tmp_path, arguments, seen):
    result = call(*arguments, "--out", str(tmp_path / "set"))
    assert result.exit_code == 2
    assert seen in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_somebody_elses_stays(call, tmp_path):
    (tmp_path / "theirs.txt").write_text("theirs")
    result = call("--custodies", "5", "--out", str(tmp_path))
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["theirs.txt"]
