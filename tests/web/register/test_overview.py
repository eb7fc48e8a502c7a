"""Lists: whom each viewer sees, narrowed, page by page, and what waits for them."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from habeas.web.accounts.models import Authority, Role
from habeas.web.register.models import Breach, Custody, Name, Person, Task
from habeas.web.register.queries.overview import PAGE, Asked, overview
from habeas.web.register.queries.tasks import (
    most_broken,
    page_of_tasks,
    tasks_of,
    work_of,
)
from habeas.web.trail.actions import SYSTEM, record
from habeas.web.trail.models import Entry

NOW = timezone.now()
DAY = dt.timedelta(days=1)


@pytest.fixture
def monitor(viewer):
    return viewer(Role.MONITOR)


@pytest.fixture
def broken():
    def made(custody, line):
        Breach.objects.create(
            custody=custody, subject="custody", subject_id=str(custody.pk), line=line
        )

    return made


@pytest.fixture
def task(held, police):
    def made(role, **given):
        about = {"custody": held, "authority": police, "line": "outside-contact"}
        about |= {"raised_at": NOW, "due_at": NOW - DAY}
        return Task.objects.create(role=role, **(about | given))

    return made


def listed(page):
    return [row.custody for row in page.rows]


@pytest.mark.parametrize(
    "near",
    [
        pytest.param(2_000, id="among the nearest"),
        pytest.param(1, id="past the nearest"),
    ],
)
def test_pages_follow_on_one_another_and_leave_nobody_out(hold, monitor, near):
    same = NOW - 9 * DAY
    made = {hold(since=same) for _ in range(3)} | {hold(since=NOW - 2 * DAY)}
    seen, after = [], None
    for _page in range(3):
        page = overview(monitor, Asked(), after=after, size=2, near=near)
        seen.extend(listed(page))
        after = page.next
        if after is None:
            break
    assert after is None
    assert set(seen) == made
    assert len(seen) == 4
    assert [c.began_at for c in seen] == sorted(
        (c.began_at for c in seen), reverse=True
    )


def test_whoever_has_no_beginning_stands_before_the_first(hold, monitor):
    hold()
    undated = record(Custody(person=record(Person(), by=SYSTEM)), by=SYSTEM)
    first = overview(monitor, Asked(), size=1)
    assert listed(first)[0] == undated


def test_only_those_held_are_listed_unless_asked(hold, monitor):
    gone = hold(since=NOW - 5 * DAY, ended_at=NOW - DAY)
    assert listed(overview(monitor, Asked())) == []
    assert listed(overview(monitor, Asked(and_released=True))) == [gone]


def test_whoever_sees_few_finds_them_behind_many(hold, viewer, police):
    other = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    theirs = hold(since=NOW - 9 * DAY, detaining_authority=other)
    gone = hold(since=NOW - 30 * DAY, ended_at=NOW - DAY, detaining_authority=other)
    for _other in range(3):
        hold()
    decides = viewer(Role.DECISION_MAKER, other)
    assert listed(overview(decides, Asked(), near=1)) == [theirs]
    both = overview(decides, Asked(and_released=True), near=1)
    assert listed(both) == [theirs, gone]


def test_each_sees_their_own(held, viewer, police):
    other = record(Authority(name="Customs", kind="border"), by=SYSTEM)
    mine = overview(viewer(Role.DECISION_MAKER, police), Asked())
    theirs = overview(viewer(Role.DECISION_MAKER, other), Asked())
    assert (listed(mine), listed(theirs)) == ([held], [])


def test_a_list_is_narrowed(hold, police, place, monitor, broken):
    one, other = hold(nationality_of(hold, "ERI")), hold()
    broken(other, "outside-contact")
    found = {
        "place": Asked(place=place.pk),
        "authority": Asked(authority=police.pk),
        "line": Asked(line="outside-contact"),
        "overdue": Asked(is_overdue=True),
        "nationality": Asked(nationality="ERI"),
    }
    lists = {name: listed(overview(monitor, asked)) for name, asked in found.items()}
    assert set(lists["place"]) == set(lists["authority"]) == {one, other}
    assert lists["line"] == lists["overdue"] == [other]
    assert lists["nationality"] == [one]


def nationality_of(hold, code):
    return record(Person(nationality=code, birth_year=1990), by=SYSTEM)


def test_no_list_tells_of_a_line_behind_a_wall(held, viewer, police, broken):
    broken(held, "consular-refusal-respected")
    officer = viewer(Role.CUSTODY_OFFICER, police)
    page = overview(officer, Asked(line="consular-refusal-respected"))
    assert listed(page) == []
    (row,) = overview(officer, Asked()).rows
    assert row.breaches == 0
    assert most_broken(officer) == ()


def test_a_name_is_shown_to_whoever_may_see_it(held, viewer, police, broken):
    record(Name(person=held.person, text="سليم", is_main=True), by=SYSTEM)
    broken(held, "health-regularly")
    officer = overview(viewer(Role.CUSTODY_OFFICER, police), Asked())
    assert officer.rows[0].name == "سليم"
    assert officer.rows[0].overdue == ()


TASKS = [
    pytest.param(Role.CUSTODY_OFFICER, {}, True, id="mine"),
    pytest.param(Role.DECISION_MAKER, {}, False, id="another role's"),
    pytest.param(Role.CUSTODY_OFFICER, {"state": "done"}, False, id="done"),
]


@pytest.mark.parametrize(("role", "given", "shown"), TASKS)
def test_tasks_are_those_of_the_office(task, viewer, police, role, given, shown):
    task(Role.CUSTODY_OFFICER, **given)
    assert tasks_of(viewer(role, police)).exists() is shown


def test_no_task_of_a_custody_one_may_not_see(task, viewer):
    task(Role.COUNSEL, authority=None)
    assert not tasks_of(viewer(Role.COUNSEL)).exists()


def test_every_task_is_on_one_page(task, viewer, police):
    officer = viewer(Role.CUSTODY_OFFICER, police)
    # Two are due at one moment, and one at none.
    due = [NOW, NOW + DAY, NOW + DAY, NOW + 2 * DAY, None]
    for level, at in enumerate(due):
        task(Role.CUSTODY_OFFICER, level=level, due_at=at)
    pages, after = [], None
    while not pages or after is not None:
        page = page_of_tasks(officer, after=after, only_alarms=False, size=2)
        pages.append([one.due_at for one in page.rows])
        after = page.next
        assert page.count == len(due)
    assert pages == [due[:2], due[2:4], due[4:]]


def test_the_next_page_of_tasks_is_a_link(task, client_as, police):
    for level in range(PAGE + 1):
        task(Role.CUSTODY_OFFICER, level=level)
    browser = client_as(Role.CUSTODY_OFFICER)
    first = browser.get("/tasks/")
    address = re.search(r'href="(\?[^"]+)" rel="next"', first.text)[1]
    second = browser.get("/tasks/" + address.replace("&amp;", "&"))
    assert [page.text.count('<th scope="row">') for page in (first, second)] == [
        PAGE,
        1,
    ]
    assert 'rel="next"' not in second.text
    assert browser.get("/tasks/?after=soon&key=one").status_code == 200


def test_work_counts_what_waits(task, viewer, police):
    task(Role.CUSTODY_OFFICER)
    task(Role.CUSTODY_OFFICER, level=1, is_alarm=True, due_at=NOW + DAY)
    work = work_of(viewer(Role.CUSTODY_OFFICER, police), at=NOW)
    assert (work.open, work.overdue, work.held) == (2, 1, 1)
    assert (len(work.alarms), len(work.tasks)) == (1, 1)


def test_the_most_broken_come_first(hold, monitor, broken):
    one, other = hold(), hold()
    broken(one, "child")
    for custody in (one, other):
        broken(custody, "outside-contact")
    assert [(b.line, b.custodies) for b in most_broken(monitor)] == [
        ("outside-contact", 2),
        ("child", 1),
    ]


PAGES = ["/", "/custodies/", "/custodies/narrow/", "/tasks/", "/tasks/calendar/"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "role", [r for r in Role if r != Role.DETAINED_PERSON], ids=str
)
def test_every_role_has_its_pages(role, page, client, related, task):
    task(role, authority=None)
    client.force_login(
        related(role), backend="django.contrib.auth.backends.ModelBackend"
    )
    status = client.get(page).status_code
    assert status in ({200, 403} if page.startswith("/custodies/") else {200})


def test_a_list_that_is_read_is_told_to_the_trail(client_as, held):
    client = client_as(Role.CUSTODY_OFFICER)
    client.get("/custodies/?overdue=on")
    entry = Entry.objects.latest("number")
    assert (entry.action, entry.kind) == ("searched", "register.custody")
    assert "overdue" in entry.content


@pytest.mark.parametrize(
    "query",
    ["?after=yesterday&key=1", "?place=nowhere", "?after=2026-01-01", "?line=%00"],
)
def test_what_cannot_be_read_does_no_harm(client_as, held, query):
    assert client_as(Role.CUSTODY_OFFICER).get(f"/custodies/{query}").status_code == 200


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert "login" in client.get("/custodies/")["Location"]
    assert client.get("/").status_code == 200
