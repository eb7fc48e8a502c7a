from dataclasses import replace
from datetime import datetime

import pytest

from habeas.law.edition import Edition
from habeas.law.verdict import Verdict
from habeas.rulebook.ground.lawfulness import (
    legal_basis,
    legitimate_objective,
    not_criminal,
    presumption_of_liberty,
)

M, B, U, P = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN, Verdict.PENDING
BEGAN = datetime(2024, 1, 1)
LISTED = {
    "has_ground": True,
    "has_absconding_ground": True,
    "has_removal_ground": False,
    "has_danger_ground": False,
    "has_status_ground": False,
    "has_refused_ground": False,
    "grounds_are_proven": True,
}


@pytest.mark.parametrize(
    ("changes", "adopted", "draft"),
    [
        pytest.param({}, M, M, id="on the list and proven"),
        pytest.param({"has_danger_ground": True}, B, M, id="danger"),
        pytest.param({"has_removal_ground": True}, M, B, id="securing removal"),
        pytest.param({"has_refused_ground": True}, B, B, id="on no list"),
        pytest.param({"has_status_ground": True}, M, M, id="status beside another"),
        pytest.param(
            {"has_status_ground": True, "has_absconding_ground": False},
            B,
            B,
            id="status alone",
        ),
        pytest.param({"grounds_are_proven": False}, B, B, id="not proven"),
        pytest.param({"has_ground": False}, B, B, id="no ground at all"),
        pytest.param({"has_ground": None}, U, U, id="grounds not recorded"),
        pytest.param({"has_refused_ground": None}, U, U, id="a ground not recorded"),
        pytest.param({"has_danger_ground": None}, U, M, id="danger not recorded"),
        pytest.param({"has_removal_ground": None}, M, U, id="removal not recorded"),
        pytest.param({"grounds_are_proven": None}, U, U, id="proof not recorded"),
        pytest.param(
            {"has_status_ground": None, "has_absconding_ground": False},
            U,
            U,
            id="status not recorded, and nothing beside it",
        ),
        pytest.param(
            {"has_status_ground": True, "has_absconding_ground": None},
            U,
            U,
            id="beside status not recorded",
        ),
    ],
)
def test_legitimate_objective(judge, law, changes, adopted, draft):
    facts = LISTED | changes
    assert judge(legitimate_objective, **facts).verdict is adopted
    under = replace(law, edition=Edition.DRAFT)
    assert judge(legitimate_objective, under, **facts).verdict is draft


@pytest.mark.parametrize(
    ("in_force", "competent", "followed", "verdict"),
    [
        pytest.param(True, True, True, M, id="all three"),
        pytest.param(False, True, True, B, id="no law in force"),
        pytest.param(True, False, True, B, id="not competent"),
        pytest.param(True, True, False, B, id="procedure broken"),
        pytest.param(None, True, True, U, id="law not recorded"),
        pytest.param(True, None, True, U, id="authority not recorded"),
        pytest.param(True, True, None, U, id="procedure not recorded"),
        pytest.param(None, None, False, B, id="one broken is enough"),
    ],
)
def test_legal_basis(judge, in_force, competent, followed, verdict):
    judged = judge(
        legal_basis,
        basis_is_in_force=in_force,
        authority_is_competent=competent,
        procedure_was_followed=followed,
    )
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("branch", "conduct", "verdict"),
    [
        pytest.param("criminal", "irregular_entry", B, id="entry as a crime"),
        pytest.param("criminal", "irregular_stay", B, id="stay as a crime"),
        pytest.param("criminal", "irregular_exit", B, id="exit as a crime"),
        pytest.param("criminal", "other_offence", M, id="another crime"),
        pytest.param("administrative", "irregular_stay", M, id="not as a crime"),
        pytest.param("administrative", None, M, id="no crime, whatever was done"),
        pytest.param(None, "other_offence", M, id="not for that, whatever the branch"),
        pytest.param(None, "irregular_stay", U, id="branch not recorded"),
        pytest.param("criminal", None, U, id="conduct not recorded"),
    ],
)
def test_not_criminal(judge, branch, conduct, verdict):
    judged = judge(not_criminal, basis_branch=branch, conduct=conduct)
    assert judged.verdict is verdict


@pytest.mark.parametrize(
    ("uncovered", "clear", "ordered", "running", "verdict"),
    [
        pytest.param(0, True, True, True, M, id="covered"),
        pytest.param(1, True, True, True, B, id="a second uncovered"),
        pytest.param(1, None, None, None, B, id="uncovered for sure"),
        pytest.param(0, True, False, True, P, id="within the allowance"),
        pytest.param(0, True, False, False, M, id="freed within the allowance"),
        pytest.param(0, None, True, True, U, id="an order not clear"),
        pytest.param(None, True, True, True, M, id="nothing left uncovered"),
        pytest.param(None, None, True, True, U, id="orders not recorded"),
        pytest.param(0, True, None, True, U, id="whether ordered not recorded"),
        pytest.param(0, True, False, None, U, id="whether held not recorded"),
    ],
)
def test_presumption_of_liberty(judge, uncovered, clear, ordered, running, verdict):
    judged = judge(
        presumption_of_liberty,
        began_at=BEGAN,
        unordered_seconds=uncovered,
        orders_are_clear=clear,
        is_ordered=ordered,
        is_running=running,
    )
    assert judged.verdict is verdict


def test_an_unknown_names_what_is_missing(judge):
    assert "order" in str(judge(presumption_of_liberty).missing)
    assert judge(legitimate_objective).missing == "whether a ground was given"


def test_a_law_of_unknown_provisions_is_named(judge):
    facts = dict.fromkeys(
        ("basis_is_in_force", "authority_is_competent", "procedure_was_followed")
    )
    assert "what allows detention" in str(judge(legal_basis, **facts).missing)
