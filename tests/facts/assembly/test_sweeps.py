"""The sweeps over stays, against counting each pair and each day one by one."""

from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from random import Random

import ibis
import pyarrow as pa
import pytest

from habeas.engine.compiler import to_sql
from habeas.engine.duckdb import DuckDB
from habeas.facts.assembly.occupancy import by_day
from habeas.facts.assembly.together import together

START = datetime(2024, 1, 1)
STAYS = pa.schema(
    [
        ("placement_id", pa.string()),
        ("custody_id", pa.string()),
        ("place_id", pa.string()),
        ("unit_id", pa.string()),
        ("began_at", pa.timestamp("us")),
        ("until", pa.timestamp("us")),
        ("custody_began", pa.timestamp("us")),
        ("freed_at", pa.timestamp("us")),
    ]
)
SEXES = pa.schema([("custody_id", pa.string()), ("sex", pa.string())])


def made_up(seed):
    """Make stays of which some lack a date, a unit, or the sex of the person."""
    random = Random(seed)  # noqa: S311 - the same stays each time
    stays, sexes = [], []
    for number in range(120):
        begins = START + timedelta(hours=random.randrange(0, 960, 6))
        ends = begins + timedelta(hours=random.randrange(6, 240, 6))
        unit = random.randrange(24)
        stays.append(
            {
                "placement_id": str(number),
                "custody_id": str(number),
                "place_id": f"p{unit // 2}",
                "unit_id": None if random.random() < 0.03 else f"u{unit}",
                "began_at": None if random.random() < 0.05 else begins,
                "until": None if random.random() < 0.05 else ends,
                "custody_began": begins,
                "freed_at": ends,
            }
        )
        sex = random.choice(["female", "male", "male", "male", "other", None])
        sexes.append({"custody_id": str(number), "sex": sex})
    return stays, sexes


def run(make, stays, sexes):
    with DuckDB() as engine:
        engine.put("stays", pa.Table.from_pylist(stays, STAYS))
        engine.put("sexes", pa.Table.from_pylist(sexes, SEXES))
        tables = [
            ibis.table(
                dict.fromkeys(STAYS.names[:4], "string")
                | dict.fromkeys(STAYS.names[4:], "timestamp(6)"),
                name="stays",
            ),
            ibis.table(dict.fromkeys(SEXES.names, "string"), name="sexes"),
        ]
        return engine.fetch(to_sql(make(*tables), dialect="duckdb")).to_pylist()


def is_mixed(one, stays, sexes):
    """Say by comparing with every other stay what the sweep must find."""
    if one["unit_id"] is None:
        return None
    if sexes[one["custody_id"]] == "other":
        # The sweep leaves whoever is neither a man nor a woman apart.
        return False
    said = [
        meets(one, other, sexes)
        for other in stays
        if other is not one and may_overlap(one, other)
    ]
    return True if True in said else None if None in said else False


def may_overlap(one, other):
    return (
        one["custody_began"] < other["freed_at"]
        and other["custody_began"] < one["freed_at"]
        and one["place_id"] == other["place_id"]
        and other["unit_id"] in (None, one["unit_id"])
    )


def meets(one, other, sexes):
    mine, theirs = sexes[one["custody_id"]], sexes[other["custody_id"]]
    is_sure = None not in (*one.values(), *other.values(), mine)
    if theirs == "other" and None not in other.values():
        return False
    if is_sure and theirs is not None:
        return mine != theirs
    if mine is not None and mine == theirs and None not in (*other.values(),):
        return False
    return None


@pytest.mark.parametrize("seed", range(6))
def test_who_was_together_is_what_every_pair_tells(seed):
    stays, sexes = made_up(seed)
    by_custody = {row["custody_id"]: row["sex"] for row in sexes}
    found = {row["placement_id"]: row["mixed"] for row in run(together, stays, sexes)}
    told = {one["placement_id"]: is_mixed(one, stays, by_custody) for one in stays}
    assert set(told.values()) == {True, False, None}
    assert found == told


@pytest.mark.parametrize("seed", range(6))
def test_occupancy_is_what_every_day_tells(seed):
    stays, sexes = made_up(seed)
    runs = run(lambda rows, _: by_day(rows), stays, sexes)
    found = {
        (row["place_id"], row["begins_on"] + timedelta(days=n)): row["people"]
        for row in runs
        for n in range((row["ends_on"] - row["begins_on"]).days)
    }
    told: dict[tuple[str, date], int] = {}
    for stay in stays:
        if stay["began_at"] is not None and stay["until"] is not None:
            day = stay["began_at"].date()
            while day < stay["until"].date():
                key = (stay["place_id"], day)
                told[key] = told.get(key, 0) + 1
                day += timedelta(days=1)
    assert {key: n for key, n in found.items() if n} == told
    # Runs follow one another, and no two of the same count do.
    runs.sort(key=lambda row: (row["place_id"], row["begins_on"]))
    for _, of_place in groupby(runs, key=lambda row: row["place_id"]):
        counts = [row["people"] for row in of_place]
        assert all(a != b for a, b in pairwise(counts))
