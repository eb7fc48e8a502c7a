"""The register hands over its facts as the canonical tables, column for column."""

import datetime as dt
import uuid

import pyarrow as pa
import pytest
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone

from habeas.facts.tables import BY_NAME
from habeas.web.register.models import (
    Custody,
    FamilyLink,
    Person,
    Placement,
    Protection,
)
from habeas.web.register.queries.columns import among
from habeas.web.register.queries.facts import (
    counts,
    model_of,
    path,
    pieces,
    scope_of,
    tables,
)
from habeas.web.trail.actions import SYSTEM, correct, record, withdraw

DAY = dt.timedelta(days=1)
COLUMNS = [
    pytest.param(table.name, column.name, id=f"{table.name}.{column.name}")
    for table in BY_NAME.values()
    for column in table
    if table.name != "population"
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_canonical_column_has_its_field(table, column):
    model = model_of(table)
    first, *rest = path(table, column).split("__")
    if first == "pk":
        return
    try:
        assert model._meta.get_field(first.removesuffix("_id") if not rest else first)
    except FieldDoesNotExist:
        assert model._meta.get_field(first)


@pytest.fixture
def custody(db):
    person = record(Person(sex="female", birth_year=1990), by=SYSTEM)
    began = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    return record(Custody(person=person, began_at=began), by=SYSTEM)


def test_moments_are_read_off_the_clock_of_the_register(custody, settings):
    settings.TIME_ZONE = "Africa/Nairobi"
    (row,) = tables(scope_of([custody.pk]))["custody"].to_pylist()
    assert row["began_at"] == dt.datetime(2026, 3, 1, 15)


def test_what_is_left_empty_is_not_known(custody):
    (row,) = tables(scope_of([custody.pk]))["custody"].to_pylist()
    assert (row["regime"], row["lacks_means"], row["ended_at"]) == (None, None, None)


def test_protection_stands_elsewhere_and_is_handed_over(custody):
    record(Protection(custody=custody, seeks_protection=True), by=SYSTEM)
    (row,) = tables(scope_of([custody.pk]))["custody"].to_pylist()
    assert row["seeks_protection"] is True


def test_what_was_recorded_in_error_is_not_judged(custody):
    withdraw(custody, by=SYSTEM, reason="typed twice", seen=1)
    assert tables()["custody"].num_rows == 0


def test_relatives_and_other_custodies_come_along(custody):
    child = record(Person(birth_year=2020), by=SYSTEM)
    theirs = record(Custody(person=child, began_at=timezone.now()), by=SYSTEM)
    before = {"began_at": custody.began_at - DAY, "ended_at": custody.began_at}
    earlier = record(Custody(person=custody.person, **before), by=SYSTEM)
    other = record(Person(), by=SYSTEM)
    record(Custody(person=other), by=SYSTEM)
    link = FamilyLink(person=custody.person, relative=child, relation="parent")
    record(link, by=SYSTEM)
    found = scope_of([custody.pk])
    assert found.custodies == {custody.pk, theirs.pk, earlier.pk}


def test_a_merged_record_is_handed_over_as_the_one_it_stands_for(custody):
    root = record(Person(birth_year=1990), by=SYSTEM)
    correct(custody.person, {"merged_into": root}, by=SYSTEM, reason="same", seen=1)
    given = tables(scope_of([custody.pk]))
    assert given["person"]["person_id"].to_pylist() == [str(root.pk)]
    assert given["custody"]["person_id"].to_pylist() == [str(root.pk)]


def test_pieces_are_the_same_tables_however_small(hold):
    for _person in range(5):
        hold()
    whole = tables()
    assert counts() == {name: table.num_rows for name, table in whole.items()}
    for name in ("custody", "person", "placement"):
        cut = list(pieces(name, size=2))
        assert [piece.num_rows for piece in cut] == [2, 2, 1]
        assert sorted_rows(pa.concat_tables(cut)) == sorted_rows(whole[name])
    assert list(pieces("release")) == []


def sorted_rows(table):
    return sorted(table.to_pylist(), key=str)


@pytest.mark.parametrize(
    "others", [pytest.param(0, id="few"), pytest.param(200, id="many")]
)
def test_custodies_are_found_among_any_number_of_keys(hold, others):
    one, _other = hold(), hold()
    keys = {one.pk} | {uuid.uuid4() for _key in range(others)}
    assert set(Custody.objects.filter(pk__in=among(keys))) == {one}
    stays = Placement.objects.filter(custody__in=among(keys))
    assert [stay.custody_id for stay in stays] == [one.pk]
    assert scope_of(keys).custodies == {one.pk}
    assert tables(scope_of(keys))["placement"].num_rows == 1
