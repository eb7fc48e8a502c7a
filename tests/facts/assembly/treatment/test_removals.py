from datetime import datetime, timedelta

from habeas.law.verdict import Verdict
from habeas.rulebook.treatment.removals import RULES

RISK, ALONE = "non-refoulement", "no-collective-expulsion"
ALIKE = f"{ALONE}/identical-decisions"
AT = datetime(2024, 6, 10)
BEFORE = AT - timedelta(seconds=1)
BREACH, MET, UNKNOWN = Verdict.BREACH, Verdict.MET, Verdict.UNKNOWN
NOT_APPLICABLE = Verdict.NOT_APPLICABLE


def looked(**more):
    return {"kind": "risk_on_return", "at": BEFORE, "is_individual": True, **more}


def removed(**more):
    return {
        "at": AT,
        "country": "XBB",
        "has_individual_decision": True,
        "decision_text_id": None,
        **more,
    }


def test_a_risk_is_assessed_before_the_removal(cases, row):
    told = {
        "before": ([removed()], [looked()], MET),
        "at that moment": ([removed()], [looked(at=AT)], BREACH),
        "of a group": ([removed()], [looked(is_individual=False)], BREACH),
        "of something else": ([removed()], [looked(kind="age")], BREACH),
        "none": ([removed()], [], BREACH),
        "not known whose": ([removed()], [looked(is_individual=None)], UNKNOWN),
        "not known whose, after": (
            [removed()],
            [looked(is_individual=None, at=AT)],
            BREACH,
        ),
        "kind blank": ([removed()], [looked(kind=None)], UNKNOWN),
        "undated": ([removed()], [looked(at=None)], UNKNOWN),
        "undated beside one before": ([removed()], [looked(at=None), looked()], MET),
        "removal undated": ([removed(at=None)], [looked()], UNKNOWN),
        "removal undated, none": ([removed(at=None)], [], BREACH),
        "between two removals": (
            [removed(at=AT - timedelta(days=9)), removed()],
            [looked()],
            BREACH,
        ),
        "not removed": ([], [], NOT_APPLICABLE),
    }
    found = cases(
        RULES,
        told,
        removal=[row("removal", k, **r) for k, (rs, _, _) in told.items() for r in rs],
        assessment=[
            row("assessment", k, **a) for k, (_, many, _) in told.items() for a in many
        ],
    )
    assert {key: found[key][RISK] for key in told} == {
        key: verdict for key, (*_, verdict) in told.items()
    }


def test_decisions_are_individual_and_not_of_one_text(cases, row):
    rows = {
        "alone": removed(decision_text_id="t"),
        "alike": removed(decision_text_id="u"),
        "alike too": removed(decision_text_id="u", at=AT + timedelta(hours=3)),
        "next day": removed(decision_text_id="u", at=AT + timedelta(days=1)),
        "elsewhere": removed(decision_text_id="u", country="XCC"),
        "no decision": removed(has_individual_decision=False),
        "decision blank": removed(has_individual_decision=None, decision_text_id="v"),
    }
    found = cases(
        RULES, rows, removal=[row("removal", key, **one) for key, one in rows.items()]
    )
    assert {key: (r[ALONE], r[ALIKE]) for key, r in found.items()} == {
        "alone": (MET, MET),
        "alike": (MET, BREACH),
        "alike too": (MET, BREACH),
        "next day": (MET, MET),
        "elsewhere": (MET, MET),
        "no decision": (BREACH, UNKNOWN),
        "decision blank": (UNKNOWN, MET),
    }
    assert {r[RISK] for r in found.values()} == {UNKNOWN}


def test_one_persons_two_removals_are_no_group(cases, row):
    twice = [row("removal", "c", **removed(decision_text_id="u")) for _ in range(2)]
    assert cases(RULES, ["c"], removal=twice)["c"][ALIKE] is MET


def test_the_end_of_a_custody_tells_of_a_removal(cases, held):
    custody = [
        held("removed", end_reason="removed"),
        held("released"),
        held("blank", end_reason=None),
        held("runs", end_reason=None, ended_at=None),
    ]
    kept = cases(RULES, (), custody=custody, removal=[], assessment=[])
    assert {key: row[RISK] for key, row in kept.items()} == {
        "removed": BREACH,
        "released": NOT_APPLICABLE,
        "blank": NOT_APPLICABLE,
        "runs": NOT_APPLICABLE,
    }
    assert kept["removed"][ALONE] is UNKNOWN
    unkept = cases(RULES, (), custody=custody)
    assert {key: row[RISK] for key, row in unkept.items()} == {
        "removed": UNKNOWN,
        "released": NOT_APPLICABLE,
        "blank": UNKNOWN,
        "runs": NOT_APPLICABLE,
    }
