from dataclasses import replace
from datetime import datetime

import pytest

from habeas.facts.vocabulary import Ground
from habeas.law.edition import Edition
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.ground import equality, lawfulness

BEGAN = datetime(2024, 1, 1)
M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
PROVEN = {"is_proven": True, "is_protected_trait": False}
ABSCONDING = {"ground": Ground.RISK_OF_ABSCONDING, **PROVEN}
# Key: the grounds; legitimate-objective in both editions; non-discrimination;
# automatic-or-systematic.
CASES = {
    "absconding": ([ABSCONDING], M, M, M, M),
    "removal": ([{"ground": Ground.SECURING_REMOVAL, **PROVEN}], M, B, M, M),
    "danger": ([{"ground": Ground.DANGER_TO_SOCIETY, **PROVEN}], B, M, M, M),
    "identity": ([{"ground": Ground.IDENTITY, **PROVEN}], B, B, M, M),
    "deterrence": ([{"ground": Ground.DETERRENCE, **PROVEN}], B, B, M, M),
    "use-of-rights": (
        [ABSCONDING, {"ground": Ground.USE_OF_RIGHTS, **PROVEN}],
        B,
        B,
        M,
        M,
    ),
    "automatic": ([{"ground": Ground.AUTOMATIC, **PROVEN}], B, B, M, B),
    "status-alone": ([{"ground": Ground.IRREGULAR_STATUS, **PROVEN}], B, B, M, M),
    "status-beside": (
        [{"ground": Ground.IRREGULAR_STATUS, "is_protected_trait": False}, ABSCONDING],
        M,
        M,
        M,
        M,
    ),
    "discrimination": ([{"ground": Ground.DISCRIMINATION, **PROVEN}], B, B, B, M),
    "trait": ([{**ABSCONDING, "is_protected_trait": True}], M, M, B, M),
    "unproven": ([{**ABSCONDING, "is_proven": False}], B, B, M, M),
    "proof-not-recorded": ([{**ABSCONDING, "is_proven": None}], U, U, M, M),
    "trait-not-recorded": (
        [{**ABSCONDING, "is_protected_trait": None}],
        M,
        M,
        U,
        M,
    ),
    "ground-not-recorded": ([{"ground": None, **PROVEN}], U, U, U, U),
    "other": ([{"ground": Ground.OTHER, **PROVEN}], U, U, U, U),
    "other-beside-refused": (
        [{"ground": Ground.OTHER, **PROVEN}, {"ground": Ground.PUNISHMENT, **PROVEN}],
        B,
        B,
        U,
        U,
    ),
    "none": ([], B, B, U, U),
}
RULES = (
    lawfulness.legitimate_objective,
    equality.non_discrimination,
    equality.not_automatic,
)


@pytest.fixture(scope="module")
def rows(judged, model):
    tables = {
        "custody": [{"custody_id": key, "began_at": BEGAN} for key in CASES],
        "ground": [
            {"ground_id": f"{key}{n}", "custody_id": key, **ground}
            for key, (grounds, *_) in CASES.items()
            for n, ground in enumerate(grounds)
        ],
    }
    draft = replace(model, edition=Edition.DRAFT)
    return {
        law.edition: judged(Subject.CUSTODY, under=law, rules=RULES, **tables)
        for law in (model, draft)
    }


@pytest.mark.parametrize("key", CASES)
def test_grounds(rows, key):
    _, adopted, draft, discrimination, automatic = CASES[key]
    row = rows[Edition.ADOPTED][key]
    assert row["legitimate-objective"] is adopted
    assert rows[Edition.DRAFT][key]["legitimate-objective"] is draft
    assert row["non-discrimination"] is discrimination
    assert row["automatic-or-systematic"] is automatic


def test_without_a_table_of_grounds_nothing_is_known(judged):
    row = judged(
        Subject.CUSTODY,
        rules=RULES,
        custody=[{"custody_id": "c", "began_at": BEGAN}],
    )["c"]
    assert {row[rule.id] for rule in RULES} == {U}
