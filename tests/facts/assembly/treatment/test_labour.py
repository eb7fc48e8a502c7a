from datetime import datetime, timedelta

from habeas.law.verdict import Verdict
from habeas.rulebook.treatment.labour import RULES

WORK, REFERRAL = "no-forced-labour", "trafficking-referral"
AT = datetime(2024, 5, 10, 8)
IN_TIME = AT + timedelta(hours=48)
LATE = IN_TIME + timedelta(seconds=1)
BREACH, MET, UNKNOWN = Verdict.BREACH, Verdict.MET, Verdict.UNKNOWN
PENDING, NOT_APPLICABLE = Verdict.PENDING, Verdict.NOT_APPLICABLE


def test_work_is_agreed_to_and_paid(cases, row):
    told = {
        "fair": ([(True, True)], MET),
        "forced": ([(False, True)], BREACH),
        "underpaid": ([(True, False)], BREACH),
        "one of two": ([(True, True), (False, True)], BREACH),
        "consent blank": ([(None, True)], UNKNOWN),
        "pay blank": ([(True, None)], UNKNOWN),
        "consent blank, underpaid": ([(None, False)], BREACH),
        "no work": ([], NOT_APPLICABLE),
    }
    rows = [
        row("work", key, at=AT, has_consent=consent, is_paid_lawfully=paid)
        for key, (many, _) in told.items()
        for consent, paid in many
    ]
    found = cases(RULES, told, work=rows)
    assert {key: found[key][WORK] for key in told} == {
        key: verdict for key, (_, verdict) in told.items()
    }
    assert found["forced"]["no_forced_labour__since"] == AT
    assert {r[REFERRAL] for r in found.values()} == {UNKNOWN}


def test_a_referral_comes_in_time_and_before_any_removal(cases, row, held):
    told = {
        "in time": (AT, IN_TIME, MET),
        "late": (AT, LATE, BREACH),
        "never": (AT, None, BREACH),
        "undated": (None, IN_TIME, UNKNOWN),
        "released before it was due": (datetime(2024, 6, 9), None, MET),
        "removed before": (datetime(2024, 6, 9), None, BREACH),
        "removed after": (datetime(2024, 6, 9), datetime(2024, 6, 9, 6), MET),
        "waits": (datetime(2024, 6, 30), None, PENDING),
    }
    custody = [
        held(
            key,
            ended_at=None if key == "waits" else datetime(2024, 6, 10),
            end_reason="removed" if key.startswith("removed") else "released",
        )
        for key in (*told, "none")
    ]
    rows = [
        row("referral", key, indicated_at=indicated, referred_at=referred)
        for key, (indicated, referred, _) in told.items()
    ]
    found = cases(RULES, (), custody=custody, referral=rows, removal=[])
    assert {key: r[REFERRAL] for key, r in found.items()} == {
        **{key: verdict for key, (*_, verdict) in told.items()},
        "none": NOT_APPLICABLE,
    }


def test_a_victim_known_and_never_referred_is_found(cases, row):
    def known(person, status, **more):
        return {
            "vulnerability_id": person,
            "person_id": person,
            "situation": "victim_of_trafficking",
            "status": status,
            "known_at": AT,
            **more,
        }

    people = ("confirmed", "examined", "excluded", "other", "referred", "undated")
    found = cases(
        RULES,
        people,
        referral=[row("referral", "referred", indicated_at=AT, referred_at=IN_TIME)],
        vulnerability=[
            known("confirmed", "confirmed"),
            known("examined", "under_examination"),
            known("excluded", "excluded"),
            known("other", "confirmed", situation="disability"),
            known("referred", "confirmed"),
            known("undated", "confirmed", known_at=None),
        ],
    )
    assert {key: r[REFERRAL] for key, r in found.items()} == {
        "confirmed": BREACH,
        "examined": BREACH,
        "excluded": NOT_APPLICABLE,
        "other": NOT_APPLICABLE,
        "referred": MET,
        "undated": UNKNOWN,
    }


def test_a_referral_column_not_kept_claims_nothing(cases, row):
    found = cases(RULES, ["c"], referral=[row("referral", "c", indicated_at=AT)])
    assert found["c"][REFERRAL] is UNKNOWN
