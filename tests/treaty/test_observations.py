# ruff: noqa: E501 - a case a line
"""Actions, verbs, pairs, next reports and themes, told from words."""

import pytest

from habeas.treaty.document import ParagraphKind
from habeas.treaty.due import next_report_due
from habeas.treaty.language import LANGUAGES, language_pack
from habeas.treaty.plain import read_plain
from habeas.treaty.reading import read_document
from habeas.treaty.themes import vocabulary
from habeas.treaty.verbs import LADDER, rank

HEAD = "CMW/C/XVA/CO/2\nConcluding observations\n1.\tThe Committee met.\nC.\tConcerns and recommendations\n"


def told(*paragraphs, head=HEAD):
    text = head + "".join(f"{n}.\t{words}\n" for n, words in enumerate(paragraphs, 2))
    return read_document(read_plain(text), "x").paragraphs[1:]


def verbs(words):
    (paragraph,) = told(words)
    return [(a.verb, a.addressee) for a in paragraph.actions]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("The Committee recommends that the State party act.", ["recommends"], id="one"),
        pytest.param("The Committee strongly encourages the State party to act.", ["strongly encourages"], id="strengthened"),
        pytest.param("The Committee recommends that the State party act and urges it to hurry.", ["recommends", "urges"], id="two in a sentence"),
        pytest.param("The Committee reiterates its previous recommendation and encourages the State party to act.", ["reiterates", "encourages"], id="reiterates and asks"),
        pytest.param("The State party should act. It should also report.", ["should"], id="the State as subject"),
        pytest.param("The State party is urged to act.", ["urges"], id="passive"),
        pytest.param("Recalling the law, the Committee, in that light, calls upon the State party to act.", ["calls upon"], id="set off by commas"),
        pytest.param("The Committee would appreciate receiving figures.", ["appreciates"], id="the softest"),
    ],
)  # fmt: skip
def test_verbs(words, expected):
    assert [verb for verb, _ in verbs(words)] == expected


def test_the_ladder_runs_from_invites_to_urges():
    assert [rank(verb) for verb in LADDER] == list(range(1, len(LADDER) + 1))
    assert rank("no such verb") == 0
    for code in LANGUAGES:
        pack = language_pack(code)
        assert {*pack.verbs, *pack.state_verbs} <= set(LADDER)


@pytest.mark.parametrize(
    ("words", "addressee"),
    [
        pytest.param("The Committee invites the State party to act.", "State party", id="the State"),
        pytest.param("The Committee invites the international community to help.", "the international community", id="another"),
        pytest.param("The Committee recommends that the State party, and specifically the National Border Office, ensure it.", "State party; National Border Office", id="an office too"),
    ],
)  # fmt: skip
def test_addressees(words, addressee):
    assert [who for _, who in verbs(words)] == [addressee]


def test_each_point_is_an_action_in_the_verb_before_the_list_or_its_own():
    _, paragraph = told(
        "The Committee is concerned at delay.",
        "The Committee recommends that the State party:\n\t(a)\tAct;\n\t(b)\tReport.",
    )
    assert [(a.verb, a.text) for a in paragraph.actions] == [
        ("recommends", "Act"), ("recommends", "Report."),
    ]  # fmt: skip
    (paragraph,) = told(
        "In that light, the Committee:\n\t(a)\tUrges the State party to act;\n"
        "\t(b)\tInvites it to report."
    )
    assert [a.verb for a in paragraph.actions] == ["urges", "invites"]
    assert paragraph.kind is ParagraphKind.RECOMMENDATION


CONCERN, ASKED = (
    "The Committee is concerned at it.",
    "The Committee urges the State party to act.",
)


@pytest.mark.parametrize(
    ("paragraphs", "answers"),
    [
        pytest.param([CONCERN, ASKED], [("2",)], id="one to one"),
        pytest.param([CONCERN, CONCERN, ASKED], [("2", "3")], id="two concerns"),
        pytest.param([CONCERN, ASKED, ASKED], [("2",), ()], id="a second answers none"),
        pytest.param([CONCERN, f"{ASKED}\nA topic", ASKED], [("2",), ()], id="under another topic"),
        pytest.param([f"{CONCERN}\n{ASKED}"], [("2",)], id="under one number"),
    ],
)  # fmt: skip
def test_pairs(paragraphs, answers):
    found = told(*paragraphs)
    asked = [p for p in found if p.kind is ParagraphKind.RECOMMENDATION]
    assert [p.answers for p in asked] == answers


def test_recommendations_in_a_section_of_their_own_are_paired_by_likeness():
    text = (
        "CMW/C/XVA/CO/1\nConcluding observations\n1.\tThe Committee met.\n"
        "A.\tSubjects of concern\n2.\tThe Committee is concerned that children are in prison.\n"
        "3.\tThe Committee regrets unpaid wages in the harvest.\n"
        "4.\tThe Committee regrets that consuls are not told.\n"
        "B.\tSuggestions and recommendations\n"
        "5.\tThe Committee urges the State party to pay the wages of the harvest.\n"
        "6.\tThe Committee urges the State party to take children out of prison.\n"
        "7.\tThe Committee recommends, with regard to paragraph 4 above, that they be told.\n"
        "8.\tThe Committee requests the State party to submit its second report by 1 May 2031.\n"
    )
    found = read_document(read_plain(text), "x").paragraphs[-4:]
    assert [p.answers for p in found] == [("3",), ("2",), ("4",), ()]
    assert found[-1].kind is ParagraphKind.NEXT_REPORT


def test_a_person_concerned_is_no_concern():
    _, asked = told(
        CONCERN, "The State party should ensure that the person concerned may appeal."
    )
    assert (asked.kind, asked.answers) == (ParagraphKind.RECOMMENDATION, ("2",))


@pytest.mark.parametrize(
    ("words", "date", "reports"),
    [
        pytest.param("submit its third periodic report by 1 May 2031", "2031-05-01", (3,), id="one"),
        pytest.param("submit its second and third periodic reports by 1 May 2031", "2031-05-01", (2, 3), id="two"),
        pytest.param("submit its combined fourth to sixth periodic reports by 1 May 2031", "2031-05-01", (4, 5, 6), id="a range"),
        pytest.param("submit its next periodic report in May 2031", "2031-05", (), id="no number, no day"),
        pytest.param("submit its initial report, due since 2020, by 2 May 2031", "2031-05-02", (1,), id="initial"),
    ],
)  # fmt: skip
def test_next_reports(words, date, reports):
    paragraph = told(CONCERN, ASKED, f"The Committee requests it to {words}.")[-1]
    assert (paragraph.due.date, paragraph.due.reports) == (date, reports)


def test_reiterations_are_linked_only_within_the_same_committee_and_state():
    asked = told(
        f"{ASKED} (CMW/C/XVA/CO/1, para. 7)",
        f"{ASKED} (CMW/C/QTK/CO/1, para. 7)",
        f"{ASKED} (CRC/C/XVA/CO/1, para. 7)",
        "The Committee once again urges the State party to act.",
    )
    links = [[(r.symbol, r.paragraph) for r in p.reiterates] for p in asked]
    assert links == [[("CMW/C/XVA/CO/1", "7")], [], [], [(None, None)]]


def test_themes_follow_from_words_and_targets_from_themes():
    (asked,) = told(
        "The Committee urges the State party to prosecute traffickers of children."
    )
    assert asked.themes == ("trafficking",)
    assert asked.affected == ("children",)
    assert asked.targets == vocabulary().themes["trafficking"].targets


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_words_for_every_tag_and_no_others(code):
    tags = {*vocabulary().themes, *vocabulary().affected}
    assert set(language_pack(code).themes) == tags


def test_every_target_has_a_label():
    named = {t for each in vocabulary().themes.values() for t in each.targets}
    assert named <= set(vocabulary().targets)


APART = (
    "Concluding observations on the report of Examplia\n"
    "A.\tSubjects of concern\n"
    "1.\tThe Committee is concerned that fishing crews are held at the harbour for "
    "months without seeing a judge.\n"
    "2.\tThe Committee regrets that schools ask pupils for residence permits.\n"
    "B.\tSuggestions\n"
    "3.\tThe Committee recommends that pupils be admitted without asking for any "
    "permits.\n"
    "4.\tThe Committee recommends that crews see a judge within two days.\n"
)


def test_in_sections_apart_a_recommendation_answers_the_concern_likest_to_it():
    document = read_document(read_plain(APART), "CMW-C-EXA-CO-1")
    answers = {p.number: p.answers for p in document.paragraphs}
    assert (answers["3"], answers["4"]) == (("2",), ("1",))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "adopted on 3 May 2031 and asks for the third report on 1 May 2036.",
            ("2036-05-01", (3,)),
            id="the latest date that a deadline's word stands by",
        ),
        pytest.param(
            "recalls 3 May 2031 and expects its next report, 1 May 2036.",
            ("2036-05-01", ()),
            id="else the last date",
        ),
        pytest.param(
            "asks for the second to fourth reports in 2036.",
            ("2036", (2, 3, 4)),
            id="a year, and a range of reports",
        ),
        pytest.param("asks for the next report.", None, id="no date"),
    ],
)
def test_the_next_report_is_dated(words, expected):
    due = next_report_due(words, 0, len(words), pack=language_pack("eng"))
    assert (due and (due.date, due.reports)) == expected
