"""Where a custody was spent: from tables to facts and verdicts."""

from dataclasses import replace
from datetime import datetime

import pyarrow as pa
import pytest

from habeas.engine.compiler import to_sql
from habeas.engine.duckdb import DuckDB
from habeas.facts.assembly.placements import seconds_by_place_type
from habeas.facts.assembly.source import CLOCK, Source
from habeas.facts.tables import BY_NAME
from habeas.law.place_type import PlaceType
from habeas.law.setting import with_setting
from habeas.law.verdict import Verdict
from habeas.rulebook import Subject
from habeas.rulebook.places import (
    apart_from_convicted,
    men_women_separate,
    not_in_prison,
)

M, B, U = Verdict.MET, Verdict.BREACH, Verdict.UNKNOWN


def march(day, hour=0):
    return datetime(2024, 3, day, hour)


def custody(key, began=1, ended=10, **more):
    whole = {"custody_id": key, "person_id": key, "began_at": march(began)}
    return whole | {"ended_at": march(ended)} | more


def stay(key, place, began, ended, *, of=None, unit=None, **more):
    return {
        "placement_id": key,
        "custody_id": of or key,
        "place_id": place,
        "unit_id": unit,
        "began_at": began,
        "ended_at": ended,
        **more,
    }


PLACES = [{"place_id": kind.value, "type": kind.value} for kind in PlaceType] + [
    {"place_id": "unsaid", "type": None}
]


def test_not_in_prison(facts):
    rows = facts(
        Subject.CUSTODY,
        rules=[not_in_prison],
        custody=[custody(key) for key in "abcdefghij"],
        place=PLACES,
        placement=[
            stay("a", "hotel", march(1), march(10)),
            stay("b1", "hotel", march(1), march(4), of="b"),
            stay("b2", "prison", march(4), march(10), of="b"),
            stay("c1", "police_station", march(1), march(3), of="c"),
            stay("c2", "hotel", march(3), march(10), of="c"),
            stay("d1", "police_station", march(1), march(3, 1), of="d"),
            stay("d2", "hotel", march(3, 1), march(10), of="d"),
            stay("e", "unsaid", march(1), march(10)),
            stay("f1", "hotel", march(1), march(3), of="f"),
            stay("f2", "hotel", march(5), march(10), of="f"),
            stay("g1", "hotel", march(1), march(3), of="g"),
            stay("g2", "border_post", march(3, 20), march(9, 12), of="g"),
            stay("h", "hotel", march(1), march(6)),
            stay("i", "hotel", None, march(10)),
        ],
    )
    assert {key: row["not-in-prison"] for key, row in rows.items()} == {
        "a": M,
        "b": B,
        "c": M,
        "d": B,
        "e": U,
        "f": U,  # two days in no place recorded
        "g": M,  # on the way for less than a day, each time
        "h": U,  # nobody recorded the last four days
        "i": U,
        "j": U,  # nobody recorded any place
    }
    assert rows["b"]["forbidden_place_since"] == march(4)
    assert rows["d"]["not_in_prison__since"] == march(3)
    assert [rows[key]["transfers"] for key in "abfg"] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("setting", "place", "verdict"),
    [
        pytest.param("places.hotel=forbidden", "hotel", B, id="forbidden by law"),
        pytest.param("places.prison=allowed", "prison", B, id="a law lifts nothing"),
        pytest.param(
            "places.police_station=forbidden",
            "police_station",
            M,
            id="the police keep the arrest",
        ),
    ],
)
def test_a_law_adds_to_the_places_and_takes_none_away(
    facts, model, setting, place, verdict
):
    law = replace(model, jurisdiction=with_setting(model.jurisdiction, setting))
    row = facts(
        Subject.CUSTODY,
        under=law,
        rules=[not_in_prison],
        custody=[custody("a", 1, 2)],
        place=PLACES,
        placement=[stay("a", place, march(1), march(2))],
    )["a"]
    assert row["not-in-prison"] is verdict


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="no placements"),
        pytest.param({"placement": []}, id="placements empty"),
        pytest.param(
            {"placement": [stay("a", "hotel", march(1), march(10))]}, id="no places"
        ),
    ],
)
def test_what_is_not_given_is_unknown(facts, given):
    rules = [not_in_prison, apart_from_convicted, men_women_separate]
    row = facts(Subject.CUSTODY, rules=rules, custody=[custody("a")], **given)["a"]
    assert [row[rule.id] for rule in rules] == [U, U, U]


def test_apart_from_convicted(facts):
    rows = facts(
        Subject.CUSTODY,
        rules=[apart_from_convicted],
        custody=[custody(key) for key in "abcde"],
        place=[
            {"place_id": "a", "holds_convicted": False, "has_separate_unit": None},
            {"place_id": "b", "holds_convicted": True, "has_separate_unit": True},
            {"place_id": "c", "holds_convicted": True, "has_separate_unit": False},
            {"place_id": "d", "holds_convicted": True, "has_separate_unit": None},
            {"place_id": "e", "holds_convicted": None, "has_separate_unit": False},
        ],
        placement=[stay(key, key, march(1), march(10)) for key in "abcde"],
    )
    said = {key: row["apart-from-convicted"] for key, row in rows.items()}
    assert said == {"a": M, "b": M, "c": B, "d": U, "e": U}
    assert rows["c"]["with_convicted_since"] == march(1)


def test_men_women_separate(facts):
    men = ("m", "n", "after", "loose", "family", "centre", "beside", "alone")
    women = ("w", "kin", "mate", "apart")
    people = [
        *({"person_id": key, "sex": "male"} for key in men),
        *({"person_id": key, "sex": "female"} for key in women),
        {"person_id": "x", "sex": None},
        {"person_id": "o", "sex": "other"},
    ]
    keys = (*men, *women, "x", "o")
    begins = {"w": 4, "after": 7}
    ends = {"w": 7, "m": 5}
    units = {
        "m": "u",
        "w": "u",
        "n": "v",
        "o": "v",
        "after": "u",
        "loose": None,
        "family": "f",
        "kin": "f",
        "centre": "c",
        "mate": "c",
        "beside": "d",
        "x": "d",
        "alone": "e",
        "apart": "g",
    }
    houses = {"centre": "families", "mate": "families", "loose": "camp"}
    rows = facts(
        Subject.CUSTODY,
        rules=[men_women_separate],
        person=people,
        custody=[custody(key, begins.get(key, 1), ends.get(key, 10)) for key in keys],
        place=[
            {"place_id": "house", "type": "hotel"},
            {"place_id": "camp", "type": "informal"},
            {"place_id": "families", "type": "family_centre"},
        ],
        unit=[
            {"unit_id": unit, "place_id": "house", "is_for_families": unit == "f"}
            for unit in "uvfdeg"
        ],
        placement=[
            stay(
                key,
                houses.get(key, "house"),
                march(begins.get(key, 1)),
                march(ends.get(key, 10)),
                unit=units[key],
            )
            for key in keys
        ],
    )
    assert {key: row["men-women-separate"] for key, row in rows.items()} == {
        "m": B,
        "w": B,
        "after": M,  # came as she left
        "n": M,
        "o": M,
        "loose": U,
        "family": M,
        "kin": M,
        "centre": M,
        "mate": M,
        "beside": U,
        "x": U,
        "alone": M,
        "apart": M,
    }
    assert rows["m"]["with_other_sex_since"] == march(4)
    assert rows["w"]["with_other_sex_since"] == march(4)


def test_who_may_have_been_in_the_unit_leaves_it_unknown(facts):
    rows = facts(
        Subject.CUSTODY,
        rules=[men_women_separate],
        person=[
            {"person_id": k, "sex": s}
            for k, s in zip("abcd", ("male", "female") * 2, strict=True)
        ],
        custody=[custody(key) for key in "abcd"],
        place=[{"place_id": "p", "type": "hotel"}, {"place_id": "q", "type": "hotel"}],
        unit=[
            {"unit_id": "u", "place_id": "p", "is_for_families": False},
            {"unit_id": "v", "place_id": "q", "is_for_families": False},
        ],
        placement=[
            stay("a", "p", march(1), march(10), unit="u"),
            stay("b", "p", march(1), march(10), unit=None),
            stay("c", "q", march(1), march(10), unit="v"),
            stay("d", "q", None, march(10), unit="v"),
        ],
    )
    assert [rows[key]["men-women-separate"] for key in "abcd"] == [U, U, U, U]


def test_seconds_by_place_type():
    placements = [
        stay("a", "hotel", march(1), march(2), of="x"),
        stay("b", "hotel", march(3), march(5), of="x"),
        stay("c", "unsaid", march(2), march(3), of="x"),
        stay("d", "prison", None, march(3), of="x"),
    ]
    given = {name: BY_NAME[name] for name in ("placement", "place")}
    source = Source({name: frozenset(table.names) for name, table in given.items()})
    with DuckDB() as engine:
        engine.put(
            "placement", pa.Table.from_pylist(placements, given["placement"].arrow)
        )
        engine.put("place", pa.Table.from_pylist(PLACES, given["place"].arrow))
        engine.put(CLOCK, pa.table({"as_of": pa.array([march(9)], pa.timestamp("us"))}))
        query = to_sql(seconds_by_place_type(source), dialect="duckdb")
        found = engine.fetch(query).to_pylist()
    assert {row["type"]: row["seconds"] for row in found} == {
        "hotel": 3 * 86_400,
        None: 86_400,
        "prison": 0,
    }
