"""A sweep judges what waits or has come due, once, whoever else sweeps."""

import datetime as dt

import pytest

from habeas.web.register.actions.judging import judge, judge_marked
from habeas.web.register.actions.marking import mark
from habeas.web.register.actions.sweeping import LEASE, claim, mark_due, sweep
from habeas.web.register.models import Instruction, Judged, Mark, Order
from habeas.web.trail.actions import SYSTEM, record

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
BEGAN = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def law(settings):
    settings.JURISDICTION = "XAA"


@pytest.fixture
def ordered(hold):
    """Give a way of having somebody held under an order that holds."""

    def made(since=BEGAN, ends_at=NOW + dt.timedelta(days=20)):
        custody = hold(since=since, regime="removal")
        order = Order(custody=custody, kind="detention", at=since, ends_at=ends_at)
        record(order, by=SYSTEM)
        return custody

    return made


def test_what_a_write_marked_is_judged(ordered):
    custody = ordered()
    assert sweep(NOW).judged == 1
    assert Judged.objects.get(pk=custody.pk).judged_at == NOW
    assert sweep(NOW).judged == 0


def test_what_time_has_changed_is_judged(ordered):
    custody = ordered()
    sweep(NOW)
    midnight = Judged.objects.get(pk=custody.pk).next_at
    assert sweep(midnight - dt.timedelta(seconds=1)).judged == 0
    assert sweep(midnight).judged == 1


def test_what_was_never_judged_is_swept_with_everything(ordered):
    ordered()
    Mark.objects.all().delete()
    assert sweep(NOW).judged == 0
    assert sweep(NOW, everything=True).judged == 1


def test_everything_that_runs_can_be_swept(ordered):
    ordered()
    sweep(NOW)
    assert sweep(NOW, everything=True).judged == 1


def test_two_sweeps_share_the_work(ordered):
    custodies = {ordered().pk for _ in range(3)}
    one, other = claim(NOW, most=2), claim(NOW, most=2)
    assert set(one) | set(other) == custodies
    assert not set(one) & set(other)
    assert not claim(NOW)


def test_a_sweep_broken_off_leaves_its_work_to_the_next(ordered):
    ordered()
    assert claim(NOW)
    assert not claim(NOW + LEASE / 2)
    assert claim(NOW + LEASE)


def test_a_write_during_a_sweep_is_judged_after_it(ordered):
    custody = ordered()
    tokens = claim(NOW)
    mark([custody.pk], at=NOW)
    judge_marked(tokens, at=NOW)
    assert set(claim(NOW)) == {custody.pk}


def test_what_is_fresh_is_not_marked(ordered):
    custody = ordered()
    judge([custody.pk], at=NOW)
    assert mark_due(NOW) == 0


def test_release_is_instructed_when_time_runs_out(ordered):
    custody = ordered(ends_at=None)
    sweep(NOW)
    assert not Instruction.objects.exists()
    later = NOW + dt.timedelta(days=400)
    assert sweep(later).instructed
    found = set(Instruction.objects.values_list("custody", "cause"))
    assert (custody.pk, "maximum") in found
    count = len(found)
    assert not sweep(later).instructed
    assert Instruction.objects.count() == count
