"""`habeas standards` and `habeas coverage`."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli.coverage import coverage
from habeas.cli.standard_page import standard_page
from habeas.cli.standards import standards
from habeas.law.edition import Edition
from habeas.law.errors import UnknownNameError
from habeas.rulebook.catalogue import STANDARDS, rules_of

PAGE = Path(__file__).parents[2] / "docs" / "standards.md"


def run(command, *arguments):
    return CliRunner().invoke(command, arguments)


def test_every_standard_is_listed_with_its_citation():
    lines = run(standards).stdout.splitlines()
    names = [line.split()[0] for line in lines if line.startswith("  ")]
    assert names == [standard.id for standard in STANDARDS]
    (line,) = (line for line in lines if " occupancy " in line)
    assert line.split() == ["occupancy", "recurring", "GC5", "85;", "ICMW", "17"]


def test_the_list_is_of_the_edition_asked_for():
    found = run(standards, "--edition", "draft").stdout
    assert "GC5 draft 99; ICMW 17" in found
    assert "not in the draft edition" in found


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: standard.id)
def test_each_is_explained(standard):
    page = standard_page(standard, Edition.ADOPTED)
    assert standard.title in page
    for rule in rules_of(standard):
        assert " ".join(rule.duty.split())[:20] in " ".join(page.split())
        assert rule.aspect in page
    if not rules_of(standard):
        assert "not judged yet" in page


def test_an_explanation_tells_facts_columns_and_sentences():
    page = " ".join(run(standards, "show", "not-in-prison").stdout.split())
    for words in (
        "draft edition: GC5 draft 19, 98; ICMW 17(3); A/66/48 Ecuador 31, 32",
        "adopted edition: GC5 17, 84",
        "Judged for each custody",
        "breach: Held in a place where no migrant may be held",
        "met: Never held in a prison or its like",
        "- the type of each place from place.type",
    ):
        assert words in page
    assert "pending" not in page


def test_what_an_edition_lacks_is_said():
    found = run(standards, "show", "no-renewed-detention", "--edition", "draft").stdout
    assert "draft edition: not in this edition" in found
    assert "not judged under the draft edition" in found


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("show", "ocupancy"), "did you mean occupancy", id="standard"),
        pytest.param(("--edition", "final"), "choose 'draft'", id="edition"),
    ],
)
def test_an_unknown_name_is_told(arguments, words):
    result = run(standards, *arguments)
    assert isinstance(result.exception, UnknownNameError)
    assert words in str(result.exception)


def test_the_page_of_the_documentation_is_up_to_date():
    made = run(standards, "--markdown").stdout
    message = "write it anew: habeas standards --markdown > docs/standards.md"
    assert PAGE.read_text(encoding="utf-8") == made, message


def test_coverage_of_both_editions():
    lines = run(coverage).stdout.splitlines()
    assert sum(line.startswith("  ") for line in lines) == 111 + 97
    assert "   12  (it lists the other treaties" in "\n".join(lines)
    assert any(line.startswith("   99  apart-from-convicted") for line in lines)


def test_coverage_of_one_edition():
    lines = run(coverage, "--edition", "adopted").stdout.splitlines()
    assert sum(line.startswith("  ") for line in lines) == 97
    assert any("public-data (waiting)" in line for line in lines)
