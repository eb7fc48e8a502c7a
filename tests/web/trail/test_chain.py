"""The chain: it grows, it is guarded, and what was done to it is found."""

import pytest
from django.db import DatabaseError, connection, transaction

from habeas.web.accounts.models import Authority
from habeas.web.trail import guards
from habeas.web.trail.actions import (
    SYSTEM,
    StalePageError,
    correct,
    note,
    record,
    withdraw,
)
from habeas.web.trail.models import Action, Entry
from habeas.web.trail.queries import history, verify

pytestmark = pytest.mark.django_db


def body(actor, name="Border Guard"):
    return record(Authority(name=name, kind="border"), by=actor)


def test_a_fact_is_recorded_with_its_author_and_told(actor):
    fact = body(actor)
    (entry,) = Entry.objects.all()
    assert (fact.recorded_by_id, fact.version) == (actor.user_id, 1)
    assert (entry.actor, entry.action, entry.version) == ("amina", "recorded", 1)
    assert '"name":"Border Guard"' in entry.content


def test_a_correction_is_a_version_that_says_why(actor):
    fact = body(actor)
    after = correct(fact, {"name": "Coast Guard"}, by=actor, reason="misread", seen=1)
    assert (after.version, after.name) == (2, "Coast Guard")
    newest, first = history(fact)
    assert (newest.reason, first.version) == ("misread", 1)
    assert "Border Guard" in first.content


def test_a_stale_page_changes_nothing(actor):
    fact = body(actor)
    correct(fact, {"name": "Coast Guard"}, by=actor, reason="misread", seen=1)
    with pytest.raises(StalePageError):
        correct(fact, {"name": "Harbour Guard"}, by=actor, reason="misread", seen=1)
    fact.refresh_from_db()
    assert (fact.name, Entry.objects.count()) == ("Coast Guard", 2)


def test_what_is_withdrawn_stays(actor):
    fact = withdraw(body(actor), by=actor, reason="typed twice", seen=1)
    assert fact.withdrawn_at is not None
    assert Authority.objects.filter(pk=fact.pk).exists()


def test_a_whole_chain_holds(actor):
    for name in "abc":
        body(actor, name)
    note(Action.READ, "register.person", by=SYSTEM, object_id=7)
    found = verify()
    assert (found.entries, found.broken) == (4, None)


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(
            "UPDATE trail_entry SET actor = 'eve' WHERE number = 2", id="edit"
        ),
        pytest.param("DELETE FROM trail_entry WHERE number = 2", id="remove"),
        pytest.param("UPDATE trail_head SET number = number - 1", id="turn back"),
        pytest.param("DELETE FROM trail_head", id="remove the end"),
    ],
)
def test_the_database_refuses(actor, attack):
    body(actor)
    body(actor)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)
    assert verify().broken is None


@pytest.mark.parametrize(
    ("attack", "number"),
    [
        pytest.param(
            "UPDATE trail_entry SET reason = 'as ordered' WHERE number = 2",
            2,
            id="edited",
        ),
        pytest.param("DELETE FROM trail_entry WHERE number = 2", 2, id="removed"),
        pytest.param("DELETE FROM trail_entry WHERE number = 3", 3, id="end removed"),
        pytest.param(
            "INSERT INTO trail_entry SELECT 4, at, actor, role, action, kind, "
            "object_id, about, wall, version, content, reason, digest, digest "
            "FROM trail_entry WHERE number = 3",
            4,
            id="inserted",
        ),
        pytest.param("UPDATE trail_head SET digest = 'x'", 4, id="head edited"),
    ],
)
def test_whoever_takes_the_guards_away_is_found(actor, attack, number):
    for name in "abc":
        body(actor, name)
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(attack)
    assert verify().broken.number == number


def test_the_guards_are_in_place():
    assert guards.are_installed(connection)


def test_the_guards_come_back_once_the_database_was_emptied(emptied, actor):
    body(actor)
    assert guards.are_installed(connection)
