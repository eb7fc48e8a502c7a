"""Supervision's pages: open to read, written by each side, with their evidence."""

import datetime as dt
import io
from importlib.resources import files
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from habeas.engine.monthly import FEWEST
from habeas.web.accounts.models import Appointment, Role
from habeas.web.operating.documents import take_documents
from habeas.web.register.models import Custody, Person
from habeas.web.supervision.actions.following import tie
from habeas.web.supervision.actions.loading import load_parties
from habeas.web.supervision.actions.measuring import measure_register
from habeas.web.supervision.codes import TieKind
from habeas.web.supervision.models import (
    DueDay,
    Measure,
    MonthlyFigure,
    Recommendation,
    Tie,
    View,
)
from habeas.web.supervision.queries.evidence import trends, without_figures
from habeas.web.supervision.queries.papers import Paper
from habeas.web.supervision.queries.recommendations import repeated
from habeas.web.supervision.queries.suggesting import suggested
from habeas.web.trail.actions import SYSTEM, record, record_many

pytestmark = pytest.mark.django_db
SAMPLES = Path(str(files("habeas") / "sample_documents"))


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))


@pytest.fixture
def halmora(settings):
    settings.JURISDICTION = "XAA"
    load_parties(by=SYSTEM)
    taken = take_documents([SAMPLES], by=SYSTEM, tell=lambda _: None)
    assert (taken.new, taken.refused) == (4, ())
    return Recommendation.objects.get(symbol="CMW/C/XAA/CO/2", place="5")


@pytest.fixture
def as_role(client, django_user_model):
    def signed_in(role):
        user = django_user_model.objects.create_user(role)
        since = dt.date(2026, 1, 1)
        record(Appointment(user=user, role=role, begins_on=since), by=SYSTEM)
        client.force_login(user)
        return client

    return signed_in


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("parties", "44", id="parties"),
        pytest.param("calendar", "2472", id="calendar"),
        pytest.param("calendar_csv", "BLZ", id="csv"),
        pytest.param("calendar_ics", "BEGIN:VEVENT", id="iCalendar"),
    ],
)
def test_the_public_reads_the_state_of_any_day(client, halmora, name, says):
    page = client.get(reverse(f"supervision:{name}"), {"on": "2011-04-08"})
    assert page.status_code == 200
    assert says in page.content.decode()


def test_a_day_that_is_none_is_told(client):
    page = client.get(reverse("supervision:parties"), {"on": "last year"})
    assert page.status_code == 422


def test_a_state_has_one_timeline(client, halmora):
    page = client.get(reverse("supervision:state", args=["XAA"])).content.decode()
    assert "560, 561" in page
    assert client.get(reverse("supervision:state", args=["XZZ"])).status_code == 404


def test_a_recommendation_tells_how_often_it_was_asked(client, halmora):
    told = repeated(halmora)
    assert (told.times, told.since) == (2, "2021")
    url = reverse("supervision:recommendation", args=[halmora.pk])
    page = client.get(url).content.decode()
    assert "Asked 2 times" in page
    assert "people are held past it" in page


def test_standards_are_suggested_by_words_and_articles(halmora):
    assert "maximum-period" in {s.standard for s in suggested(halmora)}


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        pytest.param(Role.CIVIL_SOCIETY, "view", 200, id="civil society views"),
        pytest.param(Role.CIVIL_SOCIETY, "measure", 403, id="but takes no measures"),
        pytest.param(Role.FOCAL_POINT, "measure", 200, id="the State does"),
        pytest.param(Role.COMMITTEE_MEMBER, "tie", 403, id="a member ties nothing"),
        pytest.param(Role.SECRETARIAT, "tie", 200, id="the secretariat does"),
        pytest.param(Role.STATISTICIAN, "view", 403, id="a statistician has no side"),
    ],
)
def test_each_side_writes_its_own(as_role, halmora, role, name, status):
    url = reverse(f"supervision:{name}", args=[halmora.pk])
    assert as_role(role).get(url).status_code == status


def test_both_sides_stand_beside_each_other(as_role, halmora):
    url = reverse("supervision:view", args=[halmora.pk])
    today = timezone.localdate().isoformat()
    for role, status in (
        (Role.FOCAL_POINT, "all_done"),
        (Role.CIVIL_SOCIETY, "nothing_done"),
    ):
        said = {"criterion": status, "why": f"as {role} sees it", "on": today}
        assert as_role(role).post(url, said).status_code == 302
    assert dict(View.objects.values_list("side", "status")) == {
        "state": "done",
        "civil_society": "not_begun",
    }


def a_law(one):
    said = {"title": "A law on the maximum", "is_published": "on"}
    return {**said, "recommendations": [str(one.pk)]}


def test_a_focal_point_records_a_measure(as_role, halmora):
    url = reverse("supervision:measure", args=[halmora.pk])
    page = as_role(Role.FOCAL_POINT).post(url, a_law(halmora))
    assert page.status_code == 302
    assert Measure.objects.get().recommendations.get() == halmora


def test_a_day_set_by_hand_has_its_source(as_role, halmora):
    url = reverse("supervision:set_due", args=["XAA"])
    said = {"due": "2031-01-01", "source": "note of the secretariat", "why": "asked"}
    assert as_role(Role.SECRETARIAT).post(url, said).status_code == 302
    assert DueDay.objects.filter(rule="set by hand").get().due == dt.date(2031, 1, 1)


@pytest.mark.parametrize("name", Paper.values)
def test_documents_are_made_of_what_is_on_record(client, as_role, halmora, name):
    url = reverse("supervision:measure", args=[halmora.pk])
    as_role(Role.FOCAL_POINT).post(url, a_law(halmora))
    where = ["XAA", name]
    word = client.get(reverse("supervision:paper", args=[*where, "docx"])).content
    read = Document(io.BytesIO(word))
    text = "\n".join(p.text for p in read.paragraphs)
    assert "expiry of the maximum period" in text
    assert ("A law on the maximum" in text) == (name in {"report", "follow_up"})
    page = client.get(reverse("supervision:paper", args=[*where, "pdf"])).content
    assert page.startswith(b"%PDF")
    assert (
        client.get(reverse("supervision:paper", args=[*where, "odt"])).status_code
        == 404
    )


def held(count, began):
    people = record_many([Person(birth_year=1990) for _ in range(count)], by=SYSTEM)
    record_many([Custody(person=p, began_at=began) for p in people], by=SYSTEM)


def test_evidence_is_drawn_from_the_register(halmora, settings):
    settings.JURISDICTION = "XAA"
    now = dt.datetime(2026, 6, 20, 12, tzinfo=dt.UTC)
    held(FEWEST - 1, dt.datetime(2026, 1, 5, tzinfo=dt.UTC))
    held(FEWEST, dt.datetime(2026, 3, 5, tzinfo=dt.UTC))
    tie(halmora, TieKind.STANDARD, "maximum-period", "", by=SYSTEM)
    assert without_figures(halmora) == ["maximum-period"]
    assert measure_register("maximum-period", "XAA", at=now, by=SYSTEM) == 6
    (trend,) = trends(halmora)
    small = {f.month.month: f.is_small for f in trend.figures}
    assert small == {1: True, 2: True, 3: False, 4: False, 5: False, 6: False}
    assert trend.figures[-1].judged == 2 * FEWEST - 1
    assert measure_register("maximum-period", "XAA", at=now, by=SYSTEM) == 0


def test_a_tie_counts_once_somebody_confirms_it(as_role, halmora):
    url = reverse("supervision:tie", args=[halmora.pk])
    client = as_role(Role.SECRETARIAT)
    assert client.post(url, {"to": "standard", "target": "child"}).status_code == 302
    made = Tie.objects.get()
    assert made.confirmed_by_id is not None
    assert client.post(reverse("supervision:untie", args=[made.pk])).status_code == 302
    assert not Tie.objects.filter(withdrawn_at=None).exists()
    refused = client.post(url, {"to": "standard", "target": "no-such-standard"})
    assert refused.status_code == 422
    assert not MonthlyFigure.objects.exists()
