import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook.ground.equality import (
    non_discrimination,
    not_automatic,
    not_nearly_all,
)

M, B, U, N = (
    Verdict.MET,
    Verdict.BREACH,
    Verdict.UNKNOWN,
    Verdict.NOT_APPLICABLE,
)


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        pytest.param(non_discrimination, "has_trait_ground", id="a trait"),
        pytest.param(not_automatic, "has_automatic_ground", id="a rule"),
    ],
)
@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        pytest.param(True, B, id="it is so"),
        pytest.param(False, M, id="it is not"),
        pytest.param(None, U, id="not recorded"),
    ],
)
def test_a_ground_that_is_none(judge, rule, fact, claim, verdict):
    assert judge(rule, **{fact: claim}).verdict is verdict


@pytest.mark.parametrize(
    ("apprehended", "detained", "verdict"),
    [
        pytest.param(10, 9, B, id="at the benchmark"),
        pytest.param(1000, 899, M, id="just under"),
        pytest.param(9, 9, N, id="too few people"),
        pytest.param(0, 0, N, id="nobody"),
        pytest.param(None, 9, U, id="apprehended not recorded"),
        pytest.param(10, None, U, id="detained not recorded"),
    ],
)
def test_nearly_all(judge, apprehended, detained, verdict):
    judged = judge(not_nearly_all, apprehended=apprehended, detained=detained)
    assert judged.verdict is verdict
