"""People sign in with a password and a second factor, and sessions end."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings as declared
from tests.web.people import PASSWORD, code_for, code_of, signed_in, with_second_factor

from habeas.web.accounts import second_factors
from habeas.web.accounts.sessions import BEGAN, SEEN
from habeas.web.trail.models import Action, Entry
from habeas.web.trail.queries import verify

pytestmark = pytest.mark.django_db
LOGIN = "/sign-in/login/"


def sign(client, name="amina", password=PASSWORD):
    return client.post(LOGIN, {"login": name, "password": password})


def test_the_password_alone_opens_nothing(client, person):
    person()
    assert sign(client).url == "/sign-in/second-factor/authenticate/"
    assert client.get("/account/").status_code == 302


def test_password_and_code_sign_in_and_the_trail_knows(client, person):
    user = person()
    assert signed_in(client, user).url == "/"
    assert client.get("/account/").status_code == 200
    (told,) = Entry.objects.filter(action=Action.SIGNED_IN)
    assert (told.actor, told.object_id) == ("amina", str(user.pk))
    client.post("/sign-in/logout/")
    assert Entry.objects.filter(action=Action.SIGNED_OUT).count() == 1
    assert client.get("/account/").status_code == 302
    assert verify().broken is None


def test_a_wrong_code_says_so_and_a_code_serves_once(client, person):
    user = person()
    code = code_of(user)
    sign(client)
    wrong = client.post(
        "/sign-in/second-factor/authenticate/",
        {"code": f"{(int(code) + 1) % 10**6:06}"},
    )
    assert "Incorrect code." in wrong.content.decode()
    signed_in(client, user)
    client.post("/sign-in/logout/")
    sign(client)
    again = client.post("/sign-in/second-factor/authenticate/", {"code": code})
    assert again.status_code == 200


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        pytest.param("statistician", False, id="no names"),
        pytest.param("judge", True, id="a judge"),
        pytest.param("administrator", True, id="an administrator"),
        pytest.param("civil_society", True, id="civil society"),
    ],
)
def test_whoever_sees_names_sets_up_a_second_factor_first(client, person, role, asked):
    client.force_login(
        person(role, factor=False), backend=declared.AUTHENTICATION_BACKENDS[2]
    )
    answer = client.get("/account/")
    assert answer.status_code == (302 if asked else 200)
    if asked:
        assert answer.url == "/account/second-factor/"
        assert client.get(answer.url).status_code == 200


def test_a_second_factor_is_set_up_and_its_key_is_sealed(client, person):
    user = person(factor=False)
    sign(client)
    again = client.get("/sign-in/second-factor/totp/activate/").url
    assert again.startswith("/sign-in/again/")
    page = client.post(again, {"password": PASSWORD}, follow=True).content.decode()
    secret = re.search(r"<code[^>]*>(\w+)</code>", page)[1]
    done = client.post(
        "/sign-in/second-factor/totp/activate/", {"code": code_for(secret)}
    )
    assert done.url == "/sign-in/second-factor/recovery-codes/"
    assert client.get("/account/").status_code == 200
    kept = Authenticator.objects.get(user=user, type="totp").data["secret"]
    assert secret not in kept
    assert second_factors.Adapter().decrypt(kept) == secret


def test_after_five_wrong_passwords_even_the_right_one_waits(client, person):
    person()
    answers = [sign(client, password="wrong").status_code for _ in range(5)]  # noqa: S106 - made up
    assert answers == [200, 200, 200, 200, 429]
    locked = sign(client)
    assert locked.status_code == 429
    assert "Wait a quarter of an hour" in locked.content.decode()


@pytest.mark.parametrize(
    ("name", "seconds", "ended"),
    [
        pytest.param(SEEN, 29 * 60, False, id="used half an hour ago"),
        pytest.param(SEEN, 31 * 60, True, id="left alone"),
        pytest.param(BEGAN, 7 * 3600, False, id="open for hours"),
        pytest.param(BEGAN, 8 * 3600 + 60, True, id="open for a day's work"),
    ],
)
def test_sessions_end(client, person, name, seconds, ended):
    signed_in(client, person())
    client.get("/account/")
    session = client.session
    session[name] -= seconds
    session.save()
    answer = client.get("/account/")
    assert (answer.status_code == 302) == ended
    assert Entry.objects.filter(action=Action.SIGNED_OUT).exists() == ended


def test_signing_out_everywhere_ends_every_session(client, person):
    user = person()
    other = type(client)()
    for browser in (client, other):
        Authenticator.objects.filter(user=user).delete()
        signed_in(browser, with_second_factor(user))
    assert UserSession.objects.count() == 2
    client.post("/account/end-sessions/")
    assert client.get("/account/").status_code == 302
    assert other.get("/account/").status_code == 302


def test_nobody_makes_an_account_for_themselves(client):
    assert client.get("/sign-in/signup/").status_code == 404


def test_the_language_one_chose_comes_back_with_the_sign_in(client, person):
    user = person()
    signed_in(client, user)
    client.post("/account/language/", {"language": "ar"})
    client.post("/sign-in/logout/")
    client.cookies.pop("django_language")
    Authenticator.objects.all().delete()
    signed_in(client, with_second_factor(user))
    assert 'lang="ar"' in client.get("/account/").content.decode()
