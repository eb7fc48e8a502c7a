"""Nothing of the general comment is lost, and no citation leads nowhere."""

import csv
from collections import Counter

import pytest

from habeas.law.edition import Edition
from habeas.law.errors import UnknownNameError
from habeas.law.provision import Provision
from habeas.law.standard import Group, Standard
from habeas.rulebook import RULES
from habeas.rulebook.catalogue import STANDARDS, find, rules_of
from habeas.rulebook.coverage import NOT_COMPUTED, coverage
from habeas.rulebook.system import STANDARDS as SYSTEM
from habeas.rulebook.system import WAITING

# Paragraphs of the articles of the Convention that are cited by one of them.
SUBPARAGRAPHS = {"16": 9, "17": 8, "18": 7, "22": 9}
ARTICLES = 93
OBSERVATIONS = {"Albania": 48, "Ecuador": 54, "Mexico": 59, "Senegal": 26}


@pytest.mark.parametrize("edition", Edition)
def test_every_paragraph_is_accounted_for(edition):
    lost = [str(p.provision) for p in coverage(edition) if not p.is_accounted_for]
    assert lost == []


@pytest.mark.parametrize("edition", Edition)
def test_no_paragraph_is_both_cited_and_set_aside(edition):
    both = [str(p.provision) for p in coverage(edition) if p.standards and p.reason]
    assert both == []


@pytest.mark.parametrize("edition", Edition)
def test_only_paragraphs_that_exist_are_set_aside(edition):
    assert set(NOT_COMPUTED[edition]) <= set(edition.paragraphs)


@pytest.mark.parametrize("edition", Edition)
def test_coverage_has_each_paragraph_once_in_order(edition):
    numbers = [int(p.provision.path[0]) for p in coverage(edition)]
    assert numbers == list(edition.paragraphs)


def is_sound(provision: Provision, edition: Edition) -> bool:
    number, *deeper = provision.path
    if provision.instrument == edition.instrument:
        return int(number) in edition.paragraphs and not deeper
    if provision.instrument == "ICMW":
        return 1 <= int(number) <= ARTICLES and all(
            1 <= int(step) <= SUBPARAGRAPHS[number] for step in deeper
        )
    symbol, _, state = provision.instrument.partition(" ")
    return symbol == "A/66/48" and 1 <= int(number) <= OBSERVATIONS[state]


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: standard.id)
def test_every_pinpoint_leads_somewhere(standard, edition):
    wrong = [str(p) for p in standard.cites(edition) if not is_sound(p, edition)]
    assert wrong == []


@pytest.mark.parametrize(
    "pinpoint",
    ["GC5 98", "GC5 0", "ICMW 94", "ICMW 16(10)", "A/66/48 Senegal 27", "GC5 52(a)"],
)
def test_a_pinpoint_that_leads_nowhere_is_told(pinpoint):
    assert not is_sound(Provision.parse(pinpoint), Edition.ADOPTED)


def test_names_are_unique_and_every_group_has_standards():
    assert [n for n, k in Counter(s.id for s in STANDARDS).items() if k > 1] == []
    assert [n for n, k in Counter(r.id for r in RULES).items() if k > 1] == []
    assert {standard.group for standard in STANDARDS} == set(Group)


def test_what_no_rule_judges_waits_for_a_reason():
    assert [s.id for s in STANDARDS if not rules_of(s)] == [s.id for s in SYSTEM]
    assert set(WAITING) == set(SYSTEM)


def test_a_standard_is_found_by_its_name_or_its_nearest_are_named():
    assert find("occupancy").id == "occupancy"
    with pytest.raises(UnknownNameError, match=r"did you mean occupancy"):
        find("occupency")


@pytest.mark.shared
def test_the_rulebook_holds_the_list_it_was_written_from(shared):
    text = (shared / "mission" / "standards.csv").read_text(encoding="utf-8")
    listed = list(csv.DictReader(text.splitlines()))
    by_id = {standard.id: standard for standard in STANDARDS}
    assert {row["id"] for row in listed} == set(by_id)
    for row in listed:
        standard = by_id[row["id"]]
        assert (standard.group, standard.kind) == (row["group"], row["kind"])
        draft = numbers(row["draft_paragraphs"])
        # The list says of some in its last column that the draft lacks them.
        is_new = row["edition_difference"].startswith("Adopted only")
        assert cited(standard, Edition.DRAFT) == (set() if is_new else draft)
        assert cited(standard, Edition.ADOPTED) == numbers(row["adopted_paragraphs"])


def numbers(pinpoints: str) -> set[str]:
    """Give the paragraphs of the comment, without those of the annual report."""
    own = [part for part in pinpoints.split(";") if " " not in part.strip()]
    return {p.path[0] for p in Provision.parse_all("GC5", ";".join(own))}


def cited(standard: Standard, edition: Edition) -> set[str]:
    return {p.path[0] for p in standard.paragraphs(edition)}
