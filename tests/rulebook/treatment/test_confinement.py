from datetime import datetime, timedelta

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook.treatment.confinement import (
    no_confinement_of_the_vulnerable,
    no_prolonged_confinement,
    no_solitary_confinement,
)

BEGAN = datetime(2024, 3, 1)
FIFTEEN = BEGAN + timedelta(days=15)
SIXTEEN = BEGAN + timedelta(days=16)
CLEAR = {
    "is_solitary": True,
    "mental_health": "none",
    "has_serious_illness": False,
    "has_disability": False,
    "is_suicide_risk": False,
    "reason": "disciplinary",
    "has_situation": False,
    "situation_is_examined": True,
}


@pytest.mark.parametrize(
    ("claimed", "hours", "verdict"),
    [
        pytest.param(True, None, Verdict.BREACH, id="said to be solitary"),
        pytest.param(True, 20.0, Verdict.BREACH, id="said to be, whatever the hours"),
        pytest.param(None, 22.0, Verdict.BREACH, id="at 22 hours"),
        pytest.param(None, 21.5, Verdict.MET, id="just under"),
        pytest.param(False, 22.0, Verdict.BREACH, id="denied, at 22 hours"),
        pytest.param(False, None, Verdict.MET, id="denied"),
        pytest.param(None, None, Verdict.UNKNOWN, id="neither recorded"),
    ],
)
def test_no_solitary_confinement(judge, claimed, hours, verdict):
    judged = judge(
        no_solitary_confinement, is_solitary=claimed, hours_a_day=hours, began_at=BEGAN
    )
    assert judged.verdict is verdict
    assert judged.since == (BEGAN if verdict is Verdict.BREACH else None)
    assert "Mandela 44" in judged.reason or verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({"until": FIFTEEN}, Verdict.MET, id="at 15 days"),
        pytest.param(
            {"until": FIFTEEN + timedelta(seconds=1)}, Verdict.BREACH, id="just over"
        ),
        pytest.param(
            {"until": SIXTEEN, "days_recorded": 16.0}, Verdict.BREACH, id="both agree"
        ),
        pytest.param(
            {"until": FIFTEEN, "days_recorded": 16.0},
            Verdict.UNKNOWN,
            id="the source says longer",
        ),
        pytest.param(
            {"until": SIXTEEN, "days_recorded": 15.0},
            Verdict.UNKNOWN,
            id="the source says shorter",
        ),
        pytest.param(
            {"until": SIXTEEN, "days_recorded": 3.0, "is_running": True},
            Verdict.BREACH,
            id="still running when its length was told",
        ),
        pytest.param(
            {
                "until": FIFTEEN,
                "days_recorded": 9.0,
                "stretch_began_first": BEGAN - timedelta(days=9),
                "stretch_began_last": BEGAN - timedelta(days=9),
            },
            Verdict.BREACH,
            id="joined to the one before",
        ),
        pytest.param(
            {"until": FIFTEEN, "stretch_began_first": BEGAN - timedelta(days=9)},
            Verdict.UNKNOWN,
            id="perhaps joined to the one before",
        ),
        pytest.param({"until": None}, Verdict.UNKNOWN, id="end not recorded"),
        pytest.param(
            {"until": None, "days_recorded": 15.0},
            Verdict.MET,
            id="end not recorded, but 15 days told",
        ),
        pytest.param(
            {"until": None, "days_recorded": 16.0},
            Verdict.UNKNOWN,
            id="end not recorded, 16 days may count both ends",
        ),
        pytest.param(
            {"until": None, "days_recorded": 17.0},
            Verdict.BREACH,
            id="end not recorded, but 17 days told",
        ),
        pytest.param(
            {"until": SIXTEEN, "is_solitary": False},
            Verdict.NOT_APPLICABLE,
            id="not solitary",
        ),
        pytest.param(
            {"until": SIXTEEN, "is_solitary": None},
            Verdict.UNKNOWN,
            id="not known to be solitary",
        ),
    ],
)
def test_no_prolonged_confinement(judge, facts, verdict):
    given = {
        "is_solitary": True,
        "is_running": False,
        "began_at": BEGAN,
        "stretch_began_first": BEGAN,
        "stretch_began_last": BEGAN,
    }
    assert judge(no_prolonged_confinement, **given | facts).verdict is verdict


def test_what_contradicts_itself_is_told_from_what_is_missing(judge):
    given = {
        "is_solitary": True,
        "is_running": False,
        "began_at": BEGAN,
        "stretch_began_first": BEGAN,
        "stretch_began_last": BEGAN,
    }
    told = judge(no_prolonged_confinement, until=FIFTEEN, days_recorded=16.0, **given)
    assert "contradict" in told.missing
    blank = judge(no_prolonged_confinement, **given)
    assert blank.missing == "when it ended, or the moment judged at"


def test_confinement_is_prolonged_since_the_fifteenth_day_was_over(judge):
    judged = judge(
        no_prolonged_confinement,
        is_solitary=True,
        is_running=False,
        began_at=BEGAN,
        until=SIXTEEN,
        stretch_began_first=BEGAN,
        stretch_began_last=BEGAN,
    )
    assert judged.since == FIFTEEN


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        pytest.param({}, Verdict.MET, id="assessed, nothing found"),
        pytest.param({"mental_health": "condition"}, Verdict.BREACH, id="a condition"),
        pytest.param({"mental_health": "serious"}, Verdict.BREACH, id="a serious one"),
        pytest.param({"has_serious_illness": True}, Verdict.BREACH, id="ill"),
        pytest.param({"has_disability": True}, Verdict.BREACH, id="a disability"),
        pytest.param({"is_suicide_risk": True}, Verdict.BREACH, id="at risk"),
        pytest.param({"reason": "protection_lgbti"}, Verdict.BREACH, id="LGBTI"),
        pytest.param({"reason": "mental_illness"}, Verdict.BREACH, id="for illness"),
        pytest.param({"has_situation": True}, Verdict.BREACH, id="a situation known"),
        pytest.param(
            {"mental_health": None}, Verdict.UNKNOWN, id="mental health not recorded"
        ),
        pytest.param(
            {"mental_health": None, "is_suicide_risk": True},
            Verdict.BREACH,
            id="mental health not recorded, but at risk",
        ),
        pytest.param(
            {"situation_is_examined": False}, Verdict.UNKNOWN, id="under examination"
        ),
        pytest.param(
            {"has_situation": None, "situation_is_examined": None},
            Verdict.MET,
            id="assessed, situations not kept",
        ),
        pytest.param({"is_suicide_risk": None}, Verdict.MET, id="risk not ticked"),
        pytest.param({"has_serious_illness": None}, Verdict.MET, id="illness blank"),
        pytest.param({"has_disability": None}, Verdict.MET, id="disability blank"),
        pytest.param({"reason": None}, Verdict.MET, id="reason blank"),
        pytest.param({"is_solitary": False}, Verdict.NOT_APPLICABLE, id="not solitary"),
        pytest.param({"is_solitary": None}, Verdict.UNKNOWN, id="not known to be"),
    ],
)
def test_no_confinement_of_the_vulnerable(judge, facts, verdict):
    judged = judge(no_confinement_of_the_vulnerable, **CLEAR | facts)
    assert judged.verdict is verdict


def test_a_blank_mental_health_is_named_as_what_is_missing(judge):
    judged = judge(
        no_confinement_of_the_vulnerable,
        is_solitary=True,
        reason="disciplinary",
    )
    assert judged.missing == "an assessment of the person's mental health"
