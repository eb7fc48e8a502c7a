import json

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from habeas.cli.group import habeas

CUSTODY = """custody_id,person_id,proceeding_id,began_at,ended_at
c1,p1,x,2024-01-01 08:00:00,2024-01-20 10:00:00
c2,p2,y,2024-02-01 08:00:00,
c3,p3,z,2024-03-05 08:00:00,2024-03-01 08:00:00
"""
PERSON = """person_id,birth_date,birth_year,sex,nationality
p1,2010-05-01,,female,XAB
p2,,1990,male,XAC
p3,,,,
"""
LAW = ("--jurisdiction", "XAA", "--as-of", "2024-06-30")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    (folder / "custody.csv").write_text(CUSTODY)
    (folder / "person.csv").write_text(PERSON)
    return folder


@pytest.fixture(scope="module")
def audited(data, tmp_path_factory):
    out = tmp_path_factory.mktemp("audited") / "out"
    ran = run("audit", data, *LAW, "--out", out)
    assert ran.exit_code == 0, ran.output
    return ran, out


def run(*words):
    return CliRunner().invoke(habeas, [str(word) for word in words])


def test_an_audit_prints_what_came_out_and_where_the_report_is(audited):
    ran, out = audited
    assert "maximum-period" in ran.output
    assert str(out / "report.html") in ran.output


def test_an_audit_tells_in_numbers_what_is_amiss_and_in_a_word_the_rest(audited):
    ran, _ = audited
    assert "3 custodies, by 52 standards" in ran.output
    (child,) = (
        x.split() for x in ran.output.splitlines() if x.split()[:1] == ["child"]
    )
    assert child == ["child", "1", "0", "1", "1", "0"]
    assert "Met wherever it arises: " in ran.output
    assert "Not known for any of them: " in ran.output
    assert "legal-basis" not in ran.output


def test_an_audit_leaves_every_file(audited):
    _, out = audited
    assert {path.name for path in out.iterdir()} == {
        "facts-custody.parquet",
        "quality.csv",
        "report.html",
        "rules.json",
        "summary.csv",
        "summary.json",
        "verdicts.parquet",
    }


def test_the_summary_counts_each_verdict(audited):
    _, out = audited
    summary = json.loads((out / "summary.json").read_text())
    assert summary["records"] == {"read": 6, "kept": 6, "dropped": 0}
    assert summary["units"]["custodies"] == 3
    assert summary["units"]["people"] == 3
    assert summary["verdicts"]["child"] == {
        "met": 1,
        "breach": 1,
        "pending": 0,
        "unknown": 1,
        "not applicable": 0,
    }


def test_a_release_before_the_arrest_is_a_finding_and_unknown(audited):
    _, out = audited
    assert (
        "c3" in (out / "quality.csv").read_text()
        or "2024-03-01" in (out / "quality.csv").read_text()
    )
    rows = pq.read_table(out / "verdicts.parquet").to_pylist()
    (verdict,) = (
        row["verdict"]
        for row in rows
        if row["id"] == "c3" and row["standard"] == "maximum-period"
    )
    assert verdict == "unknown"


def test_each_verdict_has_a_citation_and_a_sentence(audited):
    _, out = audited
    rows = pq.read_table(out / "verdicts.parquet").to_pylist()
    assert all(row["citation"] and row["reason"].endswith(".") for row in rows)


def test_the_report_is_one_file_that_fetches_nothing(audited):
    _, out = audited
    page = (out / "report.html").read_text()
    assert "<svg" in page
    assert 'lang="en"' in page
    assert not any(word in page for word in ("src=", "@import", "url(http", "<script"))


def test_the_report_names_each_standard_once_with_its_aspects(audited):
    _, out = audited
    page = (out / "report.html").read_text()
    assert "standards and aspects, in shares of those judged" in page
    assert '<span class="part">older-person</span>' not in page
    assert "the end is dated before the beginning: neither date" in page.casefold()


def test_the_report_names_nobody(audited):
    _, out = audited
    page = (out / "report.html").read_text()
    assert not any(f">{key}<" in page for key in ("c1", "c2", "c3", "p1", "p2", "p3"))


@pytest.mark.parametrize("key", ["c2", "pseudonym"])
def test_explain_gives_each_verdict_its_reason(audited, key):
    _, out = audited
    told = run("explain", out, "c2").output
    if key == "pseudonym":
        mask = told.split("in the report: ")[1].split(")")[0]
        assert run("explain", out, mask).output == told
    assert "BREACH" in told
    assert "It rests on" in told
    assert "ICMW 16(4)" in told


def test_simulate_tells_who_would_be_free(data):
    ran = run("simulate", data, *LAW, "--set", "maximum=10d", "--day-rate", "100")
    assert ran.exit_code == 0, ran.output
    assert "release-on-expiry" in ran.output
    assert "person-days" in ran.output
    assert "Cost" in ran.output


def test_simulate_says_on_what_it_rests(data):
    ran = run("simulate", data, *LAW, "--set", "maximum=10d")
    assert "The canonical tables" in ran.output
    assert "Judged as of 30 June 2024, by the law of Halmora" in ran.output
    assert "Taken as true: whoever is held against a standard" in ran.output
    # The child ought to be free under the law as it is, from the first day on.
    assert "would have them free: 1 custodies, 1 people" in ran.output


def test_simulate_reckons_nobody_free_without_custodies(tmp_path):
    (tmp_path / "place.csv").write_text("place_id,name,type\np1,Here,prison\n")
    ran = run("simulate", tmp_path, *LAW, "--set", "places.*=forbidden")
    assert ran.exit_code == 0, ran.output
    assert "No verdict changes." in ran.output
    assert "The data hold no custody" in ran.output
    assert "person-days" not in ran.output


def test_the_same_law_changes_nothing(data):
    ran = run(
        "simulate",
        data,
        "--jurisdiction",
        "model",
        "--as-of",
        "2024-06-30",
        "--set",
        "deadlines.judicial_review=48h",
    )
    assert "No verdict changes." in ran.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("audit nowhere.csv", "does not exist", id="no such file"),
        pytest.param("audit {data} --jurisdiction ZZZ", "ZZZ", id="jurisdiction"),
        pytest.param("audit {data} --edition third", "adopted", id="edition"),
        pytest.param("audit {data} --engine abacus", "duckdb", id="engine"),
        pytest.param("audit {data} --as-of soon", "2024-12-31", id="day"),
        pytest.param("audit {data} --memory lots", "512MB", id="memory"),
        pytest.param("audit {data} --memory 0MB", "--memory", id="no memory"),
        pytest.param("audit {data} --memory 9MB", "--memory", id="too little memory"),
        pytest.param("audit {data} --memory 9999999999TB", "4GB", id="too much memory"),
        pytest.param("audit {data} --as-of 1850-01-01", "had begun", id="too early"),
        pytest.param("audit {data} --as none", "none", id="adapter"),
        pytest.param("explain {data} c1", "habeas audit", id="not an audit"),
        pytest.param("simulate {data} --set minimum=3", "minimum", id="setting"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2(data, tmp_path, words, said):
    words = words.format(data=data).split()
    if words[0] == "audit":
        words += ["--out", str(tmp_path / "out")]
    ran = run(*words)
    assert ran.exit_code == 2
    assert said in ran.output
    assert ran.output.startswith("habeas: ")
    assert len(ran.output.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(data, tmp_path):
    (tmp_path / "file").write_text("")
    ran = run("audit", data, *LAW, "--out", tmp_path / "file" / "out")
    assert ran.exit_code == 2
    assert "cannot be written" in ran.output


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_read(tmp_path):
    (tmp_path / "file").write_text("")
    ran = run("audit", tmp_path / "nowhere.csv", "--out", tmp_path / "file")
    assert ran.exit_code == 2
    assert "is a file" in ran.output
