from datetime import datetime

import pytest

from habeas.facts.vocabulary import ChecklistItem
from habeas.law.verdict import Verdict
from habeas.rulebook.conditions import RULES

RATED_AT = datetime(2024, 3, 1)
M, B, U, N = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
P = Verdict.PENDING


def test_every_item_of_the_checklist_is_judged():
    assert [rule.aspect.replace("-", "_") for rule in RULES] == list(ChecklistItem)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.aspect)
@pytest.mark.parametrize(
    ("detention", "adequate", "followed", "verdict"),
    [
        pytest.param(True, True, True, M, id="adequate"),
        pytest.param(True, True, None, M, id="adequate, nothing to follow up"),
        pytest.param(True, False, True, P, id="being put right"),
        pytest.param(True, False, False, B, id="not followed up"),
        pytest.param(True, False, None, U, id="follow-up not recorded"),
        pytest.param(True, None, None, U, id="not rated"),
        pytest.param(None, True, True, U, id="whether people may leave not recorded"),
        pytest.param(False, False, False, N, id="people may leave"),
    ],
)
def test_an_item(judge, rule, detention, adequate, followed, verdict):
    item = rule.aspect.replace("-", "_")
    facts = {f"{item}_is_adequate": adequate, f"{item}_is_followed_up": followed}
    judged = judge(rule, is_detention=detention, rated_at=RATED_AT, **facts)
    assert judged.verdict is verdict
    assert judged.since == (RATED_AT if verdict is B else None)
