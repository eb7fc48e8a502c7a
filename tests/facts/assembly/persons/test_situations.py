from datetime import datetime, timedelta

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.persons import situations

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING
BEGAN = datetime(2024, 1, 1)
AS_OF = BEGAN + timedelta(days=30)
RULES = situations.RULES
OLDER, PREGNANT = "vulnerable-person/older-person", "pregnant-or-breastfeeding"
ASYLUM, REFUGEE = "vulnerable-person/asylum-seeker", "vulnerable-person/refugee"
STATELESS, LGBTI = "vulnerable-person/stateless", "vulnerable-person/lgbti"


def days(n):
    return None if n is None else BEGAN + timedelta(days=n)


def record(situation="older_person", status="confirmed", known=2, ended=None):
    return {
        "situation": situation,
        "status": status,
        "known_at": days(known),
        "ended_at": days(ended),
    }


# The day the custody ends; the records; whether screened by somebody qualified; what
# else is told of the custody and the person; the verdicts.
CASES = {
    "confirmed": (9, [record()], None, {}, {OLDER: B, LGBTI: U}),
    "screened-too": (9, [record()], True, {}, {OLDER: B, LGBTI: M}),
    "known-before": (9, [record(known=-5)], None, {}, {OLDER: B}),
    "known-as-it-ended": (9, [record(known=9)], None, {}, {OLDER: U}),
    "known-as-it-ended-screened": (9, [record(known=9)], True, {}, {OLDER: M}),
    "known-just-now": (None, [record(known=30)], None, {}, {OLDER: B}),
    "known-when-not-recorded": (9, [record(known=None)], True, {}, {OLDER: U}),
    "ceased-before": (9, [record(known=-9, ended=-1)], True, {}, {OLDER: M}),
    "ceased-within": (9, [record(ended=3)], None, {}, {OLDER: B}),
    "examined": (
        None,
        [record(status="under_examination")],
        True,
        {},
        {OLDER: P, LGBTI: M},
    ),
    "examined-and-freed": (
        9,
        [record(status="under_examination")],
        True,
        {},
        {OLDER: U},
    ),
    "excluded": (9, [record(status="excluded")], None, {}, {OLDER: M, LGBTI: U}),
    "excluded-then-confirmed": (
        9,
        [record(status="excluded"), record(known=5)],
        None,
        {},
        {OLDER: B},
    ),
    "status-not-recorded": (9, [record(status=None)], True, {}, {OLDER: U}),
    "situation-not-recorded": (
        9,
        [record(situation=None)],
        True,
        {},
        {OLDER: U, LGBTI: U},
    ),
    "nothing-recorded": (9, [], None, {}, {OLDER: U, PREGNANT: U}),
    "screened": (9, [], True, {"sex": "female"}, {OLDER: M, PREGNANT: M}),
    "screened-by-others": (9, [], False, {}, {OLDER: U, PREGNANT: U}),
    "a-man": (9, [], None, {"sex": "male"}, {PREGNANT: N, OLDER: U}),
    "pregnant": (9, [record("pregnant")], None, {"sex": "female"}, {PREGNANT: B}),
    "breastfeeding": (9, [record("breastfeeding")], None, {}, {PREGNANT: B}),
    "pregnant-whatever-the-sex": (
        9,
        [record("pregnant")],
        None,
        {"sex": "male"},
        {PREGNANT: B},
    ),
    "pregnancy-examined": (
        None,
        [record("pregnant", "under_examination")],
        True,
        {"sex": "female"},
        {PREGNANT: P},
    ),
    "seeks-protection": (
        9,
        [],
        None,
        {"seeks_protection": True},
        {ASYLUM: B, REFUGEE: U},
    ),
    "seeks-none": (
        9,
        [],
        None,
        {"seeks_protection": False},
        {ASYLUM: M, REFUGEE: M},
    ),
    "refugee-after-all": (
        9,
        [record("refugee")],
        None,
        {"seeks_protection": False},
        {REFUGEE: B},
    ),
    "stateless": (9, [], None, {"is_stateless": True}, {STATELESS: B}),
    "of-a-state": (9, [], None, {"is_stateless": False}, {STATELESS: M}),
}


def tables(cases):
    return {
        "custody": [
            {
                "custody_id": key,
                "person_id": key,
                "began_at": BEGAN,
                "ended_at": days(case[0]),
                "seeks_protection": case[3].get("seeks_protection"),
            }
            for key, case in cases.items()
        ],
        "person": [
            {
                "person_id": key,
                "sex": case[3].get("sex"),
                "is_stateless": case[3].get("is_stateless"),
            }
            for key, case in cases.items()
        ],
        "vulnerability": [
            {"vulnerability_id": f"{key}{n}", "person_id": key, **row}
            for key, case in cases.items()
            for n, row in enumerate(case[1])
        ],
        "screening": [
            {
                "screening_id": key,
                "custody_id": key,
                "at": days(1),
                "by_qualified_person": case[2],
            }
            for key, case in cases.items()
            if case[2] is not None
        ],
    }


@pytest.fixture(scope="module")
def rows(judged):
    return judged(Subject.CUSTODY, as_of=AS_OF, rules=RULES, **tables(CASES))


@pytest.mark.parametrize("key", CASES)
def test_situations(rows, key):
    expected = CASES[key][4]
    assert {rule: rows[key][rule] for rule in expected} == expected


def test_the_breach_began_when_it_was_known_or_liberty_was_taken(rows):
    since = "vulnerable_person__older_person__since"
    assert rows["confirmed"][since] == days(2)
    assert rows["known-before"][since] == BEGAN


@pytest.mark.parametrize(
    ("kept", "verdict"),
    [
        pytest.param(("custody", "person"), U, id="nothing kept"),
        pytest.param(("custody", "person", "screening"), M, id="screenings kept"),
        pytest.param(("custody", "person", "vulnerability"), U, id="no screenings"),
    ],
)
def test_a_table_not_given(judged, kept, verdict):
    given = tables({"c": CASES["screened"]})
    some = {name: given[name] for name in kept}
    row = judged(Subject.CUSTODY, as_of=AS_OF, rules=RULES, **some)["c"]
    assert row[OLDER] is verdict
