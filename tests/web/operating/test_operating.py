"""A register set up, checked, backed up and made again elsewhere."""

import datetime as dt
import json
import zipfile

import pytest
from django.db import connection

from habeas.law.errors import BadInputError, OutputError
from habeas.web.accounts.models import Authority, User
from habeas.web.library.actions.adding import add
from habeas.web.operating.backing_up import TamperedError, back_up, restore
from habeas.web.operating.people import make_administrator
from habeas.web.operating.verifying import check
from habeas.web.register.models import Custody, Person
from habeas.web.trail import guards
from habeas.web.trail.actions import SYSTEM, correct, record
from habeas.web.trail.models import Entry, Head

LETTER = b"CMW/C/XVA/3\n4 May 2033\nEnglish only\nThird periodic report\n1. A report.\n"


@pytest.fixture
def register(emptied):
    make_administrator("admin", "a long and rare password")
    person = record(Person(birth_year=1990), by=SYSTEM)
    began = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    held = record(Custody(person=person, began_at=began), by=SYSTEM)
    correct(held, {"regime": "removal"}, by=SYSTEM, reason="told later", seen=1)
    add(LETTER, "letter.txt", by=SYSTEM)
    return held


def emptied_of_all():
    """Empty the database, as another machine's would be."""
    guards.remove(connection)
    tables = connection.introspection.django_table_names(only_existing=True)
    keep = {"django_migrations", "django_content_type", "auth_permission"}
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            named = ", ".join(f'"{t}"' for t in tables if t not in keep)
            cursor.execute(f"TRUNCATE {named} CASCADE")
        else:
            for table in tables:
                if table not in keep:
                    cursor.execute(f'DELETE FROM "{table}"')
    Head.objects.get_or_create(pk=1)
    guards.install(connection)


def test_a_register_untouched_holds(register):
    found = check()
    assert found.holds
    assert found.facts >= 4


@pytest.mark.parametrize(
    ("attack", "why"),
    [
        pytest.param(
            "UPDATE register_custody SET regime = 'asylum'",
            "changed without the trail",
            id="edited",
        ),
        pytest.param(
            "DELETE FROM register_custody", "removed without the trail", id="removed"
        ),
        pytest.param(
            "UPDATE register_custody SET version = 7", "changed", id="version edited"
        ),
    ],
)
def test_a_row_changed_behind_the_trail_is_named(register, attack, why):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_mark")
        cursor.execute(attack)
    found = check()
    assert found.chain.broken is None
    assert [why in told.why for told in found.tampered] == [True]
    assert found.tampered[0].id == str(register.pk)


def test_a_row_put_in_behind_the_trail_is_named(register):
    Authority(name="Nobody knows").save()
    assert [t.why for t in check().tampered] == ["the trail does not know of it"]


def test_a_backup_makes_the_same_register_again(register, tmp_path):
    path = tmp_path / "register.zip"
    manifest = back_up(path)
    assert path.stat().st_mode & 0o077 == 0
    emptied_of_all()
    assert not Entry.objects.exists()
    assert restore(path) == manifest
    assert check().holds
    assert Head.objects.get().digest == manifest.head
    assert Custody.objects.get().regime == "removal"
    assert User.objects.get().check_password("a long and rare password")
    assert guards.are_installed(connection)
    # The register goes on from there.
    record(Person(), by=SYSTEM)
    assert check().holds


def test_a_register_with_facts_is_not_restored_over(register, tmp_path):
    path = tmp_path / "register.zip"
    back_up(path)
    with pytest.raises(BadInputError, match="into an empty"):
        restore(path)
    assert check().holds


def test_a_backup_that_was_tampered_with_is_refused_whole(register, tmp_path):
    path, bad = tmp_path / "register.zip", tmp_path / "bad.zip"
    back_up(path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'"removal"', b'"asylum"'))
    emptied_of_all()
    with pytest.raises(TamperedError):
        restore(bad)
    assert not Custody.objects.exists()
    assert guards.are_installed(connection)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a zip", id="rubbish"),
        pytest.param(None, id="no manifest"),
        pytest.param({"format": 9}, id="another format"),
    ],
)
def test_what_is_no_backup_is_refused(emptied, tmp_path, data):
    path = tmp_path / "file.zip"
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            if data:
                told = {"version": "9", "entries": 0, "head": "", "rows": {}, **data}
                archive.writestr("manifest.json", json.dumps(told))
    with pytest.raises(BadInputError):
        restore(path)
    assert guards.are_installed(connection)


def test_a_backup_that_cannot_be_written_leaves_nothing(register, tmp_path):
    with pytest.raises(OutputError):
        back_up(tmp_path / "nowhere" / "register.zip")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param("admin", "a long and rare password", id="name taken"),
        pytest.param("other", "12345", id="weak password"),
    ],
)
def test_an_administrator_needs_a_name_and_a_password(db, name, password):
    make_administrator("admin", "a long and rare password")
    with pytest.raises(BadInputError):
        make_administrator(name, password)
