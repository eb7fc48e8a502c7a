"""Which lines of the rulebook each role is shown, whatever stands behind them."""

import pytest
from django.core.management import call_command

from habeas.rulebook import RULES
from habeas.web.accounts.models import Role
from habeas.web.register.models import Protection
from habeas.web.register.queries import walls
from habeas.web.register.queries.viewer import viewer_of
from habeas.web.register.queries.walls import columns_of_lines, lines_for, lines_of
from habeas.web.trail.actions import SYSTEM, record

ENFORCEMENT = (Role.CUSTODY_OFFICER, Role.DECISION_MAKER, Role.CHECKING_OFFICER)


def test_the_table_is_what_the_rulebook_says(capsys):
    call_command("line_facts")
    kept = walls.files(walls.__package__).joinpath("lines.csv")
    assert capsys.readouterr().out == kept.read_text(encoding="utf8")


@pytest.mark.parametrize("role", ENFORCEMENT)
@pytest.mark.parametrize(
    "line",
    [
        "suspensive-remedy",
        "decision-notified",
        "non-refoulement",
        "no-prolongation-for-using-rights",
        "consular-refusal-respected",
        "consular-only-on-request/told-when-asked",
        "interpreter/assessment",
        "vulnerable-person/asylum-seeker",
        "vulnerable-person",
        "health-on-admission",
        "no-solitary-confinement/vulnerable-person",
        "ill-treatment-investigated",
    ],
)
def test_enforcement_is_not_shown(role, line):
    assert line not in lines_of(role)


@pytest.mark.parametrize(
    "line",
    ["maximum-period", "child", "alternatives-first", "judicial-review/periodic"],
)
def test_enforcement_is_shown_what_it_owes(line):
    assert all(line in lines_of(role) for role in ENFORCEMENT)


def test_the_monitor_is_shown_every_line():
    assert lines_of(Role.MONITOR) == set(columns_of_lines())
    assert {rule.id for rule in RULES} <= lines_of(Role.MONITOR)


def test_the_consular_desk_is_shown_what_it_owes_alone():
    told = {"consular-only-on-request/told-when-asked"}
    assert lines_of(Role.CONSULAR_DESK) == told


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.STATISTICIAN])
def test_who_sees_no_file_is_shown_no_line(role):
    assert lines_of(role) == frozenset()


def test_the_lines_are_the_same_whatever_the_facts(held, police, viewer):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    before = lines_for(officer, held)
    record(Protection(custody=held, seeks_protection=True), by=SYSTEM)
    assert lines_for(viewer_of(officer.user), held) == before == lines_for(officer)
