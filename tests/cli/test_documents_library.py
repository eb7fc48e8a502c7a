import json

import pytest
from click.testing import CliRunner

from habeas.cli.documents import documents
from habeas.law.errors import BadInputError

TEXT = """CMW/C/EXA/CO/1

3 December 2010

Concluding observations on the initial report of Examplia

	A.	Introduction
1.	The Committee considered the report of Examplia.
	B.	Principal subjects of concern and recommendations
		Detention
2.	The Committee is concerned that travellers are detained at the harbour.
3.	The Committee recommends that the State party free the travellers at the harbour.
4.	The Committee recommends that the State party train the guards of the harbour.
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text(
        TEXT.replace("train the guards", "pay the guards")
    )

    def called(*words):
        return CliRunner().invoke(documents, words, catch_exceptions=False).output

    return called


def test_documents_are_added_once_and_found(run):
    assert "CMW/C/EXA/CO/1: 4 paragraphs" in run("add", "library.db", "one.txt")
    assert "CMW/C/EXA/CO/1: known" in run("add", "library.db", "one.txt")
    found = run("search", "library.db", "travellers", "--kind", "concern")
    assert found.startswith("1. CMW/C/EXA/CO/1 para. 2 (")
    assert "2. CMW" not in found


def test_hits_come_as_json_too(run):
    run("add", "library.db", "one.txt")
    lines = run("search", "library.db", "harbour", "--json").splitlines()
    assert {json.loads(line)["number"] for line in lines} == {"2", "3", "4"}


def test_like_recommendations_are_found_by_place_and_by_text(run):
    run("add", "library.db", "one.txt")
    by_place = run("similar", "library.db", "CMW/C/EXA/CO/1 para. 3")
    assert by_place.startswith("1. CMW/C/EXA/CO/1 para. 4")
    assert "para. 4" in run("similar", "library.db", "guards in training")
    assert run("similar", "library.db", "xyz") == "Nothing found.\n"


def test_versions_are_compared_in_each_form(run):
    assert "4 -> 4: edited" in run("compare", "one.txt", "two.txt")
    data = json.loads(run("compare", "one.txt", "two.txt", "--to", "json"))
    assert [entry["fate"] for entry in data["entries"]].count("edited") == 1
    page = run("compare", "one.txt", "two.txt", "--to", "html")
    assert "<del>train</del><ins>pay</ins>" in page


def test_a_document_is_written_as_akoma_ntoso(run):
    assert 'name="concludingObservations"' in run("export", "one.txt", "--to", "akn")


def test_a_file_that_cannot_be_read_is_refused(run, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(BadInputError, match=r"scan\.pdf is a damaged PDF"):
        run("read", "scan.pdf")
