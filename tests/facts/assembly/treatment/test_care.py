from datetime import datetime, timedelta

from habeas.law.verdict import Verdict
from habeas.rulebook.treatment.care import RULES

ADMISSION, REGULAR, CARE = "health-on-admission", "health-regularly", "care-given"
BEGAN = datetime(2024, 5, 1)
IN_TIME = BEGAN + timedelta(hours=24)
LATE = IN_TIME + timedelta(seconds=1)
NOW = datetime(2024, 7, 1)
BREACH, MET, UNKNOWN = Verdict.BREACH, Verdict.MET, Verdict.UNKNOWN
PENDING, NOT_APPLICABLE = Verdict.PENDING, Verdict.NOT_APPLICABLE


def check(at, **more):
    return {
        "at": at,
        "covers_physical": True,
        "covers_mental": True,
        "by_professional": True,
        **more,
    }


def verdicts(found, rule):
    return {key: row[rule] for key, row in found.items()}


def test_body_and_mind_are_checked_on_admission(cases, row, held):
    told = {
        "at 24 hours": ([check(IN_TIME)], MET),
        "just over": ([check(LATE)], BREACH),
        "body alone": ([check(IN_TIME, covers_mental=False)], BREACH),
        "by two checks": (
            [
                check(BEGAN, covers_mental=False),
                check(IN_TIME, covers_physical=False),
            ],
            MET,
        ),
        "mind late": (
            [check(BEGAN, covers_mental=False), check(LATE)],
            BREACH,
        ),
        "by a guard": ([check(IN_TIME, by_professional=False)], BREACH),
        "by nobody known": ([check(IN_TIME, by_professional=None)], UNKNOWN),
        "by nobody known, late": ([check(LATE, by_professional=None)], BREACH),
        "mind blank": ([check(IN_TIME, covers_mental=None)], UNKNOWN),
        "undated": ([check(None)], UNKNOWN),
        "undated beside one in time": ([check(None), check(IN_TIME)], MET),
        "none": ([], BREACH),
        "soon released": ([], NOT_APPLICABLE),
        "just arrived": ([], PENDING),
        "no end known": ([], UNKNOWN),
    }
    unusual = {
        "soon released": {"ended_at": IN_TIME},
        "just arrived": {"began_at": NOW - timedelta(hours=24), "ended_at": None},
        "no end known": {"ended_at": None, "end_not_known": True},
    }
    custody = [held(key, **unusual.get(key, {})) for key in told]
    rows = [
        row("health_check", key, **one)
        for key, (many, _) in told.items()
        for one in many
    ]
    found = cases(RULES, (), custody=custody, health_check=rows)
    assert verdicts(found, ADMISSION) == {key: v for key, (_, v) in told.items()}
    assert found["none"]["health_on_admission__since"] == IN_TIME


def test_no_gap_between_checks_is_longer_than_the_interval(cases, row, held):
    """The custodies last 40 days, from 1 May to 10 June; the interval is 30 days."""
    at_30 = BEGAN + timedelta(days=30)
    after_30 = at_30 + timedelta(seconds=1)
    told = {
        "at 30 days": ([check(at_30)], MET),
        "just over": ([check(after_30)], BREACH),
        "at the end": ([check(BEGAN + timedelta(days=9))], BREACH),
        "ten days before the end": ([check(BEGAN + timedelta(days=10))], MET),
        "mind never": ([check(at_30, covers_mental=False)], BREACH),
        "body never": ([check(at_30, covers_physical=False)], BREACH),
        "mind in another": (
            [
                check(BEGAN + timedelta(days=12), covers_physical=False),
                check(at_30, covers_mental=False),
            ],
            MET,
        ),
        "mind blank": ([check(at_30, covers_mental=None)], UNKNOWN),
        "mind blank, just over": ([check(after_30, covers_mental=None)], BREACH),
        "undated": ([check(None)], UNKNOWN),
        "undated beside one in time": ([check(None), check(at_30)], MET),
        "before and after the custody": (
            [check(BEGAN - timedelta(days=1)), check(NOW)],
            BREACH,
        ),
        "none": ([], BREACH),
        "short": ([], MET),
        "running": ([], PENDING),
        "no end known": ([], UNKNOWN),
    }
    unusual = {
        "short": {"ended_at": at_30},
        "running": {"began_at": NOW - timedelta(days=30), "ended_at": None},
        "no end known": {"ended_at": None, "end_not_known": True},
    }
    custody = [held(key, **unusual.get(key, {})) for key in told]
    rows = [
        row("health_check", key, **one)
        for key, (many, _) in told.items()
        for one in many
    ]
    found = cases(RULES, (), custody=custody, health_check=rows)
    assert verdicts(found, REGULAR) == {key: v for key, (_, v) in told.items()}
    assert found["running"]["health_regularly__due"] == NOW


def test_checks_that_are_not_kept_are_unknown(cases, row):
    unkept = cases(RULES, ["c"])["c"]
    assert [unkept[rule] for rule in (ADMISSION, REGULAR, CARE)] == [UNKNOWN] * 3


def test_a_check_of_nobody_knows_what_fills_no_gap_it_cannot_reach(cases, row):
    """Its date alone leaves 39 days without one, whatever it covered."""
    found = cases(RULES, ["c"], health_check=[row("health_check", "c", at=IN_TIME)])
    assert [found["c"][rule] for rule in (ADMISSION, REGULAR)] == [UNKNOWN, BREACH]


def test_each_urgent_need_is_met_in_its_time(cases, row, held):
    def need(**more):
        return {
            "recorded_at": BEGAN,
            "is_urgent": True,
            "due_at": None,
            "met_at": IN_TIME,
            **more,
        }

    earlier, later = BEGAN + timedelta(hours=6), BEGAN + timedelta(hours=72)
    told = {
        "at 24 hours": ([need()], MET),
        "just over": ([need(met_at=LATE)], BREACH),
        "never": ([need(met_at=None)], BREACH),
        "one of two": ([need(), need(met_at=None)], BREACH),
        "past its own time": ([need(due_at=earlier)], BREACH),
        "within its own time": ([need(due_at=later, met_at=later)], MET),
        "not urgent": ([need(is_urgent=False, met_at=None)], NOT_APPLICABLE),
        "urgency blank": ([need(is_urgent=None, met_at=None)], UNKNOWN),
        "undated": ([need(recorded_at=None)], UNKNOWN),
        "undated, with its own time": ([need(recorded_at=None, due_at=later)], MET),
        "no need": ([], NOT_APPLICABLE),
        "running": (
            [need(recorded_at=NOW - timedelta(hours=24), met_at=None)],
            PENDING,
        ),
        "released before": (
            [need(recorded_at=datetime(2024, 6, 9, 1), met_at=None)],
            MET,
        ),
    }
    custody = [
        held(key, **({"ended_at": None} if key == "running" else {})) for key in told
    ]
    rows = [row("need", key, **one) for key, (many, _) in told.items() for one in many]
    found = cases(RULES, (), custody=custody, need=rows)
    assert verdicts(found, CARE) == {key: v for key, (_, v) in told.items()}
    assert found["one of two"]["care_given__since"] == IN_TIME


def test_a_need_whose_care_is_not_kept_is_unknown(cases, row):
    need = row("need", "c", recorded_at=BEGAN, is_urgent=True)
    assert cases(RULES, ["c"], need=[need])["c"][CARE] is UNKNOWN
