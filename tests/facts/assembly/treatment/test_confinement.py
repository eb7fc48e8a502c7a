from datetime import datetime

import pytest

from habeas.law.verdict import Verdict
from habeas.rulebook import Subject

MAIN = "no-solitary-confinement"
PROLONGED = f"{MAIN}/prolonged"
VULNERABLE = f"{MAIN}/vulnerable-person"


def day(number):
    return datetime(2024, 3, number)


def apart(key, began, ended, **more):
    return {
        "confinement_id": key,
        "custody_id": None,
        "person_id": None,
        "began_at": began,
        "ended_at": ended,
        "end_not_known": None,
        "days_recorded": None,
        "hours_a_day": None,
        "is_solitary": True,
        "mental_health": None,
        **more,
    }


@pytest.fixture
def placements(facts):
    def judged(*rows, **tables):
        return facts(Subject.CONFINEMENT, confinement=rows, **tables)

    return judged


def verdicts(found, rule):
    return {key: row[rule] for key, row in found.items()}


def test_each_placement_is_judged_by_itself_and_runs_on_from_those_it_touches(
    placements,
):
    touching = {"person_id": "p"}
    found = placements(
        apart("at 15 days", day(1), day(16)),
        apart("over", day(1), day(17)),
        apart("said otherwise", day(1), day(16), days_recorded=16.0),
        apart("running", day(1), None),
        apart("ended somewhen", day(1), None, end_not_known=True),
        apart("not begun", datetime(2024, 8, 1), None),
        apart("ended before it began", day(9), day(2)),
        apart("not solitary", day(1), day(30), is_solitary=False),
        apart("unsaid", day(1), day(30), is_solitary=None),
        apart("first of three", day(1), day(10), **touching),
        apart("touches", day(10), day(16), **touching),
        apart("overlaps", day(14), day(20), **touching),
        apart("after a gap", day(21), day(30), **touching),
        apart("of nobody", day(1), day(10)),
        apart("of nobody either", day(10), day(20)),
    )
    breach, met, unknown = Verdict.BREACH, Verdict.MET, Verdict.UNKNOWN
    assert verdicts(found, PROLONGED) == {
        "at 15 days": met,
        "over": breach,
        "said otherwise": unknown,
        "running": breach,
        "ended somewhen": unknown,
        "ended before it began": unknown,
        "not solitary": Verdict.NOT_APPLICABLE,
        "unsaid": unknown,
        "first of three": met,
        "touches": met,
        "overlaps": breach,
        "after a gap": met,
        "of nobody": met,
        "of nobody either": met,
    }
    assert found["overlaps"]["stretch_began_last"] == day(1)
    assert found["not solitary"][MAIN] is met
    assert found["unsaid"][MAIN] is unknown
    assert found["over"][MAIN] is breach


def test_what_may_join_two_placements_leaves_the_second_unknown(placements):
    found = placements(
        apart("a", day(1), None, person_id="p", end_not_known=True),
        apart("b", day(12), day(20), person_id="p"),
        apart("c", day(1), day(12), person_id="q", is_solitary=None),
        apart("d", day(12), day(20), person_id="q"),
        apart("e", day(1), day(12), person_id="r", is_solitary=False),
        apart("f", day(12), day(20), person_id="r"),
    )
    assert verdicts(found, PROLONGED)["b"] is Verdict.UNKNOWN
    assert verdicts(found, PROLONGED)["d"] is Verdict.UNKNOWN
    assert verdicts(found, PROLONGED)["f"] is Verdict.MET


def test_the_person_is_the_custodys_where_the_placement_names_none(placements):
    found = placements(
        apart("a", day(1), day(10), custody_id="c"),
        apart("b", day(10), day(20), custody_id="d"),
        custody=[
            {"custody_id": key, "person_id": "p", "began_at": day(1)} for key in "cd"
        ],
    )
    assert found["b"][PROLONGED] is Verdict.BREACH


def test_situations_of_the_person_count_while_they_last(placements):
    def known(person, status, known_at=None, ended_at=None):
        return {
            "vulnerability_id": person,
            "person_id": person,
            "situation": "disability",
            "status": status,
            "known_at": known_at,
            "ended_at": ended_at,
        }

    people = ("confirmed", "examined", "excluded", "over", "later", "nothing")
    found = placements(
        *(
            apart(p, day(10), day(12), person_id=p, mental_health="none")
            for p in people
        ),
        vulnerability=[
            known("confirmed", "confirmed", day(1)),
            known("examined", "under_examination", day(1)),
            known("excluded", "excluded", day(1)),
            known("over", "confirmed", day(1), day(5)),
            known("later", "confirmed", day(20)),
        ],
    )
    assert verdicts(found, VULNERABLE) == {
        "confirmed": Verdict.BREACH,
        "examined": Verdict.UNKNOWN,
        "excluded": Verdict.MET,
        "over": Verdict.MET,
        "later": Verdict.MET,
        "nothing": Verdict.MET,
    }


def test_what_the_source_does_not_keep_is_unknown(placements):
    found = placements(
        {"confinement_id": "a", "began_at": day(1), "ended_at": day(20)}
    )["a"]
    assert [found[rule] for rule in (MAIN, PROLONGED, VULNERABLE)] == [
        Verdict.UNKNOWN
    ] * 3


def test_time_apart_adds_up_in_each_custody_and_counts_once(facts):
    held = [
        {"custody_id": key, "person_id": key, "began_at": day(1), "ended_at": None}
        for key in ("several", "none", "open")
    ]
    rows = facts(
        Subject.CUSTODY,
        custody=held,
        confinement=[
            apart("a", day(1), day(5), custody_id="several"),
            apart("b", day(4), day(9), custody_id="several"),
            apart("c", day(20), day(21), custody_id="several"),
            apart("d", day(2), None, custody_id="open", end_not_known=True),
        ],
    )
    names = ("confinements", "confined_longest_days", "confined_total_days")
    assert [rows["several"][name] for name in names] == [3, 8, 9]
    assert [rows["none"][name] for name in names] == [0, 0, 0]
    assert [rows["open"][name] for name in names] == [1, None, None]
