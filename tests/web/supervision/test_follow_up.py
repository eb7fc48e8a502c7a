"""What is done about what was asked: measures, milestones, transmissions, status."""

import datetime as dt

import pytest
from django.urls import reverse
from tests.web.supervision.conftest import asked_of

from habeas.web.supervision import models as m
from habeas.web.supervision.codes import STATUS_BY, Criterion, Status
from habeas.web.trail.models import Entry
from habeas.web.trail.queries import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client, focal_point):
    client.force_login(focal_point)
    return client


def said_of(form, **said):
    """Fill in a form as its page shows it, with some fields changed."""
    shown = {
        name: form.get_initial_for_field(field, name)
        for name, field in form.fields.items()
    }
    given = {
        name: value.isoformat()
        if isinstance(value, dt.date)
        else [str(each.pk) for each in value]
        if isinstance(value, list)
        else value
        for name, value in shown.items()
        if value not in (None, False)
    }
    return {**given, **said}


def test_a_measure_is_recorded_with_its_bodies(
    client, two_states, ministry, other_body
):
    one = two_states["XAA"].one
    url = reverse("supervision:measure", args=[one.pk])
    assert client.get(url).context["form"].initial["lead"] == ministry
    said = {
        "title": "A law on the maximum",
        "lead": str(ministry.pk),
        "partners": [str(other_body.pk)],
        "recommendations": [str(one.pk)],
        "due_on": "2027-01-31",
        "is_published": "on",
    }
    page = client.post(url, said, follow=True)
    assert "Ministry of Justice" in page.content.decode()
    told = Entry.objects.filter(kind="supervision.measure").get()
    assert "partners: Ministry of Justice" in told.reason
    assert (told.role, told.action) == ("focal_point", "recorded")


def test_bodies_of_another_state_are_not_offered(client, two_states, ministry):
    m.Measure.objects.all()
    type(ministry).objects.filter(pk=ministry.pk).update(state="XBB")
    url = reverse("supervision:measure", args=[two_states["XBB"].one.pk])
    assert client.get(url).status_code == 200
    own = reverse("supervision:measure", args=[two_states["XAA"].one.pk])
    assert client.get(own).status_code == 403


def test_a_measure_is_corrected_with_a_reason(client, measure, other_body):
    url = reverse("supervision:correct", args=["measure", measure.pk])
    form = client.get(url).context["form"]
    changed = {"title": "A law in force", "partners": [str(other_body.pk)]}
    assert client.post(url, said_of(form, **changed)).status_code == 422
    why = {"reason": "the ministry of justice joined"}
    assert client.post(url, said_of(form, **changed, **why)).status_code == 302
    measure.refresh_from_db()
    assert (measure.title, measure.version) == ("A law in force", 2)
    assert measure.partners.get() == other_body
    stale = said_of(form, **changed, **why)
    assert client.post(url, stale).status_code == 409
    assert verify().broken is None


def test_a_milestone_is_added_and_reached(client, measure):
    url = reverse("supervision:milestone", args=[measure.pk])
    said = {"title": "The draft is before parliament", "due_on": "2026-02-01"}
    page = client.post(url, said, follow=True).content.decode()
    assert "Overdue" in page
    mark = m.Milestone.objects.get()
    url = reverse("supervision:correct", args=["milestone", mark.pk])
    form = client.get(url).context["form"]
    told = said_of(form, reached_on="2026-03-01", reason="it was")
    assert client.post(url, told).status_code == 302
    mark.refresh_from_db()
    assert mark.reached_on == dt.date(2026, 3, 1)


def test_a_transmission_is_recorded_and_acknowledged(client, two_states):
    one = two_states["XAA"].one
    url = reverse("supervision:transmission", args=["XAA"])
    form = client.get(f"{url}?recommendation={one.pk}").context["form"]
    assert form.initial["symbol"] == one.symbol
    said = said_of(
        form, to="parliament", name="Assembly", on="2026-01-10", by_means="letter"
    )
    assert client.post(url, said).status_code == 302
    sent = m.Transmission.objects.get()
    assert (sent.recommendation, sent.state) == (one, "XAA")
    url = reverse("supervision:correct", args=["transmission", sent.pk])
    form = client.get(url).context["form"]
    told = said_of(
        form,
        recommendation=str(one.pk),
        acknowledged_on="2026-01-20",
        reason="their letter",
    )
    assert client.post(url, told).status_code == 302
    page = client.get(reverse("supervision:follow_up", args=["XAA"])).content.decode()
    assert "Jan. 20, 2026" in page or "20 January 2026" in page


def test_what_others_asked_long_ago_is_not_offered(client, two_states, measure):
    one = two_states["XAA"].one
    beside = asked_of("XAA", "7")
    older = asked_of("XAA", "9", dt.date(2015, 1, 1), symbol="CCPR/C/XAA/CO/4")
    fresh = reverse("supervision:measure", args=[one.pk])
    of_older = reverse("supervision:measure", args=[older.pk])
    sent = reverse("supervision:transmission", args=["XAA"])
    for url, name, offered in (
        (fresh, "recommendations", {one, beside}),
        (of_older, "recommendations", {one, beside, older}),
        (f"{sent}?recommendation={older.pk}", "recommendation", {one, beside, older}),
        (f"{sent}?recommendation=none-such", "recommendation", {one, beside}),
    ):
        form = client.get(url).context["form"]
        assert set(form.fields[name].queryset) == offered


def test_what_was_recorded_in_error_is_withdrawn_and_kept(client, measure):
    url = reverse("supervision:withdraw", args=["measure", measure.pk])
    said = {"reason": "recorded twice", "seen": 1}
    assert client.post(url, said).status_code == 302
    page = client.get(reverse("supervision:measure_page", args=[measure.pk]))
    assert page.status_code == 404
    assert m.Measure.objects.get(pk=measure.pk).withdrawn_at is not None


def test_the_follow_up_page_tells_what_is_without_a_measure(client, measure):
    page = client.get(reverse("supervision:follow_up", args=["XAA"]))
    assert page.context["without"] == 0
    assert [own.title for own in page.context["own"]] == [measure.title]
    other = client.get(reverse("supervision:follow_up", args=["XBB"]))
    assert other.context["without"] == 1
    assert client.get("/states/XZZ/follow-up/").status_code == 404


@pytest.mark.parametrize("criterion", Criterion, ids=str)
def test_the_status_follows_from_the_criterion(client, two_states, criterion):
    one = two_states["XAA"].one
    url = reverse("supervision:view", args=[one.pk])
    said = {"criterion": criterion, "why": "so", "on": "2026-05-01"}
    assert client.post(url, said).status_code == 302
    view = m.View.objects.get()
    assert view.status == STATUS_BY[criterion]
    assert not view.is_published


def test_every_status_has_a_criterion():
    assert set(STATUS_BY.values()) == set(Status)
    assert set(STATUS_BY) == set(Criterion)


def test_the_history_of_a_status_tells_who_when_and_by_what(client, two_states):
    one = two_states["XAA"].one
    url = reverse("supervision:view", args=[one.pk])
    for criterion, day in (("measure_named", "2026-02-01"), ("in_force", "2026-05-01")):
        said = {"criterion": criterion, "why": f"as of {day}", "on": day}
        client.post(url, {**said, "author": "Focal unit", "is_published": "on"})
    page = client.get(reverse("supervision:recommendation", args=[one.pk]))
    text = page.content.decode()
    assert text.index("A law, an order or a budget") < text.index("A measure is named")
    assert text.count("Focal unit") == 2
    assert [v.criterion for v in page.context["followed"].before] == ["measure_named"]
