from datetime import datetime

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook.persons.children import (
    child,
    child_protection_informed,
    family_at_liberty,
)

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING
FOUND = datetime(2024, 1, 1)
# The model gives 24 hours.
EARLY, AT_LIMIT, OVER = (
    datetime(2024, 1, 1, 9),
    datetime(2024, 1, 2),
    datetime(2024, 1, 2, 0, 0, 1),
)


@pytest.mark.parametrize(
    ("was_child", "verdict"),
    [
        pytest.param(True, B, id="a child"),
        pytest.param(False, M, id="an adult"),
        pytest.param(None, U, id="age not recorded"),
    ],
)
def test_child(judge, was_child, verdict):
    judged = judge(child, was_child=was_child, began_at=FOUND)
    assert judged.verdict is verdict
    assert judged.since == (FOUND if verdict is B else None)


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        pytest.param({}, M, id="at the limit"),
        pytest.param({"protection_informed_at": OVER}, B, id="just over"),
        pytest.param({"protection_in_charge": False}, B, id="never"),
        pytest.param(
            {"protection_in_charge": False, "until": EARLY, "is_running": True},
            P,
            id="not due yet",
        ),
        pytest.param(
            {"protection_in_charge": False, "until": EARLY}, N, id="freed before"
        ),
        pytest.param({"was_child": False}, N, id="an adult"),
        pytest.param({"was_child": None}, U, id="age not recorded"),
        pytest.param({"protection_in_charge": None}, U, id="charge not recorded"),
        pytest.param({"protection_informed_at": None}, U, id="when not recorded"),
        pytest.param({"child_detected_at": None}, U, id="finding not recorded"),
    ],
)
def test_child_protection_informed(judge, changes, verdict):
    facts = {
        "was_child": True,
        "child_detected_at": FOUND,
        "protection_in_charge": True,
        "protection_informed_at": AT_LIMIT,
        "until": datetime(2024, 2, 1),
        "is_running": False,
    }
    assert judge(child_protection_informed, **(facts | changes)).verdict is verdict


@pytest.mark.parametrize(
    ("has_child", "verdict"),
    [
        pytest.param(True, B, id="a parent"),
        pytest.param(False, N, id="no child"),
        pytest.param(None, U, id="ties not recorded"),
    ],
)
def test_family_at_liberty(judge, has_child, verdict):
    assert judge(family_at_liberty, has_child=has_child).verdict is verdict
