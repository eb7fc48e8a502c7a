"""A form acts once, and what an ended session held comes back to its owner alone."""

import re

import pytest
from tests.web.pages import gallery

from habeas.web.pages.models import Kept, Sent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.pages.gallery")]

TYPED = {
    "name": "Amina",
    "told": "She was told nothing.",
    "many": "3",
    "few": "a",
    "several": ["a", "b"],
    "agreed": "on",
    "speaks": "no",
    "born": "2001-02-03",
    "began_at": "2024-06-01T08:05",
}


@pytest.fixture(autouse=True)
def done():
    gallery.DONE.clear()
    return gallery.DONE


@pytest.fixture
def amina(django_user_model):
    return django_user_model.objects.create_user("amina", password="a-long-password")  # noqa: S106 - made up


@pytest.fixture
def signed_in(client, amina):
    client.force_login(amina)
    return client


def token_of(response):
    return re.search(r'name="once" value="([^"]+)"', response.content.decode())[1]


def test_a_second_press_does_nothing_and_leads_where_the_first_one_led(signed_in, done):
    said = TYPED | {"once": token_of(signed_in.get("/ask/"))}
    first, second = (signed_in.post("/ask/", said) for _ in range(2))
    assert first.url == second.url == "/done/1/"
    assert len(done) == 1


def test_a_form_sent_again_with_other_content_is_asked_about(signed_in, done):
    said = TYPED | {"once": token_of(signed_in.get("/ask/"))}
    signed_in.post("/ask/", said)
    again = signed_in.post("/ask/", said | {"name": "Amina B."})
    assert again.status_code == 409
    assert "Amina B." in again.content.decode()
    assert len(done) == 1
    sent = signed_in.post("/ask/", said | {"name": "B.", "once": token_of(again)})
    assert sent.url == "/done/2/"


def test_wrong_input_keeps_all_that_was_typed(signed_in, done):
    answer = signed_in.post("/ask/", TYPED | {"born": "", "born_day": "31"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "She was told nothing." in page
    assert re.search(r'name="born_day"[^>]*value="31"', page)
    assert 'href="#id_born_0"' in page
    assert done == []
    assert not Sent.objects.exists()


def sent_after_the_session(client, **more):
    said = TYPED | {"once": token_of(client.get("/ask/"))} | more
    client.cookies.pop("sessionid")
    answer = client.post("/ask/", said)
    assert answer.url == "/sign-in/login/?next=/ask/"
    return said


def test_an_ended_session_loses_nothing(signed_in, amina, done):
    said = sent_after_the_session(signed_in)
    assert done == []
    signed_in.force_login(amina)
    page = signed_in.get("/ask/").content.decode()
    assert "She was told nothing." in page
    assert "is not saved yet" in page
    assert done == []
    again = signed_in.post("/ask/", said | {"once": token_of(signed_in.get("/ask/"))})
    assert again.url == "/done/1/"
    assert not Kept.objects.exists()


def test_what_was_kept_is_not_shown_to_whoever_signs_in_next(
    signed_in, django_user_model
):
    sent_after_the_session(signed_in)
    signed_in.force_login(django_user_model.objects.create_user("badr"))
    page = signed_in.get("/ask/").content.decode()
    assert "She was told nothing." not in page


def test_the_database_alone_cannot_read_what_was_kept(signed_in):
    sent_after_the_session(signed_in, password="hidden")  # noqa: S106 - made up
    (kept,) = Kept.objects.all()
    assert b"told" not in bytes(kept.sealed)
    assert kept.name not in str(signed_in.cookies["kept"].value)


def test_a_form_that_is_not_ours_is_not_kept(client):
    client.post("/ask/", TYPED | {"once": "forged|1"})
    assert not Kept.objects.exists()


def test_every_page_asks_for_a_sign_in(client):
    assert client.get("/ask/").url == "/sign-in/login/?next=/ask/"
