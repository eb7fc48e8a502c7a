"""The two source documents, where they stand beside the checkout."""

from functools import cache
from pathlib import Path

import pytest

from habeas.treaty.document import Document, Genre, ParagraphKind, ReferenceKind, Role
from habeas.treaty.plain import read_plain
from habeas.treaty.reading import read_document

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the sources are not here"),
]


@cache
def seed(number: str) -> Document:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return read_document(read_plain(path.read_text("utf-8")), path.stem)


def of_state(code, kind=None):
    found = [p for p in seed("001").paragraphs if p.state == code]
    return [p for p in found if kind is None or p.kind is kind]


@pytest.mark.parametrize("number", ["000", "001"])
def test_nothing_is_lost(number):
    document = seed(number)
    assert "".join(leaf.text for leaf in document.leaves) == document.text


def test_the_annual_report_has_33_paragraphs_of_its_own():
    own = [p.number for p in seed("001").paragraphs if p.unit == 0 and p.number]
    assert seed("001").genre is Genre.ANNUAL_REPORT
    assert own == [str(n) for n in range(1, 34)]


@pytest.mark.parametrize(
    ("state", "count", "due", "reports"),
    [
        pytest.param("ALB", 48, "2015-11-01", (2,), id="Albania"),
        pytest.param("ECU", 54, "2015-07-01", (3,), id="Ecuador"),
        pytest.param("MEX", 59, "2016-04-01", (3,), id="Mexico"),
        pytest.param("SEN", 26, "2014-11-01", (2, 3), id="Senegal"),
    ],
)
def test_each_state_has_its_paragraphs_in_order_and_its_next_report(
    state, count, due, reports
):
    numbered = [p.number for p in of_state(state) if p.number]
    assert numbered == [str(n) for n in range(1, count + 1)]
    (last,) = of_state(state, ParagraphKind.NEXT_REPORT)
    assert (last.due.date, last.due.reports) == (due, reports)


@pytest.mark.parametrize("state", ["ALB", "ECU", "MEX", "SEN"])
def test_every_concern_is_answered(state):
    concerns = {p.place for p in of_state(state, ParagraphKind.CONCERN)}
    asked = of_state(state, ParagraphKind.RECOMMENDATION)
    assert {n for p in asked for n in p.answers} == concerns


def test_every_recommendation_is_found_and_asks_something():
    counts = {
        state: len(of_state(state, ParagraphKind.RECOMMENDATION))
        for state in ("ALB", "ECU", "MEX", "SEN")
    }
    assert counts == {"ALB": 17, "ECU": 21, "MEX": 24, "SEN": 14}
    for state in counts:
        assert all(p.actions for p in of_state(state, ParagraphKind.RECOMMENDATION))


def test_one_recommendation_answers_three_concerns():
    (found,) = [p for p in of_state("ALB") if p.number == "42"]
    assert found.answers == ("39", "40", "41")
    assert len(found.actions) == 7


def test_one_recommendation_answers_none():
    asked = of_state("ECU", ParagraphKind.RECOMMENDATION)
    assert [p.number for p in asked if not p.answers] == ["51"]


def test_unnumbered_recommendations_stand_under_their_concern():
    asked = of_state("SEN", ParagraphKind.RECOMMENDATION)
    assert all(p.number is None and p.answers == (p.under,) for p in asked)


def test_reiterations_cited_are_linked_and_the_others_marked():
    links = {
        p.number: {link.paragraph for link in p.reiterates if link.cited}
        for p in of_state("ECU")
        if p.reiterates
    }
    assert links == {
        "12": {"11"}, "14": {"13"}, "20": {"17", "18"}, "23": {"19"}, "24": {"20"},
        "26": set(), "27": {"37"}, "30": {"26"}, "38": {"33"}, "41": {"41"},
        "42": {"42"}, "51": set(),
    }  # fmt: skip
    uncited = [p.number for p in of_state("MEX") if p.reiterates]
    assert uncited == ["14", "24", "46", "48", "50"]


def test_the_clusters_carry_their_articles():
    clusters = [
        h.articles
        for h in seed("001").headings
        if h.role is Role.CLUSTER and h.articles
    ]
    assert ("73", "84") in clusters
    assert tuple(str(n) for n in range(8, 36)) in clusters


def test_chapter_one_as_data():
    activity = seed("001").activity
    assert activity.parties == (("2011-04-08", 44),)
    thirteenth, fourteenth, fifteenth = activity.sessions
    assert (thirteenth.number, thirteenth.start, thirteenth.end) == (
        13, "2010-11-22", "2010-12-03",
    )  # fmt: skip
    assert (thirteenth.meetings, thirteenth.records) == (19, ("CMW/C/SR.137-155",))
    assert (fourteenth.meetings, fourteenth.agenda) == (10, "CMW/C/14/1")
    assert (fourteenth.agenda_meeting, fourteenth.agenda_adopted) == (156, "2011-04-04")
    assert [len(s.absent) for s in activity.sessions] == [1, 2, 0]
    assert fifteenth.future
    assert fifteenth.start == "2011-09-12"


def test_a_symbol_without_its_c_is_repaired():
    (notice,) = seed("001").notices
    assert (notice.kind, "CRC/C/SEN/CO/2" in notice.text) == ("malformed symbol", True)


def test_the_draft_has_111_paragraphs_and_its_section_tree():
    draft = seed("000")
    assert (draft.genre, draft.is_draft) == (Genre.GENERAL_COMMENT, True)
    assert [p.number for p in draft.paragraphs] == [str(n) for n in range(1, 112)]
    chapters = [h.label for h in draft.headings if h.role is Role.CHAPTER]
    assert chapters == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    letters = "".join(h.label for h in draft.headings if h.role is Role.SECTION)
    assert letters == "ABCDE" + "ABC" + "ABCDE" + "ABCDEFGHIJKL"
    assert sum(h.role is Role.TOPIC for h in draft.headings) == 13


def test_the_reviewers_comments_are_attached():
    remarks = {p.number: p.remarks for p in seed("000").paragraphs if p.remarks}
    assert list(remarks) == ["7", "33", "46", "61", "89"]
    authors = {number: [r.author for r in found] for number, found in remarks.items()}
    assert authors.pop("33") == [None]
    assert {tuple(a) for a in authors.values()} == {("Special Rapporteur on migrants",)}
    assert all("Comment by" not in p.text for p in seed("000").paragraphs)


def test_a_reviewers_cross_reference_resolves():
    found = [r for r in seed("000").references if r.kind is ReferenceKind.PARAGRAPH]
    assert [(r.pinpoints, bool(r.target)) for r in found] == [(("46",), True)]


def test_the_absent_figure_is_noticed():
    (notice,) = [n for n in seed("000").notices if n.kind == "missing figure"]
    assert "paragraph 19" in notice.text
