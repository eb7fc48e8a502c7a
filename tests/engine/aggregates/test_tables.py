"""Shares detained, groups removed alike, and time spent in crowded places."""

from datetime import datetime

import pytest

AT = datetime(2024, 5, 1, 6)


def of(patterns, standard):
    return {p.group: p for p in patterns if p.standard == standard}


def population(*rows):
    return [
        {
            "population_id": str(i),
            "nationality": nation,
            "place_id": place,
            "authority_id": "guard",
            "apprehended": apprehended,
            "detained": detained,
        }
        for i, (nation, place, apprehended, detained) in enumerate(rows)
    ]


def shares(found, *rows, **more):
    given = {"custody": [], **more}
    return of(found(**given, population=population(*rows)), "automatic-or-systematic")


@pytest.mark.parametrize(
    ("apprehended", "detained", "value", "is_flagged"),
    [
        pytest.param(20, 18, 0.9, True, id="at nine tenths"),
        pytest.param(1000, 899, 0.899, False, id="just under"),
        pytest.param(20, None, None, None, id="a number missing"),
        pytest.param(20, 21, None, None, id="more detained than apprehended"),
    ],
)
def test_the_share_detained(found, apprehended, detained, value, is_flagged):
    told = shares(found, ("XAB", "p", apprehended, detained))
    for group in ("XAB", "p", "guard"):
        assert (told[group].value, told[group].is_flagged) == (value, is_flagged)


def test_the_sentence_says_who_and_where(found):
    told = shares(found, ("XAB", "p", 20, 18))
    assert {told[g].sentence for g in ("XAB", "p", "guard")} == {
        "Of 20 people apprehended of nationality XAB, 90 % were detained.",
        "Of 20 people apprehended at p, 90 % were detained.",
        "Of 20 people apprehended by guard, 90 % were detained.",
    }


def test_rows_of_a_group_are_added_and_small_groups_left_out(found):
    told = shares(found, ("XAB", "p", 30, 10), ("XAB", "q", 10, 10), ("XAC", "p", 9, 9))
    assert set(told) == {"XAB", "p", "q", "guard"}
    assert (told["XAB"].n, told["XAB"].value) == (40, 0.5)
    assert told["q"].is_flagged is True


def test_a_place_goes_by_its_name(found):
    told = shares(
        found,
        ("XAB", "p", 30, 10),
        place=[{"place_id": "p", "name": "Camp"}],
        authority=[{"authority_id": "guard", "name": None}],
    )
    assert set(told) == {"XAB", "Camp (p)", "guard"}


def test_people_of_no_known_group_are_counted_and_not_judged(found):
    told = shares(found, (None, "p", 30, 30))
    assert told["not known"].is_flagged is None


def test_without_the_table_it_is_not_known(found):
    patterns = found(custody=[])
    for standard in ("automatic-or-systematic", "no-collective-expulsion"):
        (only,) = of(patterns, standard).values()
        assert only.value is only.is_flagged is None
        assert only.sentence.startswith("Not known")


def removals(people, **changed):
    row = {"at": AT, "country": "XAZ", "decision_text_id": "t"} | changed
    return [
        row | {"removal_id": f"{people}{i}{changed}", "custody_id": f"{changed}{i}"}
        for i in range(people)
    ]


def alike(found, *groups):
    rows = [row for group in groups for row in group]
    return of(found(custody=[], removal=rows), "no-collective-expulsion")


def test_ten_removed_alike_are_flagged(found):
    told = alike(
        found,
        removals(10),
        removals(9, country="XAY"),
        removals(9, at=datetime(2024, 5, 2)),
        removals(9, decision_text_id="u"),
    )
    assert {group: p.value for group, p in told.items()} == {
        "2024-05-01 to XAZ, text t": 10
    }
    assert all(p.is_flagged for p in told.values())


def test_hours_of_one_day_are_one_day(found):
    evening = removals(5, at=datetime(2024, 5, 1, 23))
    (only,) = alike(found, removals(5), evening).values()
    assert only.value == 10


@pytest.mark.parametrize(
    ("groups", "is_flagged", "unknown"),
    [
        pytest.param([removals(9)], False, 0, id="nine alike"),
        pytest.param([[]], False, 0, id="nobody removed"),
        pytest.param(
            [removals(9), removals(3, decision_text_id=None)],
            None,
            3,
            id="text missing",
        ),
        pytest.param([removals(12, at=None)], None, 12, id="day missing"),
        pytest.param([removals(12, at=datetime(2030, 1, 1))], False, 0, id="to come"),
    ],
)
def test_no_group_of_ten(found, groups, is_flagged, unknown):
    (only,) = alike(found, *groups).values()
    assert (only.is_flagged, only.unknown) == (is_flagged, unknown)


def placements(*spans, place="p"):
    return [
        {
            "placement_id": f"{place}{i}",
            "custody_id": f"{place}{i}",
            "place_id": place,
            "began_at": None if first is None else datetime(2024, 5, first),
            "ended_at": None if last is None else datetime(2024, 5, last),
        }
        for i, (first, last) in enumerate(spans)
    ]


def crowding(found, capacity, *spans):
    place = [{"place_id": "p", "capacity": capacity}]
    return of(found(place=place, placement=placements(*spans)), "occupancy")


def test_person_days_over_capacity(found):
    # A place for one: alone on 1 to 3 May (3 days), two on 4 to 7 May (8 of them).
    told = crowding(found, 1, (1, 8), (4, 8))
    for group in ("every place", "p"):
        assert (told[group].n, told[group].value) == (
            11,
            pytest.approx(8 / 11, abs=1e-4),
        )
        assert told[group].is_flagged is True


def test_enough_room(found):
    told = crowding(found, 2, (1, 8), (4, 8))
    assert (told["p"].value, told["p"].is_flagged) == (0.0, False)
    assert told["every place"].is_flagged is False


def test_a_stay_without_dates_leaves_room_unknown(found):
    told = crowding(found, 2, (1, 8), (None, 8))
    assert (told["p"].value, told["p"].is_flagged) == (0.0, None)


def test_an_unknown_capacity_is_unknown(found):
    told = crowding(found, None, (1, 8))
    assert told["p"].value is told["p"].is_flagged is None
    assert told[""].sentence.startswith("Not known")


def test_without_placements_it_is_not_known(found):
    (only,) = of(found(place=[{"place_id": "p", "capacity": 3}]), "occupancy").values()
    assert only.value is None
