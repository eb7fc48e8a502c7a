"""Cycles and recommendations, from documents of our own making and from the report."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from habeas.cli.documents_source import read_path
from habeas.treaty.calendar import Record, next_due
from habeas.treaty.cycles import cycles_of, record_of
from habeas.treaty.document import Reiteration
from habeas.treaty.parties import parties
from habeas.treaty.recommendations import chain_of, recommendations_of

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.mark.parametrize(
    ("name", "report", "meetings", "dialogue", "due"),
    [
        pytest.param(
            "fra", "CMW/C/XMR/2", (640, 641), "2032-09-02", "2037-10-01", id="French"
        ),
        pytest.param(
            "spa", "CMW/C/QTK/3", (650, 651), "2033-04-05", "2038-05-01", id="Spanish"
        ),
        pytest.param(
            "rus", "CMW/C/XVA/3", (700, 701), "2036-09-02", "2041-10-01", id="Russian"
        ),
        pytest.param("ara", "CMW/C/QTK/4", (), "2039-04-05", "2044-05-01", id="Arabic"),
        pytest.param(
            "zho", "CMW/C/XMR/3", (), "2037-09-02", "2042-10-01", id="Chinese"
        ),
        pytest.param(
            "eng", "CMW/C/XVA/2", (), "2031-04-08", "2036-05-01", id="English"
        ),
    ],
)
def test_observations_tell_their_cycle(name, report, meetings, dialogue, due):
    (cycle,) = cycles_of(read_path(CORPUS / f"observations-{name}.txt"))
    assert (cycle.report, cycle.meetings) == (report, meetings)
    assert (cycle.dialogue_began, cycle.next_report.date) == (dialogue, due)


def test_a_document_without_observations_closes_no_cycle():
    assert cycles_of(read_path(CORPUS / "agenda-ara.txt")) == ()


def test_a_report_whose_observations_are_cited_was_handed_in(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(
        "CMW/C/XVA/3\n4 May 2033\nEnglish only\nThird periodic report of Valdoria\n"
        "1. This report answers the observations CMW/C/XVA/CO/2 of the Committee.\n"
    )
    found = {s.reports: s.on for s in record_of(read_path(path)).submissions}
    assert found[(2,)] == dt.date(2033, 5, 4)


@pytest.fixture
def found():
    return recommendations_of(read_path(CORPUS / "observations-eng.txt"))


def test_a_recommendation_has_its_concern_verb_and_cluster(found):
    first = next(each for each in found if each.concerns)
    assert first.verb
    assert first.strength
    assert first.cluster
    assert first.concerns[0].text


def test_a_chain_leads_back_to_what_is_known_and_what_is_not(found):
    oldest = replace(found[0], symbol="CMW/C/XVA/CO/1", place="8", reiterates=())
    oldest = replace(oldest, adopted_on="2006-05-04")
    middle = replace(
        found[0],
        symbol="CMW/C/XVA/CO/2",
        place="12",
        reiterates=(Reiteration("CMW/C/XVA/CO/1", "8", cited=True),),
        adopted_on="2011-04-07",
    )
    newest = replace(
        found[0],
        symbol="CMW/C/XVA/CO/3",
        place="20",
        reiterates=(
            Reiteration("CMW/C/XVA/CO/2", "12", cited=True),
            Reiteration("CMW/C/XVA/CO/9", "4", cited=True),
            Reiteration(None, None, cited=False),
        ),
    )
    chain = chain_of(newest, (oldest, middle, newest))
    assert [(link.symbol, link.is_known) for link in chain] == [
        ("CMW/C/XVA/CO/1", True),
        ("CMW/C/XVA/CO/2", True),
        ("CMW/C/XVA/CO/9", False),
    ]


def test_a_chain_that_bites_its_tail_ends(found):
    one = replace(
        found[0],
        symbol="A/1",
        place="1",
        reiterates=(Reiteration("A/2", "1", cited=True),),
    )
    other = replace(
        one, symbol="A/2", reiterates=(Reiteration("A/1", "1", cited=True),)
    )
    assert [link.symbol for link in chain_of(one, (one, other))] == ["A/2"]


@pytest.fixture
def report(shared):
    return read_path(shared / "seeds" / "001_cb6eb43a5ea8a13a.txt")


@pytest.mark.shared
def test_the_annual_report_closes_four_cycles(report):
    told = [
        (c.state, c.report, c.meetings, c.adoption_meeting, c.adopted_on)
        for c in cycles_of(report)
    ]
    assert told == [
        ("ALB", "CMW/C/ALB/1", (138, 139), 151, "2010-12-01"),
        ("ECU", "CMW/C/ECU/2", (140, 141), 155, "2010-12-03"),
        ("MEX", "CMW/C/MEX/2", (157, 158), 163, "2011-04-07"),
        ("SEN", "CMW/C/SEN/1", (142, 143), 153, "2010-12-02"),
    ]


@pytest.mark.shared
def test_the_annual_report_sets_the_days_that_were_published(report):
    record = record_of(report)
    table = {party.code: party for party in parties()}
    due = {
        code: next_due(table[code], record, as_of=dt.date(2011, 4, 8))
        for code in ("ALB", "ECU", "MEX", "SEN", "DZA")
    }
    assert {code: found.on.isoformat() for code, found in due.items()} == {
        "ALB": "2015-11-01",
        "ECU": "2015-07-01",
        "MEX": "2016-04-01",
        "SEN": "2014-11-01",
        # Its first report must have come, since observations on it are cited.
        "DZA": "2011-08-01",
    }
    assert due["SEN"].reports == (2, 3)
    strict = next_due(
        table["ALB"], Record(record.submissions), as_of=dt.date(2011, 4, 8)
    )
    assert strict.on == dt.date(2013, 10, 1)


@pytest.mark.shared
def test_the_annual_report_holds_some_ninety_recommendations(report):
    found = recommendations_of(report)
    assert len(found) == 89
    ecuador = [each for each in found if each.state == "ECU"]
    links = {link.symbol for each in ecuador for link in chain_of(each, found)}
    assert links == {"CMW/C/ECU/CO/1"}
