"""Each role's way through follow-up, as a browser sees it: English, and one Arabic."""

import datetime as dt

import pytest
from django.urls import reverse

from habeas.web.accounts.models import Authority, Role
from habeas.web.supervision import models as m
from habeas.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.browser


@pytest.fixture
def ministry(site, settings):
    settings.JURISDICTION = "XAA"
    body = Authority(name="Ministry of the Interior", kind="ministry", state="XAA")
    return record(body, by=SYSTEM)


@pytest.fixture
def owed(ministry):
    """Give a recommendation to a State, in the cycle of its second report."""
    one = m.Recommendation(
        state="XAA",
        symbol="CMW/C/XAA/CO/2",
        place="5",
        kind="recommendation",
        text="The State party should release everyone at the maximum period.",
        adopted_on=dt.date(2025, 10, 2),
    )
    cycle = m.Cycle(state="XAA", reports="2")
    record(m.Step(cycle=record(cycle, by=SYSTEM), what="observations"), by=SYSTEM)
    return record(one, by=SYSTEM)


def at(page, name, *args):
    page.goto(reverse(f"supervision:{name}", args=args))


def type_day(page, field, day):
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"[name={field}_{part}]").fill(str(value))


def send(page):
    with page.expect_navigation():
        page.locator("main form button").last.click()


def take_measure(page, check, owed):
    """Record a measure and a milestone of it, as a focal point does."""
    at(page, "follow_up", "XAA")
    check(page)
    page.locator(f"a[href='/recommendations/{owed.pk}/measure/']").click()
    check(page)
    page.locator("#id_title").fill("A law on the maximum period")
    type_day(page, "due_on", dt.date(2027, 1, 31))
    send(page)
    check(page)
    page.locator("a[href$='/milestone/']").click()
    check(page)
    page.locator("#id_title").fill("Before parliament")
    type_day(page, "due_on", dt.date(2026, 1, 31))
    send(page)
    check(page)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_focal_point_takes_a_measure_and_passes_observations_on(
    page, speak, check, sign_in, ministry, owed, language
):
    speak(language)
    sign_in(Role.FOCAL_POINT, ministry)
    take_measure(page, check, owed)
    made = m.Measure.objects.get()
    assert (made.lead, made.milestone_set.count()) == (ministry, 1)
    at(page, "transmission", "XAA")
    check(page)
    page.locator("[name=to][value=parliament]").check()
    page.locator("[name=by_means][value=letter]").check()
    send(page)
    check(page)
    assert m.Transmission.objects.get().symbol == owed.symbol
    at(page, "reminders")
    assert "Before parliament" in page.locator("main").inner_text()
    check(page)


def test_the_secretariat_keeps_the_cycle(page, check, sign_in, owed):
    sign_in(Role.SECRETARIAT)
    at(page, "state", "XAA")
    check(page)
    page.locator("a[href$='/step/']").click()
    check(page)
    page.locator("#id_what").select_option("dialogue")
    type_day(page, "on", dt.date(2025, 9, 23))
    page.locator("#id_meetings").fill("560, 561")
    send(page)
    assert "560, 561" in page.locator("main").inner_text()
    at(page, "draftings")
    check(page)
    page.locator("a[href$='/new/']").click()
    page.locator("#id_title").fill("General comment No. 9")
    send(page)
    check(page)
    assert m.Cycle.objects.get(state="").title == "General comment No. 9"


@pytest.mark.parametrize(
    ("role", "side"),
    [
        pytest.param(Role.CIVIL_SOCIETY, "civil_society", id="civil society"),
        pytest.param(Role.COMMITTEE_MEMBER, "committee", id="a member"),
    ],
)
def test_each_side_says_how_far_it_is_carried_out(
    page, check, sign_in, owed, role, side
):
    sign_in(role)
    at(page, "recommendation", owed.pk)
    check(page)
    page.locator("a[href$='/view/']").click()
    check(page)
    page.locator("#id_criterion").select_option("some_done")
    page.locator("#id_why").fill("As we found it.")
    send(page)
    check(page)
    assert m.View.objects.get().side == side
    page.locator("a[href$='/withdraw/']").click()
    check(page)
    page.locator("#id_reason").fill("Another was meant.")
    send(page)
    assert "As we found it." not in page.locator("main").inner_text()


def test_the_public_reads_without_a_sign_in(page, check, owed):
    for name, args in (
        ("follow_up", ["XAA"]),
        ("recommendation", [owed.pk]),
        ("reminders", []),
        ("draftings", []),
    ):
        at(page, name, *args)
        check(page)
        assert not page.locator("main a[href*='/correct/']").count()
