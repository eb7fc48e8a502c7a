from datetime import datetime

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook.persons.screening import screened_again, screened_on_admission

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN
N, P = Verdict.NOT_APPLICABLE, Verdict.PENDING
BEGAN = datetime(2024, 1, 1)
# The model gives 24 hours.
AT_LIMIT, OVER = datetime(2024, 1, 2), datetime(2024, 1, 2, 0, 0, 1)


@pytest.mark.parametrize(
    ("screened", "until", "running", "verdict"),
    [
        pytest.param(True, OVER, True, M, id="in time"),
        pytest.param(True, AT_LIMIT, False, M, id="in time, and freed"),
        pytest.param(False, OVER, True, B, id="over the limit"),
        pytest.param(False, AT_LIMIT, True, P, id="at the limit"),
        pytest.param(False, AT_LIMIT, False, N, id="freed before it was due"),
        pytest.param(None, OVER, True, U, id="screenings not recorded"),
        pytest.param(False, None, False, U, id="end not recorded"),
    ],
)
def test_first(judge, screened, until, running, verdict):
    judged = judge(
        screened_on_admission,
        began_at=BEGAN,
        screened_in_time=screened,
        until=until,
        is_running=running,
    )
    assert judged.verdict is verdict
    assert judged.since == (AT_LIMIT if verdict is B else None)


@pytest.mark.parametrize(
    ("changed", "missed", "awaited", "verdict"),
    [
        pytest.param(True, False, False, M, id="answered"),
        pytest.param(True, True, False, B, id="missed"),
        pytest.param(True, True, True, B, id="missed, and another awaited"),
        pytest.param(True, False, True, P, id="awaited"),
        pytest.param(False, None, None, N, id="nothing changed"),
        pytest.param(None, True, None, U, id="changes not recorded"),
        pytest.param(True, None, False, U, id="answers not recorded"),
        pytest.param(True, False, None, U, id="what is awaited not recorded"),
    ],
)
def test_again(judge, changed, missed, awaited, verdict):
    judged = judge(
        screened_again,
        has_changed=changed,
        rescreening_is_missed=missed,
        rescreening_is_awaited=awaited,
    )
    assert judged.verdict is verdict
