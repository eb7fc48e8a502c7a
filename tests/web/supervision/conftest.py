"""Two States, and people of each side before what was asked of them."""

import datetime as dt
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.web.people import appointed

from habeas.web.accounts.models import Authority, Role
from habeas.web.supervision import models as m
from habeas.web.supervision.codes import StepKind
from habeas.web.trail.actions import SYSTEM, record

SAMPLES = Path(str(files("habeas") / "sample_documents"))
ADOPTED = dt.date(2025, 10, 2)


def asked_of(state, place="5", adopted=ADOPTED, **said):
    """Record what was asked of a State, from no document."""
    told = {
        "symbol": f"CMW/C/{state}/CO/2",
        "kind": "recommendation",
        "text": "The State party should release everyone at the maximum period.",
        **said,
    }
    one = m.Recommendation(state=state, place=place, adopted_on=adopted, **told)
    return record(one, by=SYSTEM)


@pytest.fixture
def ministry():
    body = Authority(name="Ministry of the Interior", kind="ministry", state="XAA")
    return record(body, by=SYSTEM)


@pytest.fixture
def other_body():
    body = Authority(name="Ministry of Justice", kind="ministry", state="XAA")
    return record(body, by=SYSTEM)


@pytest.fixture
def two_states(settings):
    """Give a recommendation to each of two States, and a cycle of each."""
    settings.JURISDICTION = "XAA"
    return {
        state: SimpleNamespace(
            one=asked_of(state),
            cycle=record(m.Cycle(state=state, reports="2"), by=SYSTEM),
        )
        for state in ("XAA", "XBB")
    }


@pytest.fixture
def measure(two_states, ministry):
    """Give a measure of the ministry, on what was asked of its State."""
    made = m.Measure(title="A law on the maximum", lead=ministry)
    made.due_on = dt.date(2026, 6, 1)
    record(made, by=SYSTEM)
    made.recommendations.set([two_states["XAA"].one])
    return made


@pytest.fixture
def step(two_states):
    """Give a step that a document told."""
    cycle = two_states["XAA"].cycle
    made = m.Step(cycle=cycle, what=StepKind.REPORT, on=dt.date(2024, 3, 1))
    return record(made, by=SYSTEM)


@pytest.fixture
def focal_point(ministry):
    return appointed(Role.FOCAL_POINT, ministry)
