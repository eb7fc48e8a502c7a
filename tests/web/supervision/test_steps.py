"""The steps of cycles recorded by people, and the drafting of general comments."""

import datetime as dt
from pathlib import Path

import pytest
from django.urls import reverse
from tests.web.people import appointed

from habeas.web.accounts.models import Role
from habeas.web.library.actions.adding import add
from habeas.web.supervision import models as m
from habeas.web.supervision.actions.filling import fill
from habeas.web.supervision.codes import StepKind
from habeas.web.supervision.queries.drafting import comments_on
from habeas.web.supervision.queries.timeline import contradictions, timeline
from habeas.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def client(client):
    client.force_login(appointed(Role.SECRETARIAT))
    return client


def day(month, of=1):
    return dt.date(2026, month, of)


K = StepKind


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        pytest.param([(K.LIST, 3), (K.REPLIES, 5)], 0, id="in order"),
        pytest.param([(K.LIST, 5), (K.REPLIES, 3)], 1, id="replies before the list"),
        pytest.param([(K.LIST, 5), (K.REPLIES, 5)], 0, id="on one day"),
        pytest.param([(K.DIALOGUE, 9), (K.OBSERVATIONS, 8)], 1, id="no dialogue yet"),
        pytest.param([(K.DIALOGUE, None), (K.OBSERVATIONS, 8)], 0, id="no date told"),
        pytest.param(
            [(K.OBSERVATIONS, 8), (K.STATE_COMMENTS, 7), (K.ANSWER, 6)],
            2,
            id="comments and answer too early",
        ),
        pytest.param(
            [(K.PRIOR_LIST, 6), (K.REPORT, 2)], 1, id="report before its list"
        ),
        pytest.param([(K.SUBMISSION, 1), (K.DIALOGUE, 9)], 0, id="others submit"),
        pytest.param([(K.CALL, 6), (K.DRAFT, 2)], 1, id="draft before the call"),
        pytest.param([(K.DRAFT, 6), (K.ADOPTION, 2)], 1, id="adopted before its draft"),
    ],
)
def test_dates_that_contradict_are_told(steps, found):
    told = [m.Step(what=what, on=on and day(on)) for what, on in steps]
    assert len(list(contradictions(told))) == found


def test_a_step_that_ends_before_it_begins_is_told():
    step = m.Step(what=K.DIALOGUE, on=day(5, 4), until=day(5, 3))
    assert len(list(contradictions([step]))) == 1


def test_a_contradiction_is_recorded_and_reported(client, two_states):
    cycle = two_states["XAA"].cycle
    url = reverse("supervision:new_step", args=[cycle.pk])
    for what, on in (("list", "2026-05-05"), ("replies", "2026-03-03")):
        assert client.post(url, {"what": what, "on": on}).status_code == 302
    assert m.Step.objects.count() == 2
    page = client.get(reverse("supervision:state", args=["XAA"])).content.decode()
    assert "which it follows: one of the two dates is wrong" in page


def test_a_step_is_linked_to_the_librarys_document(client, two_states):
    path = CORPUS / "replies-eng.txt"
    cycle = two_states["XAA"].cycle
    early = {"what": "submission", "symbol": path.stem, "submitter": "ngo"}
    symbol = add(path.read_bytes(), path.name, by=SYSTEM).document.symbol
    early["symbol"] = symbol
    early["submitter_name"] = "Open Doors of Halmora"
    url = reverse("supervision:new_step", args=[cycle.pk])
    assert client.post(url, early).status_code == 302
    assert m.Step.objects.get().document.symbol == symbol
    (told,) = timeline("XAA")
    assert told.steps[0].url
    page = client.get(reverse("supervision:state", args=["XAA"])).content.decode()
    assert "Open Doors of Halmora" in page


def test_a_document_that_comes_later_is_linked_too(two_states):
    cycle = two_states["XAA"].cycle
    path = CORPUS / "replies-eng.txt"
    symbol = add(path.read_bytes(), path.name, by=SYSTEM).document.symbol
    m.Step.objects.create(cycle=cycle, what=K.REPLIES, symbol=symbol)
    (told,) = timeline("XAA")
    assert told.steps[0].url


def test_a_step_is_corrected_and_withdrawn(client, step):
    url = reverse("supervision:correct", args=["step", step.pk])
    said = {"what": "report", "on": "2024-04-01", "seen": 1, "reason": "its stamp"}
    assert client.post(url, said).status_code == 302
    step.refresh_from_db()
    assert step.on == dt.date(2024, 4, 1)
    url = reverse("supervision:withdraw", args=["step", step.pk])
    assert client.post(url, {"reason": "no", "seen": 2}).status_code == 302
    assert not timeline("XAA")[0].steps


def test_a_cycle_is_begun_once(client, two_states):
    url = reverse("supervision:new_cycle", args=["XAA"])
    assert client.post(url, {"reports": "3-4"}).status_code == 302
    assert client.post(url, {"reports": "3-4"}).status_code == 422
    assert client.post(url, {"reports": "third"}).status_code == 422


def test_drafts_fill_the_drafting_of_a_general_comment(client):
    for name in ("word-draft-comment-eng.docx", "pdf-comment-spa.pdf"):
        path = CORPUS / name
        fill(add(path.read_bytes(), path.name, by=SYSTEM), by=SYSTEM)
    cycle = m.Cycle.objects.get()
    assert (cycle.state, cycle.title) == ("", "CMW general comment No. 9")
    steps = m.Step.objects.filter(cycle=cycle)
    kinds = [step.what for step in steps]
    assert {"draft", "adoption", "comments"} == set(kinds)
    authors = set(
        steps.filter(what="comments").values_list("submitter_name", flat=True)
    )
    assert authors == {"Ada Merrow", "Bo Tarn"}
    assert len(comments_on(cycle)) >= 2
    page = client.get(reverse("supervision:drafting", args=[cycle.pk]))
    assert "Ada Merrow" in page.content.decode()
    listed = client.get(reverse("supervision:draftings")).content.decode()
    assert cycle.title in listed


def test_documents_that_cite_a_draft_are_linked(client):
    draft = "CMW/C/GC/R.11\nDraft general comment No. 11\n1.\tStates must hear.\n"
    letter = "CMW/C/XAA/3\n1 May 2034\nThird report\n1.\tSee CMW/C/GC/R.11.\n"
    for name, text in (("draft.txt", draft), ("letter.txt", letter)):
        fill(add(text.encode(), name, by=SYSTEM), by=SYSTEM)
    cycle = m.Cycle.objects.get(state="")
    page = client.get(reverse("supervision:drafting", args=[cycle.pk]))
    assert [str(each.paragraph) for each in page.context["citing"]] == ["CMW/C/XAA/3 1"]


def test_two_versions_in_one_language_are_set_side_by_side(client):
    draft = "Draft general comment No. 11\n1.\tStates must hear everybody.\n"
    call = "2.\tA call for contributions was made on 3 May 2033.\n"
    adopted = (
        "CMW/C/GC/11\n1 June 2034\nGeneral comment No. 11\n1.\tStates must hear.\n"
    )
    for name, text in (("draft.txt", draft + call), ("adopted.txt", adopted)):
        fill(add(text.encode(), name, by=SYSTEM), by=SYSTEM)
    cycle = m.Cycle.objects.get()
    found = m.Step.objects.get(what=K.CALL)
    assert found.on == dt.date(2033, 5, 3)
    page = client.get(reverse("supervision:drafting", args=[cycle.pk]))
    (pair,) = page.context["versions"]
    assert client.get(pair.url).status_code == 200


def test_the_drafting_of_a_general_comment_is_begun_by_hand(client):
    url = reverse("supervision:new_drafting")
    assert client.post(url, {"title": "General comment No. 12"}).status_code == 302
    cycle = m.Cycle.objects.get()
    step = reverse("supervision:new_step", args=[cycle.pk])
    kinds = client.get(step).context["form"].fields["what"].choices
    assert [value for value, _label in kinds] == [
        "call",
        "draft",
        "comments",
        "adoption",
    ]
