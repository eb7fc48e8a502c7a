"""Members, officers and representations out of an annual report."""

import pytest

from habeas.treaty.membership import Membership, Office, Seat, membership_of
from habeas.treaty.opening import open_document
from habeas.treaty.reading import read_document

ENGLISH = """Report of the Committee on Migrant Workers

Annual report

I. Organizational and other matters

1. The list of the members of the Committee appears in annex II.

2. Mr. Brook and Ms. Ardent represented the Committee at a table from
28 to 30 June 2031. The panel was well attended.

3. Chairperson Brook participated in a forum held in Lisbon on 4 July 2031.

4. The Committee welcomed the Chairperson of another body.

Annex II
Membership of the Committee

Name of member\tNationality\tTerm expires on
Mr. Anders Brook\tEcuador\t31 December 2033
Ms. Clara Ardent\tSri Lanka\t31 December 2031

Chairperson:\tMr. Anders Brook
Vice-Chairpersons:\tMs. Clara Ardent and Mr. Idris Vale
"""
FRENCH = """Rapport du Comité des travailleurs migrants

Rapport annuel

1. M. Brook et Mme Ardent ont représenté le Comité à une table ronde le
4 juillet 2031.

Membres du Comité

M. Anders Brook\tÉquateur\t31 décembre 2033
"""


def read(text, language=None):
    container = open_document(text.encode(), name="report.txt")
    return membership_of(read_document(container, "report", language=language))


def test_members_officers_and_representations_are_read():
    found = read(ENGLISH)
    assert found.seats == (
        Seat("Anders Brook", "ECU", "2033-12-31"),
        Seat("Clara Ardent", "LKA", "2031-12-31"),
    )
    assert found.offices == (
        Office("Chairperson", "Anders Brook"),
        Office("Vice-Chairpersons", "Clara Ardent"),
        Office("Vice-Chairpersons", "Idris Vale"),
    )
    first, second = found.stood
    assert first.names == ("Mr. Brook", "Ms. Ardent")
    assert (first.began, first.ended) == ("2031-06-28", "2031-06-30")
    assert (second.names, second.place) == (("Chairperson Brook",), "3")
    assert found.unread == ()


def test_a_french_report_is_read():
    found = read(FRENCH)
    assert found.seats == (Seat("Anders Brook", "ECU", "2033-12-31"),)
    assert [each.names for each in found.stood] == [("M. Brook", "Mme Ardent")]
    assert len(found.unread) == 1


def test_what_is_announced_and_absent_is_named():
    found = read(ENGLISH.partition("Annex II\n")[0])
    assert found.seats == ()
    assert "which paragraph 1 announces" in found.unread[0]
    assert "officers" in found.unread[1]


def test_another_language_is_told_as_not_read():
    assert read("Доклад Комитета\n\n1. Текст.\n", "rus") == Membership(
        unread=("members are not read in the language rus",)
    )


@pytest.mark.shared
def test_the_seed_tells_who_stood_where_and_lacks_its_annex(shared):
    (path,) = (shared / "seeds").glob("001_*.txt")
    found = read(path.read_text(encoding="utf-8"))
    assert found.seats == ()
    assert len(found.stood) >= 8
    assert sum(bool(each.began) for each in found.stood) >= 6
    assert any("announces" in told for told in found.unread)
