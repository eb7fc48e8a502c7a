from datetime import date, datetime, timedelta

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.persons import children

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING
BEGAN = datetime(2024, 1, 1)
AS_OF = BEGAN + timedelta(hours=20)
CHILD = {"birth_date": date(2010, 1, 1)}
ADULT = {"birth_date": date(1990, 1, 1)}
RULES = children.RULES


def hours(n):
    return None if n is None else BEGAN + timedelta(hours=n)


def told(detected, informed, responsible=True):
    return {
        "detected_at": hours(detected),
        "informed_at": hours(informed),
        "is_responsible": responsible,
    }


# The person; the hour the custody ends; the notifications; the verdicts on child and
# on child-protection-informed.
CASES = {
    "adult": (ADULT, 90, [], M, N),
    "child-told-in-time": (CHILD, 19, [told(0, 10)], B, M),
    "a-minute-late": (CHILD, 19, [told(-20, 4 + 1 / 60)], B, B),
    "at-the-limit": (CHILD, 19, [told(-20, 4)], B, M),
    "found-later": (CHILD, 19, [told(10, 15)], B, M),
    "found-when-not-recorded": (CHILD, 19, [told(None, 5)], B, M),
    "told-when-not-recorded": (CHILD, 19, [told(-30, None)], B, B),
    "not-named-responsible": (CHILD, 19, [told(-30, 1, responsible=False)], B, B),
    "responsible-not-recorded": (CHILD, 19, [told(-30, 1, responsible=None)], B, U),
    "not-yet-told": (CHILD, None, [], B, P),
    "freed-before-it-was-due": (CHILD, 19, [], B, N),
    "age-in-dispute": ({**ADULT, "age_disputed": True}, None, [], B, P),
    "dispute-settled": (
        {**ADULT, "age_disputed": True, "age_settled_at": BEGAN},
        None,
        [],
        M,
        N,
    ),
    "year-alone": ({"birth_year": 2005}, 19, [], M, N),
    "year-that-leaves-it-open": ({"birth_year": 2006}, 19, [], U, U),
    "age-not-recorded": ({}, 19, [], U, U),
}


def custody(key, ended):
    return {
        "custody_id": key,
        "person_id": key,
        "began_at": BEGAN,
        "ended_at": hours(ended),
    }


@pytest.fixture(scope="module")
def rows(judged):
    return judged(
        Subject.CUSTODY,
        as_of=AS_OF,
        rules=RULES,
        custody=[custody(key, case[1]) for key, case in CASES.items()],
        person=[{"person_id": key, **case[0]} for key, case in CASES.items()],
        child_notification=[
            {"child_notification_id": f"{key}{n}", "custody_id": key, **row}
            for key, case in CASES.items()
            for n, row in enumerate(case[2])
        ],
    )


@pytest.mark.parametrize("key", CASES)
def test_children(rows, key):
    *_, child, protection = CASES[key]
    row = rows[key]
    assert (row["child"], row["child-protection-informed"]) == (child, protection)
    assert row["family-at-liberty"] is U


def test_without_a_table_of_people_or_notices_it_is_unknown(judged):
    held = [custody("c", 19)]
    row = judged(Subject.CUSTODY, rules=RULES, custody=held)["c"]
    assert {row[rule.id] for rule in RULES} == {U}
    people = [{"person_id": "c", **CHILD}]
    row = judged(Subject.CUSTODY, rules=RULES, custody=held, person=people)["c"]
    assert row["child-protection-informed"] is U


# Ties of the person held: to whom, what the person is, told from which side.
TIES = {
    "parent": ("young", "parent", False, B),
    "carer": ("young", "carer", False, B),
    "told-by-the-child": ("young", "child", True, B),
    "of-an-adult": ("grown", "parent", False, N),
    "sibling": ("young", "sibling", False, N),
    "child-of-the-relative": ("young", "child", False, N),
    "born-after-release": ("unborn", "parent", False, N),
    "age-not-known": ("ageless", "parent", False, U),
    "relative-not-listed": ("nobody", "parent", False, U),
    "relation-not-recorded": ("young", None, False, U),
    "no-tie": (None, None, False, N),
}
PEOPLE = {
    "young": CHILD,
    "grown": ADULT,
    "unborn": {"birth_date": date(2024, 1, 3)},
    "ageless": {},
}


@pytest.fixture(scope="module")
def families(judged):
    links = [
        {
            "family_link_id": key,
            "person_id": relative if is_turned else key,
            "relative_id": key if is_turned else relative,
            "relation": relation,
        }
        for key, (relative, relation, is_turned, _) in TIES.items()
        if relative
    ]
    people = dict.fromkeys(TIES, ADULT) | PEOPLE
    rows = judged(
        Subject.CUSTODY,
        rules=RULES,
        custody=[
            *(custody(key, 24) for key in TIES),
            {**custody("unnamed", 24), "person_id": None},
        ],
        person=[{"person_id": key, **known} for key, known in people.items()],
        family_link=links,
    )
    return {key: row["family-at-liberty"] for key, row in rows.items()}


@pytest.mark.parametrize("key", TIES)
def test_family_at_liberty(families, key):
    assert families[key] is TIES[key][3]


def test_the_family_of_nobody_known_is_unknown(families):
    assert families["unnamed"] is U
