"""Administrators look after accounts and bodies, and see no files."""

import datetime as dt
import re

import pytest
from tests.web.people import PASSWORD, appointed, with_second_factor

from habeas.web.accounts.models import Appointment, Authority, User
from habeas.web.accounts.queries import roles_of, tree
from habeas.web.trail.actions import SYSTEM, record
from habeas.web.trail.models import Entry

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGES = ["/account/people/", "/account/people/add/", "/account/bodies/"]


@pytest.fixture
def administrator(client):
    user = with_second_factor(appointed("administrator", name="dunya"))
    client.force_login(user, backend=BACKEND)
    return user


@pytest.mark.parametrize("page", PAGES)
def test_for_others_there_is_no_such_page(client, page):
    client.force_login(with_second_factor(appointed("monitor")), backend=BACKEND)
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_has_them(client, administrator, page):
    assert client.get(page).status_code == 200


def test_a_first_password_opens_only_the_page_that_changes_it(client, administrator):
    said = {"username": "badr", "first_name": "Badr", "last_name": "", "language": "ar"}
    page = client.post("/account/people/add/", said).content.decode()
    password = re.search(r"<code[^>]*>([\w-]+)</code>", page)[1]
    newcomer = type(client)()
    newcomer.post("/sign-in/login/", {"login": "badr", "password": password})
    assert newcomer.get("/account/").url == "/sign-in/password/"
    chosen = {"oldpassword": password, "password1": PASSWORD, "password2": PASSWORD}
    newcomer.post("/sign-in/password/", chosen)
    assert newcomer.get("/account/").url == "/account/second-factor/"


def test_a_role_is_given_and_ends(client, administrator):
    user = User.objects.create_user("badr")
    said = {"role": "judge", "begins_on": "2024-01-01", "ends_on": ""}
    assert client.post(f"/account/people/{user.pk}/appoint/", said).status_code == 302
    assert roles_of(user) == {"judge"}
    (held,) = Appointment.objects.filter(user=user)
    client.post(f"/account/appointments/{held.pk}/end/")
    held.refresh_from_db()
    assert held.ends_on is not None
    told = Entry.objects.filter(object_id=str(held.pk)).values_list("actor", "role")
    assert set(told) == {("dunya", "administrator")}


@pytest.mark.parametrize(
    ("name", "held", "role", "why"),
    [
        pytest.param("dunya", None, "monitor", "Nobody gives themselves", id="oneself"),
        pytest.param("badr", "judge", "administrator", "sees no files", id="two hats"),
        pytest.param("badr", None, "judge", None, id="one role"),
    ],
)
def test_no_role_is_given_that_would_open_files_to_administrators(
    client, administrator, name, held, role, why
):
    user = User.objects.filter(username=name).first()
    user = user or (
        appointed(held, name=name) if held else User.objects.create_user(name)
    )
    said = {"role": role, "begins_on": "2024-01-01", "ends_on": ""}
    answer = client.post(f"/account/people/{user.pk}/appoint/", said)
    assert answer.status_code == (302 if why is None else 422)
    assert why is None or why in answer.content.decode()


def test_an_end_before_the_beginning_is_told_beside_the_field(client, administrator):
    user = User.objects.create_user("badr")
    said = {"role": "judge", "begins_on": "2024-02-01", "ends_on": "2024-01-01"}
    answer = client.post(f"/account/people/{user.pk}/appoint/", said)
    assert answer.context["form"].errors["ends_on"] == [
        "It would end before it begins."
    ]


def test_a_closed_account_is_signed_out_and_opens_nothing(client, administrator):
    user = with_second_factor(appointed("judge", name="badr"))
    other = type(client)()
    other.force_login(user, backend=BACKEND)
    client.post(f"/account/people/{user.pk}/access/")
    assert other.get("/account/").status_code == 302
    assert roles_of(User.objects.get(pk=user.pk)) == frozenset()


def test_a_stale_page_cannot_overwrite_a_body(client, administrator):
    body = record(Authority(name="Police", kind="police"), by=SYSTEM)
    page = f"/account/bodies/{body.pk}/"
    said = {"name": "Police", "kind": "police", "seen": 1, "reason": "spelling"}
    first = client.post(page, said | {"name": "The Police"})
    second = client.post(page, said | {"name": "Polis"})
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Polis" in second.content.decode()
    body.refresh_from_db()
    assert (body.name, body.version) == ("The Police", 2)


def test_bodies_in_a_ring_are_shown_all_the_same():
    first = record(Authority(name="A", kind="police"), by=SYSTEM)
    second = record(Authority(name="B", kind="police", parent=first), by=SYSTEM)
    Authority.objects.filter(pk=first.pk).update(parent=second)
    (top,) = tree()
    assert top.authority.name == "A"
    assert [branch.authority.name for branch in top.below] == ["B"]


def test_a_role_of_the_past_or_of_tomorrow_is_none(django_user_model):
    user = django_user_model.objects.create_user("badr")
    given = {"user": user, "role": "judge"}
    record(
        Appointment(
            begins_on=dt.date(2024, 1, 1), ends_on=dt.date(2024, 2, 1), **given
        ),
        by=SYSTEM,
    )
    assert roles_of(user) == frozenset()
    assert roles_of(user, dt.date(2024, 2, 1)) == {"judge"}
