from datetime import datetime

import pytest

from habeas.facts.assembly.persons.situations import SituationFacts, named
from habeas.facts.vocabulary import Situation
from habeas.law.verdict import Verdict
from habeas.rulebook.persons import situations
from habeas.rulebook.persons.situations import pregnant_or_breastfeeding

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING
SINCE = datetime(2024, 1, 1)
ASPECTS = {rule.aspect: rule for rule in situations.RULES if rule.aspect}


def test_every_situation_is_judged():
    facts = set(SituationFacts.schema())
    assert all(set(named(situation)) <= facts for situation in Situation)
    own = {s.replace("_", "-") for s in Situation} - {"pregnant", "breastfeeding"}
    assert set(ASPECTS) == own


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize(
    ("standing", "running", "verdict"),
    [
        pytest.param("confirmed", False, B, id="confirmed"),
        pytest.param("under_examination", True, P, id="under examination"),
        pytest.param("under_examination", False, U, id="freed meanwhile"),
        pytest.param("under_examination", None, U, id="end not recorded"),
        pytest.param("excluded", True, M, id="excluded"),
        pytest.param(None, True, U, id="not recorded"),
    ],
)
def test_vulnerable_person(judge, aspect, standing, running, verdict):
    standing_name, since_name = named(Situation(aspect.replace("-", "_")))
    facts = {standing_name: standing, since_name: SINCE, "is_running": running}
    judged = judge(ASPECTS[aspect], **facts)
    assert judged.verdict is verdict
    assert judged.since == (SINCE if verdict is B else None)


@pytest.mark.parametrize(
    ("pregnant", "breastfeeding", "sex", "verdict"),
    [
        pytest.param("confirmed", "excluded", "female", B, id="pregnant"),
        pytest.param(None, "confirmed", "female", B, id="breastfeeding"),
        pytest.param("confirmed", None, None, B, id="sex not recorded"),
        pytest.param("confirmed", None, "male", B, id="a record outweighs the sex"),
        pytest.param("under_examination", "excluded", "female", P, id="examined"),
        pytest.param("excluded", "excluded", "female", M, id="neither"),
        pytest.param("excluded", "excluded", None, U, id="neither, sex not recorded"),
        pytest.param("excluded", "excluded", "male", N, id="a man"),
        pytest.param(None, None, "male", N, id="a man, nothing recorded"),
        pytest.param("excluded", None, "female", U, id="one not recorded"),
        pytest.param(None, None, None, U, id="nothing recorded"),
    ],
)
def test_pregnant_or_breastfeeding(judge, pregnant, breastfeeding, sex, verdict):
    judged = judge(
        pregnant_or_breastfeeding,
        pregnant_standing=pregnant,
        breastfeeding_standing=breastfeeding,
        sex=sex,
        is_running=True,
    )
    assert judged.verdict is verdict
