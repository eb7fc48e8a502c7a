"""Nobody takes data out alone."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.actions import exports
from habeas.web.register.codes import ExportForm
from habeas.web.register.models import BulkExport, Name
from habeas.web.register.queries.handover import write_tables
from habeas.web.trail.actions import SYSTEM, record
from habeas.web.trail.models import Action, Entry

PURPOSE = "Yearly report of the preventive mechanism"


@pytest.fixture
def asked(viewer):
    return exports.ask(PURPOSE, "csv", by=viewer(Role.MONITOR).acting())


def test_one_asks_another_allows_and_the_first_fetches(client_as, held):
    monitor, other = client_as(Role.MONITOR), client_as(Role.ADMINISTRATOR)
    said = {"purpose": PURPOSE, "form": "csv"}
    assert monitor.post(reverse("register:ask_export"), said).status_code == 302
    export = BulkExport.objects.get()
    fetching = reverse("register:fetch_export", args=[export.pk])
    assert monitor.post(fetching).status_code == 422
    allowing = reverse("register:allow_export", args=[export.pk])
    assert other.post(allowing, {"seen": 1}).status_code == 302
    answer = monitor.post(fetching)
    files = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert {"custody.csv", "person.csv", "data-dictionary.md"} <= set(files.namelist())
    told = Entry.objects.get(action=Action.EXPORTED)
    assert '"custody":1' in told.content
    assert PURPOSE in told.content
    # Whoever allowed it has no use of it.
    assert other.post(fetching).status_code == 403


def test_nobody_allows_their_own(client_as, browser_of, held):
    monitor = client_as(Role.MONITOR)
    monitor.post(reverse("register:ask_export"), {"purpose": PURPOSE, "form": "csv"})
    export = BulkExport.objects.get()
    allowing = reverse("register:allow_export", args=[export.pk])
    assert monitor.post(allowing, {"seen": 1}).status_code == 422
    export.refresh_from_db()
    assert export.allowed_by is None


def test_the_database_itself_refuses_it(asked):
    asked.allowed_by_id = asked.asked_by_id
    with pytest.raises(IntegrityError), transaction.atomic():
        asked.save()


@pytest.mark.parametrize(
    ("hours", "may"),
    [pytest.param(23, True, id="in time"), pytest.param(25, False, id="too late")],
)
def test_what_was_allowed_is_fetched_within_a_day(asked, viewer, held, hours, may):
    now = timezone.now()
    other = viewer(Role.MONITOR).acting()
    allowed = exports.allow(asked, by=other, at=now, seen=1)
    by = exports.Actor(allowed.asked_by.username, allowed.asked_by_id, Role.MONITOR)
    later = now + dt.timedelta(hours=hours)
    if may:
        with exports.fetch(allowed, by=by, at=later) as files:
            assert files.read(2) == b"PK"
    else:
        with pytest.raises(exports.ExportError, match="more than a day"):
            exports.fetch(allowed, by=by, at=later)


def test_what_was_refused_is_not_to_be_had(asked, viewer):
    refused = exports.refuse(asked, by=viewer(Role.MONITOR).acting(), seen=1)
    by = exports.Actor(refused.asked_by.username, refused.asked_by_id)
    with pytest.raises(exports.ExportError, match="No second person"):
        exports.fetch(refused, by=by, at=timezone.now())


def test_no_name_goes_out(held):
    record(Name(person=held.person, text="Amina Farah"), by=SYSTEM)
    made = io.BytesIO()
    counts = write_tables(made, ExportForm.CSV)
    files = zipfile.ZipFile(made)
    assert counts["person"] == 1
    assert all(b"Amina" not in files.read(name) for name in files.namelist())


def test_the_files_are_the_canonical_tables(held):
    made = io.BytesIO()
    write_tables(made, ExportForm.CSV)
    text = zipfile.ZipFile(made).read("custody.csv").decode()
    (row,) = csv.DictReader(text.splitlines())
    assert (row["custody_id"], row["person_id"]) == (str(held.pk), str(held.person_id))


def test_parquet_keeps_types(held):
    pq = pytest.importorskip("pyarrow.parquet")
    made = io.BytesIO()
    write_tables(made, ExportForm.PARQUET)
    table = pq.read_table(io.BytesIO(zipfile.ZipFile(made).read("custody.parquet")))
    assert str(table.schema.field("began_at").type).startswith("timestamp")


@pytest.mark.parametrize(
    ("role", "status"),
    [
        pytest.param(Role.MONITOR, 200, id="monitor"),
        pytest.param(Role.STATISTICIAN, 200, id="statistician"),
        pytest.param(Role.ADMINISTRATOR, 403, id="administrator"),
        pytest.param(Role.CUSTODY_OFFICER, 403, id="custody officer"),
    ],
)
def test_who_may_ask(client_as, held, role, status):
    answer = client_as(role).get(reverse("register:ask_export"))
    assert answer.status_code == status
