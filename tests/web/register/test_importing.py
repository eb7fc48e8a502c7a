"""Canonical tables taken in: once, wholly, and nothing refused."""

import datetime as dt

import pyarrow as pa
import pytest

from habeas.engine.synthesis import Recipe, make
from habeas.facts.tables import BY_NAME
from habeas.web.register.actions.importing import import_tables
from habeas.web.register.models import Contradiction, Custody, Person, Placement
from habeas.web.register.queries.facts import tables
from habeas.web.trail.actions import SYSTEM
from habeas.web.trail.models import Entry
from habeas.web.trail.queries import verify

pytestmark = pytest.mark.django_db
MAY = dt.datetime(2026, 5, 1, 8)


def table(name, *rows):
    schema = BY_NAME[name].arrow
    return pa.Table.from_pylist(
        [{c: row.get(c) for c in schema.names} for row in rows], schema
    )


def taken(is_trial=False, **given):
    return import_tables(given, by=SYSTEM, source="ministry", is_trial=is_trial)


def small():
    return {
        "person": table("person", {"person_id": "7", "birth_year": 1990}),
        "custody": table(
            "custody",
            {
                "custody_id": "c1",
                "person_id": "7",
                "began_at": MAY,
                "seeks_protection": True,
            },
        ),
    }


def test_what_is_imported_comes_back_out(settings):
    settings.TIME_ZONE = "Africa/Nairobi"
    taken(**small())
    (row,) = tables()["custody"].to_pylist()
    assert (row["began_at"], row["seeks_protection"]) == (MAY, True)
    assert verify().broken is None


def test_identifiers_tell_nothing_of_those_they_stand_for():
    taken(**small())
    assert Person.objects.get().pk.version == 5
    assert "7" not in {str(p.pk) for p in Person.objects.all()}


def test_the_same_rows_are_the_same_facts():
    assert taken(**small()).new["custody"] == 1
    again = taken(**small())
    assert (again.new["custody"], again.known["custody"]) == (0, 1)
    assert Custody.objects.count() == 1


def test_a_trial_leaves_nothing():
    assert taken(is_trial=True, **small()).new["custody"] == 1
    assert not Custody.objects.exists()
    assert not Entry.objects.exists()


def test_who_is_named_and_in_no_table_is_stood_in_for():
    given = small()
    del given["person"]
    done = taken(**given)
    assert done.stood_in == {"person": 1}
    assert Custody.objects.get().person.birth_year is None


def test_custodies_that_overlap_are_both_kept_and_told():
    given = small()
    other = {"custody_id": "c2", "person_id": "7", "began_at": MAY}
    given["custody"] = pa.concat_tables([given["custody"], table("custody", other)])
    done = taken(**given)
    assert Custody.objects.count() == 2
    assert done.contradictions >= 1
    assert Contradiction.objects.exists()


def test_a_value_too_long_is_cut_and_told():
    given = small()
    long = {"custody_id": "c3", "person_id": "7", "legal_basis": "x" * 300}
    given["custody"] = table("custody", long)
    assert taken(**given).cut == 1


def test_a_synthetic_state_goes_in_and_comes_out_the_same(tmp_path):
    out = tmp_path / "made"
    make(Recipe(40, as_of=dt.datetime(2026, 5, 1)), out)
    given = {path.stem: path for path in out.glob("*.parquet") if path.stem in BY_NAME}
    done = taken(**given)
    back = tables()
    for name, count in done.new.items():
        assert back[name].num_rows >= count, name
    assert Placement.objects.count() == done.new["placement"]
    assert verify().broken is None
