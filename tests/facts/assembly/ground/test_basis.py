from dataclasses import replace
from datetime import date, datetime

import pytest

from habeas.law.jurisdiction import LegalBasis
from habeas.law.source import Confidence, Source
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.ground.lawfulness import legal_basis

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
SOURCE = Source("Act", None, date(2020, 1, 1), None, Confidence.FICTIONAL)
BASES = (
    LegalBasis("old", "", SOURCE, ("police",), date(2010, 1, 1), date(2023, 12, 31)),
    LegalBasis("new", "", SOURCE, ("court", "the-office"), date(2024, 1, 1)),
    LegalBasis("undated", "", SOURCE, ("police",)),
    LegalBasis("anyone", "", SOURCE, None, date(2010, 1, 1)),
)
FOLLOWED = {"procedure_followed": True, "kind": "detention"}
DAY_ONE, DAY_BEFORE = datetime(2024, 1, 1), datetime(2023, 12, 31, 23)


def order(basis, authority, at=DAY_ONE, **more):
    return {
        **FOLLOWED,
        "legal_basis": basis,
        "authority_id": authority,
        "at": at,
        **more,
    }


CASES = {
    "in-force": ([order("new", "judge")], {}, M),
    "by-name": ([order("new", "the-office")], {}, M),
    "not-yet": ([order("new", "judge", DAY_BEFORE)], {}, B),
    "last-day": ([order("old", "station", DAY_BEFORE)], {}, M),
    "no-longer": ([order("old", "station")], {}, B),
    "witnessed": ([order("undated", "station")], {}, M),
    "before-any-witness": ([order("undated", "station", datetime(2019, 1, 1))], {}, U),
    "not-on-the-list": ([order("made-up", "judge")], {}, B),
    "not-competent": ([order("new", "station")], {}, B),
    "competence-not-known": ([order("anyone", "judge")], {}, U),
    "body-not-known": ([order("new", "nobody")], {}, U),
    "body-not-recorded": ([order("new", None)], {}, U),
    "day-not-recorded": ([order("new", "judge", None)], {}, U),
    "procedure-broken": ([order("new", "judge", procedure_followed=False)], {}, B),
    "procedure-blank": ([order("new", "judge", procedure_followed=None)], {}, U),
    "basis-of-the-custody": ([order(None, "judge")], {"legal_basis": "new"}, M),
    "basis-not-recorded": ([order(None, "judge")], {}, U),
    "kind-not-recorded": ([order("made-up", "judge", kind=None)], {}, U),
    "one-of-two": (
        [order("new", "judge"), order("new", "station", kind="extension")],
        {},
        B,
    ),
    "release-does-not-count": (
        [order("new", "judge"), order(None, None, kind="release")],
        {},
        M,
    ),
    "no-order": ([], {"legal_basis": "new", "detaining_authority_id": "judge"}, U),
    "no-order-no-law": ([], {"legal_basis": "old"}, B),
}
BODIES = [
    {"authority_id": "judge", "kind": "court"},
    {"authority_id": "station", "kind": "police"},
    {"authority_id": "the-office", "kind": "ministry"},
]


def tables(keys=CASES):
    return {
        "custody": [
            {
                "custody_id": key,
                "began_at": DAY_ONE,
                "legal_basis": None,
                "detaining_authority_id": None,
                **CASES[key][1],
            }
            for key in keys
        ],
        "order": [
            {"order_id": f"{key}{n}", "custody_id": key, **made}
            for key in keys
            for n, made in enumerate(CASES[key][0])
        ],
        "authority": BODIES,
    }


@pytest.fixture(scope="module")
def judge_basis(judged, model):
    def judge(bases, **given):
        law = replace(
            model, jurisdiction=replace(model.jurisdiction, legal_bases=bases)
        )
        rows = judged(Subject.CUSTODY, under=law, rules=(legal_basis,), **given)
        return {key: row["legal-basis"] for key, row in rows.items()}

    return judge


@pytest.fixture(scope="module")
def verdicts(judge_basis):
    return judge_basis(BASES, **tables())


@pytest.mark.parametrize("key", CASES)
def test_legal_basis(verdicts, key):
    assert verdicts[key] is CASES[key][2]


@pytest.mark.parametrize(
    ("bases", "verdict"),
    [
        pytest.param(None, U, id="the law is not known"),
        pytest.param((), B, id="the law allows no detention"),
    ],
)
def test_a_law_without_provisions(judge_basis, bases, verdict):
    assert judge_basis(bases, **tables(["in-force"])) == {"in-force": verdict}


def test_a_table_not_given_leaves_it_unknown(judge_basis):
    given = tables(["in-force"])
    without_bodies = {name: given[name] for name in ("custody", "order")}
    assert judge_basis(BASES, **without_bodies) == {"in-force": U}
    assert judge_basis(BASES, custody=given["custody"]) == {"in-force": U}
