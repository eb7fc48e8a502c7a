"""`habeas jurisdictions`."""

import json

import pytest
from click.testing import CliRunner

from habeas.cli.jurisdictions import jurisdictions
from habeas.engine.jurisdictions import names
from habeas.law.errors import UnknownNameError


def run(*arguments):
    return CliRunner().invoke(jurisdictions, arguments)


@pytest.mark.parametrize("arguments", [(), ("list",)])
def test_every_jurisdiction_is_listed(arguments):
    lines = run(*arguments).stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(names())
    assert any("Mexico" in line for line in lines)


def test_a_law_is_shown_with_layers_dates_sources_and_addresses():
    page = run("show", "MEX").stdout
    for words in (
        "Mexico (MEX)",
        "supreme-court-2023: detention, every regime (court)",
        "at most 15 working days, 60 working days in all",
        "then 45 working days more (not known by whom)",
        "known to be in force from 2023-03-15",
        "high confidence",
        "https://tirant.com/mx/actualidad-juridica/noticia-detencion-administrativa-migratoria/",
        "public holidays of MX",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param("GBR", "the law sets no limit", id="none"),
        pytest.param("ECU", "the law does not allow it", id="prohibited"),
        pytest.param("USA", "presumption after 6 months", id="presumption"),
        pytest.param("MAR", "a first period of 24 hours", id="first period"),
        pytest.param("SRB", "alternatives to detention, asylum", id="measures"),
        pytest.param("SEN", "Limits\n  not known", id="not known"),
        pytest.param("HRV", "counted from: responsibility settled", id="start"),
        pytest.param("CHE", "children: 12 months in all", id="children"),
        pytest.param("TUR", "48 hours (for removal alone)", id="one regime"),
        pytest.param("model", "Habeas's reading of GC5 45", id="reading"),
        pytest.param("XAA", "A State that does not exist", id="fiction"),
        pytest.param("XAA", "every 01-01", id="holidays"),
        pytest.param("XAA", "competent: immigration, court", id="authorities"),
    ],
)
def test_what_is_special_is_said(code, words):
    assert words in run("show", code).stdout


@pytest.mark.parametrize("code", names())
def test_every_law_is_shown_whole_as_text_and_as_json(code):
    assert run("show", code).exit_code == 0
    data = json.loads(run("show", code, "--json").stdout)
    assert data["code"] == code


def test_the_json_is_made_of_plain_values():
    data = json.loads(run("show", "XAA", "--json").stdout)
    assert data["is_fictional"] is True
    assert data["limits"][2]["extensions"][1]["amount"] == "15d"
    assert data["limits"][2]["in_force_from"] == "2019-01-01"
    assert data["deadlines"]["judicial_review"]["amount"] == "48h"
    assert data["calendar"]["own"][0] == "01-01"
    assert data["places"]["prison"] == "forbidden"


def test_an_unknown_code_is_an_error_for_the_group_to_tell():
    with pytest.raises(UnknownNameError, match="did you mean MEX"):
        CliRunner().invoke(jurisdictions, ["show", "MEXX"], catch_exceptions=False)


def test_a_sound_file_passes_the_check(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('code = "mine"\nname = "Mine"\n', encoding="utf-8")
    result = run("check", str(file), "MEX")
    assert result.exit_code == 0
    assert result.stdout == f"{file}: sound\nMEX: sound\n"


def test_the_check_tells_each_fault_of_each_file_and_ends_with_2(tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text(
        'code = "mine"\nname = "Mine"\n[clock]\nx = 1\n[places]\ny = 2\n',
        encoding="utf-8",
    )
    result = run("check", str(tmp_path / "gone.toml"), str(file), "MEX")
    assert result.exit_code == 2
    told = result.stderr.splitlines()
    assert all(line.startswith("habeas: ") for line in told)
    assert "there is no file" in told[0]
    assert "bad.toml: clock.x: there is no such key" in told[1]
    assert "bad.toml: places.y: there is no such key" in told[2]
    assert result.stdout == "MEX: sound\n"


def test_the_check_wants_a_file():
    assert run("check").exit_code == 2
