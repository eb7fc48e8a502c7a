"""Somebody of whom nothing is known is registered in two minutes, by keyboard alone."""

import datetime as dt

import pytest
from django.utils import timezone

pytestmark = pytest.mark.browser

LANGUAGES = [pytest.param("en", id="English"), pytest.param("ar", id="Arabic")]
# Keys that a slow typist presses in two minutes: two a second.
KEYS_IN_TWO_MINUTES = 240


@pytest.fixture
def harbour(emptied):
    from habeas.web.accounts.models import Authority  # noqa: PLC0415 - after Django is set up
    from habeas.web.register.models import Place  # noqa: PLC0415 - the same
    from habeas.web.trail.actions import SYSTEM, record  # noqa: PLC0415 - the same

    police = record(Authority(name="Border Police", kind="border"), by=SYSTEM)
    place = Place(name="Harbour", type="police_station", authority=police)
    return record(place, by=SYSTEM)


@pytest.fixture
def held(harbour):
    from habeas.web.register.actions import (  # noqa: PLC0415 - the same
        custodies,
        facts,
        people,
    )
    from habeas.web.register.models import Placement  # noqa: PLC0415 - the same
    from habeas.web.trail.actions import SYSTEM  # noqa: PLC0415 - the same

    now = timezone.now()
    known = people.Known(name="يوسف أدن", sex="male", apparent_age=20, language="ara")
    person = people.register(known, by=SYSTEM, at=now)
    taken = custodies.Taken(now - dt.timedelta(hours=5), harbour.authority, harbour)
    custody = custodies.begin(person, taken, by=SYSTEM, at=now)
    again = Placement(custody=custody, place=harbour, began_at=now)
    facts.record(again, by=SYSTEM)
    return custody


class Keys:
    """A keyboard that counts how often it is pressed."""

    def __init__(self, page):
        self._page, self.pressed = page, 0

    def fill(self, label, text):
        self._page.get_by_label(label, exact=True).press_sequentially(text)
        # One more key leads to each field.
        self.pressed += len(text) + 1

    def choose(self, label, words):
        self._page.get_by_label(label).select_option(label=words)
        self.pressed += 1 + len(words)


def test_an_unknown_man_is_registered_in_two_minutes(page, sign_in, harbour):
    sign_in("custody_officer", harbour.authority)
    keys = Keys(page)
    page.goto("/people/")
    page.get_by_label("Find a person").fill("arabic")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Register a new person").click()
    page.get_by_label("Name, as the person says it").fill("")
    keys.fill("Description (optional)", "man, grey jacket")
    keys.choose("Sex, as recorded", "Male")
    keys.fill("About how old? (optional)", "20")
    keys.choose("Language the person understands", "Arabic")
    for part, figures in zip(
        ("Day", "Month", "Year", "Hour", "Minute"),
        ("24", "11", "2026", "8", "15"),
        strict=True,
    ):
        began = page.get_by_role("group", name="When was the person deprived")
        began.get_by_label(part).press_sequentially(figures)
        keys.pressed += len(figures) + 1
    page.get_by_role("button", name="Register").click()
    assert "Recorded. The reference of this custody is" in page.inner_text("main")
    assert "Harbour" in page.inner_text("main")
    assert keys.pressed < KEYS_IN_TWO_MINUTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_person_held_are_open_to_all(
    page, speak, sign_in, check, held, language
):
    speak(language)
    sign_in("custody_officer", held.detaining_authority)
    page.goto("/people/?q=yusuf")
    assert page.get_by_role("link", name="يوسف أدن").is_visible()
    check(page)
    custody, person = f"custodies/{held.reference}", f"people/{held.person.reference}"
    for address in (
        "people/new",
        custody,
        f"{custody}/transfer",
        f"{custody}/end",
        f"{custody}/facts",
        f"{custody}/facts/placement",
        f"{custody}/facts/placement/new",
        person,
        f"{person}/likeness",
        f"{person}/facts/birth-claim/new",
        f"facts/custody/{held.pk}",
        f"facts/custody/{held.pk}/correct",
        "contradictions",
        "places",
        "authorities",
    ):
        page.goto(f"/{address}/")
        check(page)
