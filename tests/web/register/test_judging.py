"""Verdicts are kept, read back whole, worked out anew, and never those of old facts."""

import datetime as dt

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.web.register.actions.judging import judge, judge_marked, refreshed
from habeas.web.register.actions.marking import mark
from habeas.web.register.models import (
    Breach,
    Confinement,
    Custody,
    Judged,
    Mark,
    Order,
    Wording,
)
from habeas.web.register.queries.verdicts import (
    fresh_verdicts,
    is_stale,
    stored_verdicts,
)
from habeas.web.register.queries.working_out import work_out
from habeas.web.trail.actions import SYSTEM, record, withdraw

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
BEGAN = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def law(settings):
    settings.JURISDICTION = "XAA"


@pytest.fixture
def since_march(hold):
    return hold(since=BEGAN)


def of_line(findings, line):
    (found,) = (f for f in findings if f.line == line)
    return found


def test_what_is_kept_is_what_was_found(since_march):
    record(Confinement(custody=since_march, began_at=BEGAN), by=SYSTEM)
    found = judge([since_march.pk], at=NOW)[since_march.pk]
    kept = stored_verdicts(since_march.pk)
    assert kept.findings == found
    assert kept.judged_at == NOW
    assert {f.subject for f in found} == {Subject.CUSTODY, Subject.CONFINEMENT}
    assert not Mark.objects.exists()


def test_a_verdict_says_why_since_when_and_where_it_is_written(since_march):
    found = of_line(refreshed(since_march, at=NOW).findings, "presumption-of-liberty")
    assert found.verdict is Verdict.BREACH
    assert found.since == BEGAN + dt.timedelta(hours=24)
    assert found.reason.startswith("Held while no order held")
    assert found.citation.startswith("GC5 18")


def test_what_is_missing_is_a_finding(since_march):
    found = of_line(refreshed(since_march, at=NOW).findings, "legal-basis")
    assert found.verdict is Verdict.UNKNOWN
    assert found.missing in found.reason


def test_breaches_are_listed(since_march):
    found = judge([since_march.pk], at=NOW)[since_march.pk]
    listed = set(Breach.objects.values_list("line", flat=True))
    assert listed == {f.line for f in found if f.verdict is Verdict.BREACH}


def test_a_page_that_is_not_stale_reads_what_is_kept(
    since_march, django_assert_num_queries
):
    refreshed(since_march, at=NOW)
    stored_verdicts(since_march.pk)
    with django_assert_num_queries(3):
        assert refreshed(since_march, at=NOW + dt.timedelta(hours=1)).judged_at == NOW


def test_time_alone_makes_a_page_stale(since_march):
    kept = refreshed(since_march, at=NOW)
    assert kept.next_at == dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    assert not is_stale(since_march.pk, at=NOW + dt.timedelta(hours=11))
    assert is_stale(since_march.pk, at=kept.next_at)


def test_a_deadline_comes_before_midnight(since_march):
    kept = refreshed(since_march, at=BEGAN + dt.timedelta(hours=23))
    dues = {f.due_at for f in kept.of(Verdict.PENDING) if f.due_at}
    assert kept.next_at == min(dues) + dt.timedelta(seconds=1)


def test_an_order_that_lapses_comes_before_midnight(since_march):
    ends = NOW + dt.timedelta(hours=2)
    for hours in (2, 5):
        lasts = NOW + dt.timedelta(hours=hours)
        order = Order(custody=since_march, kind="detention", at=BEGAN, ends_at=lasts)
        record(order, by=SYSTEM)
    kept = refreshed(since_march, at=NOW)
    assert kept.next_at == ends + dt.timedelta(seconds=1)
    assert stored_verdicts(since_march.pk).next_at == kept.next_at


def test_what_was_proposed_is_judged_and_not_kept(since_march):
    line = "presumption-of-liberty"
    order = Order(custody=since_march, kind="detention", at=BEGAN, ends_at=NOW)
    found = fresh_verdicts(since_march, at=NOW, with_proposed=[order])
    assert of_line(found, line).verdict is not Verdict.BREACH
    assert not Order.objects.exists()
    record(order, by=SYSTEM)
    order.quashed_at = BEGAN
    found = fresh_verdicts(since_march, at=NOW, with_proposed=[order])
    assert of_line(found, line).verdict is Verdict.BREACH


def test_what_a_write_has_overtaken_is_not_kept(since_march):
    tokens = mark([since_march.pk], at=NOW)
    mark([since_march.pk], at=NOW)
    assert judge_marked(tokens, at=NOW)
    assert not Judged.objects.exists()
    assert Mark.objects.exists()


def test_of_two_who_judge_at_once_the_second_keeps_nothing(since_march):
    tokens = mark([since_march.pk], at=NOW)
    judge_marked(tokens, at=NOW)
    judge_marked(tokens, at=NOW + dt.timedelta(days=1))
    assert Judged.objects.get().judged_at == NOW


def test_a_custody_withdrawn_loses_its_verdicts(since_march):
    judge([since_march.pk], at=NOW)
    withdraw(since_march, by=SYSTEM, reason="typed twice", seen=1)
    assert judge([since_march.pk], at=NOW) == {}
    assert not Judged.objects.exists()
    assert not Breach.objects.exists()


def test_nobody_else_is_judged_with_the_asked(since_march):
    earlier = {"began_at": BEGAN - dt.timedelta(days=1), "ended_at": BEGAN}
    other = Custody(person=since_march.person, **earlier)
    record(other, by=SYSTEM)
    assert set(work_out([since_march.pk], at=NOW)) == {since_march.pk}


def test_the_sentences_of_a_law_are_kept_once(since_march):
    judge([since_march.pk], at=NOW)
    judge([since_march.pk], at=NOW + dt.timedelta(days=1))
    assert Wording.objects.count() == 1


def test_a_released_person_is_judged_no_more_by_the_day(since_march):
    since_march.ended_at = NOW - dt.timedelta(hours=1)
    since_march.save()
    midnight = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    assert refreshed(since_march, at=NOW).next_at != midnight
