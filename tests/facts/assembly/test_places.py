"""Places: from tables to facts and verdicts."""

from datetime import date, datetime, timedelta

import pyarrow as pa
import pytest

from habeas.engine.compiler import to_sql
from habeas.engine.duckdb import DuckDB
from habeas.facts.assembly.occupancy import occupancy_by_day
from habeas.facts.assembly.source import CLOCK, Source
from habeas.facts.tables import BY_NAME
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.places import occupancy

AS_OF = datetime(2024, 7, 1)
M, B, U, N = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
P = Verdict.PENDING


def stay(key, place, began, ended, **more):
    return {
        "placement_id": key,
        "custody_id": key,
        "place_id": place,
        "unit_id": None,
        "began_at": began,
        "ended_at": ended,
        "end_not_known": None,
        **more,
    }


def march(day, hour=12):
    return datetime(2024, 3, day, hour)


def test_occupancy_is_counted_at_the_end_of_each_day():
    placements = [
        stay("a", "p", march(1), march(10)),
        stay("b", "p", march(3), march(5)),
        stay("c", "p", march(4, 8), march(4, 20)),  # gone before the day's end
        stay("d", "p", march(5), march(10)),  # comes on the day another leaves
        stay("e", "p", march(1), None, end_not_known=True),
        stay("f", "q", march(30), None),
    ]
    table = BY_NAME["placement"]
    source = Source({"placement": frozenset(table.names)})
    with DuckDB() as engine:
        engine.put("placement", pa.Table.from_pylist(placements, table.arrow))
        moment = pa.array([datetime(2024, 4, 2, 9)], pa.timestamp("us"))
        engine.put(CLOCK, pa.table({"as_of": moment}))
        found = engine.fetch(to_sql(occupancy_by_day(source), dialect="duckdb"))
    rows = sorted(tuple(row.values()) for row in found.to_pylist())
    assert rows == [
        ("p", date(2024, 3, 1), date(2024, 3, 3), 1),
        ("p", date(2024, 3, 3), date(2024, 3, 10), 2),
        ("q", date(2024, 3, 30), date(2024, 4, 2), 1),
    ]


def test_crowding(facts):
    rows = facts(
        Subject.PLACE,
        place=[
            {"place_id": "full", "capacity": 2},
            {"place_id": "over", "capacity": 1},
            {"place_id": "unsaid", "capacity": None},
            {"place_id": "empty", "capacity": 1},
            {"place_id": "undated", "capacity": 1},
        ],
        placement=[
            stay("a", "full", march(1), march(5)),
            stay("b", "full", march(1), march(5)),
            stay("c", "over", march(1), march(5)),
            stay("d", "over", march(2), march(4)),
            stay("e", "unsaid", march(1), march(5)),
            stay("f", "undated", march(1), march(5)),
            stay("g", "undated", None, march(5)),
        ],
    )
    assert {key: row["occupancy"] for key, row in rows.items()} == {
        "full": M,
        "over": B,
        "unsaid": U,
        "empty": N,
        "undated": U,
    }
    over = rows["over"]
    assert over["days_over_capacity"] == 2
    assert over["person_days"] == 6
    assert over["person_days_over_capacity"] == 4
    assert over["highest_occupancy"] == 2
    assert over["over_capacity_since"] == datetime(2024, 3, 2)
    assert rows["unsaid"]["days_over_capacity"] is None
    assert rows["empty"]["person_days"] == 0


def test_a_custody_that_ended_ends_the_stay_in_it(facts):
    rows = facts(
        Subject.PLACE,
        rules=[occupancy],
        custody=[{"custody_id": "a", "began_at": march(1), "ended_at": march(4)}],
        place=[{"place_id": "p", "capacity": 1}],
        placement=[stay("a", "p", march(1), None), stay("b", "p", march(4), march(6))],
    )
    assert rows["p"]["occupancy"] is M
    assert rows["p"]["person_days"] == 5


def test_without_placements_occupancy_is_unknown(facts):
    rows = facts(Subject.PLACE, place=[{"place_id": "p", "capacity": 1}])
    assert rows["p"]["occupancy"] is U


@pytest.mark.parametrize(
    ("place", "held", "is_detention", "any_name"),
    [
        pytest.param({"may_leave": False}, False, True, U, id="closed, type unsaid"),
        pytest.param(
            {"may_leave": False, "type": "hotel", "is_registered": True},
            False,
            True,
            M,
            id="a registered hotel",
        ),
        pytest.param(
            {"may_leave": False, "type": "open_reception_centre"},
            False,
            True,
            B,
            id="called open",
        ),
        pytest.param(
            {"type": "prison", "is_registered": False}, False, True, B, id="by its type"
        ),
        pytest.param({"type": "hotel"}, False, None, U, id="nothing tells"),
        pytest.param(
            {"type": "hotel", "is_registered": False},
            True,
            True,
            B,
            id="somebody is held",
        ),
        pytest.param({"may_leave": True}, False, False, N, id="open"),
        pytest.param(
            {"may_leave": True}, True, True, N, id="open, yet a custody ran there"
        ),
    ],
)
def test_what_a_place_is(facts, place, held, is_detention, any_name):
    whole = {"may_leave": None, "type": None, "is_registered": None}
    held_there = [stay("a", "p", march(1), march(2))] if held else []
    row = facts(
        Subject.PLACE, place=[{"place_id": "p", **whole, **place}], placement=held_there
    )["p"]
    assert row["is_detention"] is is_detention
    assert row["any-name"] is any_name


def test_operators_and_places_abroad(facts):
    base = {
        "may_leave": False,
        "operator": "private",
        "has_monitoring_scheme": True,
        "staff_trained_until": date(2024, 7, 1),
        "is_abroad": True,
        "is_registered": True,
    }
    rows = facts(
        Subject.PLACE,
        place=[
            {"place_id": "sound", **base},
            {
                "place_id": "lapsed",
                **base,
                "operator": "mixed",
                "staff_trained_until": date(2024, 6, 30),
            },
            {"place_id": "public", **base, "operator": "public", "is_abroad": False},
            {"place_id": "unsaid", "may_leave": False},
            {"place_id": "hidden", **base, "is_registered": False},
        ],
    )
    judged = {
        key: (row["private-operator"], row["offshore"]) for key, row in rows.items()
    }
    assert judged == {
        "sound": (M, M),
        "lapsed": (B, M),
        "public": (N, N),
        "unsaid": (U, U),
        "hidden": (M, B),
    }


def visit(key, place, at, body="npm", **more):
    return {
        "visit_id": key,
        "place_id": place,
        "at": at,
        "authority_id": body,
        "is_independent": None,
        "access_refused": False,
        "area_restricted": False,
        **more,
    }


BODIES = [
    {"authority_id": "npm", "kind": "preventive_mechanism"},
    {"authority_id": "service", "kind": "immigration", "detains": True},
    {"authority_id": "inspector", "kind": "other", "parent_id": "service"},
    {"authority_id": "warden", "kind": "other", "detains": False},
    {"authority_id": "clinic", "kind": "health", "detains": False},
]
BODIES = [
    {"parent_id": None, "detains": None, "makes_migration_policy": False, **body}
    for body in BODIES
]


def test_monitoring(facts):
    since, soon = datetime(2022, 7, 1), datetime(2023, 6, 30)
    names = (
        "seen",
        "lapsed",
        "never",
        "new",
        "refused",
        "doubtful",
        "own",
        "undated",
        "future",
        "unheld",
    )
    began = {"new": datetime(2024, 6, 1)}
    rows = facts(
        Subject.PLACE,
        authority=BODIES,
        place=[
            {
                "place_id": name,
                "may_leave": False,
                "authority_id": "warden" if name == "own" else "service",
            }
            for name in names
        ],
        placement=[
            stay(name, name, began.get(name, since), None)
            for name in names
            if name != "unheld"
        ],
        visit=[
            visit("1", "seen", soon),
            visit("2", "seen", datetime(2024, 6, 28)),
            visit("3", "lapsed", datetime(2023, 9, 1)),
            visit("4", "refused", soon, access_refused=True),
            visit("5", "refused", datetime(2024, 6, 28)),
            visit("6", "doubtful", soon, "clinic"),
            visit("7", "doubtful", datetime(2024, 6, 28), "clinic"),
            visit("8", "own", soon, "warden"),
            visit("9", "undated", None),
            visit("10", "future", datetime(2025, 1, 1)),
            visit("11", "lapsed", soon, "inspector"),
            visit("12", "unheld", soon),
        ],
    )
    assert {k: row["independent-monitoring"] for k, row in rows.items()} == {
        "seen": M,
        "lapsed": B,
        "never": B,
        "new": P,
        "refused": B,
        "doubtful": U,
        "own": B,
        "undated": U,
        "future": B,
        "unheld": U,
    }
    assert {k: row["monitor-independent"] for k, row in rows.items()} == {
        "seen": M,
        "lapsed": B,
        "never": N,
        "new": N,
        "refused": M,
        "doubtful": M,
        "own": B,
        "undated": M,
        "future": N,
        "unheld": M,
    }
    assert rows["lapsed"]["unvisited_from"] == since
    assert rows["lapsed"]["independent_monitoring__since"] == datetime(2023, 7, 1)
    assert rows["refused"]["independent_monitoring__since"] == soon
    assert rows["new"]["independent_monitoring__due"] == datetime(2025, 6, 1)


def test_a_body_the_table_does_not_tell_is_told_by_the_visit(facts):
    place = [{"place_id": "p", "may_leave": False}]
    held = [stay("a", "p", datetime(2023, 8, 1), None)]
    at = datetime(2024, 6, 1)
    for told, body, verdict in (
        (True, "clinic", M),
        (False, "clinic", P),
        (None, "clinic", U),
        (True, "service", P),
    ):
        visits = [visit("1", "p", at, body, is_independent=told)]
        row = facts(
            Subject.PLACE, authority=BODIES, place=place, placement=held, visit=visits
        )["p"]
        assert row["independent-monitoring"] is verdict


def test_what_was_not_given_of_visits_is_unknown(facts):
    place = [{"place_id": "p", "may_leave": False}]
    held = [stay("a", "p", march(1), None)]
    row = facts(Subject.PLACE, place=place, placement=held)["p"]
    for standard in (
        "independent-monitoring",
        "monitor-independent",
        "recommendations-answered",
        "conditions/space",
    ):
        assert row[standard] is U
    row = facts(Subject.PLACE, place=place, placement=held, visit=[])["p"]
    assert row["independent-monitoring"] is P
    assert row["monitor-independent"] is N
    row = facts(Subject.PLACE, place=place, visit=[])["p"]
    assert row["independent-monitoring"] is U


def test_conditions_are_those_of_the_last_independent_visit(facts):
    def rating(key, item, *, adequate, followed=None, visited="2"):
        return {
            "rating_id": key,
            "visit_id": visited,
            "item": item,
            "is_adequate": adequate,
            "follow_up_opened": followed,
        }

    row = facts(
        Subject.PLACE,
        authority=BODIES,
        place=[{"place_id": "p", "may_leave": False}],
        visit=[
            visit("1", "p", march(1)),
            visit("2", "p", march(9)),
            visit("3", "p", march(20), "service"),
        ],
        rating=[
            rating("a", "space", adequate=False, followed=False, visited="1"),
            rating("b", "space", adequate=True),
            rating("c", "water", adequate=False, followed=True),
            rating("d", "food", adequate=False, followed=False),
            rating("e", "light", adequate=True),
            rating("f", "light", adequate=False, followed=False),
            rating("g", "staff", adequate=None),
            rating("h", "bedding", adequate=True, visited="3"),
        ],
    )["p"]
    said = {
        aspect: row[f"conditions/{aspect}"] for aspect in ("space", "water", "food")
    }
    assert said == {"space": M, "water": P, "food": B}
    assert row["conditions/light"] is B
    assert row["conditions/staff"] is U
    assert row["conditions/bedding"] is U
    assert row["conditions__food__since"] == march(9)


def test_recommendations(facts, model):
    def made(key, place, at, answered, *, tracked=None):
        return {
            "visit_recommendation_id": key,
            "visit_id": place,
            "made_at": at,
            "answered_at": answered,
            "outcome_tracked": tracked,
        }

    names = ("answered", "untracked", "open", "later", "none", "undated")
    rows = facts(
        Subject.PLACE,
        place=[{"place_id": name} for name in names],
        visit=[visit(name, name, march(1)) for name in names],
        visit_recommendation=[
            made("1", "answered", march(1), march(11), tracked=True),
            made("2", "answered", march(1), march(21), tracked=True),
            made("3", "untracked", march(1), march(11), tracked=False),
            made("4", "open", march(2), None),
            made("5", "open", march(1), None),
            made("6", "later", march(1), AS_OF + timedelta(days=1), tracked=True),
            made("7", "undated", None, march(3), tracked=True),
        ],
    )
    assert rows["answered"]["slowest_answer"] == 20 * 86_400
    assert rows["answered"]["has_unanswered"] is False
    assert rows["untracked"]["recommendations-answered"] is B
    assert rows["open"]["unanswered_since"] == march(1)
    assert rows["later"]["has_unanswered"] is True
    assert rows["later"]["has_answered"] is False
    assert rows["none"]["recommendations-answered"] is N
    assert rows["undated"]["slowest_answer"] is None
