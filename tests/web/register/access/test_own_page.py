"""The person held reads their own file, and complains; nobody else does it for them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from habeas.web.accounts.models import Role
from habeas.web.register.actions.reading import note_read
from habeas.web.register.models import (
    Ground,
    HealthCheck,
    Incident,
    Order,
    Paper,
    Person,
)
from habeas.web.register.queries.viewer import viewer_of
from habeas.web.trail.actions import SYSTEM, record
from habeas.web.trail.models import Action, Entry


@pytest.fixture
def mine(client_as):
    return client_as(Role.DETAINED_PERSON)


def text_of(answer):
    return answer.content.decode()


def test_it_says_who_where_since_when_and_why(mine, held, police, place):
    ends = timezone.now() + dt.timedelta(days=20)
    order = Order(
        custody=held,
        kind="detention",
        at=timezone.now(),
        ends_at=ends,
        legal_basis="Aliens Act, section 12",
        reasons="No address is known.",
    )
    record(order, by=SYSTEM)
    record(Ground(custody=held, ground="risk_of_absconding"), by=SYSTEM)
    text = text_of(mine.get(reverse("register:own")))
    for said in ("Border Police", "Harbour", "section 12", "No address is known."):
        assert said in text
    assert "1 whole day<" in text.replace("\n", "")
    assert "Until when at most, by law" in text


def test_it_says_that_there_is_no_order(mine, held):
    assert "There is no order on record" in text_of(mine.get(reverse("register:own")))


def test_it_says_who_read_it_and_leaves_out_oneself(mine, held, police, viewer):
    nurse = viewer(Role.HEALTH_PROFESSIONAL, police)
    check = record(HealthCheck(custody=held, at=timezone.now()), by=SYSTEM)
    note_read(nurse, check)
    address = reverse("register:own")
    mine.get(address)
    text = text_of(mine.get(address))
    assert nurse.user.username in text
    assert "Person detained" not in text


def test_papers_are_ones_own(mine, held, hold):
    kept = {"what": "order", "language": "en", "title": "Order", "content": b"%PDF"}
    own = record(Paper(custody=held, **kept), by=SYSTEM)
    other = record(Paper(custody=hold(), **kept), by=SYSTEM)
    answer = mine.get(reverse("register:paper", args=[own.pk]))
    assert (answer.status_code, answer.content) == (200, b"%PDF")
    address = reverse("register:paper", args=[other.pk])
    assert mine.get(address).status_code == 404


def test_a_complaint_goes_behind_its_wall(mine, held, police, viewer):
    said = {"kind": "ill_treatment", "account": "ضربوني", "source_is_protected": "on"}
    answer = mine.post(reverse("register:complain"), said)
    assert answer.status_code == 302
    told = Incident.objects.get(custody=held)
    assert (told.account, told.source_is_protected) == ("ضربوني", True)
    assert Entry.objects.get(kind="register.incident").role == Role.DETAINED_PERSON


def test_a_complaint_without_words_keeps_what_was_chosen(mine, held):
    answer = mine.post(reverse("register:complain"), {"kind": "ill_treatment"})
    assert answer.status_code == 422
    assert 'value="ill_treatment"' in text_of(answer)
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    "role", [Role.CUSTODY_OFFICER, Role.MONITOR, Role.COUNSEL, Role.ADMINISTRATOR]
)
def test_it_is_for_the_person_held_alone(client_as, held, role):
    assert client_as(role).get(reverse("register:own")).status_code == 403


def test_it_is_read_in_ones_own_language(mine, held):
    answer = mine.get(reverse("register:own"), headers={"accept-language": "ar"})
    assert 'dir="rtl"' in text_of(answer)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SOCIAL_WORKER])
def test_an_account_is_given_with_a_word_told_once(client_as, browser_of, held, role):
    giving = reverse("register:give_account")
    said = {"reference": held.person.reference.lower()}
    giver = client_as(role)
    answer = giver.post(giving, said)
    account = answer.context["account"]
    assert account.check_password(answer.context["word"])
    assert viewer_of(account).own_person == held.person_id
    assert answer.context["word"] not in str(list(Entry.objects.values()))
    assert browser_of(account).get(reverse("register:own")).status_code == 200
    # A second account would read along unseen.
    assert giver.post(giving, said).status_code == 422


def test_an_account_needs_a_person(client_as, held):
    giver = client_as(Role.ADMINISTRATOR)
    answer = giver.post(reverse("register:give_account"), {"reference": "NOBODY"})
    assert answer.status_code == 422
    assert Person.objects.count() == 1


def test_ones_own_reading_is_told_too(mine, held):
    mine.get(reverse("register:own"))
    assert Entry.objects.get(action=Action.READ).role == Role.DETAINED_PERSON
