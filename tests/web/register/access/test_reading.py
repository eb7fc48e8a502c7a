"""Every read of a file is told, and shown to whom it concerns."""

import pytest
from django.http import Http404
from django.utils import timezone

from habeas.web.accounts.models import Authority, Role
from habeas.web.register.actions.reading import note_read, note_search, opened
from habeas.web.register.models import Custody, HealthCheck, Person
from habeas.web.register.queries.reads import all_reads, may_see_reads, reads_of
from habeas.web.register.queries.viewer import viewer_of
from habeas.web.trail.actions import SYSTEM, correct, record
from habeas.web.trail.models import Action, Entry


def test_what_is_opened_is_told(held, police, viewer):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    assert opened(officer, Custody, reference=held.reference) == held
    told = Entry.objects.get(action=Action.READ)
    assert (told.actor, told.role) == (officer.user.username, "custody_officer")
    assert (told.about, told.object_id) == (str(held.person_id), str(held.pk))


def test_what_may_not_be_seen_is_not_there(held, viewer):
    other = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    with pytest.raises(Http404):
        opened(viewer(Role.CUSTODY_OFFICER, other), Custody, pk=held.pk)
    assert not Entry.objects.filter(action=Action.READ).exists()


def test_reads_are_shown_newest_first_and_page_by_page(held, police, viewer):
    officer, nurse = (
        viewer(role, police)
        for role in (Role.CUSTODY_OFFICER, Role.HEALTH_PROFESSIONAL)
    )
    check = record(HealthCheck(custody=held, at=timezone.now()), by=SYSTEM)
    note_read(officer, held)
    note_read(nurse, check)
    page = reads_of([held.person_id], limit=1)
    assert [(r.who, r.what, r.wall) for r in page.reads] == [
        (nurse.user.username, "health check", "Health")
    ]
    (older,) = reads_of([held.person_id], before=page.before).reads
    assert (older.who, older.role) == (officer.user.username, "Custody officer")


def test_ones_own_reads_are_left_out(held, viewer, related):
    own = viewer_of(related(Role.DETAINED_PERSON))
    note_read(own, held)
    assert reads_of(own.own_people, but=own.user).reads == ()


def test_reads_of_a_merged_record_are_told_with_the_others(held, viewer):
    other = record(Person(), by=SYSTEM)
    monitor = viewer(Role.MONITOR)
    note_read(monitor, other)
    correct(other, {"merged_into": held.person}, by=SYSTEM, reason="same", seen=1)
    assert len(reads_of([held.person_id]).reads) == 1


def test_searches_are_told_to_the_monitor(police, viewer):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    note_search(officer, Person, {"name": "Amina"}, found=3)
    (read,) = all_reads(reader=officer.user.username).reads
    assert (read.action, read.what) == ("Searched", "person")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        pytest.param(Role.MONITOR, True, id="monitor"),
        pytest.param(Role.COUNSEL, True, id="counsel"),
        pytest.param(Role.CUSTODY_OFFICER, False, id="custody officer"),
        pytest.param(Role.ADMINISTRATOR, False, id="administrator"),
    ],
)
def test_the_log_is_for_those_it_protects(viewer, role, may):
    assert may_see_reads(viewer(role)) is may
