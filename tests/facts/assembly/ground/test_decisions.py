from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from habeas.facts.vocabulary import Alternative
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.ground import decision

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING
BEGAN = datetime(2024, 1, 1)
AS_OF = BEGAN + timedelta(hours=100)


def hours(n):
    return None if n is None else BEGAN + timedelta(hours=n)


def assessment(at=5, **more):
    return {
        "kind": "necessity",
        "at": hours(at),
        "is_individual": True,
        "weighs_proportionality": True,
        "considers_health": True,
        "considers_needs": True,
        **more,
    }


def considered(alternative, at=5, **more):
    return {
        "alternative": alternative,
        "at": hours(at),
        "was_ruled_out": True,
        "reason_is_individual": True,
        **more,
    }


BOTH = [considered("reporting"), considered("bail")]
# When it ended and was ordered; the assessments and considerations; the verdicts on
# individual-assessment, proportionality and alternatives-first.
CASES = {
    "at-the-order": (90, 5, [assessment()], BOTH, M, M, M),
    "after-the-order": (
        90,
        5,
        [assessment(6)],
        [BOTH[0], considered("bail", 6)],
        B,
        B,
        B,
    ),
    "nothing-done": (90, 5, [], [], B, B, B),
    "of-everybody": (90, 5, [assessment(is_individual=False)], BOTH, B, M, M),
    "other-kind": (90, 5, [assessment(kind="age")], BOTH, B, B, M),
    "no-needs": (90, 5, [assessment(considers_needs=False)], BOTH, M, B, M),
    "in-two-goes": (
        90,
        5,
        [assessment(considers_needs=False), assessment(4, considers_health=False)],
        BOTH,
        M,
        M,
        M,
    ),
    "one-alternative-left": (90, 5, [assessment()], BOTH[:1], M, M, B),
    "not-ruled-out": (
        90,
        5,
        [assessment()],
        [BOTH[0], considered("bail", was_ruled_out=False)],
        M,
        M,
        B,
    ),
    "reason-not-individual": (
        90,
        5,
        [assessment()],
        [BOTH[0], considered("bail", reason_is_individual=False)],
        M,
        M,
        B,
    ),
    "day-blank": (
        90,
        5,
        [assessment(None)],
        [BOTH[0], considered("bail", None)],
        U,
        U,
        U,
    ),
    "claims-blank": (
        90,
        5,
        [assessment(is_individual=None, considers_health=None)],
        [BOTH[0], considered("bail", reason_is_individual=None)],
        U,
        U,
        U,
    ),
    "kind-blank": (
        90,
        5,
        [assessment(kind=None)],
        [BOTH[0], considered(None)],
        U,
        U,
        U,
    ),
    "order-undated": (90, None, [assessment()], BOTH, U, U, U),
    "never-ordered-and-held": (90, False, [], [], B, B, B),
    "never-ordered-but-assessed": (90, False, [assessment(48)], BOTH, M, M, M),
    "freed-before-an-order": (48, False, [], [], N, N, N),
}
RULES = decision.RULES


def tables(cases):
    return {
        "custody": [
            {"custody_id": key, "began_at": BEGAN, "ended_at": hours(case[0])}
            for key, case in cases.items()
        ],
        "order": [
            {
                "order_id": key,
                "custody_id": key,
                "kind": "detention",
                "at": hours(case[1]),
            }
            for key, case in cases.items()
            if case[1] is not False
        ],
        "assessment": [
            {"assessment_id": f"{key}{n}", "custody_id": key, **row}
            for key, case in cases.items()
            for n, row in enumerate(case[2])
        ],
        "consideration": [
            {"consideration_id": f"{key}{n}", "custody_id": key, **row}
            for key, case in cases.items()
            for n, row in enumerate(case[3])
        ],
    }


@pytest.fixture(scope="module")
def judge_decisions(judged, model):
    def judge(alternatives, as_of=AS_OF, **given):
        country = replace(model.jurisdiction, alternatives=alternatives)
        law = replace(model, jurisdiction=country)
        rows = judged(Subject.CUSTODY, under=law, as_of=as_of, rules=RULES, **given)
        return {k: [row[rule.id] for rule in RULES] for k, row in rows.items()}

    return judge


OFFERED = (Alternative.REPORTING, Alternative.BAIL)


@pytest.fixture(scope="module")
def verdicts(judge_decisions):
    return judge_decisions(OFFERED, **tables(CASES))


@pytest.mark.parametrize("key", CASES)
def test_decisions(verdicts, key):
    *_, assessed, weighed, ruled_out = CASES[key]
    assert verdicts[key] == [assessed, ruled_out, weighed]


def test_within_the_allowance_the_decision_is_awaited(judge_decisions):
    given = tables({"c": (None, False, [], [])})
    assert judge_decisions(OFFERED, hours(10), **given) == {"c": [P, P, P]}


@pytest.mark.parametrize(
    ("offered", "verdict"),
    [
        pytest.param(None, U, id="the law is not known"),
        pytest.param((), N, id="the law offers none"),
    ],
)
def test_alternatives_in_law(judge_decisions, offered, verdict):
    given = tables({"c": CASES["at-the-order"]})
    assert judge_decisions(offered, **given)["c"][1] is verdict


def test_a_table_not_given_leaves_it_unknown(judge_decisions):
    given = tables({"c": CASES["at-the-order"]})
    held = {name: given[name] for name in ("custody", "order")}
    assert judge_decisions(OFFERED, **held) == {"c": [U, U, U]}
    del given["order"]
    assert judge_decisions(OFFERED, **given) == {"c": [U, U, U]}


def test_without_orders_a_long_custody_never_assessed_is_a_breach(judge_decisions):
    given = tables({"c": CASES["nothing-done"]})
    del given["order"]
    assert judge_decisions(OFFERED, **given) == {"c": [B, B, B]}
