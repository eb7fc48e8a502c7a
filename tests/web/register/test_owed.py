"""Each line has a debtor who may see it, and a chain that ends outside."""

import datetime as dt

import pytest

from habeas.rulebook import RULES, Subject
from habeas.rulebook.catalogue import STANDARDS
from habeas.web.accounts.models import Role
from habeas.web.register.queries.owed import _BY_STANDARD, escalation, owed_by
from habeas.web.register.queries.walls import lines_of

LINES = sorted(
    {
        rule.id
        for rule in RULES
        if rule.subject in {Subject.CUSTODY, Subject.CONFINEMENT}
    }
)


@pytest.mark.parametrize("line", LINES)
def test_whoever_owes_it_may_see_it(line):
    assert line in lines_of(owed_by(line))


@pytest.mark.parametrize("line", LINES)
def test_the_chain_leaves_the_body_that_detains(line):
    steps = list(escalation(line))
    assert Role.MONITOR in {step.role for step in steps}
    assert len({step.role for step in steps}) == len(steps)
    assert [step.after for step in steps] == sorted(step.after for step in steps)


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        pytest.param("child", {Role.CHILD_PROTECTION, Role.MONITOR}, id="a child"),
        pytest.param(
            "judicial-review/release-order-obeyed",
            {Role.JUDGE, Role.MONITOR},
            id="a court not obeyed",
        ),
        pytest.param("maximum-period", {Role.MONITOR}, id="past the maximum"),
        pytest.param("reasons-notified", set(), id="what can wait a day"),
    ],
)
def test_what_is_grave_leaves_the_body_at_once(line, roles):
    at_once = {
        s.role for s in escalation(line) if s.is_alarm and s.after == dt.timedelta()
    }
    assert at_once == roles


def test_every_name_is_that_of_a_standard():
    known = {standard.id for standard in STANDARDS} | {rule.id for rule in RULES}
    assert {name for names in _BY_STANDARD.values() for name in names} <= known
