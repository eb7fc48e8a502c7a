"""The calendar: the first report by rule, the next by what was set last."""

import datetime as dt

import pytest

from habeas.treaty.calendar import (
    DueRule,
    Record,
    Setting,
    Submission,
    calendar,
    initial_due,
    next_due,
)
from habeas.treaty.parties import parties, read_parties

PARTIES = {party.code: party for party in parties()}
ALBANIA = PARTIES["ALB"]
NEW_YEAR = dt.date(2026, 1, 1)


def submission(*reports, on):
    return Submission("ALB", reports, on)


def setting(due, *reports, on, rule=DueRule.OBSERVATIONS):
    return Setting("ALB", due, on, rule, "CMW/C/ALB/CO/1 (48)", reports)


@pytest.mark.parametrize(
    ("code", "due"),
    [
        pytest.param("BLZ", dt.date(2004, 7, 1), id="Belize, as published"),
        pytest.param("EGY", dt.date(2004, 7, 1), id="Egypt, due in 2004"),
        pytest.param("IDN", dt.date(2013, 9, 1), id="Indonesia, due in 2013"),
        pytest.param("MLI", dt.date(2004, 10, 1), id="Mali, deposited between"),
    ],
)
def test_the_first_report_is_due_a_year_after_entry_into_force(code, due):
    found = next_due(PARTIES[code], Record(), as_of=NEW_YEAR)
    assert (found.on, found.rule, found.is_override) == (due, DueRule.FIRST, False)


FIRST = submission(1, on=dt.date(2009, 10, 6))
SET = setting(dt.date(2015, 11, 1), 2, on=dt.date(2010, 12, 1))
SECOND = submission(2, on=dt.date(2016, 1, 5))
BY_LIST = setting(
    dt.date(2017, 5, 1), 2, on=dt.date(2016, 4, 30), rule=DueRule.PRIOR_LIST
)
BY_HAND = setting(
    dt.date(2018, 5, 1), 2, on=dt.date(2016, 4, 30), rule=DueRule.SET_BY_HAND
)


@pytest.mark.parametrize(
    ("record", "as_of", "due", "rule"),
    [
        pytest.param(
            Record((FIRST,)),
            NEW_YEAR,
            dt.date(2013, 10, 1),
            DueRule.EVERY_FIVE_YEARS,
            id="five years, where nobody set a day",
        ),
        pytest.param(
            Record((FIRST,), (SET,)),
            NEW_YEAR,
            dt.date(2015, 11, 1),
            DueRule.OBSERVATIONS,
            id="the observations set it",
        ),
        pytest.param(
            Record((FIRST,), (SET,)),
            dt.date(2010, 6, 1),
            dt.date(2013, 10, 1),
            DueRule.EVERY_FIVE_YEARS,
            id="before they were adopted they set nothing",
        ),
        pytest.param(
            Record((FIRST,), (SET, BY_LIST)),
            NEW_YEAR,
            dt.date(2017, 5, 1),
            DueRule.PRIOR_LIST,
            id="a list of issues sets it anew",
        ),
        pytest.param(
            Record((FIRST,), (BY_HAND, BY_LIST)),
            NEW_YEAR,
            dt.date(2018, 5, 1),
            DueRule.SET_BY_HAND,
            id="a hand's word goes before, on one day",
        ),
        pytest.param(
            Record((FIRST, SECOND), (SET,)),
            NEW_YEAR,
            dt.date(2018, 10, 1),
            DueRule.EVERY_FIVE_YEARS,
            id="once it is handed in, the next is due",
        ),
    ],
)
def test_what_was_set_last_holds(record, as_of, due, rule):
    found = next_due(ALBANIA, record, as_of=as_of)
    assert (found.on, found.rule) == (due, rule)


def test_a_day_that_was_set_tells_what_the_rule_alone_would_say():
    found = next_due(ALBANIA, Record((FIRST,), (SET,)), as_of=NEW_YEAR)
    assert found.is_override
    assert found.by_rule == dt.date(2013, 10, 1)


def test_combined_reports_are_due_together():
    both = setting(dt.date(2014, 11, 1), 2, 3, on=dt.date(2010, 12, 2))
    found = next_due(ALBANIA, Record((FIRST,), (both,)), as_of=NEW_YEAR)
    assert found.reports == (2, 3)


def test_a_day_set_for_the_next_report_is_met_by_a_later_one():
    unnumbered = setting(dt.date(2015, 11, 1), on=dt.date(2010, 12, 1))
    record = Record((FIRST, SECOND), (unnumbered,))
    assert next_due(ALBANIA, record, as_of=NEW_YEAR).rule is DueRule.EVERY_FIVE_YEARS


@pytest.mark.parametrize(
    ("day", "late"),
    [
        pytest.param(dt.date(2015, 11, 1), 0, id="on the day"),
        pytest.param(dt.date(2015, 11, 2), 1, id="a day after"),
    ],
)
def test_a_report_is_overdue_from_the_day_after(day, late):
    found = next_due(ALBANIA, Record((FIRST,), (SET,)), as_of=day)
    assert found.days_overdue(day) == late


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("XAA,,Halmora,2010-01-01,,,untc,,,,,", id="only signed"),
        pytest.param("XAA,,Halmora,,2016,,status-2022,,,,,", id="a year alone"),
    ],
)
def test_a_state_whose_entry_into_force_is_not_known_has_no_due_day(row):
    header = (
        "code,m49,name,signed,deposited,deposit_kind,source,art76,art77,"
        "declarations_source,reservations,note\n"
    )
    (party,) = read_parties(f"{header}{row}\n")
    assert next_due(party, Record(), as_of=NEW_YEAR) is None


def test_the_calendar_puts_the_longest_overdue_first():
    entries = calendar(parties(), Record((FIRST,), (SET,)), as_of=dt.date(2011, 4, 8))
    assert len(entries) == 44
    late = [entry.days_overdue for entry in entries]
    assert late == sorted(late, reverse=True)
    by_code = {entry.party.code: entry for entry in entries}
    assert by_code["ALB"].has_reported
    assert by_code["ALB"].days_overdue == 0
    assert not by_code["BLZ"].has_reported
    assert (
        by_code["BLZ"].days_overdue == (dt.date(2011, 4, 8) - dt.date(2004, 7, 1)).days
    )


def test_the_first_report_of_the_leap_day_is_due_on_a_day_there_is():
    assert initial_due(dt.date(2008, 2, 29)) == dt.date(2009, 2, 28)
