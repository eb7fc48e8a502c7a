"""Nothing on a page lets enforcement tell who seeks protection, nor the desk why."""

import datetime as dt
import re
from difflib import unified_diff

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.models import (
    Assessment,
    ConsularEvent,
    Decision,
    Obstacle,
    Order,
    Protection,
    Remedy,
    Screening,
    Vulnerability,
)
from habeas.web.register.queries.veils import codes_offered, value_shown
from habeas.web.register.queries.viewer import viewer_of
from habeas.web.trail.actions import SYSTEM, record

ENFORCEMENT = [Role.CUSTODY_OFFICER, Role.DECISION_MAKER, Role.CHECKING_OFFICER]
# What differs from one custody, and one showing, to another in any case.
_OWN = re.compile(
    r"[2-9B-DF-HJ-NP-TV-XZ]{4}-[2-9B-DF-HJ-NP-TV-XZ]{4}"
    r"|[0-9a-f]{8}-[0-9a-f-]{27}"
    r"|name=\"(?:csrfmiddlewaretoken|once)\" value=\"[^\"]*\""
    r"|\d{1,2}:\d\d|[ap]\.m\.|noon|midnight"
)


def seek_protection(held):
    """Record all that an application for asylum leaves behind the wall."""
    now = timezone.now()
    record(Protection(custody=held, seeks_protection=True), by=SYSTEM)
    record(Decision(custody=held, at=now), by=SYSTEM)
    record(Remedy(custody=held, filed_at=now, is_suspensive=True), by=SYSTEM)
    record(Screening(custody=held, at=now), by=SYSTEM)
    record(Assessment(custody=held, kind="risk_on_return", at=now), by=SYSTEM)
    seeks = Vulnerability(person=held.person, situation="asylum_seeker", known_at=now)
    record(seeks, by=SYSTEM)


@pytest.fixture
def alike(hold):
    """Two custodies that differ in nothing but what is behind the wall."""
    since = timezone.now().replace(minute=0, second=0, microsecond=0)
    since -= dt.timedelta(days=5)
    one, other = hold(since=since), hold(since=since)
    seek_protection(other)
    return one, other


def shown(browser, address):
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)
    lines = _OWN.sub("*", answer.content.decode()).splitlines()
    # Which tables are asked, and how often: the values are each custody's own.
    tables = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in asked]
    return answer.status_code, lines, tables


@pytest.mark.parametrize("role", ENFORCEMENT)
@pytest.mark.parametrize(
    ("page", "key"),
    [
        pytest.param("custody", lambda held: held.reference, id="custody"),
        pytest.param("person", lambda held: held.person.reference, id="person"),
    ],
)
def test_a_file_looks_the_same_with_and_without_it(
    client_as, police, alike, role, page, key
):
    browser = client_as(role, police)
    addresses = [reverse(f"register:{page}", args=[key(held)]) for held in alike]
    # The first showing judges what was just recorded, and the next one reads the words.
    for address in addresses * 2:
        browser.get(address)
    (status, without, asked), (other, sought, asked_too) = (
        shown(browser, address) for address in addresses
    )
    assert (status, other) == (200, 200)
    assert list(unified_diff(without, sought, n=0)) == []
    assert list(unified_diff(asked, asked_too, n=0)) == []


def test_a_search_finds_both(client_as, police, alike):
    browser = client_as(Role.CUSTODY_OFFICER, police)
    answer = browser.get(reverse("register:people"), {"q": "1990"}).content.decode()
    assert all(held.person.reference in answer for held in alike)


@pytest.mark.parametrize("sought", [False, True], ids=["nobody asked", "protected"])
def test_the_desk_finds_the_same_nothing(client_as, held, sought):
    if sought:
        asked = ConsularEvent(custody=held, kind="requested", at=timezone.now())
        record(asked, by=SYSTEM)
        seek_protection(held)
    desk = client_as(Role.CONSULAR_DESK)
    for address in (
        reverse("register:custody", args=[held.reference]),
        reverse("register:engagements", args=[held.reference]),
        reverse("register:person_reads", args=[held.person.reference]),
    ):
        assert desk.get(address).status_code == 404
    nobody = reverse("register:custody", args=["K7QM-4X2D"])
    missing = desk.get(nobody)
    kept = desk.get(reverse("register:custody", args=[held.reference]))
    assert _OWN.sub("*", kept.content.decode()) == _OWN.sub(
        "*", missing.content.decode()
    )


def test_the_desk_is_shown_an_outline_of_who_asked(client_as, held):
    asked = ConsularEvent(custody=held, kind="requested", at=timezone.now())
    record(asked, by=SYSTEM)
    desk = client_as(Role.CONSULAR_DESK)
    answer = desk.get(reverse("register:custody", args=[held.reference]))
    text = answer.content.decode()
    assert "Harbour" in text
    assert "Verdicts" not in text
    assert "Border Police" not in text


TELLING = [
    pytest.param(Obstacle, "kind", "non_refoulement", "other", id="an obstacle"),
    pytest.param(
        Order, "extension_reason", "asylum_claim", "other", id="why it was extended"
    ),
]


@pytest.mark.parametrize(("kind", "name", "code", "instead"), TELLING)
def test_a_code_that_tells_is_shown_as_one_that_does_not(
    held, related, kind, name, code, instead
):
    fact = record(kind(custody=held, **{name: code}), by=SYSTEM)
    officer = viewer_of(related(Role.CUSTODY_OFFICER))
    counsel = viewer_of(related(Role.COUNSEL))
    assert value_shown(officer, fact, name) == instead
    assert value_shown(counsel, fact, name) == code
    assert code not in codes_offered(officer, kind, name, [code, instead])


def test_a_status_granted_reads_as_any_release(hold, related):
    now = timezone.now()
    since = now - dt.timedelta(days=2)
    over = hold(since=since, ended_at=now, end_reason="status_granted")
    officer = viewer_of(related(Role.CUSTODY_OFFICER))
    assert value_shown(officer, over, "end_reason") == "released"
