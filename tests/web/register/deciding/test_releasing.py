"""The clock releases: once, whoever sweeps, and whatever anybody would rather have."""

import datetime as dt
from dataclasses import dataclass

import pytest
from tests.web.register.deciding.conftest import BEGAN, NOW

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.web.register.actions.releasing import (
    WORD_OF_A_RELEASE,
    obeyed,
    release_on_expiry,
)
from habeas.web.register.models import (
    CompensationFile,
    Hearing,
    Instruction,
    Proposal,
    Review,
    Task,
    Unlawfulness,
)
from habeas.web.register.queries.expiry import ENDING
from habeas.web.register.queries.facts import wall_time
from habeas.web.trail.actions import SYSTEM, correct, record_many

EXPIRY = BEGAN + dt.timedelta(days=60)
MOMENT = dt.timedelta(seconds=1)


@dataclass
class Said:
    """Verdicts as they are told to it, in the place of an engine."""

    breached: dict[str, dt.datetime]
    expires_at: dt.datetime | None = None

    def judge(self, tables, as_of):
        del as_of
        return {Subject.CUSTODY: [self._row(key) for key in self._keys(tables)]}

    def _keys(self, tables):
        return tables["custody"]["custody_id"].to_pylist()

    def _row(self, key):
        row = {"custody_id": key}
        for rule in ENDING:
            since = self.breached.get(rule.id)
            verdict = Verdict.MET if since is None else Verdict.BREACH
            row[f"{rule.column}__verdict"] = verdict.code
            row[f"{rule.column}__since"] = None if since is None else wall_time(since)
            row[f"{rule.column}__due"] = None
        if self.expires_at:
            row["release_on_expiry__due"] = wall_time(self.expires_at)
        return row


RUNS_OUT = Said({}, EXPIRY)


def test_before_the_maximum_nothing_is_instructed(custody):
    assert not release_on_expiry(EXPIRY - MOMENT, judging=RUNS_OUT)


def test_at_the_maximum_release_is_instructed(custody):
    (made,) = release_on_expiry(EXPIRY, judging=RUNS_OUT)
    assert (made.cause, made.custody, made.issued_at) == ("maximum", custody, EXPIRY)
    assert made.citation == "GC5 52; ICMW 16(4)"
    assert made.recorded_by_id is None
    assert not CompensationFile.objects.exists()


def test_all_who_watch_over_it_are_told_without_a_name(custody, service):
    release_on_expiry(EXPIRY, judging=RUNS_OUT)
    told = set(Task.objects.values_list("role", "authority_id"))
    assert told == {
        ("custody_officer", service.pk),
        ("decision_maker", service.pk),
        ("counsel", None),
        ("judge", None),
        ("monitor", None),
    }
    assert set(Task.objects.values_list("is_alarm", "mailed_at")) == {(True, None)}


def test_it_is_instructed_once_however_often_one_looks(custody):
    for hours in range(3):
        release_on_expiry(EXPIRY + dt.timedelta(hours=hours), judging=RUNS_OUT)
    assert Instruction.objects.count() == 1
    assert Task.objects.count() == 5
    assert CompensationFile.objects.count() == 1


def test_an_overrun_marks_the_time_unlawful_from_the_maximum(custody):
    release_on_expiry(EXPIRY, judging=RUNS_OUT)
    late = EXPIRY + WORD_OF_A_RELEASE
    release_on_expiry(late - MOMENT, judging=RUNS_OUT)
    assert not Unlawfulness.objects.exists()
    release_on_expiry(late, judging=RUNS_OUT)
    finding = Unlawfulness.objects.get()
    file = CompensationFile.objects.get()
    assert (finding.source, finding.found_at, finding.claim_opened_at) == (
        "clock",
        late,
        late,
    )
    assert (file.finding, file.unlawful_from, file.unlawful_until) == (
        finding,
        EXPIRY,
        None,
    )


def test_a_release_closes_the_instruction_and_the_time(custody):
    late = EXPIRY + dt.timedelta(hours=5)
    release_on_expiry(late, judging=RUNS_OUT)
    obeyed(custody, at=late, by=SYSTEM)
    assert Instruction.objects.get().obeyed_at == late
    assert CompensationFile.objects.get().unlawful_until == late


def test_a_release_in_time_told_late_leaves_nothing_unlawful(custody):
    release_on_expiry(EXPIRY + dt.timedelta(hours=5), judging=RUNS_OUT)
    obeyed(custody, at=EXPIRY, by=SYSTEM)
    assert CompensationFile.objects.get().withdrawn_at
    assert Unlawfulness.objects.get().withdrawn_at


@pytest.mark.parametrize(
    ("rule", "cause"),
    [
        pytest.param("presumption-of-liberty", "no_order", id="no order in time"),
        pytest.param("child", "child", id="a child"),
    ],
)
def test_other_breaches_end_it_too(custody, rule, cause):
    (made,) = release_on_expiry(NOW, judging=Said({rule: NOW}))
    assert made.cause == cause


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        pytest.param(Hearing, "court", id="a court"),
        pytest.param(Review, "review", id="a review"),
    ],
)
def test_an_order_to_release_that_was_imported_is_instructed(custody, kind, cause):
    record_many([kind(custody=custody, at=NOW, ordered_release=True)], by=SYSTEM)
    (made,) = release_on_expiry(NOW, judging=Said({}))
    assert made.cause == cause
    assert not release_on_expiry(NOW, judging=Said({}))


def test_who_is_free_is_left_alone(custody):
    correct(custody, {"ended_at": NOW}, by=SYSTEM, reason="Released.", seen=1)
    assert not release_on_expiry(EXPIRY, judging=RUNS_OUT)


def test_an_earlier_beginning_moves_the_file_and_opens_no_second(custody):
    release_on_expiry(EXPIRY + dt.timedelta(hours=2), judging=RUNS_OUT)
    lapsed = Said({"presumption-of-liberty": NOW}, EXPIRY)
    release_on_expiry(EXPIRY + dt.timedelta(hours=3), judging=lapsed)
    assert CompensationFile.objects.get().unlawful_from == NOW


def test_no_field_moves_a_maximum():
    names = {field.name for field in Proposal._meta.get_fields()}
    assert not {name for name in names if "maximum" in name or "expir" in name}
