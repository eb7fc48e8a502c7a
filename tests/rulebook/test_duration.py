from datetime import datetime

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook.duration import maximum_period

EARLY, LIMIT, LATE = (datetime(2024, 1, day) for day in (10, 20, 30))


@pytest.mark.parametrize(
    ("is_set", "until", "first", "sure", "verdict"),
    [
        pytest.param(True, LIMIT, LIMIT, LIMIT, Verdict.MET, id="at the limit"),
        pytest.param(True, LATE, LIMIT, LIMIT, Verdict.BREACH, id="over the limit"),
        pytest.param(
            True, LIMIT, EARLY, LATE, Verdict.UNKNOWN, id="over one that may hold"
        ),
        pytest.param(False, EARLY, None, None, Verdict.BREACH, id="the law sets none"),
        pytest.param(
            None, EARLY, None, None, Verdict.UNKNOWN, id="the law is not known"
        ),
        pytest.param(True, None, LIMIT, LIMIT, Verdict.UNKNOWN, id="end not recorded"),
        pytest.param(
            True, EARLY, None, LIMIT, Verdict.UNKNOWN, id="earlier custodies not known"
        ),
    ],
)
def test_maximum_period(judge, is_set, until, first, sure, verdict):
    judged = judge(
        maximum_period,
        maximum_is_set=is_set,
        until=until,
        expires_first=first,
        expires_sure=sure,
        began_at=datetime(2024, 1, 1),
    )
    assert judged.verdict is verdict


def test_a_breach_of_the_maximum_began_when_it_was_reached(judge):
    judged = judge(
        maximum_period,
        maximum_is_set=True,
        until=LATE,
        expires_first=LIMIT,
        expires_sure=LIMIT,
    )
    assert judged.since == LIMIT


def test_an_unknown_names_what_is_missing(judge):
    judged = judge(maximum_period, maximum_is_set=True, until=EARLY)
    assert judged.missing is not None
    assert "maximum" in judged.missing
