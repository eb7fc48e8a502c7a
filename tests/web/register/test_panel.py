"""The panel of a custody's page: what a viewer may see, grouped, with the clock."""

import datetime as dt

import pytest
from django.utils import timezone

from habeas.law.verdict import Verdict
from habeas.web.accounts.models import Role
from habeas.web.register.actions.judging import refreshed
from habeas.web.register.models import Protection
from habeas.web.register.queries.panel import panel
from habeas.web.register.queries.walls import lines_of
from habeas.web.trail.actions import SYSTEM, record

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
BEGAN = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def law(settings):
    settings.JURISDICTION = "XAA"


@pytest.fixture
def since_march(hold):
    return hold(since=BEGAN, regime="removal")


def shown(viewer, custody, at=NOW):
    return panel(viewer, custody, refreshed(custody, at=at), at=at)


def test_what_is_broken_comes_first_since_the_longest(since_march, viewer, police):
    seen = shown(viewer(Role.CUSTODY_OFFICER, police), since_march)
    since = [f.since for f in seen.breaches if f.since]
    assert since
    assert since == sorted(since)


def test_what_is_missing_is_grouped_by_the_fact(since_march, viewer, police):
    seen = shown(viewer(Role.CUSTODY_OFFICER, police), since_march)
    facts = [gap.fact for gap in seen.missing]
    assert facts
    assert len(set(facts)) == len(facts)
    assert seen.unknown == sum(len(gap.findings) for gap in seen.missing)


def test_only_lines_the_role_may_see_are_shown(since_march, viewer, police):
    record(Protection(custody=since_march, seeks_protection=True), by=SYSTEM)
    seen = shown(viewer(Role.CUSTODY_OFFICER, police), since_march)
    all_of_them = [
        *seen.breaches,
        *seen.due,
        *seen.met,
        *seen.not_applicable,
        *(f for gap in seen.missing for f in gap.findings),
    ]
    assert {f.line for f in all_of_them} <= lines_of(Role.CUSTODY_OFFICER)


def test_the_clock_says_how_long_until_when_and_by_which_law(
    since_march, viewer, police
):
    clock = shown(viewer(Role.CUSTODY_OFFICER, police), since_march).clock
    assert (clock.began_at, clock.at) == (BEGAN, NOW)
    assert clock.expires_at > NOW
    assert not clock.is_over
    assert 0 <= clock.share < 100
    assert clock.limit.regime in {None, "removal"}
    assert clock.limit.source.title


def test_past_the_maximum_the_clock_is_full(since_march, viewer, police):
    later = NOW + dt.timedelta(days=4000)
    clock = shown(viewer(Role.CUSTODY_OFFICER, police), since_march, later).clock
    assert clock.is_over
    assert clock.share == 100


def test_a_law_that_sets_no_maximum_ends_at_no_moment(
    since_march, viewer, police, settings
):
    settings.JURISDICTION = "model"
    clock = shown(viewer(Role.CUSTODY_OFFICER, police), since_march).clock
    assert (clock.expires_at, clock.limit) == (None, None)


def test_whoever_may_not_see_the_clock_has_none(since_march, viewer, police):
    seen = shown(viewer(Role.SOCIAL_WORKER, police), since_march)
    assert seen.clock is None


def test_the_next_due_is_the_soonest(since_march, viewer, police):
    at = BEGAN + dt.timedelta(hours=1)
    seen = shown(viewer(Role.CUSTODY_OFFICER, police), since_march, at)
    dues = [f.due_at for f in seen.due if f.due_at]
    assert seen.next_due.due_at == min(dues)
    assert {f.verdict for f in seen.due} == {Verdict.PENDING}


def test_the_page_shows_the_panel(client_as, held):
    page = client_as(Role.CUSTODY_OFFICER).get(f"/custodies/{held.reference}/")
    text = page.content.decode()
    assert "No ground was given" in text
    assert "Owed by: Decision-maker" in text
    assert timezone.localtime().strftime("%Y") in text
