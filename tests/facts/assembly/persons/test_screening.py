from datetime import datetime, timedelta

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.persons import screening

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING
BEGAN = datetime(2024, 1, 1)
AS_OF = BEGAN + timedelta(hours=200)
RULES = screening.RULES
FIRST, AGAIN = (rule.id for rule in RULES)


def hours(n):
    return None if n is None else BEGAN + timedelta(hours=n)


# The hour the custody ends; screenings as (hour, qualified); changes as (table, hour);
# the verdicts on the first screening and on those that changes call for.
CASES = {
    "at-the-limit": (150, [(24, True)], [], M, N),
    "a-minute-late": (150, [(24 + 1 / 60, True)], [], B, N),
    "never": (150, [], [], B, N),
    "not-qualified": (150, [(5, False)], [], B, N),
    "qualified-not-recorded": (150, [(5, None)], [], U, N),
    "day-not-recorded": (150, [(None, True)], [], U, N),
    "freed-before-it-was-due": (24, [], [], N, N),
    "freed-after-a-screening": (20, [(5, True)], [], M, N),
    "again-at-the-limit": (150, [(5, True), (88, True)], [("incident", 40)], M, M),
    "again-a-minute-late": (
        150,
        [(5, True), (88 + 1 / 60, True)],
        [("incident", 40)],
        M,
        B,
    ),
    "not-again": (150, [(5, True)], [("incident", 40)], M, B),
    "one-of-two": (
        150,
        [(5, True), (50, True)],
        [("incident", 40), ("need", 60)],
        M,
        B,
    ),
    "one-for-both": (
        150,
        [(5, True), (80, True)],
        [("incident", 40), ("need", 60)],
        M,
        M,
    ),
    "need": (150, [(5, True)], [("need", 40)], M, B),
    "transfer": (150, [(5, True)], [("placement", 40)], M, B),
    "freed-before-again": (88, [(5, True)], [("incident", 40)], M, M),
    "awaited-again": (None, [(5, True)], [("incident", 190)], M, P),
    "again-by-whom-not-recorded": (
        150,
        [(5, True), (50, None)],
        [("incident", 40)],
        M,
        U,
    ),
    "again-when-not-recorded": (
        150,
        [(5, True), (None, True)],
        [("incident", 40)],
        M,
        U,
    ),
    "change-undated": (150, [(5, True)], [("incident", None)], M, U),
    "died": (150, [(5, True)], [("death", 40)], M, N),
}
AT = {"incident": "at", "need": "recorded_at"}


def tables(cases):
    placed = [
        {
            "placement_id": f"{key} first",
            "custody_id": key,
            "place_id": "a",
            "began_at": BEGAN,
        }
        for key in cases
    ]
    given = {
        "custody": [
            {"custody_id": key, "began_at": BEGAN, "ended_at": hours(case[0])}
            for key, case in cases.items()
        ],
        "screening": [
            {
                "screening_id": f"{key}{n}",
                "custody_id": key,
                "at": hours(at),
                "by_qualified_person": qualified,
            }
            for key, case in cases.items()
            for n, (at, qualified) in enumerate(case[1])
        ],
        "incident": [],
        "need": [],
        "placement": placed,
    }
    for key, case in cases.items():
        for table, at in case[2]:
            add_change(given, key, table, at)
    return given


def add_change(given, key, table, at):
    row = {"custody_id": key}
    match table:
        case "placement":
            same = {**row, "place_id": "a", "began_at": hours(at - 10)}
            other = {**row, "place_id": "b", "began_at": hours(at)}
            given[table] += [
                {**same, "placement_id": f"{key} second"},
                {**other, "placement_id": f"{key} third"},
            ]
        case "need":
            given[table].append({**row, "need_id": key, "recorded_at": hours(at)})
        case kind:
            kind = "death" if kind == "death" else "self_harm"
            row |= {"incident_id": key, "at": hours(at), "kind": kind}
            given["incident"].append(row)


@pytest.fixture(scope="module")
def rows(judged):
    return judged(Subject.CUSTODY, as_of=AS_OF, rules=RULES, **tables(CASES))


@pytest.mark.parametrize("key", CASES)
def test_screening(rows, key):
    *_, first, again = CASES[key]
    assert (rows[key][FIRST], rows[key][AGAIN]) == (first, again)


def test_the_first_is_awaited_within_its_limit(judged):
    given = tables({"c": (None, [], [], P, N)})
    row = judged(Subject.CUSTODY, as_of=hours(10), rules=RULES, **given)["c"]
    assert row[FIRST] is P


@pytest.mark.parametrize(
    ("case", "left_out", "verdicts"),
    [
        pytest.param("again-at-the-limit", ("screening",), (U, U), id="screenings"),
        pytest.param("at-the-limit", ("need",), (M, U), id="no change among the kept"),
        pytest.param(
            "again-at-the-limit", ("need",), (M, U), id="others may be missed"
        ),
        pytest.param("not-again", ("need",), (M, B), id="one is missed for sure"),
        pytest.param(
            "at-the-limit", ("need", "incident", "placement"), (M, U), id="no changes"
        ),
    ],
)
def test_a_table_not_given(judged, case, left_out, verdicts):
    given = tables({"c": CASES[case]})
    some = {name: rows for name, rows in given.items() if name not in left_out}
    row = judged(Subject.CUSTODY, as_of=AS_OF, rules=RULES, **some)["c"]
    assert (row[FIRST], row[AGAIN]) == verdicts
