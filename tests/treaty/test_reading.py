# ruff: noqa: RUF001, E501 - texts in six scripts, a piece a line
"""Whole documents: nothing lost, time linear, and shapes the corpus does not hold."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.treaty.container import Comment, Container, Line, Note, Revision
from habeas.treaty.document import Genre, ParagraphKind
from habeas.treaty.plain import read_plain
from habeas.treaty.reading import read_document

PIECES = st.sampled_from(
    [
        "1.\tThe Committee notes the law.", "(1)\tThe Committee", "30.\tMarenza", "\n",
        "\tI.\tIntroduction", "A.\tPositive aspects", "(a)\tOne;", "(i)\tTwo;", "1)\tx",
        "[bookmark: _Hlk1]2.\tText", "Comment by A: no", "CMW/C/XVA/CO/1, para. 3",
        "١٢- توصي اللجنة", "（３）委员会建议缔约国", "12. Комитет рекомендует", "• point",
        "a\tb\tc", "* Adopted", "____________", "Annex I", "8 April 2011", "\u2028", "\f",
        "articles 16 (5) and (8)", "para. 99999", "É\u0301 ", "(why?)", "\x00", "🙂",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=30).map("\n".join)


def words_of(text, **named):
    return read_document(read_plain(text), "a document", **named)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_nothing_is_lost_and_nothing_overlaps(text):
    document = words_of(text)
    assert "".join(leaf.text for leaf in document.leaves) == text
    assert all(text[x.start : x.end] == x.text for x in document.leaves)
    ends = [(p.start, p.end) for p in document.paragraphs]
    assert all(a < b for a, b in ends)
    assert all(first[1] <= then[0] for first, then in pairwise(ends))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_reference_stands_where_it_says(text):
    for reference in words_of(text).references:
        written = " ".join(text[reference.start : reference.end].split())
        assert written == reference.text


LONG = """{n}.\tThe Committee is concerned that article 16 of the Convention is not kept.
{m}.\tThe Committee recommends that the State party: (a) keep it; (b) say so by 1 May 2031.
"""


def seconds(count):
    body = "".join(LONG.format(n=2 * i + 1, m=2 * i + 2) for i in range(count))
    container = read_plain("CMW/C/XVA/CO/1\nConcluding observations\n" + body)
    start = time.process_time()
    assert len(read_document(container, "long").paragraphs) == 2 * count
    return time.process_time() - start


def test_ten_times_the_length_takes_at_most_twelve_times_as_long():
    seconds(5)
    # A busy machine slows one run or the other; what is not linear is slow each time.
    ratios = (seconds(1000) / seconds(100) for _ in range(6))
    assert any(ratio <= 12 for ratio in ratios)


def test_automatic_labels_and_comments_of_a_word_processor():
    container = Container(
        (
            Line("CMW/C/XVA/CO/1"),
            Line("Main findings", style="Heading 1", level=1),
            Line("The Committee is concerned.", label="7."),
            Line("The Committee urges the State party to act.", label="8."),
        ),
        comments=(Comment("A. Reader", None, "Which one?", (2, 4), (2, 13)),),
        form="docx",
    )
    document = read_document(container, "x")
    concern, asked = document.paragraphs
    assert (concern.number, concern.marker) == ("7", "7.")
    assert [(r.author, r.text) for r in concern.remarks] == [
        ("A. Reader", "Which one?")
    ]
    assert document.text[concern.remarks[0].start :].startswith("Committee")
    assert asked.answers == ("7",)


def test_what_a_footnote_cites_belongs_to_its_paragraph():
    container = Container(
        (
            Line("The State party builds schools, as it was asked to do.", label="1."),
            Line("It has built nine of them in the north of the country.", label="2."),
        ),
        notes=(Note("1", "See CMW/C/XVA/CO/1, para. 4.", (0, 31)),),
        revisions=(Revision("deletion", "A. Reader", None, "eight", (1, 13)),),
        form="docx",
    )
    document = read_document(container, "x")
    first, second = document.paragraphs
    assert [(r.target, r.pinpoints) for r in first.references] == [
        ("CMW/C/XVA/CO/1", ("4",))
    ]
    assert second.references == ()
    assert document.footnotes[0].text.startswith("See CMW")
    assert [n.text for n in document.notices] == ["read as if accepted: 1 deletion"]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        pytest.param((1, 2, 4), "paragraph 4 follows 2: 3 missing", id="one missing"),
        pytest.param((1, 2, 9), "paragraph 9 follows 2: 3-8 missing", id="several"),
        pytest.param((1, 2, 2), "paragraph 2 stands twice", id="repeated"),
    ],
)
def test_amiss_numbers_are_told(numbers, said):
    text = "\n".join(f"{n}.\tThe Committee notes that this is so." for n in numbers)
    assert [notice.text for notice in words_of(text).notices] == [said]


def test_a_heading_numbered_like_the_next_paragraph_is_a_heading():
    text = (
        "1.\tThe Committee met.\n2.\tData collection\n"
        "2.\tThe Committee is concerned.\n3.\tShort lists\n(a)\tone;\n"
    )
    document = words_of(text)
    assert [h.title for h in document.headings] == ["Data collection"]
    assert [p.number for p in document.paragraphs] == ["1", "2", "3"]


def test_a_table_of_contents_opens_no_chapter():
    text = (
        "A/99/48\nContents\nI.\tSessions\t1\nA.\tMeetings ..... 2\n"
        "I.\tSessions\nA.\tMeetings\n1.\tThe Committee met in the spring of that year.\n"
    )
    document = words_of(text)
    assert [h.title for h in document.headings] == ["Sessions", "Meetings"]


def test_a_run_in_heading_is_kept_in_the_text_and_told():
    text = "1.\tAn opening.\n2.\tLegal framework. - The Committee notes the law.\n"
    second = words_of(text).paragraphs[1]
    assert [h.title for h in second.headings if h.run_in] == ["Legal framework"]
    assert second.text.startswith("Legal framework")


def test_a_figure_that_is_there_is_not_missed():
    text = (
        "1.\tThe steps are set out in the figure below.\nFigure 1\n2.\tThe end of it.\n"
    )
    assert words_of(text).notices == ()


@pytest.mark.parametrize(
    ("symbol", "genre"),
    [
        pytest.param(
            "CMW/C/XVA/CO/2", Genre.CONCLUDING_OBSERVATIONS, id="observations"
        ),
        pytest.param("CMW/C/GC/5", Genre.GENERAL_COMMENT, id="general comment"),
        pytest.param("CMW/C/XVA/Q/2", Genre.LIST_OF_ISSUES, id="list of issues"),
        pytest.param("CMW/C/XVA/QPR/2", Genre.LIST_OF_ISSUES_PRIOR, id="prior"),
        pytest.param("CMW/C/XVA/Q/2/Add.1", Genre.REPLIES, id="replies as addendum"),
        pytest.param("CMW/C/XVA/RQ/2", Genre.REPLIES, id="replies"),
        pytest.param("CMW/C/XVA/2-3", Genre.STATE_REPORT, id="State report"),
        pytest.param("CMW/C/SR.611", Genre.SUMMARY_RECORD, id="summary record"),
        pytest.param("CMW/C/52/1", Genre.AGENDA, id="agenda"),
        pytest.param("CMW/C/XVA/CO/2/Add.1", Genre.STATE_COMMENTS, id="comments"),
        pytest.param("A/99/48", Genre.ANNUAL_REPORT, id="annual report"),
    ],
)
def test_the_symbol_tells_the_kind(symbol, genre):
    assert words_of(f"{symbol}\n1.\tThe text is here.\n").genre is genre


def test_a_paragraph_that_worries_and_asks_is_two():
    text = (
        "CMW/C/XVA/CO/1\n1.\tThe Committee met.\n"
        "2.\tThe Committee is concerned at delay. The State party should act at once.\n"
    )
    _, concern, asked = words_of(text).paragraphs
    assert (concern.kind, asked.kind) == (
        ParagraphKind.CONCERN, ParagraphKind.RECOMMENDATION,
    )  # fmt: skip
    assert (asked.number, asked.under, asked.answers) == (None, "2", ("2",))
    assert concern.end == asked.start
