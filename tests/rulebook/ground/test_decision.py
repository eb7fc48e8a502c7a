from dataclasses import replace
from datetime import datetime

import pytest

from habeas.facts.vocabulary import Alternative
from habeas.law.verdict import Verdict
from habeas.rulebook.ground.decision import (
    alternatives_first,
    individual_assessment,
    proportionality,
)

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING
BEGAN = datetime(2024, 1, 1)
# The model allows an arrest 48 hours.
AT_LIMIT, OVER = datetime(2024, 1, 3), datetime(2024, 1, 3, 0, 0, 1)


@pytest.fixture
def offering(law):
    country = replace(law.jurisdiction, alternatives=(Alternative.BAIL,))
    return replace(law, jurisdiction=country)


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        pytest.param(individual_assessment, "was_assessed", id="assessment"),
        pytest.param(proportionality, "was_weighed", id="weighing"),
        pytest.param(alternatives_first, "alternatives_ruled_out", id="alternatives"),
    ],
)
@pytest.mark.parametrize(
    ("done", "ordered", "until", "running", "verdict"),
    [
        pytest.param(True, True, OVER, False, M, id="done before the order"),
        pytest.param(False, True, OVER, False, B, id="not done before the order"),
        pytest.param(False, True, AT_LIMIT, True, B, id="ordered within the allowance"),
        pytest.param(False, False, AT_LIMIT, True, P, id="not ordered yet"),
        pytest.param(False, False, OVER, True, B, id="past the allowance"),
        pytest.param(False, False, AT_LIMIT, False, N, id="freed within the allowance"),
        pytest.param(None, True, OVER, False, U, id="whether done not recorded"),
        pytest.param(False, None, AT_LIMIT, True, U, id="whether ordered not recorded"),
        pytest.param(False, None, OVER, True, B, id="past it, ordered or not"),
        pytest.param(False, False, None, False, U, id="end not recorded"),
    ],
)
def test_what_a_decision_rests_on(
    judge, offering, rule, fact, done, ordered, until, running, verdict
):
    facts = {
        "began_at": BEGAN,
        "is_ordered": ordered,
        "until": until,
        "is_running": running,
        fact: done,
    }
    assert judge(rule, offering, **facts).verdict is verdict


def test_a_law_of_unknown_alternatives_is_named(judge, law):
    country = replace(law.jurisdiction, alternatives=None)
    judged = judge(
        alternatives_first,
        replace(law, jurisdiction=country),
        is_ordered=True,
        began_at=BEGAN,
        until=OVER,
        is_running=False,
    )
    assert judged.verdict is U


def test_where_the_law_offers_no_alternative_none_is_to_be_ruled_out(judge, law):
    country = replace(law.jurisdiction, alternatives=())
    under = replace(law, jurisdiction=country)
    assert judge(alternatives_first, under, is_ordered=True).verdict is N
