"""What documents tell is taken in once, and without hand work."""

import datetime as dt
import time
from pathlib import Path

import pytest
from django.urls import reverse
from tests.treaty.test_membership import ENGLISH

from habeas.treaty.calendar import DueRule
from habeas.treaty.parties import count_parties, parties
from habeas.web.library.actions.adding import add
from habeas.web.library.models import Remark
from habeas.web.supervision.actions.filling import fill
from habeas.web.supervision.actions.loading import load_parties
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.models import (
    Absence,
    Cycle,
    DueDay,
    Member,
    Recommendation,
    Representation,
    Session,
    Step,
    Term,
)
from habeas.web.supervision.queries.reporting import calendar_on, parties_on_record
from habeas.web.trail.actions import SYSTEM
from habeas.web.trail.queries import verify

pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parents[2] / "corpus"


def filled(path):
    return fill(add(path.read_bytes(), path.name, by=SYSTEM), by=SYSTEM)


def test_observations_fill_a_cycle_and_the_calendar():
    found = filled(CORPUS / "observations-spa.txt")
    assert found.cycles == 1
    steps = Step.objects.filter(cycle=Cycle.objects.get())
    assert {s.what for s in steps} == {"report", "dialogue", "observations"}
    assert steps.get(what=StepKind.DIALOGUE).meetings == "650, 651"
    due = DueDay.objects.get()
    assert (due.due, due.rule) == (dt.date(2038, 5, 1), DueRule.OBSERVATIONS.value)
    assert Recommendation.objects.count() == found.recommendations > 0


def test_the_same_document_tells_nothing_twice():
    filled(CORPUS / "observations-spa.txt")
    before = (Step.objects.count(), Recommendation.objects.count())
    again = filled(CORPUS / "observations-spa.txt")
    assert (again.recommendations, again.cycles) == (0, 0)
    assert (Step.objects.count(), Recommendation.objects.count()) == before


def test_what_is_not_told_is_listed():
    untold = filled(CORPUS / "observations-ara.txt").untold
    assert any("meetings of the dialogue" in told for told in untold)


@pytest.mark.parametrize(
    ("name", "step"),
    [
        pytest.param("issues-eng.txt", StepKind.LIST, id="list of issues"),
        pytest.param("prior-fra.txt", StepKind.PRIOR_LIST, id="prior list"),
        pytest.param("replies-spa.txt", StepKind.REPLIES, id="replies"),
        pytest.param("comments-fra.txt", StepKind.STATE_COMMENTS, id="comments"),
    ],
)
def test_a_document_of_a_state_takes_its_place_in_a_cycle(name, step):
    filled(CORPUS / name)
    assert Step.objects.get().what == step


def test_the_table_of_parties_is_loaded_once_and_read_back_the_same():
    assert load_parties(by=SYSTEM) > 0
    assert load_parties(by=SYSTEM) == 0
    day = dt.date(2011, 4, 8)
    assert count_parties(day, parties_on_record()).parties == 44
    mine = {p.code: (p.deposited, p.declared, p.reservations) for p in parties()}
    theirs = {
        p.code: (p.deposited, p.declared, p.reservations) for p in parties_on_record()
    }
    assert theirs == mine


def test_an_annual_report_fills_the_committee_in_one_step_and_once(client):
    text = ENGLISH.replace("Annual report", "A/86/48\n\nAnnual report", 1).encode()
    found = add(text, "report.txt", by=SYSTEM)
    fill(found, by=SYSTEM)
    fill(found, by=SYSTEM)
    states = dict(Member.objects.values_list("name", "state"))
    assert states == {"Anders Brook": "ECU", "Clara Ardent": "LKA", "Idris Vale": ""}
    assert Term.objects.filter(ends_on__isnull=False).count() == 2
    assert Term.objects.exclude(office="").count() == 3
    assert Representation.objects.count() == 2
    page = client.get(reverse("supervision:committee")).content.decode()
    assert "Anders Brook" in page
    assert "represented the Committee at a table" in page


@pytest.mark.shared
def test_the_two_seeds_fill_all_in_under_a_minute(shared):
    began = time.process_time()
    load_parties(by=SYSTEM)
    for path in sorted((shared / "seeds").glob("*.txt")):
        filled(path)
    assert time.process_time() - began < 60
    of_states = Cycle.objects.exclude(state="")
    assert sorted(of_states.values_list("state", flat=True)) == [
        "ALB",
        "ECU",
        "MEX",
        "SEN",
    ]
    drafting = Step.objects.filter(cycle__state="")
    assert {s.what for s in drafting} == {StepKind.DRAFT, StepKind.COMMENTS}
    assert Recommendation.objects.count() == 89
    assert sorted(Session.objects.values_list("number", flat=True)) == [13, 14, 15]
    assert Absence.objects.count() == 3
    assert Representation.objects.count() >= 8
    assert Remark.objects.count() >= 5
    due = {e.party.code: e.due.on for e in calendar_on(dt.date(2011, 4, 8)) if e.due}
    assert due["MEX"] == dt.date(2016, 4, 1)
    assert len(due) == 44
    assert verify().broken is None
