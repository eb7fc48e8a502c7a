from datetime import date, datetime, timedelta
from math import sqrt
from statistics import fmean, variance

import pytest

from habeas.engine.aggregates import EffectSize
from habeas.engine.duckdb import DuckDB
from habeas.engine.spark import Spark

from .conftest import found_on

BEGAN = datetime(2023, 1, 1)
# Twelve people of each country; those of one are held some twenty days longer.
XAB = (30, 32, 34, 36, 38, 40, 42, 44, 46, 48, 50, 52)
XAC = (10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32)
# The same spread, a day apart: no difference to speak of.
NEAR = (11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33)


def people(days_of, **more):
    """Give a person and a custody for each length; `more` gives columns by nation."""
    persons, custodies = [], []
    for nation, lengths in days_of.items():
        for i, days in enumerate(lengths):
            name = f"{nation}-{i}"
            persons.append(
                {
                    "person_id": name,
                    "nationality": nation or None,
                    "sex": "male",
                    "birth_date": date(1990, 1, 1),
                }
            )
            custodies.append(
                {
                    "custody_id": f"c-{name}",
                    "person_id": name,
                    "began_at": BEGAN,
                    "ended_at": BEGAN + timedelta(days=days),
                    "end_reason": "released",
                    "regime": "removal",
                }
            )
    return {"person": persons, "custody": custodies, **more}


def one(patterns, measure, group, trait="nationality"):
    (pattern,) = (
        p
        for p in patterns
        if (p.standard, p.measure, p.trait, p.group)
        == ("non-discrimination", measure, trait, group)
    )
    return pattern


def test_a_longer_stay_is_flagged_with_its_size_and_interval(found):
    length = one(found(**people({"XAB": XAB, "XAC": XAC})), "length of custody", "XAB")
    spread = sqrt((variance(XAB) + variance(XAC)) / 2)
    error = sqrt(variance(XAB) / 12 + variance(XAC) / 12)
    assert (length.n, length.unknown) == (12, 0)
    assert (length.value, length.reference) == (fmean(XAB), fmean(XAC)) == (41, 21)
    assert length.effect == pytest.approx(20 / spread, abs=1e-4)
    assert length.low == pytest.approx((20 - 1.959964 * error) / spread, abs=1e-4)
    assert length.high == pytest.approx((20 + 1.959964 * error) / spread, abs=1e-4)
    assert length.effect_size is EffectSize.MEAN_DIFFERENCE
    assert length.is_flagged is True
    assert "20 days longer" in length.sentence
    assert "Only 12 people" in length.sentence
    assert length.citation == "GC5 33, 34, 35; ICMW 7"


def test_a_day_more_is_not_flagged(found):
    length = one(found(**people({"XAB": NEAR, "XAC": XAC})), "length of custody", "XAB")
    assert length.is_flagged is False
    assert length.low < 0 < length.high


def test_a_large_difference_that_may_be_chance_is_not_flagged(found):
    # Means 26 and 20 with deviations near 11: about half a deviation, on ten people.
    wide = (10, 14, 18, 22, 26, 26, 30, 34, 38, 42)
    tame = tuple(day - 7 for day in wide)
    length = one(
        found(**people({"XAB": wide, "XAC": tame})), "length of custody", "XAB"
    )
    assert length.effect >= 0.5
    assert length.low < 0
    assert length.is_flagged is False


def test_lengths_without_spread_are_flagged_without_a_size(found):
    given = people({"XAB": (20,) * 10, "XAC": (10,) * 10})
    length = one(found(**given), "length of custody", "XAB")
    assert (length.effect, length.low, length.is_flagged) == (None, None, True)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        pytest.param((10, 10), {"XAB", "XAC"}, id="ten and ten"),
        pytest.param((9, 30), set(), id="nine are too few, and so are nine others"),
        pytest.param((9, 9, 30), {"XAD"}, id="nine and nine others are eighteen"),
    ],
)
def test_groups_under_ten_are_never_shown(found, sizes, shown):
    nations = ("XAB", "XAC", "XAD")
    given = people(dict.fromkeys(nations[: len(sizes)], (5, 6, 7) * 10))
    kept = {
        f"{n}-{i}" for n, size in zip(nations, sizes, strict=False) for i in range(size)
    }
    given = {
        name: [row for row in rows if row["person_id"] in kept]
        for name, rows in given.items()
    }
    patterns = found(**given)
    named = {p.group for p in patterns if p.trait == "nationality"}
    assert named - {"", "not known"} == shown
    if not shown:
        (nothing,) = (p for p in patterns if p.trait == "nationality")
        assert nothing.value is nothing.is_flagged is None
        assert "Not known whether nationality" in nothing.sentence


def test_an_unknown_group_is_counted_and_compared_with_nobody(found):
    patterns = found(**people({"XAB": XAB, "XAC": XAC, "": (900,) * 11}))
    assert one(patterns, "length of custody", "XAB").reference == 21
    lost = one(patterns, "known", "not known")
    assert (lost.unknown, lost.is_flagged) == (11, None)
    assert "11 of 35 people" in lost.sentence


def test_a_few_unknown_are_not_numbered(found):
    patterns = found(**people({"XAB": XAB, "XAC": XAC, "": (900,) * 3}))
    assert "fewer than 10 of 27 people" in one(patterns, "known", "not known").sentence


def test_custodies_still_running_are_in_the_median_alone(found):
    given = people({"XAB": XAB, "XAC": XAC})
    for row in given["custody"][:2]:
        row["ended_at"] = None
    patterns = found(**given)
    length = one(patterns, "length of custody", "XAB")
    assert (length.n, length.unknown, length.value) == (10, 2, 43)
    # Ten of twelve ended; the sixth of them, after 44 days, is half of all.
    median = one(patterns, "median length of custody", "XAB")
    assert (median.value, median.reference) == (44, 20)
    assert median.is_flagged is None


def test_people_and_not_custodies_are_counted(found):
    given = people({"XAB": XAB, "XAC": XAC})
    again = dict(given["custody"][0], custody_id="again")
    again["began_at"] += timedelta(days=200)
    again["ended_at"] = again["began_at"] + timedelta(days=50)
    given["custody"].append(again)
    length = one(found(**given), "length of custody", "XAB")
    # The first person's mean is 40, of 30 and 50.
    assert (length.n, length.value) == (
        12,
        pytest.approx((sum(XAB) + 10) / 12, abs=1e-4),
    )


def test_who_is_released_to_an_alternative(found):
    given = people({"XAB": XAB, "XAC": XAC})
    for row in given["custody"][:2]:
        row["end_reason"] = "released_to_alternative"
    for row in given["custody"][12:22]:
        row["end_reason"] = "released_to_alternative"
    given["custody"][23]["end_reason"] = None
    patterns = found(**given)
    share = one(patterns, "released to an alternative", "XAB")
    # 2 of 12 beside 10 of the 11 of whom it is known.
    error = sqrt(1 / 2 - 1 / 12 + 1 / 10 - 1 / 11)
    assert share.value == pytest.approx(2 / 12, abs=1e-4)
    assert share.reference == pytest.approx(10 / 11, abs=1e-4)
    assert share.effect == pytest.approx((2 / 12) / (10 / 11), abs=1e-4)
    assert share.high == pytest.approx(
        share.effect * 2.718281828 ** (1.959964 * error), abs=1e-3
    )
    assert share.is_flagged is True
    assert one(patterns, "released to an alternative", "XAC").unknown == 1


def test_alternatives_considered_are_unknown_without_the_table(found):
    given = people({"XAB": XAB, "XAC": XAC})
    assert not [p for p in found(**given) if p.measure == "alternative considered"]
    told = [{"consideration_id": str(i), "custody_id": f"c-XAC-{i}"} for i in range(12)]
    share = one(found(**given, consideration=told), "alternative considered", "XAB")
    assert (share.value, share.reference, share.is_flagged) == (0.0, 1.0, True)


def test_breaches_of_the_maximum_are_compared_where_answered(found):
    # Over the constitution's 90 days is a breach, whatever else the law says.
    given = people({"XAB": (200,) * 10 + (5, 5), "XAC": (5,) * 12})
    share = one(found(**given), "breach of maximum-period", "XAB")
    assert (share.value, share.reference) == (pytest.approx(10 / 12, abs=1e-4), 0.0)
    assert share.is_flagged is True


def test_ages_that_may_fall_in_two_groups_are_unknown(found):
    given = people({"XAB": XAB, "XAC": XAC})
    for row in given["person"][:11]:
        # Turned 18 that very day, or later in the year: nobody knows.
        row.update(birth_date=None, birth_year=2005)
    for row in given["person"][11:]:
        row.update(birth_year=None)
    lost = one(found(**given), "known", "not known", trait="age")
    assert lost.unknown == 11


@pytest.mark.parametrize(
    ("born", "group"),
    [
        pytest.param(date(2005, 1, 2), "under 18", id="eighteen tomorrow"),
        pytest.param(date(2005, 1, 1), "18 to 24", id="eighteen that day"),
        pytest.param(date(1963, 1, 1), "60 and over", id="sixty that day"),
    ],
)
def test_ages_are_of_the_day_the_custody_began(found, born, group):
    given = people({"XAB": XAB, "XAC": XAC})
    for row in given["person"][:12]:
        row["birth_date"] = born
    ages = {p.group for p in found(**given) if p.trait == "age" and p.n}
    assert ages == {group, "25 to 39"}


def test_nothing_is_known_without_people(found):
    given = people({"XAB": XAB, "XAC": XAC})
    patterns = [
        p for p in found(custody=given["custody"]) if p.standard == "non-discrimination"
    ]
    assert {p.trait for p in patterns} == {"nationality", "sex", "age"}
    assert all(p.value is None and p.is_flagged is None for p in patterns)


def test_an_age_in_dispute_is_unknown(found):
    given = people({"XAB": XAB, "XAC": XAC})
    for i, row in enumerate(given["person"]):
        row["age_disputed"] = i < 11
    assert one(found(**given), "known", "not known", trait="age").unknown == 11


def test_the_number_of_comparisons_is_said(found):
    given = people({"XAB": XAB, "XAC": XAC, "XAD": XAC, "XAE": XAC})
    length = one(found(**given), "length of custody", "XAB")
    assert "One of 4 comparisons by nationality" in length.sentence


@pytest.mark.spark
def test_spark_finds_the_same():
    given = people({"XAB": XAB, "XAC": XAC, "": (40,) * 10})
    given["consideration"] = [{"consideration_id": "1", "custody_id": "c-XAC-1"}]
    given["population"] = [
        {"population_id": "1", "nationality": "XAB", "apprehended": 20, "detained": 19}
    ]
    given["removal"] = [
        {
            "removal_id": row["custody_id"],
            "custody_id": row["custody_id"],
            "at": datetime(2023, 9, 1, 4),
            "country": "XAZ",
            "decision_text_id": "t",
        }
        for row in given["custody"]
    ]
    given["place"] = [{"place_id": "p", "name": "Camp", "capacity": 20}]
    given["placement"] = [
        {
            "placement_id": row["custody_id"],
            "place_id": "p",
            **{k: row[k] for k in ("custody_id", "began_at", "ended_at")},
        }
        for row in given["custody"]
    ]
    with DuckDB() as duck, Spark() as spark:
        here, there = found_on(duck, given), found_on(spark, given)
    assert here == there
    assert {p.standard for p in here if p.is_flagged} == {
        "non-discrimination",
        "automatic-or-systematic",
        "no-collective-expulsion",
        "occupancy",
    }
