"""What the UN's own layouts ask of the reader, told by documents of the corpus."""

from dataclasses import replace
from pathlib import Path

import pytest

from habeas.treaty.document import LeafKind
from habeas.treaty.plain import read_plain
from habeas.treaty.reading import read_document
from habeas.treaty.rows import rows

CORPUS = Path(__file__).parents[1] / "corpus"


def read(name):
    text = (CORPUS / f"{name}.txt").read_text("utf-8")
    return read_document(read_plain(text), name)


def points(name, number):
    (row,) = [row for row in rows(read(name)) if row.number == number]
    return [
        (point["number"], [each["number"] for each in point.get("items", ())])
        for point in row.items
    ]


@pytest.mark.parametrize(
    ("name", "on"),
    [
        pytest.param("points-rus", "2031-10-03", id="Russian"),
        pytest.param("chaptered-zho", "2031-10-03", id="Chinese"),
        pytest.param("chaptered-ara", "2031-10-03", id="Arabic"),
        pytest.param("points-fra", "2031-05-15", id="its own language"),
    ],
)
def test_the_masthead_is_dated_in_english_too(name, on):
    assert read(name).masthead.date == on


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("points-fra", [("a", []), ("b", ["i", "ii"])], id="ii)"),
        pytest.param("chaptered-ara", [("أ", []), ("ب", ["1", "2"])], id="'2'"),
        pytest.param("chaptered-zho", [("a", []), ("b", ["一", "二"])], id="(二)"),
    ],
)
def test_points_within_points_are_found(name, expected):
    number = "5"
    assert points(name, number) == expected


def test_a_letter_after_roman_figures_goes_on_the_letters():
    text = (
        "1. The Committee recommends:\n(a) Laws;\n(b) Training of:\n(i) Judges;\n"
        "(ii) Guards;\n(c) Figures.\n"
    )
    (paragraph,) = read_document(read_plain(text), "told").paragraphs
    told = [(item.number, len(item.items)) for item in paragraph.items]
    assert told == [("a", 0), ("b", 2), ("c", 0)]


def test_small_letters_with_a_stop_are_points_of_an_open_list_alone():
    told = read_document(
        read_plain(
            "1. The bodies are:\na. the court;\nb. the Ombudsman.\n2. See\np. 3"
        ),
        "told",
    )
    first, second = told.paragraphs
    assert [item.number for item in first.items] == ["a", "b"]
    assert (second.items, second.text) == ((), "See p. 3")


def test_lettered_clusters_under_chapters_are_clusters():
    clusters = {
        row.number: (row.cluster, row.section) for row in rows(read("chaptered-eng"))
    }
    assert clusters["5"] == (
        "A. General measures of implementation (arts. 73 and 84)",
        "III. Principal subjects of concern and recommendations",
    )
    assert clusters["3"] == (None, "II. Positive aspects")


def test_a_job_number_is_debris():
    document = read("chaptered-eng")
    debris = [leaf.text for leaf in document.leaves if leaf.kind is LeafKind.DEBRIS]
    assert debris == ["GE.32-12345(E)"]
    assert document.paragraphs[-1].number == "24"


def test_a_pinpoint_after_a_symbol_s_date_is_the_symbol_s():
    cites = {row.number: row.cites for row in rows(read("chaptered-eng"))}
    assert cites["5"] == ("CMW/C/QNA/CO/2 12",)


def test_parts_are_chapters_and_figures_between_tabs_a_table():
    headings = [heading.title for heading in read("replies-eng").headings]
    assert headings[:3] == [
        "Part I",
        "Reply to paragraph 1 of the list of issues (CMW/C/QNA/Q/2)",
        "Reply to paragraph 2 of the list of issues",
    ]
    assert read("prior-spa").headings[0].title == "Sección I"


def test_a_meeting_opens_the_text_of_a_record():
    first = read("record-fra").paragraphs[0]
    assert (first.number, first.text) == (None, "La séance est ouverte à 15 heures.")


def test_a_meeting_is_no_island():
    states = [r.target for r in read("chaptered-spa").references if r.kind == "State"]
    assert states == ["MAR"]


def test_macros_are_told():
    container = replace(read_plain("1. The law is new."), form="docm")
    assert [n.kind for n in read_document(container, "told").notices] == ["macros"]


def test_a_heading_broken_within_its_brackets_is_one():
    text = "1. The law is new.\nGeneral measures (arts. 73 and\n84)\n2. It holds."
    document = read_document(read_plain(text), "told")
    (heading,) = document.headings
    assert heading.articles == ("73", "84")
    assert "".join(leaf.text for leaf in document.leaves) == text


def test_what_the_government_should_do_is_asked_of_it():
    (row,) = [row for row in rows(read("chaptered-eng")) if row.number == "19"]
    asked = [(action["verb"], action["addressee"]) for action in row.actions]
    assert asked == [
        ("reiterates", "State party"),
        ("should", "The Government of Quenlandia"),
    ]


def test_a_masthead_on_one_line_is_dated():
    text = "CMW/C/XVA/CO/2\nDistr.: General 14 May 2031 Original: English\n1. It holds."
    assert read_document(read_plain(text), "told").masthead.date == "2031-05-14"
