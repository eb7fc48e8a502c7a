"""Verdicts, lists and tasks, as a browser sees them."""

import datetime as dt

import pytest
from django.utils import timezone

pytestmark = pytest.mark.browser

LANGUAGES = [pytest.param("en", id="English"), pytest.param("ar", id="Arabic")]


@pytest.fixture
def held(emptied, settings):
    from habeas.web.accounts.models import Authority  # noqa: PLC0415 - after Django is set up
    from habeas.web.register.models import (  # noqa: PLC0415 - the same
        Custody,
        Person,
        Place,
        Placement,
    )
    from habeas.web.trail.actions import SYSTEM, record  # noqa: PLC0415 - the same

    settings.JURISDICTION = "XAA"
    police = record(Authority(name="Border Police", kind="border"), by=SYSTEM)
    place = Place(name="Harbour", type="police_station", authority=police)
    record(place, by=SYSTEM)
    began = timezone.now() - dt.timedelta(days=3)
    custody = Custody(
        person=record(Person(birth_year=1990), by=SYSTEM),
        began_at=began,
        detaining_authority=police,
        regime="removal",
    )
    record(custody, by=SYSTEM)
    record(Placement(custody=custody, place=place, began_at=began), by=SYSTEM)
    return custody


@pytest.fixture
def judged(held):
    from habeas.web.register.actions.judging import judge  # noqa: PLC0415 - the same

    judge([held.pk], at=timezone.now())
    return held


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdicts_of_a_custody_are_open_to_all(
    page, speak, sign_in, check, judged, language
):
    speak(language)
    sign_in("custody_officer", judged.detaining_authority)
    page.goto(f"/custodies/{judged.reference}/")
    assert page.locator("#verdicts").is_visible()
    check(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "address", ["/", "/custodies/", "/custodies/narrow/", "/tasks/", "/tasks/calendar/"]
)
def test_lists_are_open_to_all(page, speak, sign_in, check, judged, language, address):
    speak(language)
    sign_in("decision_maker", judged.detaining_authority)
    page.goto(address)
    check(page)


def test_from_a_standard_most_broken_to_whose_it_is(page, sign_in, judged):
    sign_in("decision_maker", judged.detaining_authority)
    page.goto("/")
    page.get_by_role("link", name="The detention pursues a legitimate").click()
    page.get_by_role("link", name=judged.reference).click()
    assert page.locator("#verdicts").is_visible()
