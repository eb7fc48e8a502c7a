"""`habeas documents`, as a user calls it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli.documents import documents
from habeas.law.errors import HabeasError

CORPUS = Path(__file__).parents[1] / "corpus"
OBSERVATIONS = str(CORPUS / "observations-eng.txt")


def run(*arguments):
    return CliRunner().invoke(documents, arguments, catch_exceptions=True)


def test_read_says_what_is_in_it():
    result = run("read", OBSERVATIONS)
    assert result.exit_code == 0
    assert "CMW/C/XVA/CO/2: concluding observations" in result.output
    assert "7 of 7 concerns answered" in result.output
    assert "next report due 2036-05-01 (reports: 3, 4, 5)" in result.output


def test_a_wrong_ending_is_told_and_the_file_read_as_what_it_is(tmp_path):
    misnamed = tmp_path / "observations.pdf"
    misnamed.write_bytes(Path(OBSERVATIONS).read_bytes())
    shown = run("read", str(misnamed)).output
    assert "the name ends in .pdf, but the file is txt and was read as such" in shown
    assert "the name ends" not in run("read", OBSERVATIONS).output


def test_an_export_has_the_rights_of_any_new_file(tmp_path):
    usual, out = tmp_path / "usual", tmp_path / "out.md"
    usual.touch()
    assert run("export", OBSERVATIONS, "--to", "md", "-o", str(out)).exit_code == 0
    assert out.stat().st_mode == usual.stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.md", "usual"]


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        pytest.param("14", "[XVA 14] recommendation", id="a number"),
        pytest.param("XVA 14", "[XVA 14] recommendation", id="State and number"),
        pytest.param("CMW/C/XVA/CO/1", "[XVA 6] recommendation", id="a symbol cited"),
    ],
)
def test_show(wanted, shown):
    assert shown in run("show", OBSERVATIONS, wanted).output


def test_show_says_what_it_cannot_find():
    result = run("show", OBSERVATIONS, "99")
    assert isinstance(result.exception, HabeasError)
    assert "no paragraph '99'" in str(result.exception)


def test_export_to_the_screen_and_to_a_file_are_the_same(tmp_path):
    shown = run("export", OBSERVATIONS, "--to", "jsonl").output
    target = tmp_path / "out.jsonl"
    assert (
        run("export", OBSERVATIONS, "--to", "jsonl", "-o", str(target)).exit_code == 0
    )
    assert target.read_text("utf-8") == shown
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_export_to_nowhere_writes_nothing(tmp_path):
    result = run(
        "export", OBSERVATIONS, "--to", "csv", "-o", str(tmp_path / "no" / "x")
    )
    assert isinstance(result.exception, HabeasError)
    assert list(tmp_path.iterdir()) == []


def test_symbol_and_language_overrule_the_text(tmp_path):
    file = tmp_path / "bare.txt"
    file.write_text("1.\tThe Committee urges the State party to act.\n", "utf-8")
    output = run(
        "export", str(file), "--to", "jsonl", "--symbol", "CMW/C/XVA/CO/9"
    ).output
    assert json.loads(output)["document"] == "CMW/C/XVA/CO/9"
    assert "spa" in run("read", str(file), "--language", "spa").output


def test_uncited_reiterations_are_linked_to_earlier_observations(tmp_path):
    earlier = tmp_path / "earlier.txt"
    earlier.write_text(
        "CMW/C/XVA/CO/1\nConcluding observations\n1.\tThe Committee met.\n"
        "C.\tConcerns and recommendations\n"
        "20.\tThe Committee encourages the State party to build more schools.\n"
        "21.\tThe Committee encourages the State party to ratify both instruments.\n",
        "utf-8",
    )
    bare, linked = (
        [json.loads(line) for line in output.splitlines()]
        for output in (
            run("export", OBSERVATIONS, "--to", "jsonl").output,
            run(
                "export", OBSERVATIONS, "--to", "jsonl", "--earlier", str(earlier)
            ).output,
        )
    )
    (before,) = [p["reiterates"] for p in bare if p["number"] == "8"]
    (after,) = [p["reiterates"] for p in linked if p["number"] == "8"]
    assert before == [{"symbol": None, "paragraph": None}]
    assert after == [{"symbol": "CMW/C/XVA/CO/1", "paragraph": "21"}]


def test_evaluate_prints_a_table_and_errors_on_demand(tmp_path):
    gold = json.loads((CORPUS / "agenda-zho.json").read_text("utf-8"))
    gold["paragraphs"][0]["number"] = "9"
    (tmp_path / "agenda-zho.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "agenda-zho.txt").write_bytes((CORPUS / "agenda-zho.txt").read_bytes())
    result = run("evaluate", str(tmp_path / "agenda-zho.json"), "--errors")
    assert "| agenda-zho | 0.750 | 0.750 |" in result.output
    assert "missed boundaries" in result.output


def test_evaluate_refuses_what_is_no_gold(tmp_path):
    file = tmp_path / "x.json"
    file.write_text('{"source": 1}', "utf-8")
    result = run("evaluate", str(file))
    assert isinstance(result.exception, HabeasError)
    assert "is not a gold file" in str(result.exception)


def test_help_lists_every_command():
    result = run("--help")
    assert result.exit_code == 0
    for name in ("read", "show", "export", "evaluate", "compare", "search"):
        assert f"\n  {name}" in result.output


def test_help_imports_no_reader():
    code = (
        "import sys; from click.testing import CliRunner; "
        "from habeas.cli.documents import documents; "
        "CliRunner().invoke(documents, ['--help'], catch_exceptions=False); "
        "print([m for m in ('babel', 'lxml', 'pypdfium2') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"
