"""At the head of a page stands what belongs to its section; all else on the first."""

import re

import pytest
from django.urls import reverse

from habeas.web.accounts.models import Role

pytestmark = pytest.mark.django_db


def bar(page):
    """Give the words of the links at the head of a page."""
    (nav,) = re.findall(r'<ul [^>]*id="navigation">(.*?)</ul>', page.text, re.DOTALL)
    return [re.sub("<.*?>", "", link) for link in re.findall(r"<a.*?</a>", nav)]


@pytest.mark.parametrize(
    ("address", "there", "not_there"),
    [
        pytest.param(
            "register:custodies",
            {"Places", "Supervision"},
            {"Committee"},
            id="register",
        ),
        pytest.param(
            "supervision:committee", {"Committee", "Register"}, {"Places"}, id="other"
        ),
        pytest.param("register:reads", {"Who read what"}, {"Exports"}, id="not main"),
        pytest.param("home", {"Home", "Custodies"}, {"Exports"}, id="first page"),
    ],
)
def test_the_head_holds_the_section(client_as, address, there, not_there):
    shown = set(bar(client_as(Role.MONITOR).get(reverse(address))))
    assert there <= shown
    assert not shown & not_there


def test_the_first_page_leads_everywhere(client_as):
    page = client_as(Role.MONITOR).get(reverse("home")).text
    for address in ("register:exports", "register:reads", "supervision:committee"):
        assert f'href="{reverse(address)}"' in page


def test_whoever_has_no_files_is_only_shown_supervision(client):
    assert "Register" not in bar(client.get(reverse("supervision:committee")))
