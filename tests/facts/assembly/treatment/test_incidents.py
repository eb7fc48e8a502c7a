from datetime import datetime, timedelta

from habeas.law.verdict import Verdict
from habeas.rulebook.treatment.incidents import RULES

ALLEGATION, DEATH = "ill-treatment-investigated", "death-investigated"
AT = datetime(2024, 5, 10, 8)
IN_TIME = AT + timedelta(hours=48)
LATE = IN_TIME + timedelta(seconds=1)
NOW = datetime(2024, 7, 1)
BREACH, MET, UNKNOWN = Verdict.BREACH, Verdict.MET, Verdict.UNKNOWN
PENDING, NOT_APPLICABLE = Verdict.PENDING, Verdict.NOT_APPLICABLE


def allegation(**more):
    return {
        "kind": "ill_treatment",
        "at": AT,
        "investigation_opened_at": IN_TIME,
        "investigation_closed_at": NOW,
        "investigation_independent": True,
        "accused_kept_apart": True,
        "outcome_recorded": True,
        **more,
    }


def death(**more):
    return {
        "kind": "death",
        "at": AT,
        "investigation_opened_at": IN_TIME,
        "investigation_independent": True,
        "family_told_at": IN_TIME,
        **more,
    }


def test_each_allegation_is_judged_by_its_own_dates(cases, row):
    running = {"investigation_closed_at": None}
    told = {
        "in time": ([allegation()], MET),
        "late": ([allegation(investigation_opened_at=LATE)], BREACH),
        "never": ([allegation(investigation_opened_at=None)], BREACH),
        "one of two": (
            [allegation(), allegation(investigation_opened_at=None)],
            BREACH,
        ),
        "fresh": (
            [
                allegation(
                    at=NOW - timedelta(hours=47),
                    investigation_opened_at=None,
                    **running,
                )
            ],
            PENDING,
        ),
        "sexual violence": (
            [allegation(kind="sexual_violence", investigation_opened_at=None)],
            BREACH,
        ),
        "dependent": ([allegation(investigation_independent=False)], BREACH),
        "accused beside": ([allegation(accused_kept_apart=False)], BREACH),
        "no outcome": ([allegation(outcome_recorded=False)], BREACH),
        "no outcome yet": ([allegation(outcome_recorded=False, **running)], PENDING),
        "outcome open": ([allegation(outcome_recorded=None, **running)], PENDING),
        "outcome blank": ([allegation(outcome_recorded=None)], UNKNOWN),
        "undated": ([allegation(at=None)], UNKNOWN),
        "independence blank": ([allegation(investigation_independent=None)], UNKNOWN),
        "accused blank": ([allegation(accused_kept_apart=None)], UNKNOWN),
        "kind blank": ([allegation(kind=None)], UNKNOWN),
        "kind blank, late": (
            [allegation(kind=None, investigation_opened_at=LATE)],
            UNKNOWN,
        ),
        "self-harm": ([allegation(kind="self_harm", accused_kept_apart=False)],
                      NOT_APPLICABLE),
        "nothing": ([], NOT_APPLICABLE),
    }  # fmt: skip
    rows = [
        row("incident", key, **one) for key, (many, _) in told.items() for one in many
    ]
    found = cases(RULES, told, incident=rows)
    assert {key: found[key][ALLEGATION] for key in told} == {
        key: verdict for key, (_, verdict) in told.items()
    }
    assert found["one of two"]["investigation_due_at"] == IN_TIME


def test_a_death_is_found_in_either_table(cases, row, held):
    told = {
        "in time": ([death()], MET),
        "late": ([death(investigation_opened_at=LATE)], BREACH),
        "family late": ([death(family_told_at=LATE)], BREACH),
        "family never": ([death(family_told_at=None)], BREACH),
        "dependent": ([death(investigation_independent=False)], BREACH),
        "independence blank": ([death(investigation_independent=None)], UNKNOWN),
        "undated": ([death(at=None)], UNKNOWN),
        "fresh": (
            [
                death(
                    at=NOW - timedelta(hours=48),
                    investigation_opened_at=None,
                    family_told_at=None,
                )
            ],
            PENDING,
        ),
        "died, no incident": ([], BREACH),
        "died, other incident": ([death(kind="self_harm")], BREACH),
        "lives": ([], NOT_APPLICABLE),
        "kind blank": ([death(kind=None)], UNKNOWN),
    }
    custody = [
        held(key, end_reason="died" if key.startswith("died") else "released")
        for key in told
    ]
    rows = [
        row("incident", key, **one) for key, (many, _) in told.items() for one in many
    ]
    found = cases(RULES, told, custody=custody, incident=rows)
    assert {key: found[key][DEATH] for key in told} == {
        key: verdict for key, (_, verdict) in told.items()
    }


def test_where_incidents_are_not_kept_only_the_end_tells_of_a_death(cases, held):
    custody = [
        held("died", end_reason="died"),
        held("released"),
        held("blank", end_reason=None),
        held("runs", end_reason=None, ended_at=None),
    ]
    found = cases(RULES, (), custody=custody)
    assert {key: row[DEATH] for key, row in found.items()} == {
        "died": UNKNOWN,
        "released": NOT_APPLICABLE,
        "blank": UNKNOWN,
        "runs": NOT_APPLICABLE,
    }
    assert {row[ALLEGATION] for row in found.values()} == {UNKNOWN}


def test_a_column_not_kept_claims_nothing(cases, row):
    keys = ("allegation", "death")
    rows = [
        row("incident", "allegation", kind="ill_treatment", at=AT),
        row("incident", "death", kind="death", at=AT),
    ]
    found = cases(RULES, keys, incident=rows)
    assert found["allegation"][ALLEGATION] is UNKNOWN
    assert found["death"][DEATH] is UNKNOWN


def test_an_empty_table_says_that_nothing_happened(cases):
    found = cases(RULES, ["c"], incident=[])["c"]
    assert found[ALLEGATION] is NOT_APPLICABLE
    assert found[DEATH] is NOT_APPLICABLE
